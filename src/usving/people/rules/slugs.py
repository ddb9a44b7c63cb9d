"""What each part of a matter is called in an address."""

from usving.people.rules.parts import Part

SLUGS = {
    Part.HOUSING: "bolig",
    Part.ECONOMY: "penger",
    Part.HEALTH: "helse",
    Part.CHILDREN: "barn",
    Part.WISHES: "onsker",
    Part.STORY: "historie",
    Part.HOME_PLAN: "egen-bolig",
    Part.CONTACT: "kontakt",
}
PARTS_BY_SLUG = {slug: part for part, slug in SLUGS.items()}


class PartConverter:
    """The part in an address: /min-sak/bolig/."""

    regex = "|".join(PARTS_BY_SLUG)

    def to_python(self, value: str) -> Part:
        """Return the part of a slug."""
        return PARTS_BY_SLUG[value]

    def to_url(self, value: Part | str) -> str:
        """Return the slug of a part, or of its code."""
        return SLUGS[Part(value)]
