"""What is stored."""

from usving.economy.models.alternatives import FeltPlan, LifeArea, PossibleUse, SavedPlan, Weighing
from usving.economy.models.books import Book, Line, SortingRule
from usving.economy.models.commitments import Commitment
from usving.economy.models.runs import Run

__all__ = [
    "Book",
    "Commitment",
    "FeltPlan",
    "LifeArea",
    "Line",
    "PossibleUse",
    "Run",
    "SavedPlan",
    "SortingRule",
    "Weighing",
]
