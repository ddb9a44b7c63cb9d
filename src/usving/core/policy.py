"""Row level security as data: what a table lets whom do. Plain Python; `core.catalogue` gets it into the database.

A model says `policy = …` with one line from a vocabulary (see `people.rules.guards`); an app's config may carry `policies` for
tables that are not its own models.
"""

from dataclasses import dataclass, replace

ACTS = ("select", "insert", "update", "delete")


@dataclass(frozen=True)
class Policy:
    """What the web's role may do with a table. Each text is an SQL condition over the row; None means the act is not granted.

    `updated` is what a row must say besides once it has been updated: it narrows what a row may become, never which rows may be
    changed. `guarded` False is for tables that hold nothing of anyone: grants without row conditions. `hidden` are columns that
    the role may write and never read back, in any row. `why` is for the catalogue.
    """

    select: str | None = None
    insert: str | None = None
    update: str | None = None
    delete: str | None = None
    updated: str | None = None
    guarded: bool = True
    hidden: tuple[str, ...] = ()
    why: str = ""

    def also(self, **acts: str | None) -> "Policy":
        """Return this policy with some acts said otherwise."""
        return replace(self, **acts)  # type: ignore[arg-type]


def closed(why: str) -> Policy:
    """A table the web's role never touches; only functions of the rule role do."""
    return Policy(why=why)


def unguarded(why: str, *acts: str) -> Policy:
    """A table that holds nothing of anyone: the named acts on all rows."""
    return Policy(guarded=False, why=why).also(**dict.fromkeys(acts, "true"))
