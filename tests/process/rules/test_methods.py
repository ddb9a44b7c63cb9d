"""Methods as data: every file is whole, what is read is refused clearly, steps as typed, moves, and what is new."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tools.plain_language import lix
from usving.core.differing import Kind
from usving.process.forms.methods import WRONG_STEPS
from usving.process.models.library import SHIPPED, shipped_cards, shipped_films, shipped_methods
from usving.process.models.methods import REFUSALS
from usving.process.queries.methods import PARTS
from usving.process.rules.file.refusal import Refused
from usving.process.rules.methods.content import MOST_STEPS, Content, MethodSet, Sent
from usving.process.rules.methods.difference import Part, differences
from usving.process.rules.methods.reading import as_content, as_tables, read_method, read_set, write_set
from usving.process.rules.methods.reference import schema_text
from usving.process.rules.methods.typing import NotRead, WhyNotSteps, read_steps, typed_steps
from usving.process.rules.methods.versions import (
    MOVES,
    OPEN,
    ProposalState,
    WhyNotAnswer,
    WhyNotPropose,
    after,
    next_number,
    proposed_by,
)
from usving.process.rules.seats import Side

pytestmark = pytest.mark.quick
FILES = sorted((SHIPPED / "methods").glob("*.toml"))
ASKED_FOR = {
    "runde", "avtale", "hvordan-lytter-vi", "livslinje", "verdikort", "mine-styrker", "kart-over-krefter", "laeringsbesok",
    "lyttetur", "radslag", "omvisning", "skriv-for-deg-selv", "brev-fra-framtiden", "hva-ber-det-oss-om", "idebord",
    "fra-klage-til-onske", "liten-prove", "se-pa-proven", "andre-mater", "tre-mater", "familiedag", "fortelling",
    "gi-det-videre",
}  # fmt: skip
FAMILIES_WAIT, PROVIDERS_WAIT = ProposalState.WAITS_FOR_FAMILIES, ProposalState.WAITS_FOR_PROVIDERS
ADOPTED, DECLINED = ProposalState.ADOPTED, ProposalState.DECLINED


def tables(code: str = "verdikort") -> dict[str, object]:
    return tomllib.loads((SHIPPED / "methods" / f"{code}.toml").read_text(encoding="utf-8"))


def sentences(words: object) -> str:
    found = words.values() if isinstance(words, dict) else words if isinstance(words, list) else [words]
    nested = [sentences(each) if isinstance(each, dict | list) else str(each) for each in found]
    return " ".join(text for text in nested if text.rstrip("»").endswith((".", "!", "?", "…", ":")))


def test_the_library_has_what_was_asked_for():
    assert ASKED_FOR - set(shipped_methods()) == set()
    assert {f"{each.stem}" for each in FILES} == set(shipped_methods())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_method_is_whole_in_every_language(path: Path):
    method = read_method(path.read_bytes())
    assert list(method.others) == ["nn", "en"]
    assert method.minutes == sum(method.times) and method.least <= method.minutes <= method.most
    for words in method.others.values():
        assert len(method.times) == len(method.nb.steps) == len(words.steps)
        assert [bool(step.say) for step in method.nb.steps] == [bool(step.say) for step in words.steps]
        assert [step.do for step in method.nb.steps] != [step.do for step in words.steps]
    assert method.licence == "CC BY 4.0"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_method_is_easy_to_read(path: Path, language: str):
    said = sentences(tables(path.stem)[language])
    assert (len(said.split()) > 150, lix(said) < 35) == (True, True), lix(said)


@pytest.mark.parametrize("code", sorted(shipped_cards()))
def test_every_learning_card_is_a_minute_and_easy(code: str):
    card = shipped_cards()[code]
    for language, words in (("nb", card.nb), ("nn", card.nn), ("en", card.en)):
        assert 110 <= len(" ".join(words.paragraphs).split()) <= 165
        assert words.question.endswith("?")
        assert card.words(language) is words
    assert max(lix(" ".join(words.paragraphs)) for words in (card.nb, card.nn)) < 35
    assert set(card.methods) <= set(shipped_methods())


def test_there_are_eight_cards_in_order_and_films_without_addresses():
    assert [card.place for card in shipped_cards().values()] == list(range(1, 9))
    text = (SHIPPED / "films.toml").read_text(encoding="utf-8")
    assert (len(shipped_films()) > 4, "http" in text, "www" in text) == (True, False, False)


def test_every_method_of_the_shipped_process_is_in_the_library():
    process = tomllib.loads((SHIPPED / "u.toml").read_text(encoding="utf-8"))
    assert {each["id"] for each in process["methods"]} - set(shipped_methods()) == set()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda t: t.update(times=[5, 10, 10]), "times: the steps take 25 minutes, not 30 to 60"),
        (lambda t: t.update(times=[5, 10, 25]), "nb.steps: there are 4 steps and 3 times"),
        (lambda t: t.update(least=70), "most: 60 is less than 70"),
        (lambda t: t.update(stations=[2, 2]), "stations: names something twice"),
        (lambda t: t.update(stations=[8]), "stations[0]: there is no station 8"),
        (
            lambda t: t.update(audience=["family"]),
            "audience[0]: 'family' is not one of families, providers; did you mean",
        ),
        (lambda t: t["nb"].pop("care"), "nb.care: is missing"),
        (lambda t: t["nb"]["access"].pop("sight"), "nb.access.sight: is missing"),
        (lambda t: t["en"].update(materials=["x"]), "en.materials: are not as many as in nb"),
        (lambda t: t["nn"].update(materials=["x"]), "nn.materials: are not as many as in nb"),
        (lambda t: t["nn"]["steps"].pop(), "nn.steps: there are 3 steps and 4 times"),
        (lambda t: t["nb"].update(titel="x"), "nb.titel: unknown key; did you mean 'title'?"),
        (lambda t: t["nb"].update(purpose="x" * 401), "nb.purpose: has 401 characters; the most is 400"),
    ],
)
def test_a_method_that_does_not_hold_together_is_refused_in_one_sentence(change, sentence):
    broken = tables()
    change(broken)
    with pytest.raises(Refused) as refused:
        read_method(tomli_w.dumps(broken).encode())
    assert str(refused.value).startswith(sentence)


def test_a_method_in_bokmal_alone_is_read_and_said_in_bokmal_to_everyone():
    alone = {key: value for key, value in tables().items() if key not in ("nn", "en")}
    found = read_method(tomli_w.dumps(alone).encode())
    assert [found.words(language) is found.nb for language in ("nb", "nn", "en", "se")] == [True] * 4
    assert as_tables(found).keys() & {"nn", "en"} == set()
    whole = read_method(tomli_w.dumps(tables()).encode())
    assert (whole.words("nn"), whole.words("en"), whole.words("se")) == (whole.nn, whole.en, whole.nb)


def test_a_set_is_read_back_as_it_was_written():
    found = MethodSet(
        methods=tuple(
            Sent(code=code, origin="Testvik", origin_number=number, content=content)
            for number, (code, content) in enumerate(shipped_methods().items(), start=1)
        )
    )
    text = write_set(found)
    assert read_set(text.encode()) == found
    assert write_set(read_set(text.encode())) == text


def test_a_set_with_the_same_method_twice_is_refused():
    one = Sent(code="runde", origin="Testvik", origin_number=1, content=shipped_methods()["runde"])
    with pytest.raises(Refused, match=r"methods\[1\].code: stands there twice"):
        read_set(write_set(MethodSet(methods=(one, one))).encode())


def test_a_method_goes_through_tables_without_loss():
    for content in shipped_methods().values():
        assert as_content(as_tables(content)) == content


@pytest.mark.parametrize("code", sorted(shipped_methods()))
def test_steps_are_read_as_they_are_typed(code: str):
    content = shipped_methods()[code]
    read = read_steps(typed_steps(content))
    assert (read.times, read.steps) == (content.times, content.nb.steps)


@pytest.mark.parametrize(
    ("text", "why", "number"),
    [
        ("", WhyNotSteps.NONE, 0),
        ("  \n \n", WhyNotSteps.NONE, 0),
        ("Kaffe\nVi drikker kaffe.", WhyNotSteps.NO_MINUTES, 1),
        ("0 Kaffe\nVi drikker kaffe.", WhyNotSteps.NO_MINUTES, 1),
        ("10 Kaffe\nVi drikker.\n\n999 Te\nMer.", WhyNotSteps.NO_MINUTES, 2),
        ("10 Kaffe", WhyNotSteps.NOTHING_DONE, 1),
        ("10 Kaffe\nSi: Velkommen", WhyNotSteps.NOTHING_DONE, 1),
        ("10 " + "K" * 61 + "\nVi drikker.", WhyNotSteps.TITLE_LONG, 1),
        ("10 Kaffe\n" + "x" * 401, WhyNotSteps.TOO_LONG, 1),
        ("\n\n".join(f"{n} Steg\nGjør det." for n in range(1, MOST_STEPS + 2)), WhyNotSteps.TOO_MANY, 0),
    ],
)
def test_what_is_wrong_with_steps_names_the_step(text: str, why: WhyNotSteps, number: int):
    with pytest.raises(NotRead) as wrong:
        read_steps(text)
    assert (wrong.value.why, wrong.value.number) == (why, number)


@given(st.text(max_size=400))
def test_any_text_is_read_as_steps_or_refused(text: str):
    try:
        read = read_steps(text)
    except NotRead:
        return
    assert len(read.times) == len(read.steps) > 0


@pytest.mark.parametrize(
    ("state", "side", "yes", "becomes"),
    [
        (FAMILIES_WAIT, Side.FAMILIES, True, ADOPTED),
        (FAMILIES_WAIT, Side.FAMILIES, False, DECLINED),
        (FAMILIES_WAIT, Side.PROVIDERS, True, FAMILIES_WAIT),
        (FAMILIES_WAIT, Side.PROVIDERS, False, DECLINED),
        (PROVIDERS_WAIT, Side.PROVIDERS, True, ADOPTED),
        (PROVIDERS_WAIT, Side.PROVIDERS, False, DECLINED),
        (PROVIDERS_WAIT, Side.FAMILIES, True, PROVIDERS_WAIT),
        (PROVIDERS_WAIT, Side.FAMILIES, False, DECLINED),
        (ADOPTED, Side.FAMILIES, True, ADOPTED),
        (ADOPTED, Side.FAMILIES, False, ADOPTED),
        (ADOPTED, Side.PROVIDERS, True, ADOPTED),
        (ADOPTED, Side.PROVIDERS, False, ADOPTED),
        (DECLINED, Side.FAMILIES, True, DECLINED),
        (DECLINED, Side.FAMILIES, False, DECLINED),
        (DECLINED, Side.PROVIDERS, True, DECLINED),
        (DECLINED, Side.PROVIDERS, False, DECLINED),
    ],
)
def test_where_a_proposal_stands_after_an_answer(state, side, yes, becomes):
    assert after(state, side, yes=yes) == becomes


def test_what_is_decided_has_no_way_on():
    assert {state for state, _side, _yes in MOVES} == OPEN


ANSWERS = st.lists(st.tuples(st.sampled_from(Side), st.booleans()), max_size=12)


@given(st.sampled_from(Side), ANSWERS)
def test_no_method_is_adopted_by_one_side_alone(proposer: Side, answers: list[tuple[Side, bool]]):
    state, said_yes = proposed_by(proposer), {proposer}
    for side, yes in answers:
        was, state = state, after(state, side, yes=yes)
        if yes and was in OPEN:
            said_yes.add(side)
    assert state is not ADOPTED or said_yes == set(Side)


@given(st.sampled_from(Side), st.lists(st.booleans(), max_size=12))
def test_one_side_answering_for_ever_adopts_nothing(proposer: Side, answers: list[bool]):
    state = proposed_by(proposer)
    for yes in answers:
        state = after(state, proposer, yes=yes)
    assert state is not ADOPTED


@pytest.mark.parametrize(("newest", "based_on", "number"), [(0, 0, 1), (0, 1, 2), (3, 1, 4), (1, 2, 3)])
def test_the_number_of_what_is_adopted(newest: int, based_on: int, number: int):
    assert next_number(newest, based_on) == number


def changed(content: Content) -> Content:
    return replace(content, nb=replace(content.nb, title="Kort om det viktige", care=f"{content.nb.care} Ta pauser."))


def test_what_is_new_is_said_place_by_place_and_word_by_word():
    before = shipped_methods()["verdikort"]
    found = differences(before, changed(before))
    assert [change.part for change in found] == [Part.TITLE, Part.CARE]
    assert [(piece.kind, piece.words) for piece in found[0].pieces] == [
        (Kind.GONE, "Det som er viktig for meg"),
        (Kind.NEW, "Kort om det viktige"),
    ]
    assert found[1].pieces[-1].words == "Ta pauser." and found[1].pieces[-1].kind is Kind.NEW


def test_the_same_has_nothing_new_and_a_new_method_is_new_everywhere():
    content = shipped_methods()["verdikort"]
    assert differences(content, content) == ()
    assert [change.part for change in differences(None, content)] == list(Part)


def test_every_reason_and_every_place_has_its_words():
    assert set(REFUSALS) == {*WhyNotPropose, *WhyNotAnswer}
    assert set(WRONG_STEPS) == set(WhyNotSteps)
    assert set(PARTS) == set(Part)


def test_the_schema_in_the_reference_is_made_from_the_code():
    written = (Path(__file__).resolve().parents[3] / "docs/referanse/methods.schema.json").read_text(encoding="utf-8")
    assert written == schema_text()
