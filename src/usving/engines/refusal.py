"""The one error every engine raises for an input it cannot take."""


class Refused(Exception):
    """An input was refused; `str()` is one clear sentence that names the place, as `people[3].id: ...`."""
