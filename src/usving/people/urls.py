"""The way in, and people's own pages."""

from allauth.account.views import reauthenticate
from django.urls import include, path

from usving.people.views import (
    about_me,
    administration,
    administration_staff,
    demonstration,
    family,
    log,
    login,
    second_lock,
)

urlpatterns = [
    path("logg-inn/", login.ask_for_link, name="login"),
    path("logg-inn/sendt/", login.link_is_sent, name="login_sent"),
    path("logg-inn/lenke/<str:token>/", login.follow_link, name="login_link"),
    path("logg-inn/kode/", login.type_code, name="login_code"),
    path("logg-inn/ansatt/", login.staff, name="login_staff"),
    path("logg-inn/demo/<uuid:pk>/", demonstration.become_someone, name="login_demonstration"),
    path("logg-ut/", login.leave, name="logout"),
    path("sendt/", demonstration.sent, name="sent"),
    path("om-meg/", about_me.about_me, name="about_me"),
    path("om-meg/opplysninger/", about_me.details, name="my_details"),
    path("om-meg/passord/", about_me.password, name="my_password"),
    path("om-meg/innlogging/<uuid:pk>/slutt/", about_me.end_one, name="end_session"),
    path("om-meg/innlogging/andre/slutt/", about_me.end_others, name="end_other_sessions"),
    path("om-meg/logg/", log.my_log, name="my_log"),
    path("om-meg/bekreft/", reauthenticate, name="account_reauthenticate"),
    path("om-meg/to-trinn/webauthn/", second_lock.keys, name="mfa_list_webauthn"),
    path("om-meg/to-trinn/", include("allauth.mfa.urls")),
    path("familie/<uuid:pk>/", family.family, name="family"),
    path("familie/<uuid:pk>/navn/", family.name, name="family_name"),
    path("familie/<uuid:pk>/medlem/", family.member, name="family_member"),
    path("familie/<uuid:pk>/medlem/<uuid:place>/kode/", family.paper_code, name="paper_code"),
    path("kommunen/", administration.overview, name="administration"),
    path("kommunen/organisasjoner/", administration.organisations, name="organisations"),
    path("kommunen/organisasjoner/ny/", administration.new_organisation, name="organisation_new"),
    path("kommunen/organisasjon/<uuid:pk>/", administration.organisation, name="organisation"),
    path("kommunen/organisasjon/<uuid:pk>/endring/", administration.change, name="organisation_change"),
    path("kommunen/organisasjon/<uuid:pk>/team/", administration.new_team, name="team_new"),
    path("kommunen/team/<uuid:pk>/", administration.team, name="team"),
    path("kommunen/ansatte/", administration_staff.staff, name="staff"),
    path("kommunen/ansatte/ny/", administration_staff.invite, name="staff_new"),
    path("kommunen/ansatt/<uuid:pk>/", administration_staff.person, name="staff_person"),
    path("kommunen/ansatt/<uuid:pk>/rolle/", administration_staff.new_role, name="role_new"),
    path("kommunen/ansatt/<uuid:pk>/velkomst/", administration_staff.welcome, name="staff_welcome"),
    path("kommunen/ansatt/<uuid:pk>/innlogging/stengt/", administration_staff.close, name="staff_login_closed"),
    path("kommunen/ansatt/<uuid:pk>/innlogging/apen/", administration_staff.reopen, name="staff_login_open"),
    path("kommunen/rolle/<uuid:pk>/slutt/", administration_staff.role_end, name="role_end"),
    # The names under which allauth looks for the same doors.
    path("logg-inn/", login.ask_for_link, name="account_login"),
    path("logg-ut/", login.leave, name="account_logout"),
]
