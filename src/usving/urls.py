"""One line per area."""

from django.urls import include, path

urlpatterns = [
    path("", include("usving.front.urls")),
    path("", include("usving.people.urls")),
    path("", include("usving.process.urls")),
    path("", include("usving.economy.urls")),
    path("", include("usving.strengths.urls")),
    path("", include("usving.insight.urls")),
    path("", include("usving.steering.urls")),
    path("", include("usving.housing.urls")),
]
