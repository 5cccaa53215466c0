"""What people type, as it may be kept."""

from __future__ import annotations

import unicodedata

from dialog.masking import mask

LONGEST = 4000
"""More characters than this are not read: no honest question is longer."""


def readable(text: str) -> str:
    """Without control characters and halves of letters, which no database keeps."""
    return "".join(one for one in text if one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs"))


def kept(text: str) -> str:
    """Masked, readable, and at most LONGEST characters. It is cut last, so that no half of a number stays."""
    return mask(readable(text[: 2 * LONGEST])).text[:LONGEST]
