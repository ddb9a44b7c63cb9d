"""Names of the pages across areas."""

from django.conf import settings
from django.urls import URLPattern, path

from usving.front.views import (
    browser,
    calendars,
    drafts,
    entrances,
    health,
    home,
    language,
    my_page,
    notices,
    searching,
    service,
)

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("min-side/", my_page.my_page, name="my_page"),
    path("min-side/tips/<slug:name>/lukket/", my_page.tip_closed, name="tip_closed"),
    path("varsler/<uuid:pk>/dit/", notices.notice_there, name="notice_there"),
    path("mitt/", entrances.own, name="own"),
    path("prosess/<uuid:pk>/sammen/", entrances.together, name="together"),
    path("om/", service.about, name="about"),
    path("personvern/", service.privacy, name="privacy"),
    path("tilgjengelighet/", service.accessibility, name="accessibility"),
    path("hjelp/", service.get_help, name="help"),
    path("kontakt/", service.contact, name="contact"),
    path("sok/", searching.search, name="search"),
    path("kalender/<str:word>.ics", calendars.calendar_feed, name="calendar_feed"),
    path("utkast/", drafts.kept_words, name="kept_words"),
    path("utkast/egen-telefon/", drafts.own_device, name="own_device"),
    path("sprak/", language.language, name="language"),
    path("robots.txt", browser.robots, name="robots"),
    path("favicon.ico", browser.favicon, name="favicon"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
]
if settings.DEBUG:
    urlpatterns.append(path("galleri/", browser.gallery, name="gallery"))
