"""What officers type to do with deadlines, locks, deputies and totals, when no button is at hand."""

from __future__ import annotations

import re

from dialog.fold import fold
from handlers import answering, approving_all, consolidating, deputies, doors, ending, inviting, review
from handlers.identity import actor
from handlers.services import Handle, Turn
from handlers.waiting import waited

BEGINNINGS: tuple[tuple[re.Pattern[str], Handle], ...] = (
    (re.compile(r"(?:thoi|bo|huy|cham dut|xem) (?:viec )?uy quyen|ai dang uy quyen"), deputies.show),
    (re.compile(r"(?:toi )?(?:muon )?uy quyen\b"), deputies.begin),
    (re.compile(r"(?:toi )?(?:muon )?(?:tao|cap|lam) (?:\d+ )?ma moi\b"), inviting.begin),
    (re.compile(r"(?:toi )?(?:muon )?moi (?:them )?(?:\d+ )?(?:nguoi|thanh vien)\b"), inviting.begin),
    (re.compile(r"(?:xem |thu hoi )(?:cac )?ma moi\b"), inviting.show_codes),
    (re.compile(r"(?:cho |toi muon )?thoi (?:giao|nhiem vu)\b"), ending.begin),
    (
        re.compile(r"cho (?:anh|chi|co|chu|bac|ong|ba|em) .{2,60} (?:thoi|nghi) (?:bao|duyet|lam|nhiem vu)\b"),
        ending.begin,
    ),
    (re.compile(r"(?:em |toi )?xin (?:duoc )?gia han"), doors.ask),
    (re.compile(r"(?:em |toi )?xin (?:duoc )?mo (?:khoa|so)"), doors.ask),
    (re.compile(r"(?:mo (?:khoa|lai)|gia han)\b"), doors.open_directly),
    (re.compile(r"(?:xem )?(?:don (?:xin|cho)|don cho tra loi)"), answering.show_waiting),
    (re.compile(r"bo duyet\b"), review.show_approved),
    (re.compile(r"duyet (?:het|tat ca)\b"), approving_all.approve_all),
    (re.compile(r"tong hop (?:bao cao$|.*\b(?:thang|quy|nam|ky)\b)"), consolidating.consolidate),
    (re.compile(r"(?:so|bao cao) .*\bkhoa (?:chua|so chua|khi nao)$"), doors.show_lock),
)


def spoken(turn: Turn) -> Handle | None:
    """For people who work with us, while nothing is asked of them; a citizen's sentence is a question."""
    if not turn.text or not turn.inbound.private or actor(turn) is None or waited(turn):
        return None
    said = fold(turn.text)
    return next((handle for beginning, handle in BEGINNINGS if beginning.match(said)), None)
