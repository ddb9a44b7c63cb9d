"""Nothing is lost by one click: what ends or deletes something asks first, or can be undone."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

pytestmark = pytest.mark.quick
TEMPLATES = sorted((Path(__file__).resolve().parents[2] / "src/usving").glob("*/templates/**/*.html"))
ENDS = re.compile(
    r"(?:^|_)(?:away|back|close|closed|deleted|disconnect|down|end|ended|forgotten|gone|left|no|off|removal|removed"
    r"|settled|shown|unlet|unsign|withdrawal|withdrawn)$"
)
AT_ONCE = re.compile(r"""<form\b[^>]*?action="\{% url ['"](\w+)['"]""")
ASKS = re.compile(r"""\{% url ['"](\w+)['"](?:(?!\{% url ).)*?core/ui/confirm\.html""", re.S)
FETCHED_BACK = "the page says for how long it can be fetched back, and a button does"
THE_OTHER_BUTTON = "the button beside it, or in its place afterwards, does the opposite"
WITHDRAWN = "saying no, hiding oneself or taking a yes back must be as easy as it was to say; one may say it anew"
ONE_CLICK_IS_ENOUGH = {
    "agreement_no": WITHDRAWN,
    "board_member_left": WITHDRAWN,
    "book_comparison_away": WITHDRAWN,
    "commitment_back": THE_OTHER_BUTTON,
    "commitment_removal": FETCHED_BACK,
    "consent_withdrawn": WITHDRAWN,
    "contact_withdrawn": WITHDRAWN,
    "contribution_put_back": THE_OTHER_BUTTON,
    "contribution_taken_back": WITHDRAWN,
    "escalation_yes_taken_back": WITHDRAWN,
    "experience_put_back": THE_OTHER_BUTTON,
    "experience_taken_back": WITHDRAWN,
    "experience_unlet": WITHDRAWN,
    "groups_shown": "the draft stands above the button, and new groups can be made",
    "hiding_end": THE_OTHER_BUTTON,
    "idea_take_back": WITHDRAWN,
    "idea_unsign": WITHDRAWN,
    "invitation_no": WITHDRAWN,
    "line_back": THE_OTHER_BUTTON,
    "line_removal": FETCHED_BACK,
    "minutes_words_withdrawn": WITHDRAWN,
    "open_part_taken_off": THE_OTHER_BUTTON,
    "open_story_taken_down": WITHDRAWN,
    "reply_put_off": "the reply only waits",
    "shared_take_back": WITHDRAWN,
    "shown_value_taken_back": WITHDRAWN,
    "spending_idea_taken_back": WITHDRAWN,
    "statement_back": THE_OTHER_BUTTON,
    "statement_removed": FETCHED_BACK,
    "tip_closed": "the tips stand under help too",
    "value_shown": THE_OTHER_BUTTON,
    "venue_away": THE_OTHER_BUTTON,
    "wall_post_down": WITHDRAWN,
    "weighing_left": "it only says how much was left of the money",
    "wish_back": THE_OTHER_BUTTON,
    "wish_removed": FETCHED_BACK,
}
MUST_ASK = {
    "agreement_message_removal", "contribution_forgotten", "escalation_settled", "evidence_removal",
    "exchange_post_taken_down",
    "exchange_report_closed", "experience_forgotten", "finding_words_back", "idea_reason_removal", "idea_source_removal",
    "mandate_ended", "mark_removal", "method_proposal_no", "name_shown", "outside_disconnect", "pair_removal",
    "path_step_removal", "pilot_entry_removal", "pilot_part_removal", "report_close", "room_parked_away",
    "setup_logo_removal", "sorting_rule_removal", "stand_in_ended", "venue_photo_removal", "vouching_taken_back",
}  # fmt: skip


def named(pattern: re.Pattern[str]) -> set[str]:
    return {name for path in TEMPLATES for name in pattern.findall(path.read_text(encoding="utf-8"))}


def test_what_ends_something_asks_first_or_says_why_one_click_is_enough():
    assert {name for name in named(AT_ONCE) if ENDS.search(name)} == set(ONE_CLICK_IS_ENOUGH)


def test_what_cannot_be_undone_is_asked_about_everywhere():
    assert MUST_ASK - named(ASKS) == set()
    assert MUST_ASK & named(AT_ONCE) == set()


def asked(**more: str) -> str:
    return render_to_string(
        "core/ui/confirm.html",
        {"label": "Slett", "question": "Sikker?", "action": "/slett/", "yes": "Ja, slett", "csrf_token": "x", **more},
    )


def test_the_first_button_only_opens_the_question():
    first, rest = asked(of="brevet").split("</summary>")
    assert first.endswith('data-color="danger">Slett<span class="ds-sr-only">: brevet</span>')
    assert "<form" not in first
    assert rest.index("Sikker?") < rest.index('<form method="post" action="/slett/">') < rest.index("Ja, slett")


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("", ' data-variant="secondary" data-color="danger"', ' data-color="danger"'),
        ("quiet", ' data-variant="tertiary"', ' data-color="danger"'),
        ("second", ' data-variant="secondary"', ""),
        ("main", "", ""),
    ],
)
def test_the_kind_of_the_buttons(kind: str, first: str, last: str):
    html = asked(kind=kind)
    assert f'<summary class="ds-button"{first}>Slett</summary>' in html
    assert f'<button class="ds-button"{last} type="submit">Ja, slett</button>' in html
