"""Mixed groups over several gatherings: everybody meets everybody, the sides and colours mixed, the rules kept.

The rules (who is apart, together, absent; sizes; a side in every group) always hold or the input is refused. Within
them a search over seatings lets as many pairs meet as it can, and says how far that is from what is proven possible.
The problem is known as the social golfer problem and, with groups that may stay small, the Happy Diner problem.
"""

from typing import Any

from usving.engines.groups.bounds import Bounds
from usving.engines.groups.input import read_request
from usving.engines.groups.result import result_of
from usving.engines.groups.search import Search


def groups(data: dict[str, Any], *, seconds: float = 5.0) -> dict[str, Any]:
    """The groups for a groups file, version 1, as JSON gives it; `seconds` cuts a long search off and never steers it.

    The same file gives the same groups unless `cut_off` is true. Raises `usving.engines.refusal.Refused`, with the
    place named, for a file that is not as the format says or whose rules cannot all hold.
    """
    request = read_request(data)
    bounds = Bounds(request)
    search = Search(request, bounds, seconds)
    found = search.run()
    return result_of(request, bounds, found, search.clock.cut_off).as_json()
