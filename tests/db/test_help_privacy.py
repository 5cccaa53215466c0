"""Of a citizen who was helped nothing is stored: every table is searched after a session full of their numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest_asyncio

from db.engine import Database
from db.repositories.conversations import SqlConversations
from db.repositories.directory import SqlDirectory
from db.repositories.field import SqlCards, SqlTaps
from db.repositories.inbox import SqlInbox
from db.repositories.ledger import SqlLedger
from db.repositories.outbox import SqlOutbox
from db.seal import Seal
from dialog.dispatcher import Brain, Dispatcher
from dialog.inbound import Address, Inbound, Tap, Text
from dialog.interfaces import InboxItem, OutboxItem, RawUpdate
from dialog.reply import say
from faq.outcome import Answered, Evidence
from handlers.brain import answer, apology
from handlers.help_closing import MESSAGE
from handlers.services import Services
from handlers.texts import helping as texts
from reports.cards import is_card
from reports.effects import AddInvitation, UseInvitation
from reports.people import Invitation, Role
from reports.sample import load_sample
from tests.db.conftest import applying
from tests.db.test_inbox_privacy import everything
from tests.fakes.reports import World
from tests.fakes.use_cases import submitting
from tests.handlers.conftest import AFTERNOON, services, world  # noqa: F401 - fixtures
from tests.handlers.talk import Scripted
from tests.handlers.test_helping import INSTALL

MINH = Address("telegram", "77")
CARD_NUMBER, PHONE, NAME = "087190001234", "0912345678", "Lê Thị Ngọc Bích"
WORDS = f"bà {NAME} căn cước {CARD_NUMBER} gọi {PHONE} muốn cài vê nê ai đi"


class Reader:
    async def read(self, item: InboxItem) -> Inbound:
        content = json.loads(item.payload)
        said = Tap(content["tap"]) if "tap" in content else Text(content["text"])
        return Inbound(item.update_id, item.address, said)


async def tell_nobody(_item: InboxItem, _why: str) -> None: ...


class Chat:
    """One member on a real database."""

    def __init__(self, database: Database, seal: Seal, at_hand: Services) -> None:
        self.inbox, self.outbox = SqlInbox(database, seal), SqlOutbox(database)
        self.numbers: Iterator[int] = count(1)
        stores = (self.inbox, SqlConversations(database))
        brain = Brain(answer, at_hand, apology, tell_nobody)
        self.dispatcher = Dispatcher(
            "here", *stores, {"telegram": Reader()}, brain, lambda _: None, lambda: AFTERNOON, lambda: AFTERNOON
        )

    async def send(self, **content: str) -> list[OutboxItem]:
        payload = json.dumps(content, ensure_ascii=False).encode()
        await self.inbox.put([RawUpdate("telegram", str(next(self.numbers)), MINH, payload)], AFTERNOON)
        await self.dispatcher.work(MINH)
        heard = []
        while (item := await self.outbox.claim(MINH, "me", AFTERNOON, AFTERNOON)) is not None:
            await self.outbox.sent(item, AFTERNOON)
            heard.append(item)
        return heard

    async def tap(self, heard: list[OutboxItem], label: str) -> list[OutboxItem]:
        choices = [choice for item in heard for choice in item.message.reply.choices]
        return await self.send(tap=next(one.value for one in choices if one.label == label))

    async def help_to_the_end(self, said: str) -> list[OutboxItem]:
        await self.send(text="/hotro")
        heard = await self.send(text=said)
        for _ in range(3):
            heard = await self.tap(heard, texts.DONE_STEP)
        return heard


@pytest_asyncio.fixture
async def chat(database: Database, seal: Seal, services: Services, world: World) -> Chat:  # noqa: F811
    """Anh Minh has joined; everything but the answers is the real database."""
    sample = load_sample()
    directory, ledger = SqlDirectory(database), SqlLedger(database)
    await directory.load(sample.units, sample.edges, sample.successions, sample.people, sample.memberships)
    held = next(one for one in sample.memberships if one.person == "p-minh")
    person = next(one for one in sample.people if one.id == "p-minh")
    code = Invitation("c" * 64, held.unit, Role.REPORTER, AFTERNOON.replace(year=2030), person=person.id)
    await invite(database, code)
    await applying(database)(UseInvitation(code.code_hash, person, None, str(MINH), AFTERNOON))
    answers = services.answers()
    assert isinstance(answers, Scripted)
    answers.ask = lambda *_: Answered(INSTALL, Evidence())  # type: ignore[method-assign]
    answers.entries[INSTALL.id] = INSTALL
    at_hand = replace(
        services,
        directory=directory,
        ledger=ledger,
        submit=submitting(directory, ledger),
        taps=SqlTaps(database),
        cards=SqlCards(database, seal),
    )
    return Chat(database, seal, at_hand)


async def invite(database: Database, code: Invitation) -> None:
    await applying(database)(AddInvitation(code))


async def test_a_session_full_of_numbers_leaves_none_of_them(
    chat: Chat, database: Database, sqlite_file: Path
) -> None:
    heard = await chat.help_to_the_end(WORDS)
    heard = await chat.tap(heard, texts.FINISH_CARD)
    await chat.send(text=f"thẻ của bà {NAME}, số {CARD_NUMBER}")
    await chat.tap(heard, texts.NO_CARD)
    found = await everything(database, sqlite_file)
    assert "Hỗ trợ: ".encode() in found, "the line is there"
    for marker in (CARD_NUMBER, PHONE, CARD_NUMBER[-6:], PHONE[-6:], NAME, json.dumps(NAME).strip('"')):
        assert marker.encode() not in found


async def test_the_marker_would_be_found_if_it_were_there(chat: Chat, database: Database, sqlite_file: Path) -> None:
    await chat.send(text=f"bà {NAME} hỏi gì vậy")
    assert NAME.encode() in await everything(database, sqlite_file)


async def test_the_need_in_their_own_words_is_not_stored(chat: Chat, database: Database, sqlite_file: Path) -> None:
    heard = await chat.help_to_the_end(WORDS)
    await chat.tap(heard, texts.FINISH)
    found = await everything(database, sqlite_file)
    for word in (NAME, "vê nê ai đi"):
        assert word.encode() not in found
        assert json.dumps(word).strip('"').encode() not in found


async def test_the_code_of_a_card_is_stored_nowhere_once_it_was_sent(
    chat: Chat, database: Database, seal: Seal, sqlite_file: Path
) -> None:
    heard = await chat.tap(await chat.help_to_the_end(WORDS), texts.FINISH_NEW)
    [code] = [one for item in heard for one in item.message.reply.text.split() if is_card(one)]
    await SqlCards(database, seal).forget_messages(MESSAGE, say(texts.CARD_FORGOTTEN))
    heard = await chat.tap(await chat.help_to_the_end(WORDS), texts.FINISH_CARD)
    heard = await chat.send(text=code)
    assert "đã được ghi" in heard[0].message.reply.text
    await chat.tap(heard, texts.SAME_PERSON)
    await database.close()
    found = await everything(database, sqlite_file)
    for written in (code, code.replace("-", ""), code.lower()):
        assert written.encode() not in found
    assert await SqlCards(database, seal).people([load_sample().memberships[0].unit], "nd09:2026-12") == 1


async def test_the_same_message_delivered_twice_is_one_press(chat: Chat, database: Database) -> None:
    heard = await chat.send(text="/dem")
    value = heard[0].message.reply.choices[0].value
    payload = json.dumps({"tap": value}).encode()
    for _ in range(2):
        await chat.inbox.put([RawUpdate("telegram", "500", MINH, payload)], AFTERNOON)
        await chat.dispatcher.work(MINH)
    [tap] = await SqlTaps(database).unsaved(AFTERNOON.date())
    assert (tap.id, tap.amount) == ("telegram:500", 1)


async def test_presses_become_a_report_in_the_tables(chat: Chat, database: Database) -> None:
    heard = await chat.send(text="/dem")
    for label in ("VNeID +1", "VNeID +5", "VNeID +1"):
        heard = await chat.tap(heard, label)
    await chat.tap(heard, "Lưu vào sổ")
    assert await SqlTaps(database).unsaved(AFTERNOON.date()) == []
    [report] = await SqlLedger(database).by_author("p-minh", AFTERNOON.date(), AFTERNOON.date())
    assert [line.amount for line in report.lines] == [7]
