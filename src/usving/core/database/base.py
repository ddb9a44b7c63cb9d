"""The PostgreSQL backend whose every transaction begins by saying who asks (decision 1 of the design).

A middleware cannot do it: it runs outside the transaction of ATOMIC_REQUESTS, and `set_config(…, true)` lasts only as long
as the transaction. A query outside any transaction is therefore asked by nobody, and the policies answer nothing.
"""

from django.db.backends.postgresql import base

from usving.core.identity import asking

TELL = (
    "select set_config('usving.account', %s, true), set_config('usving.pending', %s, true),"
    " set_config('usving.strong', %s, true)"
)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that says who asks."""

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if not autocommit:
            self.tell_identity()

    def tell_identity(self) -> None:
        """Set the three settings that the policies read, for this transaction only."""
        who = asking()
        with self.connection.cursor() as cursor:
            cursor.execute(TELL, [str(who.account or ""), str(who.pending or ""), "1" if who.strong else ""])
