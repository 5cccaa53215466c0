"""What is said in two places of a clause: "tạo giúp 5 người tài khoản trên cổng", "làm giấy khai sinh qua mạng"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reports.grammar.elements import Break, DayMark, Element, Figure, Item, Mark, Plain
from reports.grammar.lexicon import Lexicon
from reports.words import fold

ACCOUNT = "outreach_dvctt_account_turns"
SUBMIT = "outreach_dvctt_submit_turns"
PAYMENT = "outreach_payment_turns"
VNEID = "outreach_vneid_turns"
OTHER_APP = "outreach_other_app_turns"
FAMILY: Mapping[str, frozenset[str]] = {
    "account": frozenset({ACCOUNT, VNEID, OTHER_APP}),
    "file": frozenset({SUBMIT, PAYMENT}),
    "app": frozenset({VNEID, OTHER_APP}),
}
"""What an account, a file, an app can turn out to be when a clear word stands in the same clause."""
TEAM = frozenset({"to", "doi", "nhom", "doan"})
HAS = frozenset({"co", "gom", "di", "minh", "em"})
NETWORKS = frozenset({"zalo", "zl", "facebook", "tiktok", "youtube"})
LISTED: Mapping[str, str] = {"file": SUBMIT, "pay": PAYMENT}
QUIET = frozenset({"online", "link", "join", "matter", "part", "done"})
NO_NAMES = frozenset(
    [
        "bi",
        "hu",
        "treo",
        "loi",
        "cua",
        "ve",
        "gi",
        "nao",
        "do",
        "kia",
        "nua",
        "co",
        "chay",
        "nay",
        "thi",
        "ma",
        "de",
        "cung",
        "khac",
        "moi",
    ]
)
"""What follows "app" without being its name."""


def composed(row: Sequence[Element], lexicon: Lexicon) -> list[Element]:
    """The elements with unclear items made clear by what else is said up to the next break."""
    found: list[Element] = []
    clause: list[Element] = []
    for one in row:
        if isinstance(one, Break):
            found += [*_clause(clause, lexicon), one]
            clause = []
        else:
            clause.append(one)
    return _listed([*found, *_clause(clause, lexicon)], lexicon)


def _listed(row: list[Element], lexicon: Lexicon) -> list[Element]:
    """ "vneid 5, hs 3, tt 2": beside others, a file in a list is one that was sent, "tt" a payment."""
    if not any(isinstance(one, Item) and one.code for one in row):
        return row
    ends = [-1, *(at for at, one in enumerate(row) if isinstance(one, Break)), len(row)]
    changed = dict[int, Element]()
    for start, end in pairwise(ends):
        items = [at for at in range(start + 1, end) if isinstance(row[at], Item)]
        for at in items:
            one = row[at]
            if not isinstance(one, Item) or one.head not in LISTED:
                continue
            again = any(isinstance(other, Item) and other.code == LISTED[one.head] for other in row[: start + 1])
            if _is_bare(row[start + 1 : end], lexicon) or (
                again and len(items) == 1 and _is_plain(row[start + 1 : end])
            ):
                changed[at] = replace(one, code=LISTED[one.head], head="")
    return [changed.get(at, one) for at, one in enumerate(row)]


def _is_plain(clause: Sequence[Element]) -> bool:
    """Items, figures and any words, but none of plans, stock or what failed."""
    return all(not isinstance(one, Mark) or one.name in QUIET for one in clause)


def _is_bare(clause: Sequence[Element], lexicon: Lexicon) -> bool:
    """Items, figures and words that say nothing."""
    figures = [one for one in clause if isinstance(one, Figure) or (isinstance(one, Item) and one.figure)]
    quiet = all(
        isinstance(one, Item | Figure | DayMark)
        or (isinstance(one, Mark) and one.name in QUIET)
        or (isinstance(one, Plain) and all(word in lexicon.filler for word in fold(one.text).split()))
        for one in clause
    )
    return bool(figures) and quiet


def _clause(clause: list[Element], lexicon: Lexicon) -> list[Element]:
    clause = _without_company(_without_team(clause))
    if _has(clause, "channel"):
        clause = _network(clause)
    if not any(_heads(clause)) and not _has(clause, "online"):
        return clause
    return _procedure(_by_place(_named(_merged(clause), lexicon)))


def _heads(clause: Sequence[Element]) -> Iterator[str]:
    return (one.head for one in clause if isinstance(one, Item) and one.head)


def _has(clause: Sequence[Element], name: str) -> bool:
    return any(isinstance(one, Mark) and one.name == name for one in clause)


def _without_team(clause: list[Element]) -> list[Element]:
    """ "Tổ có 7 người": who works, not what was done."""
    at = next((at for at, one in enumerate(clause) if isinstance(one, Figure)), 0)
    words = [fold(one.text) if isinstance(one, Plain) else "" for one in clause[:at]]
    figure = clause[at] if clause else None
    away = [fold(one.text) for one in clause[at + 1 : at + 2] if isinstance(one, Plain)] == ["di"]
    alone = away or not any(isinstance(one, Item) for one in clause)
    people = isinstance(figure, Figure) and "people" in figure.units and alone
    if not people or not TEAM & set(words) or words[-1] not in HAS or _has(clause, "link"):
        return clause
    return [one for one in clause if one is not figure]


def _without_company(clause: list[Element]) -> list[Element]:
    """ "em cùng 2 chị hội phụ nữ đi 6 hộ"."""
    at = next((at for at, one in enumerate(clause) if isinstance(one, Figure | Item)), 0)
    with_ = clause[at - 1] if at else None
    figure = clause[at] if clause else None
    rest = [one for one in clause[at + 1 :] if isinstance(one, Figure) or (isinstance(one, Item) and one.figure)]
    beside = isinstance(with_, Mark | Plain) and fold(with_.text) in ("cung", "voi", "cung voi", "cung cac", "vs")
    if not beside or not rest or not isinstance(figure, Figure) or "people" not in figure.units:
        return clause
    return [one for one in clause if one is not figure]


def _network(clause: list[Element]) -> list[Element]:
    """ "3 người zalo", "hướng dẫn dùng zalo 3 người": an app here, not where something was posted."""
    figures = [one for one in clause if isinstance(one, Figure)]
    people = len(figures) == 1 and bool(figures[0].units & {"people", "turn"})
    at = next((at for at, one in enumerate(clause) if isinstance(one, Mark) and fold(one.text) in NETWORKS), None)
    if at is None or not people or any(isinstance(one, Item) for one in clause):
        return clause
    return [*clause[:at], Item(OTHER_APP, _text(clause[at])), *clause[at + 1 :]]


def _merged(clause: list[Element]) -> list[Element]:
    """ "4 hồ sơ khai sinh nộp qua cổng": the item without a figure says what the unclear one with it is."""
    clear = {one.code for one in clause if isinstance(one, Item) and one.code and one.figure is None}
    bound = [one for one in clause if isinstance(one, Item) and not one.code and one.figure]
    if len(clear) != 1 or len(bound) != 1 or any(isinstance(one, Figure) for one in clause):
        return clause
    code = next(iter(clear))
    if code not in FAMILY.get(bound[0].head, ()):
        return clause
    kept = [one for one in clause if not (isinstance(one, Item) and one.code == code and one.figure is None)]
    return [replace(one, code=code, head="") if one is bound[0] else one for one in kept]


def _by_place(clause: list[Element]) -> list[Element]:
    """Accounts and files on the portal, files sent online."""
    online = [fold(one.text) for one in clause if isinstance(one, Mark) and one.name == "online"]
    portal = "portal" in _heads(clause) or any("cong" in text or "dvc" in text for text in online)
    codes = {"account": ACCOUNT if portal else "", "file": SUBMIT if portal or _has(clause, "online") else ""}
    if not any(codes.get(head) for head in _heads(clause)):
        return clause
    kept = (one for one in clause if not (isinstance(one, Item) and one.head == "portal" and one.figure is None))
    return [_as(one, codes.get(one.head, "")) if isinstance(one, Item) else one for one in kept]


def _as(one: Item, code: str) -> Item:
    return replace(one, code=code, head="") if code else one


def _procedure(clause: list[Element]) -> list[Element]:
    """ "làm giấy khai sinh qua mạng 2 người": a procedure done online is a file that was sent."""
    if any(isinstance(one, Item) for one in clause) or not _has(clause, "matter"):
        return clause
    at = next((at for at, one in enumerate(clause) if isinstance(one, Mark) and one.name == "online"), None)
    if at is None:
        return clause
    return [*clause[:at], Item(SUBMIT, _text(clause[at])), *clause[at + 1 :]]


def _text(one: Element) -> str:
    return one.text if isinstance(one, Mark) else ""


def _named(clause: list[Element], lexicon: Lexicon) -> list[Element]:
    """ "ứng dụng Sổ tay đảng viên: 5", "app Help 114 cho 6 người"."""
    at = next((at for at, one in enumerate(clause) if isinstance(one, Item) and one.head == "app"), None)
    if at is None or any(isinstance(one, Item) and one.code for one in clause) or "portal" in _heads(clause):
        return clause
    app = clause[at]
    assert isinstance(app, Item)
    end = at + 1
    while end < len(clause) and _is_name(clause[end], lexicon):
        end += 1
    if end == at + 1:
        return clause
    number = clause[end] if end < len(clause) else None
    inner = (
        isinstance(number, Figure) and not number.units and any(isinstance(one, Figure) for one in clause[end + 1 :])
    )
    words = " ".join(one.text for one in clause[at + 1 : end] if isinstance(one, Plain))
    named = replace(app, code=OTHER_APP, head="", text=f"{app.text} {words}")
    return [*clause[:at], named, *clause[end + inner :]]


def _is_name(one: Element, lexicon: Lexicon) -> bool:
    if not isinstance(one, Plain) or one.text[-1:].isdigit():
        return False
    words = one.text.split()
    return one.text[:1].isupper() or not any(lexicon.is_filler(word) or fold(word) in NO_NAMES for word in words)
