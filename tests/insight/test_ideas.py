"""The pages of ideas, pilots and uses: who comes where, what they do there, and how much they ask."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast
from tests.database import as_owner
from tests.insight import ideas as told
from tests.process.asking import asked
from tests.visitor import Visitor, asks_first
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.insight.actions.idea_clock import remind_of_ideas
from usving.insight.models import Finding, Idea, IdeaReason, IdeaSource, Pilot, PilotEntry, Use
from usving.insight.rules.ideas import IdeaAct
from usving.insight.rules.pilots import PilotAct
from usving.people.models import Notice
from usving.process.models import Process
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db
EVERYONE = ("fatima", "nils", "siv", "odd", "bo")
# For each page: how it answers a family, a provider, a facilitator, a stranger and one from across the border.
READ = {
    "ideas": (200, 200, 200, 404, 404), "idea_new": (200, 200, 200, 404, 404), "idea": (200, 200, 200, 404, 404),
    "idea_change": (200, 404, 404, 404, 404), "idea_remove": (200, 404, 404, 404, 404),
    "idea_answer": (404, 404, 200, 404, 404), "idea_reason_new": (200, 200, 200, 404, 404),
    "idea_source_new": (200, 200, 200, 404, 404), "idea_back": (200, 200, 200, 404, 404),
    "idea_rest": (200, 200, 200, 404, 404), "pilots": (200, 200, 200, 404, 404), "pilot_new": (200, 200, 200, 404, 404),
    "pilot": (200, 200, 200, 404, 404), "pilot_sheet": (200, 200, 200, 404, 404),
    "pilot_change": (200, 200, 200, 404, 404), "pilot_end": (200, 200, 200, 404, 404),
    "pilot_part_new": (200, 200, 200, 404, 404), "pilot_review": (200, 200, 404, 404, 404),
    "uses": (200, 200, 200, 404, 404), "use_new": (200, 200, 200, 404, 404), "use": (200, 200, 200, 404, 404),
    "use_look": (200, 200, 200, 404, 404),
}  # fmt: skip
POSTED = (
    "idea_share", "idea_take_back", "idea_unsign", "idea_step", "idea_wake", "pilot_start", "pilot_entry",
)  # fmt: skip


@pytest.fixture
def world() -> Cast:
    return told.turned()


def there(world: Cast, page: str, pilot: Pilot, use: Use, idea: Idea) -> str:
    of = {"ideas": world.process, "idea_new": world.process, "pilots": world.process, "uses": world.process}
    row: Any = of.get(page) or (pilot if page.startswith("pilot") and page != "pilot_new" else None)
    row = row or (use if page in ("use", "use_look") else idea)
    return reverse(page, args=[row.pk])


def test_who_comes_to_each_page(client: Visitor, world: Cast):
    use, idea = told.used(world, "Brukt"), told.shared(world, world.fatima)
    pilot = told.over(world, idea)
    found = {}
    for name in EVERYONE:
        client.login_as(getattr(world, name))
        for page in READ:
            answer = client.get(there(world, page, pilot, use, idea)).status_code
            found[page] = (*found.get(page, ()), answer)
    assert found == READ


def test_what_is_not_there_and_what_is_only_sent(client: Visitor, world: Cast):
    client.login_as(world.fatima)
    for page in (*READ, *POSTED):
        assert client.post(reverse(page, args=[uuid4()])).status_code in (404, 405), page
    for page in POSTED:
        assert client.get(reverse(page, args=[uuid4()])).status_code == 405, page


def words(**more: str) -> dict[str, str]:
    return {"key": str(uuid4()), "title": "Ett brev", "text": "Alt i ett brev.", "made_by": "person", **more}


def test_a_note_is_its_authors_until_it_is_shared(client: Visitor, world: Cast):
    row = words(for_whom="alle")
    for _twice in range(2):
        assert client.login_as(world.fatima).post(reverse("idea_new", args=[world.process.pk]), row).status_code == 302
    page = reverse("idea", args=[row["key"]])
    seen = {name: client.login_as(getattr(world, name)).get(page).status_code for name in ("fatima", "jonas", "nils")}
    assert seen == {"fatima": 200, "jonas": 404, "nils": 404}
    assert client.login_as(world.nils).post(reverse("idea_share", args=[row["key"]])).status_code == 404
    assert client.login_as(world.fatima).post(reverse("idea_share", args=[row["key"]])).status_code == 302
    assert [client.login_as(getattr(world, name)).get(page).status_code for name in ("jonas", "nils")] == [200, 200]
    with as_owner():
        idea = Idea.objects.get()
        assert (idea.state, idea.signed, (idea.answer_due - timezone.localdate()).days) == (
            "proposed",
            "Fatima Sol",
            21,
        )
        assert [each.facts for each in Entry.objects.filter(event="insight.idea_moved")] == [{"act": "share"}]


def test_an_idea_begun_from_a_finding_says_so(client: Visitor, world: Cast):
    row = {"side": "families", "title": "Seks uker", "words": "Det tar seks uker."}
    stands = make.make(Finding, municipality=world.testvik, process=world.process, state="stands", **row)
    draft = make.make(Finding, municipality=world.testvik, process=world.process, **row)
    other = make.make(Finding, municipality=world.nordvik, process=world.other, state="stands", **row)
    there = reverse("idea_new", args=[world.process.pk])
    client.login_as(world.fatima)
    for each, known in ((stands.pk, True), (draft.pk, False), (other.pk, False), ("tull", False)):
        assert ("Seks uker" in client.get(f"{there}?innsikt={each}").text) == known
        typed = words()
        for _twice in range(2):
            assert client.post(f"{there}?innsikt={each}", typed).status_code == 302
        with as_owner():
            from_it = list(IdeaSource.objects.filter(idea=typed["key"]).values_list("pk", "finding"))
        assert [finding for _pk, finding in from_it] == ([stands.pk] if known else [])
        for source, _finding in from_it:
            away = reverse("idea_source_removal", args=[typed["key"], source])
            assert asks_first(client.get(reverse("idea", args=[typed["key"]])).text, away)
    choices = client.get(reverse("idea_source_new", args=[typed["key"]])).text
    assert '<optgroup label="Det vi fant ut sammen">' in choices


@pytest.mark.parametrize(("here", "gate", "says"), [(4, True, "på vei ned i U-en"), (5, False, "Porten er lukket")])
def test_before_the_turn_the_page_says_so_kindly_and_keeps_a_note(client: Visitor, here: int, gate: bool, says: str):
    world = told.cast(here=here)
    if gate:
        make.gate(world.process)
    client.login_as(world.fatima)
    assert says in client.get(reverse("ideas", args=[world.process.pk])).content.decode()
    row = words()
    client.post(reverse("idea_new", args=[world.process.pk]), row)
    client.post(reverse("idea_share", args=[row["key"]]))
    with as_owner():
        assert [idea.state for idea in Idea.objects.all()] == ["note"]


def test_two_who_change_at_once_both_keep_their_words(client: Visitor, world: Cast):
    row = words(made_by="group", alias="Bord tre")
    client.login_as(world.fatima).post(reverse("idea_new", args=[world.process.pk]), row)
    client.post(reverse("idea_share", args=[row["key"]]))
    page = reverse("idea_change", args=[row["key"]])
    version = client.login_as(world.nils).get(page).context["form"]["version"].value()
    client.login_as(world.fatima).post(page, {**row, "title": "To brev", "version": version})
    answer = client.login_as(world.nils).post(page, {**row, "title": "Ingen brev", "version": version})
    assert answer.status_code == 422
    both = [(each.theirs, each.mine) for each in answer.context["form"].meanwhile]
    assert both == [("To brev", "Ingen brev")]


def test_reasons_are_told_by_side_and_never_counted(client: Visitor, world: Cast):
    idea = told.shared(world, world.fatima)
    for name, kind in (("per", "helps"), ("nils", "worries"), ("siv", "helps")):
        row = {"key": uuid4(), "kind": kind, "whom": "barn", "words": f"Fordi {name}."}
        for _twice in range(2):
            client.login_as(getattr(world, name)).post(reverse("idea_reason_new", args=[idea.pk]), row)
    page = client.login_as(world.kari).get(reverse("idea", args=[idea.pk]))
    given = {kind: [(each.words, each.side) for each in rows] for kind, rows in page.context["reasons"].items()}
    assert given == {
        "helps": [("Fordi per.", "families"), ("Fordi siv.", "")], "worries": [("Fordi nils.", "providers")],
    }  # fmt: skip
    assert "Per Bekk" not in page.content.decode()
    with as_owner():
        reason = IdeaReason.objects.get(words="Fordi per.")
    remove = reverse("idea_reason_removal", args=[idea.pk, reason.pk])
    assert asks_first(client.login_as(world.per).get(reverse("idea", args=[idea.pk])).text, remove)
    assert [client.login_as(getattr(world, name)).post(remove).status_code for name in ("nils", "per")] == [404, 302]


def test_what_others_built_on_stays_without_the_name(client: Visitor, world: Cast):
    alone, built = told.shared(world, world.fatima, "Alene"), told.new(world, "Bygd på")
    client.login_as(world.fatima)
    for idea in (alone, built):
        client.post(reverse("idea_remove", args=[idea.pk]))
    with as_owner():
        assert [idea.title for idea in Idea.objects.all()] == ["Bygd på"]
    client.post(reverse("idea_unsign", args=[built.pk]))
    assert "Fatima" not in client.login_as(world.nils).get(reverse("idea", args=[built.pk])).content.decode()


def test_a_step_without_its_proofs_says_what_lacks(client: Visitor, world: Cast):
    idea = told.shared(world, world.fatima)
    told.prove(world, idea, world.fatima)
    client.login_as(world.nils)
    answer = client.post(reverse("idea_step", args=[idea.pk]), follow=True).content.decode()
    assert "Begge sider må først si hva som finnes i dag" in answer
    assert client.get(reverse("idea_proof", args=[idea.pk, "tull"])).status_code == 404
    said = {"key": uuid4(), "there_today": "Fire brev.", "words": "Ett brev."}
    client.post(reverse("idea_proof", args=[idea.pk, "nytt"]), said)
    client.post(reverse("idea_step", args=[idea.pk]))
    with as_owner():
        assert Idea.objects.get().state == "new"


def test_the_other_side_reads_a_review_when_both_have_said_theirs(client: Visitor, world: Cast):
    pilot = told.over(world, told.new(world))
    row = {"learned": "Vi ble tryggere.", "verdict": "go-on"}
    for account, state, reads in ((world.per, "over", False), (world.nils, "changes", True)):
        client.login_as(account).post(reverse("pilot_review", args=[pilot.pk]), row)
        text = client.login_as(world.kari).get(reverse("pilot", args=[pilot.pk])).content.decode()
        with as_owner():
            pilot.refresh_from_db()
        assert (pilot.state, "Vi ble tryggere." in text) == (state, reads)
        row = {"learned": "Vi må ringe først.", "verdict": "change"}


def test_a_volunteer_in_a_pilot_reads_it_and_notes_in_its_log(client: Visitor, world: Cast):
    vera = make.account(world.testvik, "Vera Frivillig")
    seat = make.seat(world.process, SeatRole.VOLUNTEER, vera)
    pilot = told.run(told.planned(told.new(world), world.nils), world.nils, PilotAct.START)
    page, log = reverse("pilot", args=[pilot.pk]), reverse("pilot_entry", args=[pilot.pk])
    row = {"key": uuid4(), "day": timezone.localdate().isoformat(), "text": "Kaffe til ti.", "number": "10,5"}
    client.login_as(vera)
    assert (client.get(page).status_code, client.post(log, row).status_code) == (404, 404)
    part = {"key": uuid4(), "kind": "volunteers", "seat": str(seat.pk), "does": "Koker kaffe"}
    client.login_as(world.nils).post(reverse("pilot_part_new", args=[pilot.pk]), part)
    client.login_as(vera)
    for _twice in range(2):
        assert (client.get(page).status_code, client.post(log, row).status_code) == (200, 302)
    assert client.get(reverse("pilots", args=[world.process.pk])).status_code == 200
    assert client.get(reverse("ideas", args=[world.process.pk])).status_code == 404
    with as_owner():
        assert [(each.as_whom, str(each.number)) for each in PilotEntry.objects.all()] == [("Vera Frivillig", "10.5")]
    noted = reverse("pilot_entry_removal", args=[pilot.pk, row["key"]])
    assert asks_first(client.get(page).text, noted)
    taken_off = reverse("pilot_part_removal", args=[pilot.pk, part["key"]])
    assert asks_first(client.login_as(world.nils).get(page).text, taken_off)
    client.login_as(vera).post(noted)
    with as_owner():
        assert PilotEntry.objects.count() == 0


def test_whoever_is_named_as_owner_is_told(client: Visitor, world: Cast):
    idea = told.useful(world)
    row = {name: str(value) for name, value in told.told().items()}
    row |= {"key": str(uuid4()), "owner_seat": str(world.kari_seat.pk)}
    page = reverse("use_new", args=[idea.pk])
    client.login_as(world.nils)
    refused = client.post(page, row | {"replaced": ""})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["replaced"])
    for _twice in range(2):
        assert client.post(page, row | {"replaced": "Ingenting"}).status_code == 302
    with as_owner():
        told_to = [(each.account_id, each.subject) for each in Notice.objects.filter(about=row["key"])]
    assert told_to == [(world.kari.pk, "Du står som den som eier noe som er tatt i bruk")]


def test_the_last_side_reads_at_once_and_is_told_so(client: Visitor, world: Cast):
    pilot = told.over(world, told.new(world))
    row, said = {"learned": "Vi ble tryggere.", "verdict": "go-on"}, []
    for account in (world.per, world.nils):
        client.login_as(account)
        answer = client.post(reverse("pilot_review", args=[pilot.pk]), row, follow=True)
        said.append("Begge sider har svart" in answer.text)
    assert said == [False, True]


def test_a_pilot_is_small(client: Visitor, world: Cast):
    idea = told.new(world)
    day = timezone.localdate().isoformat()
    row = told.sheet(kroner=10_000_000, starts=day, ends=day) | {"key": str(uuid4())}
    answer = client.login_as(world.nils).post(reverse("pilot_new", args=[idea.pk]), row)
    assert "Det største er 50\u202f000." in answer.text
    assert answer.text.count("ds-error-summary") == 1
    client.post(reverse("pilot_new", args=[idea.pk]), row | {"kroner": 50_000})
    assert "til og med" not in client.get(reverse("pilot", args=[row["key"]])).text


def test_a_no_is_honourable_and_takes_the_idea_a_step_back(client: Visitor, world: Cast):
    use = told.used(world)
    page = reverse("use_look", args=[use.pk])
    client.login_as(world.kari)
    assert client.post(page, {"key": uuid4(), "still": "no", "words": ""}).status_code == 422
    row = {"key": uuid4(), "still": "no", "words": "Kontoret er slått sammen."}
    for _twice in range(2):
        assert client.post(page, row).status_code == 302
    with as_owner():
        idea = Idea.objects.get()
        assert (idea.state, idea.moves.get(act=IdeaAct.GO_BACK).reason) == ("useful", "Kontoret er slått sammen.")


def test_those_who_lead_answer_once(client: Visitor, world: Cast):
    idea = told.shared(world, world.fatima)
    page = reverse("idea_answer", args=[idea.pk])
    client.login_as(world.siv)
    assert client.post(page, {"words": ""}).status_code == 422
    assert client.post(page, {"words": "Vi prøver den i mai."}).status_code == 302
    assert client.post(page, {"words": "Nei."}).status_code == 404
    assert "Vi prøver den i mai." in client.login_as(world.per).get(reverse("idea", args=[idea.pk])).content.decode()


def test_the_list_finds_by_words_state_and_whose(client: Visitor, world: Cast):
    told.new(world, "Felles vaskerom")
    told.shared(world, world.nils, "Turer i skogen", for_whom="barnefamilier")
    told.write(world, world.fatima, "Bare mitt")
    client.login_as(world.fatima)
    here = reverse("ideas", args=[world.process.pk])

    def found(query: str = "", sought: str = "") -> set[str]:
        client.post(reverse("search"), {"there": here, "words": sought})
        return {idea.title for idea in client.get(here + query).context["list"].page}

    assert found() == {"Felles vaskerom", "Turer i skogen", "Bare mitt"}
    assert found(sought="barnefamilie") == {"Turer i skogen"}
    assert found("?steg=new") == {"Felles vaskerom"}
    assert found("?vis=mine") == {"Felles vaskerom", "Bare mitt"}
    assert found("?vis=venter") == {"Felles vaskerom", "Turer i skogen"}


@pytest.mark.parametrize("page", ["ideas", "pilots", "uses"])
def test_a_longer_list_asks_no_more(client: Visitor, world: Cast, page: str):
    told.used(world, "En")
    client.login_as(world.fatima)
    here = reverse(page, args=[world.process.pk])
    few = asked(client, here)
    for title in ("To", "Tre"):
        told.used(world, title)
    assert asked(client, here) == few
    assert client.get(here).context["list"].count == 3


def test_one_finds_what_is_in_use_and_what_is_not_any_more(client: Visitor, world: Cast):
    used, ended = told.used(world, "Felles vaskerom"), told.used(world, "Vaktordning")
    with as_owner():
        Use.objects.filter(pk=used.pk).update(title="Felles vaskerom")
        Use.objects.filter(pk=ended.pk).update(title="Vaktordning", ended_at=timezone.now())
    client.login_as(world.fatima)
    here = reverse("uses", args=[world.process.pk])

    def found(query: str = "") -> set[str]:
        return {each.title for each in client.get(here + query).context["list"].page}

    assert found() == {"Felles vaskerom", "Vaktordning"}
    assert (found("?hvilke=used"), found("?hvilke=ended")) == ({"Felles vaskerom"}, {"Vaktordning"})
    client.post(reverse("search"), {"there": here, "words": "felles vaskerom"})
    assert found() == {"Felles vaskerom"}


def test_a_long_log_is_opened_where_it_ends(client: Visitor, world: Cast):
    pilot = told.run(told.planned(told.new(world), world.nils), world.nils, PilotAct.START)
    for _each in range(26):
        told.noted(pilot, world.nils)
    here = reverse("pilot", args=[pilot.pk])
    client.login_as(world.nils)
    pages = [client.get(here + query).context["list"].page for query in ("", "?side=1")]
    assert [(each.number, len(each)) for each in pages] == [(2, 6), (1, 20)]
    refused = client.post(reverse("pilot_entry", args=[pilot.pk]), {"key": uuid4(), "text": ""})
    assert (refused.status_code, 'rel="prev"' in refused.text, 'rel="prev"' in client.get(here).text) == (
        422,
        False,
        True,
    )


def test_the_clock_reminds_each_thing_once(world: Cast):
    today = timezone.localdate()
    idea = told.new(world)
    told.run(told.planned(idea, world.per, starts=today), world.per, PilotAct.START)
    use = told.used(world, "Brukt")
    with as_owner():
        Use.objects.filter(pk=use.pk).update(look_on=today, owner_seat=world.kari_seat)
        Idea.objects.update(answer_due=today - timezone.timedelta(days=1))
        Notice.objects.all().delete()
    noon = timezone.localtime().replace(hour=12)
    with acting_as(None):
        assert remind_of_ideas(noon.replace(hour=8)) == 0
        told_now, told_again = remind_of_ideas(noon), remind_of_ideas(noon)
    with as_owner():
        kept = sorted(Notice.objects.values_list("account__person__name", "subject"))
    late, over = (
        "Noen har ventet på svar fra dere lenger enn avtalt",
        "Noe dere prøver, er over i dag. Nå skal begge sider se på det",
    )
    year = "Det er et år siden noe ble tatt i bruk. Er det i bruk fortsatt?"
    leads = [(name, subject) for name in ("Liv Leder", "Siv Svingen") for subject in (late, late, over, year)]
    assert kept == sorted([*leads, ("Per Bekk", over), ("Kari Hus", year)])
    assert (told_now, told_again) == (len(kept), 0)
    with as_owner():
        Process.objects.update(closed_at=timezone.now(), reads_until=today)
        Notice.objects.all().delete()
    with acting_as(None):
        assert remind_of_ideas(noon) == 0
