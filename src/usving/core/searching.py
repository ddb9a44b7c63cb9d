"""Finding rows by Norwegian words, the same way on every list."""

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q, QuerySet

NORWEGIAN = "norwegian"  # PostgreSQL's own dictionary: «boligen» finds «bolig»


def with_words(found: QuerySet[Any], words: str, *fields: str, kept: str = "") -> QuerySet[Any]:
    """Narrow to rows that have these words in a field, in any of their Norwegian forms, or as they were typed.

    `kept` names the column where the forms are kept ready; without it they are made as one asks.
    """
    forms = SearchQuery(words, config=NORWEGIAN, search_type="websearch")
    typed = reduce(or_, (Q(**{f"{field}__icontains": words}) for field in fields))
    if not kept:
        found = found.alias(spoken=SearchVector(*fields, config=NORWEGIAN))
    return found.filter(Q(**{kept or "spoken": forms}) | typed)
