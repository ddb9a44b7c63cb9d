"""Names of the pages about contact persons."""

from django.urls import path

from usving.process.views import contacts

urlpatterns = [
    path("familie/<uuid:pk>/kontaktperson/", contacts.contact_person, name="contact_person"),
    path("familie/<uuid:pk>/kontaktperson/sporsmal/", contacts.ask, name="contact_asked"),
    path("kontaktperson/", contacts.families, name="followed_families"),
    path("kontaktperson/sporsmal/<uuid:pk>/svar/", contacts.answer, name="contact_answer"),
    path("kontaktperson/sporsmal/<uuid:pk>/trukket/", contacts.withdraw, name="contact_withdrawn"),
    path("kontaktperson/<uuid:pk>/slutt/", contacts.end, name="contact_end"),
]
