"""Names of the pages of a process."""

from usving.process.urls import closing, contacts, gatherings, promises, recruiting, setup, u

urlpatterns = [
    *u.urlpatterns,
    *gatherings.urlpatterns,
    *promises.urlpatterns,
    *recruiting.urlpatterns,
    *setup.urlpatterns,
    *closing.urlpatterns,
    *contacts.urlpatterns,
]
