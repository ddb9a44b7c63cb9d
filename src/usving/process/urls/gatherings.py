"""Names of the pages of the gatherings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
