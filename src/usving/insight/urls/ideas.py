"""Names of the pages of ideas, pilots, and what was made use of."""

from django.urls import URLPattern, path

from usving.insight.views import idea_grounds, ideas, pilots, uses

IDEA, PILOT, USE = "ide/<uuid:pk>/", "utproving/<uuid:pk>/", "tatt-i-bruk/<uuid:pk>/"
urlpatterns: list[URLPattern] = [
    path("prosess/<uuid:process>/ideer/", ideas.ideas, name="ideas"),
    path("prosess/<uuid:process>/ideer/ny/", ideas.idea_new, name="idea_new"),
    path(IDEA, ideas.idea, name="idea"),
    path(f"{IDEA}endring/", ideas.idea_change, name="idea_change"),
    path(f"{IDEA}deling/", ideas.idea_share, name="idea_share"),
    path(f"{IDEA}tilbaketrekking/", ideas.idea_take_back, name="idea_take_back"),
    path(f"{IDEA}sletting/", ideas.idea_remove, name="idea_remove"),
    path(f"{IDEA}navn/", ideas.idea_unsign, name="idea_unsign"),
    path(f"{IDEA}svar/", ideas.idea_answer, name="idea_answer"),
    path(f"{IDEA}grunner/ny/", idea_grounds.idea_reason_new, name="idea_reason_new"),
    path(f"{IDEA}grunner/<uuid:reason>/fjerning/", idea_grounds.idea_reason_removal, name="idea_reason_removal"),
    path(f"{IDEA}kilder/ny/", idea_grounds.idea_source_new, name="idea_source_new"),
    path(f"{IDEA}kilder/<uuid:source>/fjerning/", idea_grounds.idea_source_removal, name="idea_source_removal"),
    path(f"{IDEA}grunnlag/<slug:step>/", idea_grounds.idea_proof, name="idea_proof"),
    path(f"{IDEA}steg/", idea_grounds.idea_step, name="idea_step"),
    path(f"{IDEA}steg-tilbake/", idea_grounds.idea_back, name="idea_back"),
    path(f"{IDEA}hvile/", idea_grounds.idea_rest, name="idea_rest"),
    path(f"{IDEA}hvile/slutt/", idea_grounds.idea_wake, name="idea_wake"),
    path(f"{IDEA}utproving/", pilots.pilot_new, name="pilot_new"),
    path(f"{IDEA}tatt-i-bruk/", uses.use_new, name="use_new"),
    path("prosess/<uuid:process>/utprovinger/", pilots.pilots, name="pilots"),
    path(PILOT, pilots.pilot, name="pilot"),
    path(f"{PILOT}ark/", pilots.pilot_sheet, name="pilot_sheet"),
    path(f"{PILOT}endring/", pilots.pilot_change, name="pilot_change"),
    path(f"{PILOT}start/", pilots.pilot_start, name="pilot_start"),
    path(f"{PILOT}slutt/", pilots.pilot_end, name="pilot_end"),
    path(f"{PILOT}deler/ny/", pilots.pilot_part_new, name="pilot_part_new"),
    path(f"{PILOT}deler/<uuid:part>/fjerning/", pilots.pilot_part_removal, name="pilot_part_removal"),
    path(f"{PILOT}logg/", pilots.pilot_entry, name="pilot_entry"),
    path(f"{PILOT}logg/<uuid:entry>/fjerning/", pilots.pilot_entry_removal, name="pilot_entry_removal"),
    path(f"{PILOT}vurdering/", pilots.pilot_review, name="pilot_review"),
    path("prosess/<uuid:process>/tatt-i-bruk/", uses.uses, name="uses"),
    path(USE, uses.use, name="use"),
    path(f"{USE}nytt-blikk/", uses.use_look, name="use_look"),
]
