"""What is said of a new code: in one sentence, or piece by piece."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dialog.fold import fold
from handlers.services import Actor
from reports.invite import MOST_DAYS, MOST_USES, Wish, reach
from reports.people import Role
from reports.spoken_unit import spoken_unit
from reports.unit import Unit

ROLES: tuple[tuple[str, Role], ...] = (
    (r"\bquan tri\b", Role.ADMIN),
    (r"\b(?:nguoi )?duyet\b|\bphu trach\b", Role.REVIEWER),
    (r"\bbien tap\b", Role.EDITOR),
    (r"\bnguoi xem\b|\bchi xem\b|^xem$", Role.VIEWER),
    (r"\b(?:nguoi )?bao (?:so|cao)\b|\bnguoi bao\b|\bbao so lieu\b|\bthanh vien\b|^bao$", Role.REPORTER),
)
USES = re.compile(
    r"\b(\d{1,9}) (?:nguoi|ban|anh chi)\b(?! (?:bao|duyet|xem)\b)|\b(\d{1,9}) (?=nguoi (?:bao|duyet|xem)\b)"
)
DAYS = re.compile(r"\b(\d{1,9}) ngay\b|\b(\d{1,2}) (tuan|thang)\b")
EACH = {"tuan": 7, "thang": 30}
GAP = "-"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of the wish so far; None is not known yet."""

    unit: str | None = None
    role: Role | None = None
    uses: int | None = None
    days: int | None = None

    @property
    def key(self) -> str:
        """As a button carries it: at most 35 letters."""
        return "/".join(GAP if one is None else str(one) for one in (self.unit, self.role, self.uses, self.days))

    @property
    def wish(self) -> Wish | None:
        """Once nothing is missing."""
        if self.unit is None or self.role is None or self.uses is None or self.days is None:
            return None
        return Wish(self.unit, self.role, self.uses, self.days)

    @property
    def missing(self) -> str:
        """What is to be asked next."""
        return next((name for name in ("unit", "role", "uses", "days") if getattr(self, name) is None), "")


def read_asked(key: str) -> Asked:
    """What `Asked.key` wrote; what cannot be read is not known."""
    unit, role, uses, days = [*key.split("/"), *[GAP] * 4][:4]
    return Asked(
        None if unit in ("", GAP) else unit,
        next((one for one in Role if one == role), None),
        _between(uses, MOST_USES),
        _between(days, MOST_DAYS),
    )


def grown(asked: Asked, text: str) -> Asked:
    """With what the text says of everything that is still missing but the unit."""
    said = fold(text)
    uses, days = USES.search(said), DAYS.search(said)
    counted = days and (int(days[1]) if days[1] else int(days[2]) * EACH[days[3]])
    found = Asked(
        role=next((role for words, role in ROLES if re.search(words, said)), None),
        uses=_between((uses[1] or uses[2]) if uses else said * (asked.missing == "uses"), MOST_USES),
        days=_between(str(counted) if counted else said * (asked.missing == "days"), MOST_DAYS),
    )
    return replace(asked, role=asked.role or found.role, uses=asked.uses or found.uses, days=asked.days or found.days)


def units_said(text: str, who: Actor, on: date) -> tuple[Unit, ...]:
    """Units within reach that are named: by the whole text, or somewhere in it."""
    able = reach([one for one in who.memberships if one.acting_for is None], on, who.tree)
    ids = {unit.id for unit in able}
    whole = tuple(unit for unit in who.tree.named(text, on) if unit.id in ids) if text.strip() else ()
    return whole or _sharpest(spoken_unit(text, able, who.tree, on).units, text)


def _sharpest(units: Sequence[Unit], text: str) -> tuple[Unit, ...]:
    """Of "xã Thanh Mỹ" and "tổ ấp Thanh Mỹ" the one whose kind was said."""
    said = fold(text)
    kinds = {"xa": r"\b(?:xa|phuong)\b", "to": r"\b(?:to|ap|khom)\b", "tinh": r"\btinh\b"}
    named = tuple(one for one in units if re.search(kinds.get(one.level, "$^"), said))
    return named or tuple(units)


def _between(text: str, most: int) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 and 1 <= int(text) <= most else None
