"""Names of the pages on how the process works."""

from django.urls import URLPattern, path

from usving.steering.views import quality

urlpatterns: list[URLPattern] = [
    path("prosess/<uuid:pk>/slik-jobber-vi/", quality.quality, name="quality"),
    path("prosess/<uuid:pk>/slik-jobber-vi/apning/", quality.quality_opened, name="quality_opened"),
    path("slik-jobber-vi/<uuid:pk>/svar/", quality.quality_answer, name="quality_answer"),
    path("slik-jobber-vi/<uuid:pk>/lukking/", quality.quality_closed, name="quality_closed"),
]
