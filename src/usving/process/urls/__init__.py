"""Names of the pages of a process."""

from usving.process.urls import gatherings, recruiting, setup, u

urlpatterns = [*u.urlpatterns, *gatherings.urlpatterns, *recruiting.urlpatterns, *setup.urlpatterns]
