"""Names of the pages of what is lifted."""

from django.urls import URLPattern, path

from usving.steering.views import escalation_answers, escalations

ONE = "loftet/<uuid:pk>/"
LINK = "loftet/lenke/<str:word>/"
urlpatterns: list[URLPattern] = [
    path("prosess/<uuid:pk>/loftet/", escalations.escalations, name="escalations"),
    path("prosess/<uuid:pk>/loftet/ny/", escalations.escalation_new, name="escalation_new"),
    path("loftet/", escalation_answers.lifted_to_me, name="lifted_to_me"),
    path(ONE, escalations.escalation, name="escalation"),
    path(f"{ONE}ord/", escalations.escalation_words, name="escalation_words"),
    path(f"{ONE}trinn/", escalations.escalation_ladder, name="escalation_ladder"),
    path(f"{ONE}sporsmal/", escalations.escalation_asked, name="escalation_asked"),
    path(f"{ONE}ja/", escalations.escalation_yes, name="escalation_yes"),
    path(f"{ONE}ja/tilbake/", escalations.escalation_yes_taken_back, name="escalation_yes_taken_back"),
    path(f"{ONE}sending/", escalations.escalation_sent, name="escalation_sent"),
    path(f"{ONE}tilbaketrekking/", escalations.escalation_withdrawn, name="escalation_withdrawn"),
    path(f"{ONE}ferdig/", escalations.escalation_settled, name="escalation_settled"),
    path(f"{ONE}videre/", escalation_answers.escalation_further, name="escalation_further"),
    path(f"{ONE}innskriving/", escalation_answers.escalation_answer_noted, name="escalation_answer_noted"),
    path(f"{ONE}svar/", escalation_answers.escalation_answer, name="escalation_answer"),
    path("loftet/takk/", escalation_answers.escalation_by_link_thanks, name="escalation_by_link_thanks"),
    path(LINK, escalation_answers.escalation_by_link, name="escalation_by_link"),
    path(f"{LINK}les/", escalation_answers.escalation_by_link_read, name="escalation_by_link_read"),
    path(f"{LINK}svar/", escalation_answers.escalation_by_link_answer, name="escalation_by_link_answer"),
]
