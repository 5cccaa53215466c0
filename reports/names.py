"""Names of units as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reports.words import fold, spelling

KINDS = {
    "to cong nghe so cong dong": "to",
    "to cnscd": "to",
    "to cns cong dong": "to",
    "thi tran": "thi tran",
    "thi xa": "thi xa",
    "thanh pho": "thanh pho",
    "dac khu": "dac khu",
    "phuong": "phuong",
    "huyen": "huyen",
    "tinh": "tinh",
    "xa": "xa",
    "to": "to",
}

SHORT = {"x": "xa", "p": "phuong", "tt": "thi tran", "tx": "thi xa", "tp": "thanh pho", "h": "huyen", "t": "tinh"}
SHORTENED = re.compile(r"(?:(x|p|tt|tx|tp|h|t)\.\s*|(tt|tx|tp)\s+)(?=\w)")


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name without marks, i for y, its kind word apart: "xã Mỹ Quý" and "x. Mĩ Quí" → ("xa", "mi qui").

    The hamlet's kind (ấp, khóm) is left out, so that "tổ Bình Lợi" finds the team of ấp Bình Lợi.
    """

    kind: str
    name: str

    @classmethod
    def of(cls, text: str) -> NameKey:
        bare = " ".join(fold(text).replace("-", " ").split())
        if short := SHORTENED.match(bare):
            bare = f"{SHORT[short[1] or short[2]]} {bare[short.end() :]}"
        for words, kind in KINDS.items():
            if bare.startswith(words + " "):
                return cls(kind, _letters(bare.removeprefix(words + " ")))
        return cls("", _letters(bare))

    def answers(self, wanted: NameKey) -> bool:
        """Whether somebody who wrote `wanted` can mean this name."""
        return bool(wanted.name) and self.name == wanted.name and wanted.kind in ("", self.kind)


def sharpest(text: str, names: Sequence[str]) -> list[int]:
    """Places of the names that are meant: those with the same tone marks if there are any, else all.

    Đồng Tháp has both a xã Tân Thành and a xã Tân Thạnh; "tan thanh" means either, "Tân Thạnh" only one.
    """
    last = len(NameKey.of(text).name.split())
    wanted = _spelled(text, last)
    exact = [place for place, name in enumerate(names) if _spelled(name, last) == wanted]
    return exact or list(range(len(names)))


def _spelled(text: str, last: int) -> list[str]:
    """The last words with their marks; i and y, oà and òa are the same."""
    words = text.replace("-", " ").replace(".", " ").split()
    return [spelling(word).replace("y", "i") for word in words[-last:]]


def _letters(name: str) -> str:
    for word in ("ap ", "khom ", "to dan pho "):
        name = name.removeprefix(word)
    return name.replace("y", "i")
