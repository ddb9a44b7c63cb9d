"""Names of the pages of recruiting and of answering."""

from django.urls import URLPattern, path

from usving.process.views import answers, recruiting
from usving.process.views import recruiting_sent as sent

after = answers.invitation_after
urlpatterns: list[URLPattern] = [
    path("rekruttering/", recruiting.recruiting, name="recruiting"),
    path("rekruttering/<uuid:pk>/", recruiting.recruiting_channel, name="recruiting_channel"),
    path("rekruttering/<uuid:pk>/invitasjon/", recruiting.invitation_new, name="invitation_new"),
    path("invitasjoner/<uuid:pk>/", sent.invitation_sent, name="invitation_sent"),
    path("invitasjoner/<uuid:pk>/sending/", sent.invitation_sending, name="invitation_sending"),
    path("invitasjoner/<uuid:pk>/samtale/", sent.invitation_told, name="invitation_told"),
    path("invitasjoner/<uuid:pk>/tilbaketrekking/", sent.invitation_withdrawal, name="invitation_withdrawal"),
    path("invitasjoner/<uuid:pk>/brev/", sent.invitation_letter, name="invitation_letter"),
    path("svar/", answers.answer_by_code, name="answer_by_code"),
    path("invitasjon/<str:word>/", answers.invitation, name="invitation"),
    path("invitasjon/<str:word>/ja/", answers.invitation_yes, name="invitation_yes"),
    path("invitasjon/<str:word>/nei/", answers.invitation_no, name="invitation_no"),
    path("invitasjon/<str:word>/takk/", after, {"template": "process/invitation_thanks.html"}, "invitation_thanks"),
    path("invitasjon/<str:word>/plass/", after, {"template": "process/invitation_known.html"}, "invitation_known"),
    path("invitasjon/<str:word>/fullt/", after, {"template": "process/invitation_full.html"}, "invitation_full"),
    path("velkommen/", answers.welcome, name="welcome"),
]
