"""Organisations and teams that are not in use are put away: offered nowhere, still there in what was done, and out again."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.database.asking import answer_of
from usving.core.identity import acting_as
from usving.people.models import Consent, Membership, Organisation, Team
from usving.people.rules.roles import Role
from usving.process.models import Process

pytestmark = pytest.mark.django_db
ROLES = "Noen har fortsatt en rolle her."
CONSENTS = "Noen har sagt ja til at de som er her, får lese."
RECRUITING = "Kontoret inviterer til en prosess som er i gang."


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def anne(world: Cast, client: Visitor) -> Visitor:
    return client.login_as(world.anne)


@pytest.fixture
def school(world: Cast) -> Organisation:
    """One that nobody uses."""
    return make.organisation(world.testvik, "school", "Åsen skole")


def team(of: Organisation, name: str = "Team Øst") -> Team:
    made: Team = make.make(Team, municipality=of.municipality, organisation=of, name=name)
    return made


def away(thing: Organisation | Team) -> str:
    kind = "organisation" if isinstance(thing, Organisation) else "team"
    return reverse(f"{kind}_put_away", args=[thing.pk])


def is_away(thing: Organisation | Team) -> bool:
    with as_owner():
        return type(thing).objects.get(pk=thing.pk).put_away_at is not None


def consent(world: Cast, office: Organisation, of_team: Team | None = None, **changed: Any) -> Consent:
    made: Consent = make.make(
        Consent, municipality=world.testvik, giver=world.fatima.person, about=world.fatima.person, part="housing",
        purpose="co-creation", organisation=office, team=of_team, text_version="1", manner="tap",
        **{"until": timezone.localdate() + timedelta(days=30), **changed},
    )  # fmt: skip
    return made


def events() -> list[str]:
    with as_owner():
        return list(Entry.objects.order_by("at").values_list("event", flat=True))


def test_one_put_away_is_offered_nowhere_and_comes_back(world: Cast, anne: Visitor, school: Organisation):
    east = team(school)

    def offered() -> list[bool]:
        form = anne.get(reverse("role_new", args=[world.nils.pk])).context["form"]
        lead = Visitor().login_as(world.liv)
        partner = lead.get(reverse("setup_partner_new", args=[world.process.pk])).content.decode()
        gathering = lead.get(reverse("gathering_new", args=[world.process.pk])).content.decode()
        listed = [each.pk for each in anne.get(reverse("organisations")).context["list"].page]
        choices = {name: [pk for pk, _label in form.fields[name].choices] for name in form.fields if name in PLACES}
        known = str(school.pk) in choices["organisation"], str(east.pk) in choices.get("team", ())
        return [*known, school.pk in listed, "Åsen skole" in partner, "Åsen skole" in gathering]

    assert offered() == [True] * 5
    for _twice in range(2):
        assert anne.post(away(school)).headers["Location"] == reverse("organisation", args=[school.pk])
    assert (is_away(school), offered()) == (True, [False] * 5)
    (listed,) = anne.get(reverse("organisations"), {"bruk": "borte"}).context["list"].page
    assert listed.pk == school.pk
    shown = anne.get(reverse("organisation", args=[school.pk])).content.decode()
    assert ("Organisasjonen er lagt bort" in shown, "Ta fram igjen" in shown, "Ja, legg bort" in shown) == (
        True, True, False,
    )  # fmt: skip
    for _twice in range(2):
        anne.post(reverse("organisation_back", args=[school.pk]))
    assert (is_away(school), offered()) == (False, [True] * 5)
    assert events() == ["people.organisation_put_away", "people.organisation_taken_out"]


PLACES = ("organisation", "team")


def test_a_team_is_put_away_by_itself(world: Cast, anne: Visitor, school: Organisation):
    east, west = team(school), team(school, "Team Vest")
    assert anne.post(away(east)).headers["Location"] == reverse("organisation", args=[school.pk])
    assert (is_away(east), is_away(west), is_away(school)) == (True, False, False)
    choices = anne.get(reverse("role_new", args=[world.nils.pk])).context["form"].fields["team"].choices
    assert [pk for pk, _name in choices] == ["", str(west.pk)]
    teams = anne.get(reverse("organisation", args=[school.pk])).context["teams"]
    assert [each.name for each in teams] == ["Team Vest", "Team Øst"]
    assert "Ta fram igjen" in anne.get(reverse("team", args=[east.pk])).content.decode()
    anne.post(reverse("team_back", args=[east.pk]))
    assert (is_away(east), events()) == (False, ["people.team_put_away", "people.team_taken_out"])


def use(world: Cast, school: Organisation, of_team: Team, how: str) -> None:
    """Let an organisation be used in one way, which ends or is over by itself."""
    if how == "roles":
        held = make.role(world.siv, Role.PROVIDER, school)
        with as_owner():
            Membership.objects.filter(pk=held.pk).update(team=of_team)
    elif how == "consents":
        consent(world, school, of_team)
    else:
        make.channel(world.process, school)


def let_go(world: Cast, school: Organisation, how: str) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    with as_owner():
        if how == "roles":
            Membership.objects.filter(organisation=school).update(ends=yesterday)
        elif how == "consents":
            Consent.objects.filter(organisation=school).update(withdrawn_at=timezone.now())
        else:
            last = {"closed_at": timezone.now(), "reads_until": timezone.localdate() + timedelta(days=365)}
            Process.objects.filter(pk=world.process.pk).update(**last)


@pytest.mark.parametrize(("how", "sentence"), [("roles", ROLES), ("consents", CONSENTS), ("recruiting", RECRUITING)])
def test_one_in_use_stays_and_says_why(world: Cast, anne: Visitor, school: Organisation, how: str, sentence: str):
    use(world, school, team(school), how)
    refused = anne.post(away(school))
    assert (refused.status_code, sentence in refused.content.decode(), is_away(school)) == (422, True, False)
    assert events() == []
    let_go(world, school, how)
    assert (anne.post(away(school)).status_code, is_away(school)) == (302, True)


@pytest.mark.parametrize(("how", "sentence"), [("roles", ROLES), ("consents", CONSENTS)])
def test_a_team_in_use_stays_and_another_does_not_mind(
    world: Cast, anne: Visitor, school: Organisation, how: str, sentence: str
):
    east, west = team(school), team(school, "Team Vest")
    use(world, school, east, how)
    refused = anne.post(away(east))
    assert (refused.status_code, sentence in refused.content.decode(), is_away(east)) == (422, True, False)
    assert (anne.post(away(west)).status_code, is_away(west)) == (302, True)


def test_the_database_refuses_it_too(world: Cast, school: Organisation):
    east = team(school)
    for thing in (school, east):  # first that it can be done at all
        with acting_as(world.anne.pk):
            changed = type(thing).objects.filter(pk=thing.pk)
            assert changed.update(put_away_at=timezone.now()) == changed.update(put_away_at=None) == 1
    use(world, school, east, "consents")
    for thing in (school, east):
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            acting_as(world.anne.pk),
            transaction.atomic(),
        ):
            type(thing).objects.filter(pk=thing.pk).update(put_away_at=timezone.now())


@pytest.mark.parametrize("who", ["nils", "siv", "liv", "fatima", "odd", "bo"])
def test_nobody_else_puts_away_or_hears_what_is_in_use(world: Cast, school: Organisation, who: str):
    use(world, school, team(school), "consents")
    with acting_as(world.anne.pk):
        assert answer_of("people_still_used", school.pk, None) == "consents"
    with acting_as(getattr(world, who).pk):
        assert answer_of("people_still_used", school.pk, None) is None
        assert Organisation.objects.filter(pk=school.pk).update(put_away_at=timezone.now()) == 0
    assert not is_away(school)


def test_no_role_is_given_or_comes_back_where_it_is_put_away(world: Cast, anne: Visitor, school: Organisation):
    east, today = team(school), timezone.localdate()
    held = make.role(world.siv, Role.PROVIDER, school)
    anne.post(reverse("role_end", args=[held.pk]), {"last_day": str(today - timedelta(days=1))})
    assert anne.post(away(school)).status_code == 302
    typed = {"key": str(uuid4()), "role": "provider", "starts": str(today)}
    answers = [anne.post(reverse("role_new", args=[world.nils.pk]), {**typed, **place}) for place in (
        {"organisation": school.pk}, {"organisation": school.pk, "team": east.pk})]  # fmt: skip
    assert [answer.status_code for answer in answers] == [422, 422]
    undone = anne.post(reverse("role_end_undone", args=[held.pk]))
    assert undone.context["refusal"] == "Organisasjonen eller teamet er lagt bort. Ta det fram igjen først."
    row = {"municipality": world.testvik, "account": world.nils, "role": "provider", "starts": today}
    with acting_as(world.anne.pk):
        Membership.objects.create(**row, organisation=world.nav)  # the same in one that is in use goes in
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Membership.objects.create(**row, organisation=school)


def test_no_consent_names_one_that_is_put_away(world: Cast, school: Organisation):
    east = team(world.nav)
    asked = [(world.nav.pk, None, None), (world.nav.pk, east.pk, None), (school.pk, None, None)]

    def may() -> list[bool]:
        with acting_as(world.fatima.pk):
            return [answer_of("people_may_receive", *each) for each in asked]

    assert may() == [True, True, True]
    with as_owner():
        Team.objects.filter(pk=east.pk).update(put_away_at=timezone.now())
        Organisation.objects.filter(pk=school.pk).update(put_away_at=timezone.now())
    assert may() == [True, False, False]


def test_what_was_chosen_before_still_stands_where_it_was(world: Cast, anne: Visitor, school: Organisation):
    gathering = make.gathering(world.process)
    with as_owner():
        type(gathering).objects.filter(pk=gathering.pk).update(host=school)
    anne.post(away(school))
    lead = Visitor().login_as(world.siv)
    pages = [reverse("gathering_plan", args=[gathering.pk]), reverse("gathering_new", args=[world.process.pk])]
    assert ["Åsen skole" in lead.get(each).content.decode() for each in pages] == [True, False]


def test_the_name_of_one_put_away_is_not_given_again(world: Cast, anne: Visitor, school: Organisation):
    anne.post(away(school))
    typed = {"key": str(uuid4()), "name": "åsen skole", "kind": "school", "phone": ""}
    answer = anne.post(reverse("organisation_new"), typed)
    said = "En organisasjon med dette navnet er lagt bort. Ta den fram igjen i stedet."
    assert (answer.status_code, dict(answer.context["form"].errors)) == (422, {"name": [said]})


def test_these_are_posted_and_a_stranger_gets_404(world: Cast, anne: Visitor, school: Organisation):
    east = team(school)
    there = make.organisation(world.nordvik)
    names = {
        "organisation_put_away": school.pk,
        "organisation_back": school.pk,
        "team_put_away": east.pk,
        "team_back": east.pk,
    }
    assert {anne.get(reverse(name, args=[pk])).status_code for name, pk in names.items()} == {405}
    assert {anne.post(reverse(name, args=[uuid4()])).status_code for name in names} == {404}
    assert anne.post(away(there)).status_code == 404
    for who in ("liv", "fatima", "bo"):
        stranger = Visitor().login_as(getattr(world, who))
        assert {stranger.post(reverse(name, args=[pk])).status_code for name, pk in names.items()} == {404}
    assert (is_away(school), is_away(east), is_away(there)) == (False, False, False)


def stray(world: Cast, school: Organisation) -> Membership:
    """A role without an end that has come to stand where it is put away."""
    held = make.role(world.siv, Role.PROVIDER, school)
    with as_owner():
        Organisation.objects.filter(pk=school.pk).update(put_away_at=timezone.now())
    return held


def test_one_put_away_with_a_role_in_it_is_taken_out_and_named_anew(world: Cast, anne: Visitor, school: Organisation):
    stray(world, school)
    typed = {"key": str(uuid4()), "name": "Åsen barneskole", "kind": "school", "phone": ""}
    assert anne.post(reverse("organisation_change", args=[school.pk]), typed).status_code == 302
    assert is_away(school)
    assert anne.post(reverse("organisation_back", args=[school.pk])).status_code == 302
    assert not is_away(school)
    with as_owner():
        assert Organisation.objects.get(pk=school.pk).name == "Åsen barneskole"
    refused = anne.post(away(school))
    assert (refused.status_code, ROLES in refused.content.decode(), is_away(school)) == (422, True, False)


def test_a_team_put_away_with_a_role_in_it_is_taken_out(world: Cast, anne: Visitor, school: Organisation):
    east = team(school)
    use(world, school, east, "roles")
    with as_owner():
        Team.objects.filter(pk=east.pk).update(put_away_at=timezone.now())
    assert anne.post(reverse("team_back", args=[east.pk])).status_code == 302
    assert not is_away(east)


@pytest.mark.parametrize("away_by", [-1, 0, 30])
def test_a_role_where_it_is_put_away_is_ended(world: Cast, anne: Visitor, school: Organisation, away_by: int):
    held, last = stray(world, school), timezone.localdate() + timedelta(days=away_by)
    assert anne.post(reverse("role_end", args=[held.pk]), {"last_day": str(last)}).status_code == 302
    with as_owner():
        assert Membership.objects.get(pk=held.pk).ends == last
    undone = anne.post(reverse("role_end_undone", args=[held.pk]))
    assert undone.context["refusal"] == "Organisasjonen eller teamet er lagt bort. Ta det fram igjen først."


def test_the_database_lets_no_role_last_again_where_it_is_put_away(world: Cast, school: Organisation):
    held, yesterday = make.role(world.siv, Role.PROVIDER, school), timezone.localdate() - timedelta(days=1)
    roles = Membership.objects.filter(pk=held.pk)
    with acting_as(world.anne.pk):  # first that it can be done at all
        assert [roles.update(ends=yesterday), roles.update(ends=None), roles.update(ends=yesterday)] == [1, 1, 1]
        assert Organisation.objects.filter(pk=school.pk).update(put_away_at=timezone.now()) == 1
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(world.anne.pk), transaction.atomic():
        roles.update(ends=None)
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(world.anne.pk), transaction.atomic():
        Membership.objects.filter(account=world.kari).update(organisation=school)
