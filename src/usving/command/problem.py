"""How a command says that it cannot go on."""


class Problem(Exception):
    """One clear sentence for the operator, and the exit status: 2 when the input is wrong, 1 for any other cause."""

    def __init__(self, sentence: str, *, status: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
