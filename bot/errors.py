"""Why the program stops, in words for whoever started it."""

from __future__ import annotations


class Stop(Exception):
    """The command cannot go on; the text is shown to the operator and the exit code is 2."""
