"""Names of the pages after a gathering: minutes, what was agreed, tasks, the pulse, paper notes."""

from django.urls import URLPattern, path

from usving.process.views import minutes, paper, pulse, tasks

HERE = "samling/<uuid:pk>/"
MINUTES = f"{HERE}referat/"
urlpatterns: list[URLPattern] = [
    path(MINUTES, minutes.minutes, name="minutes"),
    path(f"{MINUTES}utkast/", minutes.minutes_new, name="minutes_new"),
    path(f"{MINUTES}frist/", minutes.minutes_last_day, name="minutes_last_day"),
    path(f"{MINUTES}avsnitt/", minutes.minutes_paragraph_new, name="minutes_paragraph_new"),
    path(f"{MINUTES}avsnitt/<uuid:paragraph>/", minutes.minutes_paragraph, name="minutes_paragraph"),
    path(
        f"{MINUTES}avsnitt/<uuid:paragraph>/fjerning/",
        minutes.minutes_paragraph_removal,
        name="minutes_paragraph_removal",
    ),
    path(f"{MINUTES}avsnitt/<uuid:paragraph>/ord/", minutes.minutes_words, name="minutes_words"),
    path(f"{MINUTES}ord/", minutes.minutes_words, name="minutes_words_new"),
    path(f"{MINUTES}ord/<uuid:words>/inntak/", minutes.minutes_words_taken, name="minutes_words_taken"),
    path(
        f"{MINUTES}ord/<uuid:words>/tilbaketrekking/", minutes.minutes_words_withdrawn, name="minutes_words_withdrawn"
    ),
    path(f"{MINUTES}ja/", minutes.minutes_yes, name="minutes_yes"),
    path(f"{MINUTES}pdf/", minutes.minutes_pdf, name="minutes_pdf"),
    path(f"{MINUTES}tekst/", minutes.minutes_text, name="minutes_text"),
    path("prosess/<uuid:pk>/enighet/", tasks.agreed, name="agreed"),
    path(f"{HERE}avtaler/", tasks.decisions, name="decisions"),
    path(f"{HERE}avtaler/ny/", tasks.decision_new, name="decision_new"),
    path(f"{HERE}avtaler/<uuid:decision>/", tasks.decision, name="decision"),
    path(f"{HERE}avtaler/<uuid:decision>/fjerning/", tasks.decision_removal, name="decision_removal"),
    path(f"{HERE}avtaler/<uuid:decision>/oppgave/", tasks.task_new, name="task_new"),
    path(f"{HERE}oppgave/", tasks.task_new, name="task_new_alone"),
    path("oppgave/<uuid:pk>/", tasks.task, name="task"),
    path("oppgave/<uuid:pk>/gjort/", tasks.task_done, name="task_done"),
    path("oppgave/<uuid:pk>/angring/", tasks.task_undone, name="task_undone"),
    path(f"{HERE}puls/", pulse.pulse, name="pulse"),
    path(f"{HERE}puls/lukking/", pulse.pulse_closing, name="pulse_closing"),
    path(f"{HERE}ordet/", pulse.voice_share, name="voice_share"),
    path(f"{HERE}papir/", paper.paper_notes, name="paper_notes"),
    path(f"{HERE}papir/<uuid:note>/", paper.paper_note, name="paper_note"),
    path(f"{HERE}papir/<uuid:note>/sletting/", paper.paper_note_removal, name="paper_note_removal"),
]
