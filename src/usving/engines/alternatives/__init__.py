"""What a household can do with what it has: the best plan by its own judgement, and others nearly as good.

Exact, in whole numbers: up to 16 uses every plan is written out; above that a search that proves its answer, or says
how far it came: all the searches behind one answer share what they may look at.
"""

from typing import Any

__all__ = ["alternatives"]


def alternatives(data: dict[str, Any]) -> dict[str, Any]:
    """Return the plans, and the front if asked for, of the household in `data`.

    `data` and the result follow `docs/referanse/alternatives.schema.json` and `alternatives-result.schema.json`:
    kroner a month, kroner once and hours a month, all whole and none negative. Raises `Refused` with a sentence that
    names the place for an input that breaks the format, or for required uses that cannot be had together.
    """
    # With NumPy and SciPy, which take a third of a second to read: most processes are never asked.
    from usving.engines.alternatives.answering import answered

    return answered(data)
