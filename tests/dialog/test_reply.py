"""Replies as values, and as data that is kept."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog.reply import (
    Attachment,
    Block,
    Choice,
    Note,
    Paragraph,
    Reply,
    Steps,
    Table,
    Title,
    pack,
    say,
    unpack,
)
from tests.contracts.chats import YES_NO

TEXT = st.text(max_size=20)
CHOICES = st.lists(st.builds(Choice, TEXT, TEXT), max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 4))
    row = st.tuples(*[TEXT] * width)
    return Table(draw(row), tuple(draw(st.lists(row, max_size=3))))


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Title, TEXT),
    st.builds(Paragraph, TEXT),
    st.builds(Note, TEXT),
    st.builds(Steps, st.lists(TEXT, max_size=3).map(tuple), st.booleans()),
    tables(),
)
REPLIES = st.builds(
    Reply,
    st.lists(BLOCKS, max_size=4).map(tuple),
    CHOICES,
    st.lists(st.builds(Attachment, TEXT, TEXT, TEXT), max_size=2).map(tuple),
    st.booleans(),
    st.booleans(),
)


@given(REPLIES)
def test_a_reply_comes_back_from_json_as_it_went_in(reply: Reply) -> None:
    assert unpack(json.loads(json.dumps(pack(reply)))) == reply


@given(REPLIES)
def test_every_reply_can_be_read_as_text(reply: Reply) -> None:
    assert isinstance(reply.text, str)


@pytest.mark.parametrize("kind", [Title, Paragraph, Note])
def test_blocks_of_text_keep_their_kind(kind: type[Title] | type[Paragraph] | type[Note]) -> None:
    assert unpack(pack(Reply((kind("Xin chào"),)))).blocks == (kind("Xin chào"),)


def test_a_block_of_an_unknown_kind_is_refused() -> None:
    data = pack(say("Xin chào"))
    data["blocks"][0]["kind"] = "song"
    with pytest.raises(KeyError, match="song"):
        unpack(data)


def test_saying_makes_a_paragraph_of_each_text() -> None:
    reply = say("Một", "Hai", choices=iter(YES_NO), numbered=False)
    assert reply == Reply((Paragraph("Một"), Paragraph("Hai")), YES_NO, numbered=False)
    assert reply.text == "Một\n\nHai"


def test_more_can_be_said_and_offered_below() -> None:
    more = say("Một", choices=YES_NO[:1]).plus(Note("Nguồn"), choices=[Choice("Lưu nữa", YES_NO[0].value), YES_NO[1]])
    assert more.blocks == (Paragraph("Một"), Note("Nguồn"))
    assert more.choices == YES_NO


def test_saying_more_keeps_the_rest() -> None:
    file = Attachment("a.ics", "text/calendar", "out/a.ics")
    reply = Reply((), (), (file,), False, True)
    assert reply.plus(Note("Nguồn")) == Reply((Note("Nguồn"),), (), (file,), False, True)
    assert reply.blocks == ()
