"""The calculators' pages: open to everyone, nothing kept unless one keeps it, and a kept one is frozen."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.economy.models import Run
from usving.economy.rules import dated
from usving.economy.rules.calculators import calculated, rules_of
from usving.economy.rules.runs import Calculator, digest_of
from usving.engines.bostotte import bostotte
from usving.people.models import Account

pytestmark = pytest.mark.django_db
BOSTOTTE = {
    "month": "2026-11", "municipality": "Larvik", "adults": "1", "children": "1", "income": "20 000", "cost": "12.000",
    "tenure": "rented", "wealth": "",
}  # fmt: skip
STARTLAN = {
    "income": "42 000", "living": "18 000", "debts": "2 000", "running": "5 000", "percent": "4,55", "buffer": "3",
    "years": "30", "price": "2 500 000", "own": "",
}  # fmt: skip
SIFO = {"age-0": "30", "sex-0": "woman", "age-1": "8 md", "travel": "adults", "car": "none"}
SOCIAL = {"living": "couple", "small": "1", "middle": "0", "big": "2"}
PAGES = {
    "calculator_bostotte": BOSTOTTE,
    "calculator_startlan": STARTLAN,
    "calculator_sifo": SIFO,
    "calculator_social": SOCIAL,
}


@pytest.fixture
def world() -> Cast:
    return cast()


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


@pytest.mark.parametrize("name", PAGES)
def test_everyone_may_calculate_and_nothing_is_kept(client: Visitor, name: str):
    assert client.get(at(name)).status_code == 200
    page = client.post(at(name), PAGES[name])
    text = page.content.decode()
    assert (page.status_code, page.context["form"].errors, 'name="run"' in text) == (200, {}, False)
    assert "eiledende" in text
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    with as_owner():
        assert Run.objects.count() == 0


def test_the_page_says_what_the_engine_says(client: Visitor):
    page = client.post(at("calculator_bostotte"), BOSTOTTE)
    told = bostotte(page.context["put_in"])
    assert page.context["put_in"]["income_per_year"] == 240_000
    assert page.context["put_in"]["housing_cost_per_year"] == 144_000
    assert page.context["put_in"]["municipality"] == "3909"
    kroner, ore = told["amount_per_month"].split(".")
    assert page.context["ore"] == int(kroner) * 100 + int(ore)
    assert [step["text"] for step in page.context["steps"]] == [step["text"] for step in told["steps"]]


def test_what_is_kept_stays_in_bokmal_and_is_shown_in_the_readers_language(client: Visitor, world: Cast):
    with as_owner():
        Account.objects.filter(pk=world.fatima.pk).update(language="nn")
    page = client.login_as(world.fatima).post(at("calculator_sifo"), SIFO)
    assert ("Barn 6–11 månader" in page.content.decode(), "Tala er tekne frå" in page.content.decode()) == (True, True)
    assert client.post(at("run_new"), {"run": page.context["to_keep"]}).status_code == 302
    with as_owner():
        kept = Run.objects.get()
    assert "Barn 6–11 måneder" in [part["says"] for part in kept.came_out["parts"]]
    shown = client.get(at("run", kept.pk))
    assert ("Barn 6–11 månader" in shown.content.decode(), shown.context["same"]) == (True, True)


def test_one_krone_more_is_drawn_and_the_stretches_hold(client: Visitor):
    page = client.post(at("calculator_bostotte"), BOSTOTTE)
    put_in, stretches = page.context["put_in"], page.context["stretches"]
    assert stretches[0].lost == 0
    for each in stretches:
        inside = (each.begins + each.ends) // 2 * 12 / 100
        one, more = (
            float(bostotte({**put_in, "income_per_year": round(inside) + step})["amount_per_month"])
            for step in (0, 1200)
        )
        assert (one - more) / 100 == pytest.approx(float(each.lost), abs=2e-4)
    chart = page.context["by_income"]
    assert chart.upward[-1][1] >= max(amount for _ore, amount in chart.pairs)  # the highest line has its number
    amounts = [amount for _ore, amount in chart.pairs]
    assert amounts == sorted(amounts, reverse=True)
    costs = [amount for _ore, amount in page.context["by_cost"].pairs]
    assert (costs == sorted(costs), costs[-1] == costs[-2]) == (True, True)  # past the cap there is no more


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("0709", "Navnet eller nummeret er ikke i bruk lenger. Skriv Larvik (3909)."),
        ("3805", "Navnet eller nummeret er ikke i bruk lenger. Skriv Larvik (3909)."),
        ("709", "Navnet eller nummeret er ikke i bruk lenger. Skriv Larvik (3909)."),
        ("1507", "Navnet eller nummeret er ikke i bruk lenger. Skriv Ålesund (1508) eller Haram (1580)."),
        ("Våler", "Flere kommuner heter det. Skriv Våler (3114) eller Våler (3419)."),
        ("9998", "Vi finner ikke kommunen. Skriv navnet slik det står i listen, eller nummeret."),
        ("Atlantis", "Vi finner ikke kommunen. Skriv navnet slik det står i listen, eller nummeret."),
        ("", "Skriv hvilken kommune dere bor i."),
    ],
)
def test_a_municipality_that_is_none_is_told_with_the_new_one_where_it_is_known(
    client: Visitor, written: str, why: str
):
    page = client.post(at("calculator_bostotte"), BOSTOTTE | {"municipality": written})
    assert (page.status_code, page.context["form"].errors) == (422, {"municipality": [why]})
    assert 'value="20 000"' in page.content.decode()


def test_every_choice_of_the_list_can_be_sent(client: Visitor):
    text = client.get(at("calculator_bostotte")).content.decode()
    assert ('value="Våler (3114)"' in text, 'value="Våler (3419)"' in text) == (True, True)
    page = client.post(at("calculator_bostotte"), BOSTOTTE | {"municipality": "Våler (3114)"})
    assert page.context["put_in"]["municipality"] == "3114"


@pytest.mark.parametrize(
    ("name", "changed", "errors"),
    [
        ("calculator_bostotte", {"adults": "0"}, {"adults": ["Skriv et tall fra 1 til 20."]}),
        ("calculator_bostotte", {"children": "-1"}, {"children": ["Skriv et tall fra 0 til 20."]}),
        ("calculator_bostotte", {"income": "-5"}, {"income": ["Skriv beløpet uten minus."]}),
        (
            "calculator_bostotte",
            {"adults": "4", "children": "2", "special": "single-pensioner"},
            {"special": ["Dere er flere voksne. Da er ikke søkeren alene. Velg «Nei»."]},
        ),
        (
            "calculator_startlan",
            {"percent": ""},
            {"percent": ["Skriv et tall, for eksempel 4,55. Er det ingen, skriv 0."]},
        ),
    ],
)
def test_what_cannot_be_so_is_told_in_words_that_help(client: Visitor, name: str, changed: Any, errors: Any):
    page = client.post(at(name), PAGES[name] | changed)
    assert (page.status_code, page.context["form"].errors) == (422, errors)


def test_the_cost_of_a_home_is_asked_for_in_each_way_of_living(client: Visitor):
    text = client.get(at("calculator_bostotte")).content.decode()
    words = ("613 kr til hvis oppvarming", "kommunale avgifter", "festeavgift", "1\u00a0228 kr til vedlikehold")
    assert [each in text for each in words] == [True] * 4


def test_a_loan_says_which_rate_the_addition_comes_on_top_of(client: Visitor):
    text = client.post(at("calculator_startlan"), STARTLAN).content.decode()
    assert "Annen rente, før tillegget på 3,00 prosentpoeng" in text
    nothing = client.post(at("calculator_startlan"), STARTLAN | {"income": "2 000"}).content.decode()
    assert (
        "er det ikke noe igjen til et lån" in nothing,
        "Annen rente" in nothing,
        "betaler ned lånet" in nothing,
    ) == (
        True,
        False,
        False,
    )


def test_a_family_of_nine_can_be_reckoned(client: Visitor):
    nine = {f"age-{row}": "4" for row in range(2, 9)} | {"age-0": "35", "sex-0": "woman", "age-1": "36", "sex-1": "man"}
    page = client.post(at("calculator_sifo"), {**nine, "couple": "on", "travel": "nobody", "car": "none"})
    assert (page.status_code, len(page.context["put_in"]["people"])) == (200, 9)


def test_a_month_without_all_rates_is_none_of_the_choices(client: Visitor):
    months = [value for value, _words in client.get(at("calculator_bostotte")).context["form"].fields["month"].choices]
    assert (months[0], months[-1], len(months)) == ("2026-06", "2027-05", 12)
    assert client.post(at("calculator_bostotte"), BOSTOTTE | {"month": "2026-05"}).status_code == 422


@pytest.mark.parametrize("name", ["calculator_startlan", "calculator_sifo", "calculator_social"])
def test_a_day_without_figures_is_refused_with_a_sentence(client: Visitor, monkeypatch: pytest.MonkeyPatch, name: str):
    monkeypatch.setattr(timezone, "localdate", lambda *given: date(2031, 1, 1))
    for page in (client.get(at(name)), client.post(at(name), PAGES[name])):
        text = page.content.decode()
        assert ("men ikke for i dag" in text, "<form" in text.split("<main")[1].split("</main>")[0]) == (True, False)


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({"age-0": ""}, {}),
        ({"age-0": "", "age-1": ""}, {"age-0": ["Skriv alderen til minst én person."]}),
        ({"sex-0": ""}, {"sex-0": ["Velg kjønn for alle fra 11 år. SIFO har egne tall for dem."]}),
        ({"age-0": "gammel"}, {"age-0": ["Skriv alderen med tall, for eksempel 34. Under ett år: 4 md."]}),
        ({"age-0": "140"}, {"age-0": ["Vi finner ingen tall for alderen. Sjekk at den er riktig."]}),
        (
            {"age-0": "70", "sex-0": "pregnant"},
            {"age-0": ["Vi finner ingen tall for alderen. Sjekk at den er riktig."]},
        ),
    ],
)
def test_what_the_reference_budget_needs_is_asked_for(client: Visitor, changed: dict[str, str], errors: Any):
    assert client.post(at("calculator_sifo"), SIFO | changed).context["form"].errors == errors


@pytest.mark.parametrize(
    ("field", "written"), [("percent", "mye"), ("percent", "-1"), ("years", "0"), ("years", "51"), ("percent", "nan")]
)
def test_absurd_terms_of_a_loan_are_refused(client: Visitor, field: str, written: str):
    page = client.post(at("calculator_startlan"), STARTLAN | {field: written})
    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])


@pytest.mark.parametrize("name", PAGES)
def test_a_kept_run_is_its_owners_alone_and_comes_out_the_same(client: Visitor, world: Cast, name: str):
    page = client.login_as(world.fatima).post(at(name), PAGES[name])
    carried = page.context["to_keep"]
    for _each in range(2):
        there = client.post(at("run_new"), {"run": carried})
        assert there.status_code == 302
    with as_owner():
        [run] = Run.objects.all()
    assert (run.account_id, run.put_in) == (world.fatima.pk, page.context["put_in"])
    calculator = Calculator(run.calculator)
    assert calculated(calculator, run.put_in) == run.came_out
    same = digest_of(calculator=calculator, put_in=run.put_in, rules=run.rules, came_out=run.came_out)
    assert (run.sha256, run.rules) == (same, rules_of(calculator))
    shown = client.get(at("run", run.pk))
    assert (shown.status_code, shown.context["same"]) == (200, True)
    for other in (world.jonas, world.nils, world.siv, world.anne, world.odd):
        client.login_as(other)
        assert client.get(at("run", run.pk)).status_code == 404
        assert client.post(at("run_removal", run.pk)).status_code == 404
        with acting_as(other.pk):
            assert not Run.objects.exists()


def test_nobody_changes_a_kept_run_not_even_its_owner(client: Visitor, world: Cast):
    page = client.login_as(world.fatima).post(at("calculator_social"), SOCIAL)
    client.post(at("run_new"), {"run": page.context["to_keep"]})
    with acting_as(world.fatima.pk), transaction.atomic():
        assert Run.objects.count() == 1
    with acting_as(world.fatima.pk), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Run.objects.update(rules="andre")
    with as_owner():
        run = Run.objects.get()
    assert run.rules == rules_of(Calculator.SOCIAL)
    assert client.post(at("run_removal", run.pk)).status_code == 302
    with as_owner():
        assert not Run.objects.exists()


def test_a_run_that_no_longer_comes_out_the_same_says_so(client: Visitor, world: Cast):
    page = client.login_as(world.fatima).post(at("calculator_social"), SOCIAL)
    client.post(at("run_new"), {"run": page.context["to_keep"]})
    with as_owner():
        Run.objects.update(came_out={**Run.objects.get().came_out, "ore": 1})
        pk = Run.objects.get().pk
    assert client.get(at("run", pk)).context["same"] is False


def test_what_the_page_carried_cannot_be_changed(client: Visitor, world: Cast):
    page = client.login_as(world.fatima).post(at("calculator_social"), SOCIAL)
    carried = page.context["to_keep"]
    for wrong in ("", "abc", carried[:-3] + "aaa", carried + "x"):
        assert client.post(at("run_new"), {"run": wrong}).status_code == 404
    assert client.get(at("run_new")).status_code == 405
    assert client.get(at("run", uuid4())).status_code == 404
    client.logout()
    assert client.post(at("run_new"), {"run": carried}).status_code == 302  # to the login
    with as_owner():
        assert Run.objects.count() == 0


def test_every_file_of_figures_says_which_days_it_holds_for_and_where_it_is_from():
    for name in ("sifo", "social", "startlan"):
        rows = dated.every(name)
        assert all(row["source"] and row["valid_from"] < row["valid_to"] for row in rows)
        assert all(
            (after["valid_from"] - before["valid_to"]).days == 1 for before, after in zip(rows, rows[1:], strict=False)
        )
