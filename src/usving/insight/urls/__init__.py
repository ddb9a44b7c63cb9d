"""Names of the pages."""

from usving.insight.urls import experiences, ideas, open_pages, readings, replies

urlpatterns = [
    *experiences.urlpatterns,
    *ideas.urlpatterns,
    *open_pages.urlpatterns,
    *readings.urlpatterns,
    *replies.urlpatterns,
]
