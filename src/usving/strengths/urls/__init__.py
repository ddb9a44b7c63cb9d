"""Names of the pages."""

from django.urls import URLPattern

from usving.strengths.urls import exchange, resources, values

urlpatterns: list[URLPattern] = [
    *values.urlpatterns,
    *resources.urlpatterns,
    *exchange.urlpatterns,
]
