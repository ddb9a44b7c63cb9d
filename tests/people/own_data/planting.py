"""A row in every model that is someone's, with words that stand nowhere else; made from the models, so none is forgotten."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from tests.database import as_owner
from usving.core.personal import register
from usving.people.models import Account, Family
from usving.process.models import Seat

# Where the first choice or an empty value will not do.
FIXED: dict[str, dict[str, Any]] = {
    "process.Contribution": {"audience": "me", "seat": None},
    "process.Attendance": {"how": "paper"},
    "insight.Experience": {"audience": "all"},
    "insight.Reply": {"contact": None},
    "insight.OpenPart": {"kind": "story"},
    "process.Need": {"family": None},
    "economy.Book": {"account": None},
    "economy.Weighing": {"account": None},
    "housing.Wish": {"removed_at": None},
    "economy.Line": {"month": date(2026, 11, 1), "removed_at": None},
    "economy.Commitment": {"removed_at": None},
    "process.Minutes": {"fixed_at": None, "digest": "", "words": ""},
    "process.Task": {"side": "", "state": "open"},
    "process.MethodProposal": {"state": "declined"},
    "process.Invitation": {"language": "nb"},
    "people.Account": {"language": "nb", "password": "!"},
    "people.Correction": {"answered_at": timezone.now},
    "people.Notice": {"channel": "email", "state": "sent"},
    "people.StandIn": {"stand_in": lambda: Account.objects.get(person__name="Siv Svingen")},
    "people.NoticeWishes": {"hour": 17, "quiet_from": 21, "quiet_to": 8},
    "people.ContactRequest": {"reply": "", "replied_at": None},
    "process.Closing": {"agreed": True, "reopened_at": timezone.now},
    "people.Override": {"told_at": timezone.now},
    "process.Promise": {"way": "tap", "taken_back_at": None},
    "people.Statement": {"removed_at": None},
    "process.HandOver": {"replaced_at": timezone.now},
    "people.FamilyMember": {"kind": "child"},
    "process.ColourResult": {"source": "typed"},
    "insight.SourceReading": {"contribution": None},
    "insight.Mark": {"contribution": None},
    "insight.IdeaProof": {"step": "find-new"},
    "insight.QuestionWords": {"did": "close", "side": "families"},
    "steering.QualityRound": {
        "moment": lambda: "end" if apps.get_model("steering.QualityRound").objects.exists() else "mid",
    },
    "steering.EscalationStep": {"days": 14},
    "insight.OpenAgreement": {"digest": lambda: uuid4().hex * 2},
    "strengths.Resource": {"family": None},
    "strengths.Holder": {"family": None},
    "strengths.Vouching": {"answered_at": None},
    "strengths.Agreement": {"due": None},
    "process.SeatPair": {"second": lambda: Seat.objects.get(role="process-leader", process__name="Bedre bolig sammen")},
}
# Keys that may be empty and that tell whose a row is: it is planted with them.
HANDS = {
    ("insight.FindingWords", "hand"),
    ("insight.Finding", "hand"),
    ("insight.Evidence", "hand"),
    ("insight.Question", "hand"),
    ("strengths.Agreement", "giver"),
    ("strengths.Agreement", "taker"),
}
# One row each is there already in the cast, or the keys would meet.
THERE = {"people.Person", "people.Account", "people.Family", "process.Seat", "people.FamilyMember"}


@dataclass
class Planter:
    """Plants for one account and its family; `sign` begins every word."""

    sign: str
    account: Account
    family: Family
    rows: dict[str, Any]
    words: dict[str, set[str]] = field(default_factory=dict)

    def plant(self) -> None:
        """A row in every model of the register that is someone's."""
        with as_owner():
            for each in register():
                if (each.of or each.by) and each.label not in THERE | self.rows.keys():
                    self.rows[each.label] = self.row(each.model)

    def row(self, model: Any) -> Any:
        """The row of one model, made with what it points at."""
        label = model._meta.label
        fixed = {name: value() if callable(value) else value for name, value in FIXED.get(label, {}).items()}
        values = {
            each.name: self.value(each)
            for each in model._meta.local_fields
            if each.name not in fixed and not each.generated
        }
        made = model(**values, **fixed)
        made.save(force_insert=True)
        return made

    def value(self, each: Any) -> Any:
        """A value that fits the field."""
        if each.primary_key:
            return uuid4()
        if each.related_model:
            return self.pointed_at(each)
        if isinstance(each, models.UUIDField):
            known = {"family_id": self.family.pk, "municipality_id": self.account.municipality_id, "about_id": uuid4()}
            return known.get(each.name, self.account.pk)
        if each.choices:
            return each.choices[0][0]
        if isinstance(each, models.CharField | models.TextField):
            return self.word(each)
        if isinstance(each, models.DateTimeField):
            return timezone.now() + timedelta(hours=1 if each.name.startswith(("expires", "closes")) else 0)
        if isinstance(each, models.DateField):
            return timezone.localdate() + timedelta(days=9 if each.name in ("until", "ends") else 0)
        if isinstance(each, ArrayField | models.JSONField):
            return each.default() if each.has_default() else {}
        if isinstance(each, models.BinaryField):
            return None if each.null else b"et bilde"
        return False if isinstance(each, models.BooleanField) else 1

    def pointed_at(self, each: Any) -> Any:
        """The row that a key points at: one of ours where there is one, else a new one; none where none is needed."""
        label = each.related_model._meta.label
        if label not in self.rows and each.null and (each.model._meta.label, each.name) not in HANDS:
            return None
        if label not in self.rows:
            self.rows[label] = self.row(each.related_model)
        return self.rows[label]

    def word(self, each: Any) -> str:
        """A word that tells where it stands."""
        word = f"{self.sign}{uuid4().hex[:12]}"[: each.max_length]
        self.words.setdefault(each.model._meta.label, set()).add(word)
        return f"{word}@a.example" if isinstance(each, models.EmailField) else word
