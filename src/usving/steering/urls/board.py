"""Names of the pages of the board."""

from django.urls import URLPattern, path

from usving.steering.views import board, decisions

HERE = "prosess/<uuid:pk>/styre/"
urlpatterns: list[URLPattern] = [
    path(HERE, board.board, name="board"),
    path(f"{HERE}plass/", board.board_member_new, name="board_member_new"),
    path("styre/plass/<uuid:pk>/ja/", board.board_member_yes, name="board_member_yes"),
    path("styre/plass/<uuid:pk>/slutt/", board.board_member_left, name="board_member_left"),
    path(f"{HERE}mote/", board.board_meeting_new, name="board_meeting_new"),
    path("styre/mote/<uuid:pk>/", board.board_meeting, name="board_meeting"),
    path("styre/mote/<uuid:pk>/endring/", board.board_meeting_change, name="board_meeting_change"),
    path("styre/mote/<uuid:pk>/saker/", board.board_agenda, name="board_agenda"),
    path(f"{HERE}sak/", board.board_point_new, name="board_point_new"),
    path("styre/sak/<uuid:pk>/opp/", board.board_point_up, name="board_point_up"),
    path("styre/sak/<uuid:pk>/tilbaketrekking/", board.board_point_withdrawn, name="board_point_withdrawn"),
    path("styre/sak/<uuid:pk>/vedtak/", decisions.board_decision_new, name="board_decision_new"),
    path("styre/vedtak/<uuid:pk>/", decisions.board_decision, name="board_decision"),
    path("styre/vedtak/<uuid:pk>/ord/", decisions.board_decision_words, name="board_decision_words"),
    path("styre/vedtak/<uuid:pk>/ja/", decisions.board_decision_yes, name="board_decision_yes"),
    path("styre/vedtak/<uuid:pk>/oppgave/", decisions.board_decision_task, name="board_decision_task"),
    path("styre/vedtak/<uuid:pk>/utfall/", decisions.board_decision_became, name="board_decision_became"),
]
