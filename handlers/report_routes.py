"""Routes of reporting and approving: words, buttons, steps. One line a way in; the order is in handlers/brain.py."""

from __future__ import annotations

from dialog.router import Step
from handlers import checking, reporting, review, saving, start, totals
from handlers.drafts import EDIT
from handlers.services import Handle, Services
from handlers.waiting import REASON

COMMANDS: dict[str, Handle] = {
    "tong": totals.show_totals,
    "duyet": checking.show_pending,
    "khongphatsinh": reporting.receive_nil,
    "tieptuc": saving.show_draft,
}
OPEN_TO_GROUPS: set[str] = set()

WORDS: dict[str, Handle] = {
    "tiep tuc": saving.show_draft,
}
MEMBERS_WORDS: dict[str, Handle] = {
    "duyet": checking.show_pending,
    "tra lai": checking.show_pending,
    "cho duyet": checking.show_pending,
    "tong": totals.show_totals,
    "tong hop": totals.show_totals,
    "bao cao": start.show_help,
}
CHOICES: dict[str, Handle] = {
    "luu": saving.save,
    "cong": saving.add,
    "thay": saving.replace,
    "sua": reporting.edit,
    "huy": saving.cancel,
    "tieptuc": saving.show_draft,
    "khongphatsinh": reporting.receive_nil,
    "duyet": review.approve,
    "tra": review.ask_reason,
    "choduyet": review.show_pending,
}
STEPS: dict[str, Step[Services]] = {
    EDIT: Step(reporting.may_be_figure, reporting.receive_edit),
    REASON: Step(lambda turn: bool(turn.text), review.receive_reason),
}
KINDS: dict[type, Handle] = {}
