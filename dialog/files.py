"""The name of a file that somebody sent, made fit to be shown and stored."""

from __future__ import annotations

import unicodedata

LONGEST = 100
NAMELESS = "tep"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORBIDDEN = frozenset('<>:"|?*')


def safe_name(given: str) -> str:
    """The last part of a path in NFC, without control and direction marks, at most `LONGEST` characters.

    The ending stays when the name is cut. A name of which nothing is left becomes "tep".
    """
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    kept = (" " if char.isspace() else char for char in name if _may_stand(char))
    name = " ".join("".join(kept).split()).strip(". ")
    return _cut(name) or NAMELESS


def is_xlsx(name: str) -> bool:
    """Whether the name ends as an Excel workbook's."""
    return name.lower().endswith(".xlsx")


def _may_stand(char: str) -> bool:
    return char.isspace() or (char not in _FORBIDDEN and not unicodedata.category(char).startswith("C"))


def _cut(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[:LONGEST].rstrip()
    return f"{stem[: LONGEST - len(ending) - 1].rstrip()}.{ending}"
