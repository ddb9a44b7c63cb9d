"""Keeping a calculation as it was, and forgetting it."""

from typing import Any
from uuid import UUID

from django.db import transaction

from usving.audit.actions import record
from usving.economy.models import Run
from usving.economy.rules.runs import Calculator, digest_of
from usving.people.models import Account


@transaction.atomic
def keep_run(*, key: UUID, calculator: Calculator, put_in: Any, rules: str, came_out: Any, by: Account) -> Run:
    """Freeze a calculation for its owner alone. The same `key` twice is one."""
    digest = digest_of(calculator=calculator, put_in=put_in, rules=rules, came_out=came_out)
    run, fresh = Run.objects.get_or_create(
        pk=key,
        defaults={
            "municipality_id": by.municipality_id, "account": by, "calculator": calculator.value, "rules": rules,
            "put_in": put_in, "came_out": came_out, "sha256": digest,
        },
    )  # fmt: skip
    if fresh:
        record("economy.run_kept", by=by, about=run, account=by.pk, calculator=calculator.value)
    return run


@transaction.atomic
def forget_run(run: Run, *, by: Account) -> None:
    """Delete a kept calculation."""
    record("economy.run_forgotten", by=by, about=run, account=by.pk, calculator=run.calculator)
    run.delete()
