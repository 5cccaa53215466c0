"""What only this commune adds below an answer: its own places, and a mark on what was edited in a rehearsal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dialog.reply import Block, Note, Paragraph
from faq.entry import Entry
from faq.overlay import Place, places
from handlers.services import Office
from handlers.texts import places as texts


def of_this_commune(entry: Entry, sections: Iterable[str], on: date, office: Office) -> tuple[Block, ...]:
    """The places that these sections send people to, as far as they are known here."""
    said = [text for name in sections for text in entry.said(name, on)]
    ours = Place(office.name, office.address, office.hours, office.hotline)
    found = places(said, {"office": ours, **({"police": office.police} if office.police else {})})
    mark = [Note(texts.REHEARSED)] if entry.rehearsal else []
    return (*(Paragraph(place(one)) for one in found), *mark)


def place(one: Place) -> str:
    """Name, address, hours, hotline, each on its line."""
    known = [
        text.format(**{name: value})
        for name, text, value in (
            ("address", texts.ADDRESS, one.address),
            ("hours", texts.HOURS, one.hours),
            ("hotline", texts.HOTLINE, one.hotline),
        )
        if value
    ]
    return "\n".join([texts.OWN_PLACE.format(name=one.name), *known])
