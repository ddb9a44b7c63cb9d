"""Colours as their owner sees them."""

from usving.process.access import Place, Standing, colours_visible_to, wishes_visible_to
from usving.process.models import ColourResult, Process
from usving.process.models.colours import COLOURS, MEANINGS
from usving.process.rules.colours import Colour, strongest


def my_colours(process: Process, who: Standing) -> ColourResult | None:
    """One's own colours, or the slot that waits for them; None where there is none."""
    return colours_visible_to(who).filter(process=process).first()


def parts_gladly(place: Place, who: Standing) -> bool:
    """Whether one's seat has said that they gladly sit at different tables."""
    return wishes_visible_to(who).filter(seat=place.seat, parts=True).exists()


def in_words(kept: ColourResult | None) -> list[tuple[str, str, int, bool]]:
    """Each colour as (name, meaning, number, whether it is the strongest); nothing while there are no numbers."""
    if kept is None or kept.scores is None:
        return []
    top = strongest(kept.scores)
    scores = zip(Colour, kept.scores, strict=True)
    return [(str(COLOURS[colour]), str(MEANINGS[colour]), score, colour in top) for colour, score in scores]
