"""Names of the pages of values and letters."""

from django.urls import URLPattern, path

from usving.strengths.views import letters, values

HERE = "verdier/"
urlpatterns: list[URLPattern] = [
    path(HERE, values.values, name="values"),
    path(f"{HERE}kort/", values.value_cards, name="value_cards"),
    path(f"{HERE}rekkefolge/", values.value_order, name="value_order"),
    path(f"{HERE}runde/", values.value_round, name="value_round"),
    path(f"{HERE}endring/", values.value_change, name="value_change"),
    path(f"{HERE}ark/", values.value_sheet, name="value_sheet"),
    path(f"{HERE}brev/", letters.letters, name="letters"),
    path(f"{HERE}brev/nytt/", letters.letter_new, name="letter_new"),
    path(f"{HERE}brev/<uuid:pk>/", letters.letter, name="letter"),
    path(f"{HERE}brev/<uuid:pk>/sletting/", letters.letter_deleted, name="letter_deleted"),
    path(f"{HERE}vist/<uuid:pk>/slutt/", values.shown_value_taken_back, name="shown_value_taken_back"),
    path(f"{HERE}<uuid:pk>/", values.value, name="value"),
    path(f"{HERE}<uuid:pk>/plass/", values.value_moved, name="value_moved"),
    path(f"{HERE}<uuid:pk>/sletting/", values.value_deleted, name="value_deleted"),
    path(f"{HERE}<uuid:pk>/vist/", values.value_shown, name="value_shown"),
]
