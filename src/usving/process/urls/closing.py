"""Names of the pages of closing and leaving, and of what stays one's own."""

from django.urls import URLPattern, path

from usving.process.views import closing, leaving, removed

urlpatterns: list[URLPattern] = [
    path("prosess/<uuid:pk>/avslutning/", closing.closing, name="closing"),
    path("prosess/<uuid:pk>/gjenapning/", closing.reopening, name="reopening"),
    path("bidrag/<uuid:pk>/tilbaketrekking/", closing.contribution_taken_back, name="contribution_taken_back"),
    path("bidrag/<uuid:pk>/angring/", removed.put_back, name="contribution_put_back"),
    path("bidrag/<uuid:pk>/glemsel/", removed.forgotten, name="contribution_forgotten"),
    path("mine-bidrag/", closing.own_things, name="own_things"),
    path("plass/<uuid:pk>/utmelding/", leaving.seat_leaving, name="seat_leaving"),
    path("familie/<uuid:pk>/utmelding/", leaving.family_leaving, name="family_leaving"),
    path("utmelding/<uuid:pk>/", leaving.left, name="left"),
    path("utmelding/<uuid:pk>/angring/", leaving.left_undone, name="left_undone"),
]
