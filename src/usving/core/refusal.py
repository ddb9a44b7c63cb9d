"""How an action says no."""


class Refused(Exception):
    """An act that cannot be done now; the text is one sentence for the person who tried."""

    def __init__(self, sentence: object, *, field: str | None = None) -> None:
        super().__init__(str(sentence))
        self.sentence = str(sentence)
        self.field = field
