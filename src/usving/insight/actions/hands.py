"""The hand behind something said for a side: made with it, and shown only by the person's own choice."""

from django.db import transaction

from usving.audit.actions import record
from usving.insight.models import Hand
from usving.people.models import Account
from usving.process.models import Process


def hand_of(process: Process, *, shown: bool, by: Account) -> Hand:
    """A hand for one thing that is about to be said; part of the same transaction as what is said."""
    return Hand.objects.create(
        municipality_id=by.municipality_id, process=process, account=by, name=by.person.name, shown=shown
    )


@transaction.atomic
def show(hand: Hand, *, shown: bool, by: Account) -> None:
    """Let one's name be shown with what one said, or hide it again."""
    if hand.account_id == by.pk and hand.shown != shown:
        hand.shown = shown
        hand.save(update_fields=["shown"])
        record("insight.name_shown", by=by, about=hand, account=by.pk, shown=shown)


def drop(hand: Hand) -> None:
    """Take away a hand whose thing has just been taken away. Straight: nothing else points at it, and Django would look."""
    Hand.objects.filter(pk=hand.pk)._raw_delete(using="default")
