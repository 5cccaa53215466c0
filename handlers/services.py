"""What handlers have at hand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialog.interfaces import Chats, Files
from dialog.reply import Attachment, Reply
from dialog.turn import Turn as DialogTurn
from faq.editing import EditEntry
from faq.interfaces import Answers, Popular, Questions
from faq.overlay import Place
from reminders.calendar import WorkCalendar
from reports.cards import CardBook
from reports.catalogue import Catalogue
from reports.consolidate import ConsolidatePeriod
from reports.deputise import Deputise
from reports.examine import ExamineReport
from reports.form import Form
from reports.group import Groups
from reports.helping import Needs
from reports.indicator import Indicator
from reports.interfaces import Directory, Ledger
from reports.invite import InvitePeople
from reports.join import JoinUnit
from reports.people import Membership, Person
from reports.request import AskForTime
from reports.review import ReviewSubmission
from reports.sentence import SentenceReader
from reports.setup.set_up import Code, SetUp
from reports.sheet import Page
from reports.submit import SubmitReport
from reports.summarise import Summarise
from reports.tally import TapBook
from reports.tree import UnitTree
from reports.tries import TryBook

KeepCodes = Callable[[Sequence[Code], datetime], Awaitable[Attachment]]
"""Writes new codes into a file that only their receiver gets."""
KeepPage = Callable[[Page, datetime], Awaitable[Attachment]]
"""Writes a form into a workbook that is sent out to be filled in."""
WEB_SESSION = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Office:
    """Where a citizen finds a person: name, address, hours, hotline. What is empty is not known. The commune's police
    may have a place of its own."""

    name: str
    address: str
    hours: str
    hotline: str
    police: Place | None = None


@dataclass(frozen=True, slots=True)
class Services:
    """Use cases and reference data. `answers` gives the index that is served at this moment.

    `choose` picks one letter at random, `random` gives so many bytes; nobody can guess either.
    """

    answers: Callable[[], Answers]
    popular: Popular
    questions: Questions
    editing: EditEntry
    directory: Directory
    ledger: Ledger
    sentences: SentenceReader
    join: JoinUnit
    submit: SubmitReport
    review: ReviewSubmission
    examine: ExamineReport
    doors: AskForTime
    deputise: Deputise
    consolidate: ConsolidatePeriod
    summarise: Summarise
    indicators: Mapping[str, Indicator]
    catalogue: Catalogue
    forms: Mapping[str, Form]
    daily: Form
    calendar: WorkCalendar
    office: Office
    new_id: Callable[[], str]
    files: Files
    setup: SetUp
    keep_codes: KeepCodes
    taps: TapBook
    cards: CardBook
    needs: Needs
    choose: Callable[[str], str]
    random: Callable[[int], bytes]
    keep_page: KeepPage
    groups: Groups
    tries: TryBook
    chats: Chats
    invite: InvitePeople


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever is speaking, when the chat is bound to a person: roles held today, and all units."""

    person: Person
    memberships: tuple[Membership, ...]
    tree: UnitTree


Turn = DialogTurn[Services]
Handle = Callable[[Turn], Awaitable[Reply | None]]
