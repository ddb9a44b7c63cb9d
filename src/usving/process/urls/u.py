"""Names of the pages of the U: stations, contributions, the gate, what is taken on, reports."""

from django.urls import URLPattern, path

from usving.process.views import contributions, gate, reports, stations, u

urlpatterns: list[URLPattern] = [
    path("prosesser/", u.processes, name="processes"),
    path("prosess/<uuid:pk>/", u.u, name="u"),
    path("prosess/<uuid:pk>/veien/", stations.move, name="move"),
    path("prosess/<uuid:pk>/veien/videre/", stations.move_on, name="move_on"),
    path("prosess/<uuid:pk>/porten/", gate.gate, name="gate"),
    path("prosess/<uuid:pk>/porten/stemme/", gate.voice, name="gate_voice"),
    path("prosess/<uuid:pk>/meldinger/", reports.reports, name="reports"),
    path("prosess/<uuid:pk>/meldinger/<uuid:report>/avslutning/", reports.close, name="report_close"),
    path("prosess/<uuid:pk>/skjult/<uuid:hiding>/visning/", reports.show_again, name="hiding_end"),
    path("prosess/<uuid:pk>/stasjon/<int:number>/", stations.station, name="station"),
    path("prosess/<uuid:pk>/stasjon/<int:number>/skriv/", contributions.write, name="write"),
    path("prosess/<uuid:pk>/stasjon/<int:number>/utkast/", contributions.draft, name="draft"),
    path("prosess/<uuid:pk>/stasjon/<int:number>/forslag/", stations.hand_over_new, name="hand_over_new"),
    path("forslag/<uuid:pk>/godkjenning/", stations.hand_over_approve, name="hand_over_approve"),
    path("bidrag/<uuid:pk>/", contributions.contribution, name="contribution"),
    path("bidrag/<uuid:pk>/endring/", contributions.change, name="contribution_change"),
    path("bidrag/<uuid:pk>/publikum/", contributions.audience, name="audience"),
    path("bidrag/<uuid:pk>/sletting/", contributions.delete, name="contribution_delete"),
    path("bidrag/<uuid:pk>/melding/", reports.report, name="report"),
    path("bidrag/<uuid:pk>/skjuling/", reports.hide, name="hide"),
]
