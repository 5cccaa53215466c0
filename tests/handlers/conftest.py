"""Services over the sample organisation in memory; Monday, 23/11/2026, three in the afternoon in Vietnam."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from itertools import count
from random import choice

import pytest

from faq.editing import EditEntry
from faq.entry import Entry
from faq.gate import Verdict
from handlers.services import Office, Services
from reports.catalogue import Catalogue, load_catalogue
from reports.deputise import Deputise
from reports.form import DAILY, Form
from reports.helping import load_needs
from reports.indicator import Indicator
from reports.invite import InvitePeople
from reports.join import JoinUnit
from reports.load import load_indicators
from reports.sentence import SentenceReader
from reports.setup.propose import Known
from reports.setup.set_up import SetUp
from reports.summarise import Summarise
from tests.fakes.channel import SettableClock
from tests.fakes.dialog import MemoryConversations
from tests.fakes.field import MemoryCards, MemoryTaps
from tests.fakes.files import MemoryFiles
from tests.fakes.groups import MemoryGroups, MemoryTries
from tests.fakes.knowledge import MemoryEntries, MemoryQuestions
from tests.fakes.pages import MemoryPages
from tests.fakes.popular import MemoryPopular
from tests.fakes.reports import MemoryDirectory, MemoryLedger, World
from tests.fakes.setup import HandedCodes, MemoryOrganisation
from tests.fakes.store import Store
from tests.fakes.use_cases import asking, calendar, consolidating, examining, forms, reviewing, submitting
from tests.handlers.entries import ALL
from tests.handlers.talk import SECRET, Scripted, Talk
from tests.people import MEMBERS

AFTERNOON = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
OFFICE = Office("Trung tâm Phục vụ hành chính công xã", "ấp 1", "7:00–17:00", "1900 0000")


@cache
def reference() -> tuple[dict[str, Indicator], Form, SentenceReader]:
    indicators = dict(load_indicators())
    daily = forms()[DAILY]
    return indicators, daily, SentenceReader(indicators, daily)


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


async def passes(_entry: Entry) -> Verdict:
    """A gate that finds nothing wrong."""
    return Verdict((), 8, 3)


@pytest.fixture
def world() -> World:
    return World.of_sample()


@pytest.fixture
def services(world: World) -> Services:
    indicators, daily, reader = reference()
    directory, ledger, numbers = MemoryDirectory(world), MemoryLedger(world), count(1)
    answers = Scripted({one.id: one for one in ALL})
    return Services(
        answers=lambda: answers,
        popular=MemoryPopular(),
        questions=MemoryQuestions(),
        editing=EditEntry(MemoryEntries.of(ALL), passes),
        directory=directory,
        ledger=ledger,
        sentences=reader,
        join=JoinUnit(directory, SECRET, sample_on=True),
        submit=submitting(directory, ledger),
        review=reviewing(directory, ledger),
        examine=examining(ledger),
        doors=asking(directory, ledger),
        deputise=Deputise(directory),
        consolidate=consolidating(directory, ledger),
        summarise=Summarise(directory, ledger),
        indicators=indicators,
        catalogue=catalogue(),
        forms=forms(),
        daily=daily,
        calendar=calendar(),
        office=OFFICE,
        new_id=lambda: f"id-{next(numbers):017}",
        files=MemoryFiles(),
        setup=SetUp(MemoryOrganisation(world), Known(), SECRET, lambda: f"p-{next(numbers)}", lambda some: some[0]),
        keep_codes=HandedCodes(),
        taps=MemoryTaps(world),
        cards=MemoryCards(world),
        needs=load_needs(daily.indicators),
        choose=lambda letters: letters[next(numbers) % len(letters)],
        random=lambda size: next(numbers).to_bytes(size, "big"),
        keep_page=MemoryPages(),
        groups=MemoryGroups(world),
        tries=MemoryTries(world),
        chats=MemoryConversations(Store()),
        invite=InvitePeople(directory, SECRET, choice),
    )


@pytest.fixture
def talk(world: World, services: Services) -> Talk:
    """Everybody of the sample has joined."""
    answers = services.answers()
    assert isinstance(answers, Scripted)
    talk = Talk(world, answers, SettableClock(AFTERNOON), services)
    talk.bind(*MEMBERS)
    return talk
