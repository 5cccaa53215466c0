"""A team's name where it is read again and again."""

from __future__ import annotations

from dataclasses import replace

from handlers.identity import full_name
from handlers.views.totals import team_name
from reports.unit import Unit


def short(unit: Unit) -> str:
    """ "Tổ ấp Hòa Thuận (diễn tập)"."""
    return full_name(replace(unit, name=team_name(unit)))
