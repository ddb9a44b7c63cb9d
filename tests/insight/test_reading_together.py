"""Reading together: marks that vanish with their text, hands that are hidden, findings that take both sides."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.cast import Cast
from tests.database import as_owner
from tests.insight.reading import NILS, SOL, WORDED, finding, joined, mark, read, said, say, source_of
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.insight.access import finding_for, marks_visible_to
from usving.insight.actions import findings, readings
from usving.insight.actions.hands import show
from usving.insight.models import Finding, FindingSource, FindingWords, Hand, Mark, SourceReading
from usving.insight.models.refusals import REFUSALS
from usving.insight.queries.findings import facts_of, found_in, passages_of, sayer_of, that_stand
from usving.insight.queries.readings import marks_on, themes, themes_in
from usving.insight.queries.trace_readings import came_of
from usving.insight.rules.findings import Facts, FindingState, Says, WhyNotSay, state_of
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.actions import contributions
from usving.process.models import Contribution
from usving.process.rules.audience import Audience, Voice
from usving.process.rules.seats import Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return joined()


def seen_marks(account: Account) -> set[object]:
    """The marks that someone gets: through the door, and by asking the table itself; the two are the same."""
    with as_owner(), acting_as(account.pk):
        door = set(marks_visible_to(standing_of(account)).values_list("pk", flat=True))
    with acting_as(account.pk):
        table = set(Mark.objects.values_list("pk", flat=True))
    assert door == table
    return table


def test_a_mark_is_seen_by_both_sides_and_quotes_the_text(world: Cast):
    text = said(world, world.fatima, SOL)
    made = mark(world, text, world.nils, chosen=(0, 1))
    for account in (world.fatima, world.per, world.nils, world.kari, world.siv, world.liv):
        assert seen_marks(account) == {made.pk}
    for account in (world.odd, world.anne, world.bo):
        assert seen_marks(account) == set()
    with acting_as(world.per.pk):
        (shown,) = marks_on(source_of(world, text, world.per), standing_of(world.per))
        assert (shown.quote, shown.mark.side) == ("Vi ventet i seks uker. Ingen ringte.", "providers")


def test_nobody_finds_out_whose_mark_it_is_until_it_is_shown(world: Cast):
    text = said(world, world.fatima, SOL)
    made = mark(world, text, world.nils)
    with as_owner():
        assert Hand.objects.get(pk=made.hand_id).account_id == world.nils.pk  # there is something to find
    for account in (world.fatima, world.kari, world.siv, world.liv):
        with acting_as(account.pk):
            assert list(Hand.objects.values_list("name", flat=True)) == []
            assert Mark.objects.filter(hand__account=world.nils).count() == 0
    with acting_as(world.nils.pk):
        show(Hand.objects.get(pk=made.hand_id), shown=True, by=world.nils)
    with acting_as(world.fatima.pk):
        assert list(Hand.objects.values_list("name", flat=True)) == ["Nils Nilsen"]


def test_two_marks_of_one_person_have_nothing_in_common(world: Cast):
    text = said(world, world.fatima, SOL)
    first, second = mark(world, text, world.nils), mark(world, text, world.nils, theme="venting", chosen=(1,))
    assert first.hand_id != second.hand_id


@pytest.mark.parametrize("way", ["narrowed", "deleted", "hidden"])
def test_a_text_taken_back_takes_its_marks_with_it_at_once(world: Cast, way: str):
    text = said(world, world.fatima, SOL)
    made = mark(world, text, world.nils)
    assert seen_marks(world.per) == {made.pk}
    if way == "narrowed":
        with acting_as(world.fatima.pk):
            contributions.share(text, audience=Audience.CIRCLE, by=world.fatima)
    if way == "deleted":
        with acting_as(world.fatima.pk):
            contributions.take_away(text, by=world.fatima)
    if way == "hidden":
        with acting_as(world.siv.pk):
            contributions.hide(text, reason="Noen er nevnt.", by=world.siv, who=standing_of(world.siv))
    for account in (world.per, world.nils, world.siv, world.kari):
        assert seen_marks(account) == set()


def test_a_mark_on_a_text_that_is_changed_quotes_nothing(world: Cast):
    text = said(world, world.fatima, SOL)
    mark(world, text, world.nils)
    with acting_as(world.fatima.pk):
        contributions.change_text(
            text, text="Helt andre ord.", voice=Voice.PERSON, signed="Fatima Sol", by=world.fatima
        )
    with acting_as(world.per.pk):
        (shown,) = marks_on(source_of(world, text, world.per), standing_of(world.per))
        assert (shown.changed, shown.quote) == (True, "")


def test_the_same_form_sent_twice_marks_once(world: Cast):
    from uuid import uuid4

    text = said(world, world.fatima, SOL)
    key = uuid4()
    with acting_as(world.nils.pk):
        for _time in range(2):
            source = source_of(world, text, world.nils)
            readings.mark(
                source, key=key, seen=source.digest, chosen=[0, 2], theme="brev", shown=False, process=world.process,
                who=standing_of(world.nils), by=world.nils,
            )  # fmt: skip
        assert sorted(Mark.objects.values_list("first", "last")) == [(0, 0), (2, 2)]
        assert Hand.objects.count() == 2


def test_one_cannot_mark_for_the_other_side_nor_with_another_hand(world: Cast):
    text = said(world, world.fatima, SOL)
    made = mark(world, text, world.nils)
    for side, hand in (("families", made.hand_id), ("providers", made.hand_id)):
        with (
            acting_as(world.nils.pk if side == "families" else world.kari.pk),
            pytest.raises(DatabaseError),
            transaction.atomic(),
        ):
            Mark.objects.create(
                municipality=world.testvik, process=world.process, hand_id=hand, side=side, contribution=text,
                first=0, last=0, digest=made.digest, theme="x",
            )  # fmt: skip


def test_what_one_has_read_is_for_oneself_alone(world: Cast):
    text = said(world, world.fatima, SOL)
    read(world, text, world.nils)
    with acting_as(world.nils.pk):
        assert SourceReading.objects.count() == 1
    for account in (world.fatima, world.kari, world.siv):
        with acting_as(account.pk):
            assert SourceReading.objects.count() == 0


def test_themes_keep_the_sides_apart(world: Cast):
    text = said(world, world.fatima, SOL)
    mark(world, text, world.nils, theme="Brev")
    mark(world, text, world.per, theme="brev", chosen=(1,))
    with acting_as(world.jonas.pk):
        who = standing_of(world.jonas)
        assert [dict(row) for row in themes_in(world.process, who)] == [{"key": "brev", "marks": 2}]
        (theme,) = themes(["brev"], world.process, who)
        assert [each.quote for each in theme.families] == ["Ingen ringte."]
        assert [each.quote for each in theme.providers] == ["Vi ventet i seks uker."]


def made_finding(world: Cast) -> tuple[Finding, Contribution, Contribution]:
    one, two = said(world, world.fatima, SOL), said(world, world.nils, NILS)
    marks = [mark(world, one, world.per), mark(world, two, world.per)]
    return finding(world, world.per, *marks), one, two


def test_a_finding_takes_both_sides(world: Cast):
    found, one, two = made_finding(world)  # Per has read both by marking them
    assert say(found, world.per, Says.READ) == FindingState.FAMILIES_READ
    assert say(found, world.per, Says.STAND) == FindingState.FAMILIES_READ
    with pytest.raises(Refused, match=str(REFUSALS[WhyNotSay.NOT_OPENED])):
        say(found, world.nils, Says.READ)
    for text in (one, two):
        read(world, text, world.nils)
    with pytest.raises(Refused, match=str(REFUSALS[WhyNotSay.NOT_READ])):
        say(found, world.nils, Says.STAND)
    assert say(found, world.nils, Says.READ) == FindingState.FAMILIES_STAND
    assert say(found, world.kari, Says.OBJECT) == FindingState.FAMILIES_STAND
    assert say(found, world.nils, Says.STAND) == FindingState.STANDS
    with acting_as(world.siv.pk):
        assert list(that_stand(world.process, standing_of(world.siv))) == [found]
        assert FindingWords.objects.filter(says="object").count() == 1  # disagreement stays


def stand(world: Cast) -> tuple[Finding, Contribution]:
    found, one, two = made_finding(world)
    say(found, world.per, Says.READ), say(found, world.per, Says.STAND)
    read(world, one, world.nils), read(world, two, world.nils)
    say(found, world.nils, Says.READ)
    assert say(found, world.nils, Says.STAND) == FindingState.STANDS
    return found, one


def stances(by: Account) -> list[str]:
    with acting_as(by.pk):
        return sorted(FindingWords.objects.filter(hand__account=by).values_list("says", flat=True))


def test_what_one_thinks_now_comes_in_place_of_what_one_thought(world: Cast):
    found, _one = stand(world)
    with as_owner():
        hands = Hand.objects.count()
    assert stances(world.nils) == ["read", "stand"]
    assert say(found, world.nils, Says.OBJECT) == FindingState.FAMILIES_STAND
    assert stances(world.nils) == ["object", "read"]
    assert say(found, world.nils, Says.OBJECT, "Fortsatt uenig.") == FindingState.FAMILIES_STAND
    assert stances(world.nils) == ["object", "read"]
    assert say(found, world.nils, Says.STAND) == FindingState.STANDS
    assert (stances(world.nils), stances(world.per)) == (["read", "stand"], ["read", "stand"])
    with as_owner():
        assert Hand.objects.count() == hands


def test_the_database_keeps_nobody_on_both_sides(world: Cast):
    found, _one = stand(world)
    common = {"municipality": world.testvik, "process": world.process}
    for account, refused in ((world.kari, False), (world.nils, True)):
        with acting_as(account.pk):
            hand = Hand.objects.create(**common, account=account, name="Noen")
            words = FindingWords(
                **common, finding=found, side="providers", wording=1, says="object", words="Nei.", hand=hand
            )
            if refused:
                with pytest.raises(DatabaseError), transaction.atomic():
                    words.save(force_insert=True)
            else:
                words.save(force_insert=True)


@pytest.mark.parametrize("missing", ["supports", "against"])
def test_a_finding_stands_only_with_what_supports_it_and_what_speaks_against(world: Cast, missing: str):
    text = said(world, world.fatima, SOL)
    found = finding(world, world.per, mark(world, text, world.per), **{missing: ""})
    assert say(found, world.per, Says.READ) == FindingState.FAMILIES_READ
    with pytest.raises(Refused, match=str(REFUSALS[WhyNotSay.NOT_WEIGHED])):
        say(found, world.per, Says.STAND)
    common = {"municipality": world.testvik, "process": world.process}
    with acting_as(world.per.pk), pytest.raises(DatabaseError), transaction.atomic():
        hand = Hand.objects.create(**common, account=world.per, name="Per")
        FindingWords.objects.create(**common, finding=found, side="families", wording=1, says="stand", hand=hand)
    with acting_as(world.per.pk):
        marks, worded = list(Mark.objects.all()), WORDED | {missing: "Vi fant ingenting."}
        findings.reword(found, seen=1, marks=marks, who=standing_of(world.per), by=world.per, **worded)
    say(found, world.per, Says.READ)
    assert say(found, world.per, Says.STAND) == FindingState.FAMILIES_READ
    assert stances(world.per) == ["read", "read", "stand"]


def test_a_finding_falls_when_a_source_is_taken_back_and_says_so(world: Cast):
    found, one = stand(world)
    with acting_as(world.fatima.pk):
        contributions.take_away(one, by=world.fatima)
    with acting_as(world.kari.pk):
        who = standing_of(world.kari)
        assert list(that_stand(world.process, who)) == []
        assert list(found_in(world.process, who, state="again")) == [found]
        assert [each.lost for each in passages_of(found, who, world.kari)] == [False, True]
    with acting_as(None), connection.cursor() as cursor:
        cursor.execute("select insight_settle_lost()")
    with as_owner():
        assert Finding.objects.get(pk=found.pk).state == FindingState.AGAIN


def test_a_new_wording_asks_both_sides_anew(world: Cast):
    found, _one = stand(world)
    with acting_as(world.nils.pk):
        marks = list(Mark.objects.all())
        worded = {"title": "Nytt", "words": "Andre ord.", "supports": "", "against": "Noe."}
        findings.reword(found, seen=1, marks=marks, who=standing_of(world.nils), by=world.nils, **worded)
        with pytest.raises(Refused, match=str(REFUSALS[WhyNotSay.REWORDED])):
            findings.reword(found, seen=1, marks=marks, who=standing_of(world.nils), by=world.nils, **worded)
        now = Finding.objects.get(pk=found.pk)
        assert (now.state, now.wording, now.title) == ("draft", 2, "Nytt")
    assert say(found, world.nils, Says.READ) == FindingState.PROVIDERS_READ


def test_taking_back_ones_words_takes_their_weight(world: Cast):
    found, _one = stand(world)
    with acting_as(world.nils.pk):
        mine = FindingWords.objects.get(says="read", hand__account=world.nils)
        findings.take_back_words(mine, by=world.nils)
        assert Finding.objects.get(pk=found.pk).state == FindingState.FAMILIES_READ


def test_the_state_cannot_be_written_by_hand(world: Cast):
    found, _one, _two = made_finding(world)
    for account in (world.per, world.nils, world.siv):
        with acting_as(account.pk), pytest.raises(DatabaseError), transaction.atomic():
            Finding.objects.filter(pk=found.pk).update(state="stands")
    with acting_as(world.kari.pk), pytest.raises(DatabaseError), transaction.atomic():
        FindingWords.objects.create(
            municipality=world.testvik, process=world.process, finding=found, side="providers", wording=1, says="read",
            words="Uten å ha lest.", hand=Hand.objects.create(
                municipality=world.testvik, process=world.process, account=world.kari, name="Kari Hus"),
        )  # fmt: skip


def test_strangers_get_no_finding(world: Cast):
    found, _one, _two = made_finding(world)
    with acting_as(world.fatima.pk):
        assert finding_for(world.fatima, found.pk)[0] == found
    for account in (world.odd, world.anne, world.bo):
        with acting_as(account.pk):
            assert (Finding.objects.count(), FindingSource.objects.count()) == (0, 0)


def test_rule_and_database_say_the_same_state(world: Cast):
    found, one, two = made_finding(world)
    with acting_as(world.per.pk):
        assert facts_of(found) == Facts(dict.fromkeys(Side, 0), dict.fromkeys(Side, 0), sources=2, lost=0)
        assert sayer_of(found, standing_of(world.per)).unopened == 0
    for by, says in (
        (world.per, Says.READ),
        (world.per, Says.STAND),
        (world.nils, Says.READ),
        (world.nils, Says.STAND),
    ):
        read(world, one, by), read(world, two, by)
        state = say(found, by, says)
        with acting_as(by.pk):
            assert state_of(facts_of(found)) == state


def test_a_text_leads_on_to_what_was_marked_and_found_and_back(world: Cast):
    found, one, _two = made_finding(world)
    mark(world, one, world.nils, theme="venting")
    with acting_as(world.fatima.pk):
        who = standing_of(world.fatima)
        came = came_of(who, contribution=one.pk)
        assert [str(each.what) for each in came] == [
            "Merket av familiene",
            "Merket av tjenesteyterne",
            "Kilde til en innsikt",
        ]
        assert came[-1].words == "Brevene svarer ikke"
        first = passages_of(found, who, world.fatima)[0]
        assert first.source is not None and first.source.pk == one.pk  # one click back to the first story
    with as_owner(), acting_as(world.odd.pk):
        assert came_of(standing_of(world.odd), contribution=one.pk) == []
