"""Files for the tests: plain ones, and random ones with every rule in them."""

from hypothesis import strategies as st

# Those of whom it is known that all can meet, at up to six gatherings: people, group size, gatherings.
ALL_MEET = [(9, 3, 4), (12, 3, 6), (13, 4, 5), (16, 4, 5), (20, 5, 6), (22, 6, 5), (25, 5, 6)]


def plain(people: int, group_size: int, gatherings: int, **more: object) -> dict:
    """A file without any rule."""
    named = [{"id": f"p{number:02}"} for number in range(1, people + 1)]
    return {"version": 1, "gatherings": gatherings, "group_size": group_size, "people": named, **more}


def lists_of(ids: list[str], least: int, most: int) -> st.SearchStrategy[list[list[str]]]:
    people = st.lists(st.sampled_from(ids), min_size=min(least, len(ids)), max_size=3, unique=True)
    return st.lists(people, max_size=most)


@st.composite
def groupings(draw: st.DrawFn, ids: list[str]) -> list[list[str]]:
    order = draw(st.permutations(ids))
    size = draw(st.integers(1, 4))
    return [list(order[start : start + size]) for start in range(0, draw(st.integers(0, len(ids))), size)]


@st.composite
def files(draw: st.DrawFn, most_people: int = 9) -> dict:
    """A file that JSON Schema accepts; its rules may contradict each other."""
    count, gatherings = draw(st.integers(1, most_people)), draw(st.integers(1, 3))
    ids = [f"p{number}" for number in draw(st.permutations(range(1, count + 1)))]
    pair_rules = lists_of(ids, 2, 2) if count > 1 else st.just([])
    one = st.fixed_dictionaries(
        {},
        optional={
            "household": st.sampled_from([None, "h1", "h2"]),
            "side": st.sampled_from([None, "family", "provider"]),
            "organisation": st.sampled_from([None, "o1", "o2"]),
            "colours": st.dictionaries(st.sampled_from(["red", "blue", "green"]), st.integers(0, 9)),
            "tags": st.just({"language": "nb"}),
        },
    )
    rules = st.fixed_dictionaries(
        {},
        optional={
            "seed": st.integers(-3, 3),
            "sizes": st.sampled_from(["balanced", "free"]),
            "households": st.sampled_from(["apart", "together", "free"]),
            "weights": st.dictionaries(st.sampled_from(["meet_new", "side", "colour"]), st.integers(0, 10)),
            "together": pair_rules,
            "apart": pair_rules,
            "absent": st.dictionaries(
                st.integers(1, gatherings).map(str), st.lists(st.sampled_from(ids), unique=True), max_size=2
            ),
            "past": st.lists(groupings(ids), max_size=2),
            "planned": st.lists(groupings(ids), max_size=gatherings),
        },
    )
    people = [{"id": name} | draw(one) for name in ids]
    size = draw(st.integers(2, 5))
    return {"version": 1, "gatherings": gatherings, "group_size": size, "people": people} | draw(rules)
