"""The columns "Kế thừa từ", "Toàn bộ/một phần" and "Văn bản": what a unit was made from."""

from __future__ import annotations

import re
from typing import Literal

from reports.setup.sheets import EXTENTS
from reports.setup.table import Row
from reports.setup.unit_plan import UnitPlan
from reports.setup.values import text
from reports.unit import Succession, Unit


def inherit(plan: UnitPlan, unit: Unit, row: Row) -> None:
    """ "Kế thừa từ": one or several former units, apart by ";" or line breaks."""
    extent = row.choice("extent", EXTENTS, required=False) or "whole"
    law = row.text("law")
    for said in re.split(r"[;\n]", str(row.value("heir_of") or "")):
        wanted = text(said)
        old = _former(plan, unit, row, wanted, extent) if wanted else None
        if old is not None:
            share: Literal["whole", "part"] = "whole" if extent == "whole" else "part"
            plan.successions[old.id, unit.id] = Succession(old.id, unit.id, share, unit.valid_from, law)


def _former(plan: UnitPlan, unit: Unit, row: Row, said: str, extent: str) -> Unit | None:
    beside = plan.finder.parents.get(unit.id, "")
    found = [one for one in plan.finder.ever(said, beside) if one.id != unit.id]
    ended = [one for one in found if one.valid_to is not None]
    spot = row.at("heir_of")
    if len(ended or found) > 1:
        row.findings.wrong(spot, "which_unit", said, tuple(map(plan.finder.full_name, ended or found)))
    elif not found:
        itself = bool(plan.finder.ever(said))
        hints = () if itself else plan.finder.likely(said, unit.valid_from)
        row.findings.wrong(spot, "heir_of_itself" if itself else "no_unit", said, hints)
    elif not ended and extent == "whole":
        row.findings.wrong(spot, "still_open", found[0].name)
    else:
        return (ended or found)[0]
    return None
