"""The library, a process's methods and their versions: who reads, who proposes, who answers, and what a process keeps."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.asking import asked
from tests.visitor import Visitor, asks_first
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.people.models import Account, Notice
from usving.process.access import proposals_visible_to, standing_of, versions_visible_to
from usving.process.access.methods import Known, newest_of
from usving.process.actions import methods as actions
from usving.process.actions.files import load
from usving.process.forms.methods import as_typed
from usving.process.models import Gathering, Method, MethodProposal, MethodVersion
from usving.process.models.library import shipped_methods
from usving.process.queries.files import document_of
from usving.process.queries.methods import method_of
from usving.process.queries.setup_begin import shipped
from usving.process.rules import file
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.methods.versions import ProposalState, after
from usving.process.rules.seats import Side

pytestmark = pytest.mark.django_db
SHIPPED = Known("verdikort", 1, shipped_methods()["verdikort"])


@pytest.fixture
def world() -> Cast:
    return cast()


def typed(known: Known = SHIPPED, **changed: Any) -> dict[str, Any]:
    return {"key": uuid4(), "why": "Kortene ble for mange.", **as_typed(known), **changed}


def propose(
    world: Cast, by: Account, side: Side, *, care: str = "Ta pauser.", code: str = "verdikort"
) -> MethodProposal:
    """What one side would have otherwise about a method of the library."""
    with acting_as(by.pk):
        before = newest_of(world.testvik.pk, code)
        assert before
        content = replace(before.content, nb=replace(before.content.nb, care=care), nn=None, en=None)
        return actions.propose(
            world.process, key=uuid4(), code=code, before=before, content=content, why="Fordi.", side=side, by=by
        )


def adopt(world: Cast, care: str = "Ta pauser.") -> MethodProposal:
    proposal = propose(world, world.fatima, Side.FAMILIES, care=care)
    with acting_as(world.nils.pk):
        actions.answer(proposal, side=Side.PROVIDERS, yes=True, by=world.nils)
    return proposal


def speaks(who: Account, language: str) -> None:
    with as_owner():
        Account.objects.filter(pk=who.pk).update(language=language)


def stands(proposal: MethodProposal) -> tuple[str, bool, bool]:
    with as_owner():
        row = MethodProposal.objects.get(pk=proposal.pk)
    return row.state, row.families_at is not None, row.providers_at is not None


def versions() -> list[tuple[str, int, str]]:
    with as_owner():
        return list(MethodVersion.objects.order_by("code", "number").values_list("code", "number", "origin"))


# The library


LIBRARY = [("methods", []), ("method", ["verdikort"]), ("method_sheet", ["verdikort"]), ("learning_cards", []),
           ("learning_card", ["gapet"]), ("films", [])]  # fmt: skip


@pytest.mark.parametrize(("page", "of"), LIBRARY)
@pytest.mark.parametrize("name", ["fatima", "nils", "siv", "odd", "bo"])
def test_everyone_who_is_logged_in_reads_the_library(client: Visitor, world: Cast, name: str, page: str, of: list[str]):
    client.login_as(getattr(world, name))
    assert client.get(reverse(page, args=of)).status_code == 200
    assert client.post(reverse(page, args=of)).status_code == 405
    if of:
        assert client.get(reverse(page, args=["finnes-ikke"])).status_code == 404


@pytest.mark.parametrize(("page", "of"), LIBRARY)
def test_whoever_is_not_logged_in_is_asked_to(client: Visitor, world: Cast, page: str, of: list[str]):
    assert client.get(reverse(page, args=of)).status_code == 302


@pytest.mark.parametrize(
    ("asked_for", "codes"),
    [
        ("?stasjon=7", ["gi-det-videre", "hva-ble-det-til", "runde", "se-pa-proven"]),
        ("?stasjon=7&hvem=families&tid=30", ["runde", "se-pa-proven"]),
        ("?hvem=providers&stasjon=4&tid=30", ["hva-ber-det-oss-om", "runde", "skriv-for-deg-selv", "verdikort"]),
        ("?stasjon=9", None),
    ],
)
def test_the_library_is_narrowed(client: Visitor, world: Cast, asked_for: str, codes: list[str] | None):
    found = client.login_as(world.fatima).get(reverse("methods") + asked_for).context["list"]
    listed = sorted(each.code for each in found.page.paginator.object_list)
    assert listed == (codes if codes is not None else sorted(shipped_methods()))


@pytest.mark.parametrize(
    ("page", "of", "said"),
    [
        ("methods", [], "Vi skriv sjølve reglane for korleis vi er saman."),
        ("method", ["andre-mater"], "Kva er eit knep du er litt stolt av?"),
        ("learning_cards", [], "Teieplikt: kven kan seie kva?"),
        ("learning_card", ["gapet"], "Når fekk du vite noko du skulle ha visst mykje før?"),
        ("films", [], "Ein serie korte filmar"),
    ],
)
def test_whoever_reads_nynorsk_reads_it_in_the_library_too(
    client: Visitor, world: Cast, page: str, of: list[str], said: str
):
    assert said not in client.login_as(world.fatima).get(reverse(page, args=of)).content.decode()
    speaks(world.fatima, "nn")
    assert said in client.login_as(world.fatima).get(reverse(page, args=of)).content.decode()


def test_words_that_are_in_bokmal_alone_say_so_to_a_screen_reader(client: Visitor, world: Cast):
    speaks(world.fatima, "en")
    here = reverse("method", args=["verdikort"])
    assert '<h1 lang="en">What matters to me</h1>' in client.login_as(world.fatima).get(here).content.decode()
    adopt(world)
    text = client.get(here).content.decode()
    assert '<h1 lang="nb">Det som er viktig for meg</h1>' in text
    assert "This edition only exists in Norwegian yet." in text


def test_words_are_looked_for_in_the_steps_too(client: Visitor, world: Cast):
    client.login_as(world.fatima).post(reverse("search"), {"there": reverse("methods"), "words": "fuglekasser"})
    found = client.get(reverse("methods")).context["list"]
    assert [each.code for each in found.page] == ["familiedag"]


def test_the_library_asks_the_database_for_the_versions_once(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    before = asked(client, reverse("methods"))
    for care in ("En.", "To.", "Tre."):
        adopt(world, care)
    assert asked(client, reverse("methods")) == before


# What a process keeps


def plan(world: Cast, *codes: str, minutes: int = 240, days: int = 3) -> Gathering:
    found = make.gathering(world.process, GatheringKind.JOINT, days=days)
    with as_owner():
        found.minutes, found.agenda = minutes, [{"title": code, "minutes": 30, "method": code} for code in codes]
        found.save()
    return found


def keep(world: Cast, *codes: str) -> None:
    with acting_as(world.siv.pk):
        actions.keep_versions(world.process, [{"title": "x", "minutes": 5, "method": code} for code in codes])


def test_a_process_keeps_the_version_it_first_planned(world: Cast):
    keep(world, "verdikort", "finnes-ikke")
    adopt(world)
    keep(world, "verdikort")
    with acting_as(world.siv.pk):
        kept, newest = method_of(world.process, "verdikort"), newest_of(world.testvik.pk, "verdikort")
    assert kept and newest
    assert (kept.number, newest.number) == (1, 2)
    assert kept.words.care == shipped_methods()["verdikort"].nb.care
    with as_owner():
        assert list(Method.objects.filter(process=world.process).values_list("code", "number")) == [("verdikort", 1)]


def test_a_process_that_has_not_used_a_method_gets_the_newest(world: Cast):
    adopt(world)
    with acting_as(world.siv.pk):
        found = method_of(world.process, "verdikort")
        assert (found and found.number, method_of(world.process, "finnes-ikke")) == (2, None)


def test_a_leader_takes_the_newer_version_into_use(client: Visitor, world: Cast):
    keep(world, "verdikort")
    adopt(world)
    here = reverse("process_method", args=[world.process.pk, "verdikort"])
    assert client.login_as(world.siv).get(here).context["newer"] == 2
    assert client.post(reverse("process_method_renewed", args=[world.process.pk, "verdikort"])).status_code == 302
    answer = client.get(here)
    assert (answer.context["newer"], answer.context["method"].number) == (0, 2)
    assert "Ta pauser." in answer.content.decode()


def test_a_method_is_put_into_a_plan_and_kept(client: Visitor, world: Cast):
    gathering = plan(world, minutes=60)
    there = reverse("process_method_planned", args=[world.process.pk, "verdikort"])
    client.login_as(world.siv).post(there, {"gathering": gathering.pk})
    with as_owner():
        gathering.refresh_from_db()
        row = Method.objects.get(process=world.process, code="verdikort")
    assert gathering.agenda == [{"title": "Det som er viktig for meg", "minutes": 40, "method": "verdikort"}]
    assert row.number == 1
    answer = client.post(there, {"gathering": gathering.pk})
    assert (answer.status_code, "Kort ned noe først" in answer.content.decode()) == (422, True)


def test_a_gathering_of_another_process_takes_no_method(client: Visitor, world: Cast):
    other = make.gathering(world.other, GatheringKind.JOINT, days=3)
    there = reverse("process_method_planned", args=[world.process.pk, "verdikort"])
    assert client.login_as(world.siv).post(there, {"gathering": other.pk}).status_code == 422


@pytest.mark.parametrize(
    ("name", "reads", "leads", "proposes"),
    [
        ("fatima", 200, 404, 200),
        ("amina", 200, 404, 200),
        ("nils", 200, 404, 200),
        ("siv", 200, 302, 404),
        ("liv", 200, 302, 404),
        ("anne", 404, 404, 404),
        ("odd", 404, 404, 404),
        ("bo", 404, 404, 404),
    ],
)
def test_who_reads_leads_and_proposes_in_a_process(
    client: Visitor, world: Cast, name: str, reads: int, leads: int, proposes: int
):
    client.login_as(getattr(world, name))
    one = [world.process.pk, "verdikort"]
    for page in ("process_method", "process_method_sheet"):
        assert client.get(reverse(page, args=one)).status_code == reads
        assert client.get(reverse(page, args=[world.process.pk, "finnes-ikke"])).status_code == 404
    assert client.get(reverse("process_methods", args=one[:1])).status_code == reads
    assert client.post(reverse("process_method_renewed", args=one)).status_code == leads
    assert client.get(reverse("process_method_renewed", args=one)).status_code == 405
    assert client.get(reverse("method_change", args=one)).status_code == proposes
    assert client.get(reverse("method_new", args=one[:1])).status_code == proposes
    assert client.get(reverse("method_new", args=[uuid4()])).status_code == 404


def test_the_methods_of_a_process_cost_as_many_questions_for_one_as_for_three(client: Visitor, world: Cast):
    here = reverse("process_methods", args=[world.process.pk])
    keep(world, "verdikort")
    one = asked(client.login_as(world.fatima), here)
    keep(world, "runde", "avtale")
    assert (asked(client, here), len(client.get(here).context["list"].page)) == (one, 3)


def test_the_version_a_process_keeps_goes_through_its_file_without_loss(world: Cast):
    template = shipped()
    keeps = replace(
        template,
        process=replace(template.process, id="en-til"),
        municipality=replace(template.municipality, number=world.testvik.number, name=world.testvik.name),
        methods=tuple(replace(each, version={"runde": 1, "avtale": 7}.get(each.id, 0)) for each in template.methods),
    )
    text = file.write(keeps)
    with as_owner():
        made = load(file.read(text.encode()), today=timezone.localdate())
        assert file.write(document_of(made)) == text
        rows = {row.code: (row.number, row.content is not None) for row in Method.objects.filter(process=made)}
    assert (rows["runde"], rows["avtale"], rows["verdikort"]) == ((1, True), (7, False), (None, False))
    assert text.count("version = ") == 3  # the format's own, and two methods'


def test_a_version_kept_before_it_was_translated_gets_the_languages_and_nothing_else(client: Visitor, world: Cast):
    keep(world, "verdikort")
    with as_owner():
        row = Method.objects.get(process=world.process, code="verdikort")
        row.content = {key: value for key, value in row.content.items() if key not in ("nn", "en")}
        row.save()
    with acting_as(world.siv.pk), override("nn"):
        known = method_of(world.process, "verdikort")
        assert known and known.words == shipped_methods()["verdikort"].nn
    with as_owner():
        row.content["nb"]["care"] = "Ta pauser."
        row.save()
    with acting_as(world.siv.pk), override("nn"):
        known = method_of(world.process, "verdikort")
        assert known and (known.words.care, known.spoken) == ("Ta pauser.", "nb")


# Proposing and answering


def test_a_side_proposes_and_the_other_adopts(client: Visitor, world: Cast):
    change = reverse("method_change", args=[world.process.pk, "verdikort"])
    answer = client.login_as(world.fatima).post(change, typed(title="Kort om det viktige"))
    with as_owner():
        proposal = MethodProposal.objects.get()
    there = reverse("method_proposal", args=[proposal.pk])
    assert (answer.status_code, answer.url) == (302, there)
    assert stands(proposal) == ("waits-for-providers", True, False)
    page = client.login_as(world.nils).get(there)
    assert [change.label for change in page.context["changes"]] == ["Navnet"]
    assert page.context["waits_for_me"]
    client.post(reverse("method_proposal_yes", args=[proposal.pk]))
    assert stands(proposal) == ("adopted", True, True)
    assert versions() == [("verdikort", 2, "Testvik")]
    assert "Kort om det viktige" in client.get(reverse("methods")).content.decode()


def test_the_other_side_is_told_once_of_each_that_something_waits_and_nothing_of_what(client: Visitor, world: Cast):
    client.login_as(world.kari).post(reverse("method_new", args=[world.process.pk]), typed(title="Kaffe på trappa"))
    with as_owner():
        told = Notice.objects.filter(subject="Noe venter på svar fra dere")
        assert set(told.values_list("account", flat=True)) == {world.fatima.pk, world.jonas.pk, world.per.pk}
        assert not any("affe" in each.subject + each.body for each in told)
    client.post(reverse("method_new", args=[world.process.pk]), typed(title="Te i trappa"))
    with as_owner():
        assert (MethodProposal.objects.count(), told.all().count()) == (2, 6)


def test_a_new_method_is_proposed_by_the_providers_and_gets_its_own_code(client: Visitor, world: Cast):
    there = reverse("method_new", args=[world.process.pk])
    client.login_as(world.kari).post(there, typed(title="Kaffe på trappa"))
    with as_owner():
        proposal = MethodProposal.objects.get()
    assert (proposal.code, proposal.before, proposal.state) == ("kaffe-pa-trappa", None, "waits-for-families")
    client.login_as(world.per).post(reverse("method_proposal_yes", args=[proposal.pk]))
    assert versions() == [("kaffe-pa-trappa", 1, "Testvik")]
    assert client.login_as(world.odd).get(reverse("method", args=["kaffe-pa-trappa"])).status_code == 200
    assert client.login_as(world.bo).get(reverse("method", args=["kaffe-pa-trappa"])).status_code == 404


def test_the_same_form_sent_twice_is_one_proposal(client: Visitor, world: Cast):
    change, words = reverse("method_change", args=[world.process.pk, "verdikort"]), typed(care="Ta pauser.")
    for _ in range(2):
        assert client.login_as(world.fatima).post(change, words).status_code == 302
    with as_owner():
        assert MethodProposal.objects.count() == 1
        assert Entry.objects.filter(event="process.method_proposed").count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Du har ikke endret noe ennå."),
        ({"why": ""}, "Skriv kort hvorfor."),
        ({"steps": "Kaffe"}, "Steg 1: Skriv minutter først"),
        ({"materials": "\n".join("abcdefghi")}, "Skriv høyst åtte ting."),
        ({"stations": []}, "Velg minst én stasjon."),
        ({"purpose": "x" * 401}, "Skriv kortere: høyst 400 tegn."),
    ],
)
def test_what_cannot_be_proposed_says_why_and_keeps_the_words(
    client: Visitor, world: Cast, changed: dict[str, Any], said: str
):
    change = reverse("method_change", args=[world.process.pk, "verdikort"])
    answer = client.login_as(world.fatima).post(change, typed(**changed))
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert "Ingen kort er finere enn andre." in answer.content.decode()


def test_one_proposal_waits_at_a_time_and_the_next_may_come_after(world: Cast):
    first = propose(world, world.fatima, Side.FAMILIES)
    with pytest.raises(Refused, match="alt et forslag"):
        propose(world, world.nils, Side.PROVIDERS)
    with acting_as(world.nils.pk):
        assert actions.answer(first, side=Side.PROVIDERS, yes=False, by=world.nils) is ProposalState.DECLINED
    assert stands(propose(world, world.nils, Side.PROVIDERS)) == ("waits-for-families", False, True)
    assert versions() == []


def test_a_no_is_asked_about_before_it_ends_the_proposal(client: Visitor, world: Cast):
    proposal = propose(world, world.fatima, Side.FAMILIES)
    there, no = (reverse(name, args=[proposal.pk]) for name in ("method_proposal", "method_proposal_no"))
    assert asks_first(client.login_as(world.nils).get(there).text, no)
    assert client.post(no).status_code == 302
    assert stands(proposal)[0] == "declined"


def test_what_is_answered_is_not_answered_again(client: Visitor, world: Cast):
    proposal = adopt(world)
    answer = client.login_as(world.nils).post(reverse("method_proposal_no", args=[proposal.pk]), follow=True)
    assert "Forslaget er besvart." in answer.content.decode()
    assert (stands(proposal)[0], versions()) == ("adopted", [("verdikort", 2, "Testvik")])


@pytest.mark.parametrize(
    ("name", "reads", "answers"),
    [
        ("fatima", 200, 302),
        ("nils", 200, 302),
        ("siv", 200, 404),
        ("liv", 200, 404),
        ("anne", 404, 404),
        ("odd", 404, 404),
        ("bo", 404, 404),
    ],
)
def test_who_reads_and_answers_a_proposal(client: Visitor, world: Cast, name: str, reads: int, answers: int):
    proposal = propose(world, world.per, Side.FAMILIES)
    client.login_as(getattr(world, name))
    assert client.get(reverse("method_proposal", args=[proposal.pk])).status_code == reads
    assert client.get(reverse("method_proposal", args=[uuid4()])).status_code == 404
    for page in ("method_proposal_yes", "method_proposal_no"):
        assert client.get(reverse(page, args=[proposal.pk])).status_code == 405
        assert client.post(reverse(page, args=[uuid4()])).status_code == 404
    assert client.post(reverse("method_proposal_yes", args=[proposal.pk])).status_code == answers
    assert bool(versions()) is (name == "nils")


# The second lock: the database itself


@pytest.fixture
def every_state(world: Cast) -> Iterator[dict[ProposalState, Any]]:
    """How to make a proposal in each state, as the owner."""

    def made(state: ProposalState) -> MethodProposal:
        side = Side.PROVIDERS if state is ProposalState.WAITS_FOR_FAMILIES else Side.FAMILIES
        proposal = propose(world, world.kari if side is Side.PROVIDERS else world.per, side)
        if state in (ProposalState.ADOPTED, ProposalState.DECLINED):
            with acting_as(world.nils.pk):
                yes = state is ProposalState.ADOPTED
                actions.answer(proposal, side=Side.PROVIDERS, yes=yes, by=world.nils)
        return proposal

    yield dict.fromkeys(ProposalState, made)


@pytest.mark.parametrize("yes", [True, False])
@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("state", list(ProposalState))
def test_the_database_moves_a_proposal_as_the_rule_does(
    world: Cast, every_state: dict[ProposalState, Any], state: ProposalState, side: Side, yes: bool
):
    proposal = every_state[state](state)
    by = world.fatima if side is Side.FAMILIES else world.nils
    with acting_as(by.pk), connection.cursor() as cursor:
        cursor.execute("select process_method_answer(%s, %s, %s)", [proposal.pk, side.value, yes])
    assert stands(proposal)[0] == after(state, side, yes=yes).value


@pytest.mark.parametrize(
    ("name", "side"), [("fatima", "providers"), ("nils", "families"), ("siv", "providers"), ("odd", "families")]
)
def test_nobody_answers_for_a_side_they_do_not_sit_on(world: Cast, name: str, side: str):
    proposal = propose(
        world,
        world.per if side == "providers" else world.kari,
        Side.FAMILIES if side == "providers" else Side.PROVIDERS,
    )
    before = stands(proposal)
    with acting_as(getattr(world, name).pk), connection.cursor() as cursor:
        cursor.execute("select process_method_answer(%s, %s, true)", [proposal.pk, side])
        assert cursor.fetchone() == ("refused",)
    assert (stands(proposal), versions()) == (before, [])


def test_not_even_the_owner_can_write_that_one_side_adopted(world: Cast):
    proposal = propose(world, world.fatima, Side.FAMILIES)
    with as_owner(), pytest.raises(DatabaseError, match="process_methodproposal_both"), transaction.atomic():
        MethodProposal.objects.filter(pk=proposal.pk).update(state="adopted", closed_at=timezone.now())


@pytest.mark.parametrize("name", ["fatima", "nils", "siv", "liv", "anne"])
def test_nobody_writes_a_version_that_was_not_agreed_on(world: Cast, name: str):
    row = MethodVersion(municipality=world.testvik, code="x", number=9, content={}, origin="Testvik", origin_number=9)
    with acting_as(getattr(world, name).pk), pytest.raises(DatabaseError), transaction.atomic():
        row.save(force_insert=True)


def test_nobody_changes_a_proposal_by_hand(world: Cast):
    proposal = propose(world, world.fatima, Side.FAMILIES)
    with acting_as(world.fatima.pk), pytest.raises(DatabaseError), transaction.atomic():
        MethodProposal.objects.filter(pk=proposal.pk).update(why="noe annet")


@pytest.mark.parametrize("name", ["fatima", "jonas", "nils", "kari", "siv", "liv", "anne", "odd", "bo"])
def test_the_doors_and_the_database_show_the_same(world: Cast, name: str):
    adopt(world)
    propose(world, world.kari, Side.PROVIDERS, code="runde")
    account: Account = getattr(world, name)
    with as_owner(), acting_as(account.pk):
        doors = (
            set(proposals_visible_to(standing_of(account)).values_list("pk", flat=True)),
            set(versions_visible_to(account).values_list("pk", flat=True)),
        )
    with acting_as(account.pk):
        rows = (
            set(MethodProposal.objects.values_list("pk", flat=True)),
            set(MethodVersion.objects.values_list("pk", flat=True)),
        )
    assert doors == rows
    inside = name in ("fatima", "jonas", "nils", "kari", "siv", "liv")
    assert [len(each) for each in rows] == [2 if inside else 0, 0 if name == "bo" else 1]


def test_nobody_proposes_or_answers_in_a_closed_process(client: Visitor, world: Cast):
    proposal = propose(world, world.fatima, Side.FAMILIES)
    with as_owner():
        type(world.process).objects.filter(pk=world.process.pk).update(
            closed_at=timezone.now(), reads_until=timezone.localdate() + timedelta(days=30)
        )
    client.login_as(world.nils)
    assert client.get(reverse("method_proposal", args=[proposal.pk])).status_code == 200
    assert client.post(reverse("method_proposal_yes", args=[proposal.pk])).status_code == 404
    assert client.get(reverse("method_change", args=[world.process.pk, "runde"])).status_code == 404
    with acting_as(world.nils.pk), connection.cursor() as cursor:
        cursor.execute("select process_method_answer(%s, 'providers', true)", [proposal.pk])
        assert cursor.fetchone() == ("refused",)
