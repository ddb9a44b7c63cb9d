"""The doors."""

from usving.economy.access.alternatives import (
    area_for,
    felt_visible_to,
    may_weigh,
    plan_for,
    plans_visible_to,
    use_for,
    weighing_for,
    weighings_visible_to,
)
from usving.economy.access.books import (
    adults_family,
    book_for,
    books_visible_to,
    commitment_for,
    keeps_money,
    line_for,
    rule_for,
)
from usving.economy.access.runs import run_for, runs_visible_to

__all__ = [
    "adults_family",
    "area_for",
    "book_for",
    "books_visible_to",
    "commitment_for",
    "felt_visible_to",
    "keeps_money",
    "line_for",
    "may_weigh",
    "plan_for",
    "plans_visible_to",
    "rule_for",
    "run_for",
    "runs_visible_to",
    "use_for",
    "weighing_for",
    "weighings_visible_to",
]
