"""The app of people, which also guards the tables that are not ours."""

from django.apps import AppConfig

from usving.core.policy import Policy, closed, unguarded
from usving.people.rules.guards import either, within

_asked = "(select people_me_or_pending())"
_own_key = Policy(
    select=f"user_id = {_asked}",
    insert=f"user_id = {_asked}",
    update=f"user_id = {_asked}",
    delete="user_id = (select people_me())",
    why="person-owned: the second lock, asked by one who has passed the first",
)
_jobs = unguarded(
    "ids and due times only: a job's arguments never hold anything of anyone", "select", "insert", "update", "delete"
)


class PeopleConfig(AppConfig):
    """People, and the catalogue of tables from elsewhere."""

    name = "usving.people"
    policies = {
        "audit_entry": Policy(
            select=either(
                within("family_id", "people_my_families"),
                "account_id = (select people_me())",
                "actor_id = (select people_me())",
            ),
            insert=f"actor_id is not distinct from {_asked}",
            why="append-only; read by the family and the person it is about, and by the one who acted",
        ),
        "account_emailaddress": Policy(select=f"user_id = {_asked}", why="allauth's own; not used, addresses are ours"),
        "account_emailconfirmation": closed("allauth's own; not used"),
        "mfa_authenticator": _own_key,
        "auth_group": closed("not used: roles are ours"),
        "auth_group_permissions": closed("not used: roles are ours"),
        "auth_permission": closed("not used: roles are ours"),
        "django_content_type": closed("read by migrations only"),
        "django_migrations": unguarded("which migrations are applied; read by /healthz", "select"),
        "procrastinate_jobs": _jobs,
        "procrastinate_events": _jobs,
        "procrastinate_periodic_defers": _jobs,
        "procrastinate_workers": _jobs,
    }

    def functions(self) -> str:
        """The functions of the database that are made from the register of personal data."""
        from usving.people.models.own_data_functions import functions

        return functions()
