"""Names of the pages of the reading room, findings, weeks and open questions."""

from django.urls import URLPattern, path

from usving.insight.views import findings, questions, readings, weeks

HERE = "prosess/<uuid:process>/"
ROOM = f"{HERE}leserom/"
SOURCE = f"{ROOM}<slug:kind>/<uuid:pk>/"
QUESTIONS = f"{HERE}sporsmal/"
urlpatterns: list[URLPattern] = [
    path(ROOM, readings.reading_room, name="reading_room"),
    path(f"{ROOM}temaer/", readings.themes, name="themes"),
    path(SOURCE, readings.source, name="source"),
    path(f"{SOURCE}lesning/", readings.source_reading, name="source_reading"),
    path(f"{SOURCE}merker/", readings.mark_new, name="mark_new"),
    path("merke/<uuid:pk>/navn/", readings.mark_name, name="mark_name"),
    path("merke/<uuid:pk>/fjerning/", readings.mark_removal, name="mark_removal"),
    path(f"{HERE}innsikter/", findings.findings, name="findings"),
    path(f"{HERE}innsikter/ny/", findings.finding_new, name="finding_new"),
    path("innsikt/<uuid:pk>/", findings.finding, name="finding"),
    path("innsikt/<uuid:pk>/ordlyd/", findings.finding_wording, name="finding_wording"),
    path("innsikt/<uuid:pk>/ord/", findings.finding_words, name="finding_words"),
    path("innsikt/<uuid:pk>/fjerning/", findings.finding_removal, name="finding_removal"),
    path("innsikt/ord/<uuid:pk>/tilbaketrekking/", findings.finding_words_back, name="finding_words_back"),
    path(f"{HERE}uka/", weeks.weeks, name="weeks"),
    path(f"{HERE}uka/<slug:week>/fjerning/", weeks.week_removal, name="week_removal"),
    path(QUESTIONS, questions.questions, name="questions"),
    path(f"{QUESTIONS}ny/", questions.question_new, name="question_new"),
    path(f"{QUESTIONS}<slug:code>/opptak/", questions.question_taken_up, name="question_taken_up"),
    path("sporsmal/<uuid:pk>/", questions.question, name="question"),
    path("sporsmal/<uuid:pk>/grunnlag/", questions.evidence_new, name="evidence_new"),
    path("sporsmal/<uuid:pk>/lukking/", questions.question_closing, name="question_closing"),
    path("sporsmal/<uuid:pk>/apning/", questions.question_opening, name="question_opening"),
    path("sporsmal/<uuid:pk>/gjennomsyn/", questions.question_look, name="question_look"),
    path("sporsmal/grunnlag/<uuid:pk>/fjerning/", questions.evidence_removal, name="evidence_removal"),
]
