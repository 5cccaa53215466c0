"""The matters that we know, by heading and a few at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dialog.reply import Choice, Paragraph, Reply, Title, say
from faq.entry import Entry
from handlers.texts import browse as texts
from handlers.views.entries import pick

AT_ONCE = 6
"""Entries that a person takes in at a time."""

POPULAR = "pho-bien"

CATEGORIES: dict[str, tuple[str, ...]] = {
    "vneid": ("vneid-tai-khoan", "vneid-su-co", "vneid-giay-to", "vneid-tien-ich", "vneid-doi-tuong"),
    "giay-to": ("can-cuoc", "thu-tuc-cong-an", "cong-an-giao-thong"),
    "cu-tru": ("cu-tru",),
    "ho-tich": ("ho-tich", "chung-thuc"),
    "ho-so": ("cong-dvc", "theo-doi-ho-so"),
    "an-sinh": ("bhyt-bhxh", "an-sinh", "giao-duc"),
    "nha-dat": ("dat-dai", "xay-dung", "dien-nuoc", "kinh-doanh-thue"),
    "an-toan": ("an-toan",),
}
"""The categories of the entries under each heading."""

BROWSE = Choice(texts.BROWSE, "danhmuc")
BACK = Choice(texts.BACK, "danhmuc")


def headings() -> Reply:
    """All headings; what is asked most here comes first."""
    named = ((POPULAR, texts.POPULAR), *texts.HEADINGS.items())
    choices = tuple(Choice(title, f"danhmuc:{name}") for name, title in named)
    return Reply((Title(texts.TITLE), Paragraph(texts.CHOOSE)), choices)


def under(heading: str, entries: Iterable[Entry]) -> list[Entry]:
    """The entries under a heading, in the order of its categories."""
    order = CATEGORIES.get(heading, ())
    found = [one for one in entries if one.category in order]
    return sorted(found, key=lambda one: (order.index(one.category), one.id))


def page(heading: str, entries: Sequence[Entry], number: int) -> Reply:
    """One page of the entries under a heading; `number` counts from 0, one too large is the last."""
    if not entries:
        return say(texts.NOTHING, choices=[BACK])
    pages = -(-len(entries) // AT_ONCE)
    at = min(max(number, 0), pages - 1)
    lead = texts.PAGE.format(page=at + 1, pages=pages) if pages > 1 else texts.ONE_PAGE
    more = [Choice(texts.MORE, f"danhmuc:{heading}.{at + 1}")] if at + 1 < pages else []
    choices = (*map(pick, entries[at * AT_ONCE : (at + 1) * AT_ONCE]), *more, BACK)
    return Reply((Title(title(heading)), Paragraph(lead)), choices)


def title(heading: str) -> str:
    """What a heading is called."""
    return texts.HEADINGS.get(heading, texts.POPULAR)
