"""Names of the pages of a process."""

from usving.process.urls import gatherings, recruiting, u

urlpatterns = [*u.urlpatterns, *gatherings.urlpatterns, *recruiting.urlpatterns]
