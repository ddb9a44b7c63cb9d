"""Names of the pages of the recruiting."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
