"""Names of the pages of answers."""

from django.urls import URLPattern, path

from usving.insight.views import replies

urlpatterns: list[URLPattern] = [
    path("prosess/<uuid:process>/svar/", replies.replies, name="replies"),
    path("erfaringssvar/<uuid:pk>/", replies.reply, name="reply"),
    path("erfaringssvar/<uuid:pk>/den-som-svarer/", replies.handed_over, name="reply_handed_over"),
    path("erfaringssvar/<uuid:pk>/frist/", replies.put_off, name="reply_put_off"),
]
