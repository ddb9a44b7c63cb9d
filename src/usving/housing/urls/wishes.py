"""Names of the pages of wishes."""

from django.urls import URLPattern, path

from usving.housing.views import wishes

HERE = "bolig/onsker/"
urlpatterns: list[URLPattern] = [
    path(HERE, wishes.wishes, name="wishes"),
    path(f"{HERE}nytt/", wishes.wish_new, name="wish_new"),
    path(f"{HERE}ark/", wishes.wish_sheet, name="wish_sheet"),
    path(f"{HERE}fra-verdi/<uuid:pk>/", wishes.wish_from_value, name="wish_from_value"),
    path(f"{HERE}fra-brev/<uuid:pk>/", wishes.wish_from_letter, name="wish_from_letter"),
    path(f"{HERE}<uuid:pk>/", wishes.wish, name="wish"),
    path(f"{HERE}<uuid:pk>/plass/", wishes.wish_moved, name="wish_moved"),
    path(f"{HERE}<uuid:pk>/borte/", wishes.wish_removed, name="wish_removed"),
    path(f"{HERE}<uuid:pk>/tilbake/", wishes.wish_back, name="wish_back"),
]
