"""Names of the pages."""

from django.urls import URLPattern

from usving.housing.urls import wishes

urlpatterns: list[URLPattern] = [*wishes.urlpatterns]
