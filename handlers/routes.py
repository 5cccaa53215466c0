"""Which word, button or step leads to which handler; the routes of reporting are in handlers/report_routes.py."""

from __future__ import annotations

from dialog.inbound import Edited, Joined, Left, Media, Moved
from dialog.router import Step
from handlers import (
    browse,
    checking,
    editing,
    help_closing,
    membership,
    missing,
    questions,
    rating,
    report_routes,
    setup,
    start,
)
from handlers.edits import TEXT, WHY
from handlers.services import Handle, Services

COMMANDS: dict[str, Handle] = {
    "start": start.start,
    "trogiup": start.show_help,
    "help": start.show_help,
    "thamgia": membership.join,
    "toi": membership.show_who,
    "danhmuc": browse.browse,
    "canbo": questions.show_office,
    "sua": editing.start,
    "cauhoi": missing.show_misses,
    "huy": editing.cancel,
    **report_routes.COMMANDS,
}
OPEN_TO_GROUPS = {"start", "trogiup", "help", "danhmuc", "canbo", *report_routes.OPEN_TO_GROUPS}
LAST = {"dung", "sai", "canbo"}
"""Choices with these verbs stay at the end, where people look for them."""

WORDS: dict[str, Handle] = {
    "huy": editing.cancel,
    "huy bo": editing.cancel,
    "tro giup": start.show_help,
    "menu": browse.browse,
    "danh muc": browse.browse,
    "xem danh muc": browse.browse,
    "xem cac viec": browse.browse,
    "xem cac viec toi biet": browse.browse,
    "xem nguon": questions.open_sources,
    "hoi viec khac": questions.drop_topic,
    "viec khac": questions.drop_topic,
    "gap can bo": questions.show_office,
    **report_routes.WORDS,
}
MEMBERS_WORDS: dict[str, Handle] = report_routes.MEMBERS_WORDS
"""Said by somebody who works with us, these are not questions."""

CHOICES: dict[str, Handle] = {
    "hoi": questions.open_entry,
    "muc": questions.open_section,
    "nguon": questions.open_sources,
    "khac": questions.drop_topic,
    "danhmuc": browse.browse,
    "dung": rating.take_right,
    "sai": rating.take_wrong,
    "saiviec": rating.take_wrong_topic,
    "dacu": rating.take_out_of_date,
    "khohieu": rating.take_unclear,
    "canbo": questions.show_office,
    "suamuc": editing.open_entry,
    "phan": editing.open_part,
    "bophan": editing.remove_part,
    "thoimuc": editing.cancel,
    "guimuc": editing.send,
    "bomuc": editing.drop,
    "xemmuc": checking.show,
    "duyetmuc": checking.approve,
    "tramuc": checking.ask_reason,
    "giuban": checking.keep_ours,
    "laymoi": checking.take_release,
    "apdung": setup.apply_workbook,
    "thoinap": setup.drop_workbook,
    **report_routes.CHOICES,
}
STEPS: dict[str, Step[Services]] = {
    TEXT: Step(lambda turn: bool(turn.text), editing.receive_text),
    WHY: Step(lambda turn: bool(turn.text), checking.receive_reason),
    **report_routes.STEPS,
}
UNMASKED: tuple[Handle, ...] = (membership.join, start.start, editing.receive_text, help_closing.receive_card)
"""A code may look like a plate, and is kept nowhere; an entry names hotlines, and is for everybody."""

KINDS: dict[type, Handle] = {
    Media: start.decline_media,
    Edited: start.decline_edit,
    Joined: start.greet,
    Left: start.stay_silent,
    Moved: start.stay_silent,
    **report_routes.KINDS,
}
