"""The record of processing in words: categories of data, whom they are about, who gets something outside. Read from a file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "record.toml"


@dataclass(frozen=True)
class Category:
    """One kind of data: its name, what it tells, about whom, the models that hold it, and whether it can hold what artikkel 9
    of the regulation calls special."""

    name: str
    tells: str
    whom: tuple[str, ...]
    models: tuple[str, ...]
    special: bool = False


@dataclass(frozen=True)
class Words:
    """What the file says: the categories in their order, and by purpose who gets something outside the municipality."""

    categories: tuple[Category, ...]
    receivers: dict[str, str]

    @property
    def everyone(self) -> tuple[str, ...]:
        """The groups of people that some category is about, each once."""
        return tuple(dict.fromkeys(group for category in self.categories for group in category.whom))


@cache
def words(source: Path = SOURCE) -> Words:
    """Read the file. Raises KeyError where a category names a group of people that is not there."""
    read = tomllib.loads(source.read_text(encoding="utf-8"))
    groups = read["whom"]
    categories = tuple(
        Category(
            each["name"],
            each["tells"],
            tuple(groups[group] for group in each["whom"]),
            tuple(each["models"]),
            each.get("special", False),
        )
        for each in read["category"]
    )
    return Words(categories, read["receivers"])
