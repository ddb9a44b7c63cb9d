"""Names of the pages of groups and colours."""

from django.urls import URLPattern, path

from usving.process.views import colours, groups

HERE, TABLES = "samling/<uuid:pk>/grupper/", "prosess/<uuid:pk>/ved-bordene/"
urlpatterns: list[URLPattern] = [
    path(HERE, groups.groups, name="groups"),
    path(f"{HERE}forslag/", groups.groups_made, name="groups_made"),
    path(f"{HERE}<uuid:grouping>/visning/", groups.groups_shown, name="groups_shown"),
    path("samling/<uuid:pk>/bord/", groups.tables, name="tables"),
    path("prosess/<uuid:pk>/sitteplan/", groups.pairs, name="pairs"),
    path("prosess/<uuid:pk>/sitteplan/<uuid:pair>/fjerning/", groups.pair_removal, name="pair_removal"),
    path("prosess/<uuid:pk>/alle-moter-alle/", groups.all_meet, name="all_meet"),
    path("prosess/<uuid:pk>/farger/", colours.colours_put_in, name="colours_put_in"),
    path(TABLES, colours.at_the_tables, name="at_the_tables"),
    path(f"{TABLES}onske/", colours.table_wish, name="table_wish"),
    path(f"{TABLES}tall/", colours.colour_typed, name="colour_typed"),
    path(f"{TABLES}ovelse/", colours.colour_exercise, name="colour_exercise"),
    path(f"{TABLES}bruk/", colours.colour_use, name="colour_use"),
    path(f"{TABLES}sletting/", colours.colour_removal, name="colour_removal"),
    path(f"{TABLES}kode/", colours.colour_slot, name="colour_slot"),
]
