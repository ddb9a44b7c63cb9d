"""What is stored."""

from usving.strengths.models.agreements import Agreement, AgreementMessage, ExchangeReport
from usving.strengths.models.exchange import Holder, Post, VolunteerTask
from usving.strengths.models.resources import PathStep, Resource, Vouching
from usving.strengths.models.values import ChosenValue, FutureLetter, ShownValue, ValueRound

__all__ = [
    "Agreement",
    "AgreementMessage",
    "ChosenValue",
    "ExchangeReport",
    "FutureLetter",
    "Holder",
    "PathStep",
    "Post",
    "Resource",
    "ShownValue",
    "ValueRound",
    "VolunteerTask",
    "Vouching",
]
