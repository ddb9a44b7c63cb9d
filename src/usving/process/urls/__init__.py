"""Names of the pages of a process."""

from usving.process.urls import (
    after,
    closing,
    contacts,
    gatherings,
    groups,
    methods,
    planning,
    promises,
    recruiting,
    room,
    setup,
    u,
)

urlpatterns = [
    *u.urlpatterns,
    *gatherings.urlpatterns,
    *after.urlpatterns,
    *room.urlpatterns,
    *planning.urlpatterns,
    *groups.urlpatterns,
    *methods.urlpatterns,
    *promises.urlpatterns,
    *recruiting.urlpatterns,
    *setup.urlpatterns,
    *closing.urlpatterns,
    *contacts.urlpatterns,
]
