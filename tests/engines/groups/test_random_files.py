"""Every rule, figure and bound of a result is reckoned anew, for files of all kinds."""

import pytest
from hypothesis import event, given, settings

from tests.engines.groups.cases import files
from tests.engines.groups.checker import check, lawful
from usving.engines.groups import groups
from usving.engines.refusal import Refused


@settings(max_examples=150, deadline=None)
@given(files())
def test_a_result_keeps_every_rule_and_states_true_figures(data: dict) -> None:
    try:
        result = groups(data, seconds=0.05)
    except Refused:
        event("refused")
        return
    check(data, result)


@settings(max_examples=120, deadline=None)
@given(files(most_people=6))
def test_a_file_is_refused_exactly_when_some_gathering_has_no_lawful_groups(data: dict) -> None:
    possible = all(lawful(data, number) for number in range(1, data["gatherings"] + 1))
    event(f"possible: {possible}")
    if possible:
        check(data, groups(data, seconds=0.02))
    else:
        with pytest.raises(Refused) as refused:
            groups(data, seconds=0.02)
        assert any(person["id"] in str(refused.value) for person in data["people"])
