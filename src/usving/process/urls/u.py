"""Names of the pages of the u."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
