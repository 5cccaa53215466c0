"""What a report needs beside figures: difficulties, proposals, documents issued, good practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

NoteKind = Literal["difficulty", "proposal", "document", "practice"]
"""khó khăn vướng mắc; kiến nghị, đề xuất; văn bản đã ban hành; cách làm hay."""


@dataclass(frozen=True, slots=True)
class Note:
    """One remark of a unit, on a day, in the officer's words (masked).

    Of a document: `number` ("12/KH-UBND"), `dated`, and the text is its subject. `withdrawn_at`: it was taken back.
    """

    id: str
    kind: NoteKind
    unit: str
    day: date
    author: str
    at: datetime
    text: str
    number: str = ""
    dated: date | None = None
    withdrawn_at: datetime | None = None
