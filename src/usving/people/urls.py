"""The way in, and people's own pages."""

from allauth.account.views import reauthenticate
from django.urls import include, path

from usving.people.views import about_me, demonstration, family, log, login, second_lock

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
    # The names under which allauth looks for the same doors.
    path("logg-inn/", login.ask_for_link, name="account_login"),
    path("logg-ut/", login.leave, name="account_logout"),
]
