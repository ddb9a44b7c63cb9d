"""Names of the pages of methods, learning cards and films."""

from django.urls import URLPattern, path

from usving.process.views import methods, methods_exchange
from usving.process.views import methods_used as used

HERE = "prosess/<uuid:pk>/metoder/"
urlpatterns: list[URLPattern] = [
    path("metoder/", methods.methods, name="methods"),
    path("metoder/<slug:code>/", methods.method, name="method"),
    path("metoder/<slug:code>/ark/", methods.method_sheet, name="method_sheet"),
    path("laringskort/", methods.cards, name="learning_cards"),
    path("laringskort/<slug:code>/", methods.card, name="learning_card"),
    path("filmer/", methods.films, name="films"),
    path(HERE, used.process_methods, name="process_methods"),
    path("prosess/<uuid:pk>/ny-metode/", used.method_new, name="method_new"),
    path(f"{HERE}<slug:code>/", used.process_method, name="process_method"),
    path(f"{HERE}<slug:code>/ark/", used.process_method_sheet, name="process_method_sheet"),
    path(f"{HERE}<slug:code>/utgave/", used.process_method_renewed, name="process_method_renewed"),
    path(f"{HERE}<slug:code>/plan/", used.process_method_planned, name="process_method_planned"),
    path(f"{HERE}<slug:code>/forslag/", used.method_change, name="method_change"),
    path("metodeforslag/<uuid:pk>/", used.method_proposal, name="method_proposal"),
    path("metodeforslag/<uuid:pk>/ja/", used.method_proposal_yes, name="method_proposal_yes"),
    path("metodeforslag/<uuid:pk>/nei/", used.method_proposal_no, name="method_proposal_no"),
    path("metodefil/", methods_exchange.methods_exchange, name="methods_exchange"),
    path("metodefil/fil/", methods_exchange.methods_file, name="methods_file"),
    path("metodefil/henting/", methods_exchange.methods_received, name="methods_received"),
    path("metodefil/<uuid:pk>/fjerning/", methods_exchange.method_given_up, name="method_given_up"),
]
