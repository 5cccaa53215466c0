"""Why the program stops, in words for whoever started it."""

from __future__ import annotations


class Stop(Exception):
    """The command cannot go on; the text is shown to the operator. The exit code is 2 unless another is given."""

    def __init__(self, text: str = "", code: int = 2) -> None:
        super().__init__(text)
        self.code = code
