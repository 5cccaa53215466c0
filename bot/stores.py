"""All repositories over one database."""

from __future__ import annotations

from dataclasses import dataclass

from bot.settings import Settings
from db.engine import Database
from db.repositories.conversations import SqlConversations
from db.repositories.directory import SqlDirectory
from db.repositories.entries import SqlEntries
from db.repositories.field import SqlCards, SqlTaps
from db.repositories.groups import SqlGroups, SqlTries
from db.repositories.housekeeping import Housekeeping
from db.repositories.inbox import SqlInbox
from db.repositories.ledger import SqlLedger
from db.repositories.memory import SqlChats
from db.repositories.organisation import SqlOrganisation
from db.repositories.outbox import SqlOutbox
from db.repositories.popular import SqlPopular
from db.repositories.questions import SqlQuestions
from db.repositories.reference import SqlReference
from db.repositories.reminders import SqlReminderBook
from db.repositories.uploads import SqlUploads
from db.seal import Seal


@dataclass(frozen=True, slots=True)
class Stores:
    """What is remembered, by subject."""

    database: Database
    seal: Seal
    inbox: SqlInbox
    conversations: SqlConversations
    outbox: SqlOutbox
    directory: SqlDirectory
    ledger: SqlLedger
    organisation: SqlOrganisation
    entries: SqlEntries
    popular: SqlPopular
    questions: SqlQuestions
    reference: SqlReference
    reminders: SqlReminderBook
    uploads: SqlUploads
    housekeeping: Housekeeping
    taps: SqlTaps
    cards: SqlCards
    groups: SqlGroups
    tries: SqlTries
    chats: SqlChats


def open_stores(settings: Settings) -> Stores:
    """Open the database. A missing folder of a SQLite file is made."""
    if not settings.database_url:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    database, seal = Database(settings.database), Seal(settings.secret())
    return Stores(
        database,
        seal,
        SqlInbox(database, seal),
        SqlConversations(database),
        SqlOutbox(database),
        SqlDirectory(database, sample_on=not settings.public),
        SqlLedger(database),
        SqlOrganisation(database),
        SqlEntries(database, sample_on=not settings.public),
        SqlPopular(database),
        SqlQuestions(database),
        SqlReference(database),
        SqlReminderBook(database),
        SqlUploads(database, seal),
        Housekeeping(database),
        SqlTaps(database),
        SqlCards(database, seal),
        SqlGroups(database),
        SqlTries(database),
        SqlChats(database),
    )
