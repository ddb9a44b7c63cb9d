"""Functions of the database are asked by their name, and values never become words of the question."""

import pytest
from django.db import connection

from usving.core.database.asking import answer_of, ids_of, rows_of

pytestmark = pytest.mark.django_db


def test_one_value_a_column_and_rows():
    assert answer_of("upper", "å' or 1=1") == "Å' OR 1=1"
    assert ids_of("string_to_table", "a b c", " ") == ["a", "b", "c"]
    assert rows_of("json_each_text", '{"a": 1, "b": 2}') == [("a", "1"), ("b", "2")]


@pytest.mark.parametrize("name", ["upper(1); drop table x", "Upper", "", "public.upper", 'a"b'])
def test_only_a_plain_name_is_asked(name: str):
    with pytest.raises(ValueError):
        answer_of(name, "a")


def test_a_question_is_planned_once():
    with connection.cursor() as cursor:
        for _time in range(5):
            cursor.execute("select count(*) from people_account where username = %s", ["a"])
        cursor.execute(
            "select generic_plans, custom_plans from pg_prepared_statements where statement like %s",
            ["select count(*) from people_account where username%"],
        )
        assert cursor.fetchall() == [(3, 0)]
