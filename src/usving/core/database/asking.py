"""Asking a function of the database. The name comes from the code alone; every value is a parameter."""

import re
from typing import Any

from django.db import connection
from psycopg import sql

NAME = re.compile(r"[a-z][a-z0-9_]*")


def answer_of(function: str, *values: Any) -> Any:
    """Return the one value that `function(values…)` answers.

    Raises ValueError for a name that is none of ours; what the function itself raises comes through.
    """
    return rows_of(function, *values)[0][0]


def ids_of(function: str, *values: Any) -> list[Any]:
    """Return the first column of the rows that `function(values…)` answers."""
    return [row[0] for row in rows_of(function, *values)]


def rows_of(function: str, *values: Any) -> list[tuple[Any, ...]]:
    """Return the rows that `function(values…)` answers, each as a tuple of its columns."""
    if not NAME.fullmatch(function):
        raise ValueError(f"{function!r} is no name of a function")
    question = sql.SQL("select * from {}({})").format(
        sql.Identifier(function), sql.SQL(", ").join([sql.Placeholder()] * len(values))
    )
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return list(cursor.fetchall())
