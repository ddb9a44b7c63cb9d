"""Names of the pages around gatherings: places, needs, series, answers, the calendar."""

from django.urls import URLPattern, path

from usving.process.views import calendars, gathering_answers, helped, needs, series, venues

urlpatterns: list[URLPattern] = [
    path("sted/", venues.venues, name="venues"),
    path("sted/nytt/", venues.venue_new, name="venue_new"),
    path("sted/<uuid:pk>/", venues.venue, name="venue"),
    path("sted/<uuid:pk>/endring/", venues.venue_change, name="venue_change"),
    path("sted/<uuid:pk>/bilde/", venues.venue_photo_new, name="venue_photo_new"),
    path("sted/<uuid:pk>/bilde/bort/", venues.venue_photo_removal, name="venue_photo_removal"),
    path("sted/<uuid:pk>/bilde/<slug:mark>/<slug:size>/", venues.venue_photo, name="venue_photo"),
    path("sted/<uuid:pk>/bort/", venues.venue_away, name="venue_away"),
    path("sted/<uuid:pk>/i-bruk/", venues.venue_again, name="venue_again"),
    path("prosess/<uuid:pk>/samlinger/flere/", series.series_new, name="series_new"),
    path("prosess/<uuid:pk>/samlinger/flere/laget/", series.series_made, name="series_made"),
    path("prosess/<uuid:pk>/samlinger/fra-u-en/", series.series_from_u, name="series_from_u"),
    path("rekke/<uuid:pk>/", series.series, name="series"),
    path("rekke/<uuid:pk>/flytting/", series.series_move, name="series_move"),
    path("rekke/<uuid:pk>/invitasjoner/", series.series_invite, name="series_invite"),
    path("mine-behov/", needs.my_needs, name="my_needs"),
    path("samling/<uuid:pk>/behov/", needs.gathering_needs, name="gathering_needs"),
    path("samling/<uuid:pk>/behov/<uuid:seat>/<slug:kind>/", needs.arrangement, name="arrangement"),
    path("samling/<uuid:pk>/innbudte/", gathering_answers.gathering_invited, name="gathering_invited"),
    path("samling/<uuid:pk>/innbudte/sending/", gathering_answers.gathering_invite, name="gathering_invite"),
    path("samling/<uuid:pk>/svar/innskriving/", gathering_answers.gathering_noted, name="gathering_noted"),
    path("samling/<uuid:pk>/svar/ark/", gathering_answers.gathering_sheet, name="gathering_sheet"),
    path("samling/<uuid:pk>/svar/kort/", gathering_answers.gathering_cards, name="gathering_cards"),
    path("samling/<uuid:pk>/svar/nokler/slutt/", gathering_answers.gathering_keys_end, name="gathering_keys_end"),
    path("svar/<str:word>/", gathering_answers.answer_by_key, name="answer_by_key"),
    path("svar/<str:word>/takk/", gathering_answers.answer_thanks, name="answer_thanks"),
    path("hjelper/<uuid:mandate>/samlinger/", helped.helped_gatherings, name="helped_gatherings"),
    path("hjelper/<uuid:mandate>/samlinger/<uuid:gathering>/", helped.helped_answer, name="helped_answer"),
    path("min-kalender/", calendars.my_calendar, name="my_calendar"),
    path("min-kalender/ny/", calendars.calendar_new, name="calendar_new"),
    path("min-kalender/endring/", calendars.calendar_change, name="calendar_change"),
    path("min-kalender/slutt/", calendars.calendar_end, name="calendar_end"),
    path("samling/<uuid:pk>/kalender.ics", calendars.gathering_file, name="gathering_file"),
]
