"""One line per area."""

from django.urls import include, path

urlpatterns = [
    path("", include("usving.front.urls")),
    path("", include("usving.people.urls")),
    path("", include("usving.process.urls")),
]
