"""The tables of an empty database, made straight from the models; a database that holds any goes the way of the migrations.

To walk through every change there ever was takes three quarters of a first start, and its end is known: the models. What the
models do not tell (triggers, the job queue's own SQL) is still taken from the migrations, in their order. A test makes both
ways and compares all that the database says of itself, so that neither can drift from the other (ADR 17).
"""

from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations import RunSQL
from django.db.migrations.executor import MigrationExecutor

WALKED = "procrastinate"  # its tables are made by SQL of its own, which no model tells


def migrate() -> None:
    """Bring the tables up to date, whatever there is; asked by the owner."""
    if connection.introspection.table_names():
        call_command("migrate", interactive=False, verbosity=0)
    else:
        make()


def make() -> None:
    """Make every table of an empty database, and note every migration as done; all of it or nothing."""
    call_command("migrate", WALKED, interactive=False, verbosity=0)
    executor = MigrationExecutor(connection)
    plan = [step for step, _back in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    with connection.schema_editor(atomic=True) as editor:
        for model in _models():
            editor.create_model(model)
        for statement in _told_by_no_model(plan):
            editor.execute(statement, None)  # as it stands: a % in it is a %
        for step in plan:
            executor.recorder.record_applied(step.app_label, step.name)


def _models() -> list[Any]:
    """The models whose tables the plan would make, without those that come along with another."""
    found = (model for model in apps.get_models() if model._meta.app_label != WALKED)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def _told_by_no_model(plan: list[Any]) -> list[str]:
    statements = [operation.sql for step in plan for operation in step.operations if isinstance(operation, RunSQL)]
    texts = [statement for statement in statements if isinstance(statement, str)]
    if len(texts) < len(statements):
        raise TypeError("a migration's own SQL must be one text, so that it can run as it stands")
    return texts
