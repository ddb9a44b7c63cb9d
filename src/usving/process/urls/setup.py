"""Names of the pages that set up a process."""

from django.urls import URLPattern, path

from usving.process.views import not_led, seat_ends, setup, setup_begin, setup_file, setup_logos

HERE = "prosess/<uuid:pk>/oppsett/"
urlpatterns: list[URLPattern] = [
    path("prosesser/ny/", setup_begin.process_new, name="process_new"),
    path("prosesser/ny/mal/", setup_begin.process_from_template, name="process_from_template"),
    path("prosesser/ny/fil/", setup_begin.process_from_file, name="process_from_file"),
    path("prosesser/ny/blank/", setup_begin.process_by_hand, name="process_by_hand"),
    path("prosesser/ny/prosess/", setup_begin.process_begin, name="process_begin"),
    path("kommunen/uten-leder/", not_led.processes_not_led, name="processes_not_led"),
    path("kommunen/uten-leder/<uuid:pk>/", not_led.leader_new, name="leader_new"),
    path(HERE, setup.setup, name="setup"),
    path(f"{HERE}ramme/", setup.setup_frame, name="setup_frame"),
    path(f"{HERE}stasjon/<int:number>/", setup.setup_station, name="setup_station"),
    path(f"{HERE}partner/", setup.setup_partner_new, name="setup_partner_new"),
    path(f"{HERE}partner/<uuid:partner>/", setup.setup_partner, name="setup_partner"),
    path(f"{HERE}partner/<uuid:partner>/fjerning/", setup.setup_partner_removal, name="setup_partner_removal"),
    path(f"{HERE}partner/<uuid:partner>/logo/", setup_logos.setup_logo, name="setup_logo"),
    path(f"{HERE}partner/<uuid:partner>/logo/fjerning/", setup_logos.setup_logo_removal, name="setup_logo_removal"),
    path("prosess/<uuid:pk>/partner/<uuid:partner>/<slug:mark>.webp", setup_logos.logo, name="partner_logo"),
    path(f"{HERE}plass/", setup.setup_seat_new, name="setup_seat_new"),
    path(f"{HERE}plass/<uuid:seat>/", setup.setup_seat, name="setup_seat"),
    path(f"{HERE}plass/<uuid:seat>/fjerning/", setup.setup_seat_removal, name="setup_seat_removal"),
    path(f"{HERE}plass/<uuid:seat>/slutt/", seat_ends.seat_end, name="setup_seat_end"),
    path(f"{HERE}plass/<uuid:seat>/slutt/angre/", seat_ends.seat_end_undone, name="setup_seat_end_undone"),
    path(f"{HERE}leder/", setup.setup_leader, name="setup_leader"),
    path(f"{HERE}kontor/", setup.setup_office_new, name="setup_office_new"),
    path(f"{HERE}kontor/<uuid:office>/", setup.setup_office, name="setup_office"),
    path(f"{HERE}kontor/<uuid:office>/fjerning/", setup.setup_office_removal, name="setup_office_removal"),
    path(f"{HERE}fil/", setup_file.setup_file, name="setup_file"),
]
