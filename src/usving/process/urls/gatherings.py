"""Names of the pages of the gatherings, and of the seats."""

from django.urls import URLPattern, path

from usving.process.views import gatherings, seats

urlpatterns: list[URLPattern] = [
    path("prosess/<uuid:pk>/samlinger/", gatherings.gatherings, name="gatherings"),
    path("prosess/<uuid:pk>/samlinger/ny/", gatherings.gathering_new, name="gathering_new"),
    path("samling/<uuid:pk>/", gatherings.gathering, name="gathering"),
    path("samling/<uuid:pk>/svar/", gatherings.gathering_answer, name="gathering_answer"),
    path("samling/<uuid:pk>/plan/", gatherings.gathering_plan, name="gathering_plan"),
    path("samling/<uuid:pk>/avlysning/", gatherings.gathering_off, name="gathering_off"),
    path("samling/<uuid:pk>/gjenopptak/", gatherings.gathering_on, name="gathering_on"),
    path("samling/<uuid:pk>/oppmote/", gatherings.gathering_attendance, name="gathering_attendance"),
    path("prosess/<uuid:pk>/plasser/", seats.seats, name="seats"),
    path("prosess/<uuid:pk>/plasser/<uuid:seat>/invitasjon/", seats.seat_invitation, name="seat_invitation"),
]
