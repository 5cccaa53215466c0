"""What handlers have at hand, wired."""

from __future__ import annotations

import secrets
from uuid import uuid4

from bot import form_files, setup_file
from bot.form_files import FormFiles
from bot.knowledge import Knowledge
from bot.places import office
from bot.reference import Reference
from bot.settings import Settings
from bot.setup_file import CodeFiles, set_up
from bot.stores import Stores
from dialog.interfaces import Files
from faq.editing import EditEntry
from handlers.services import Services
from reports.consolidate import ConsolidatePeriod
from reports.deputise import Deputise
from reports.doors import FindClosed
from reports.examine import ExamineReport
from reports.invite import InvitePeople
from reports.join import JoinUnit
from reports.request import AskForTime
from reports.review import ReviewSubmission
from reports.sentence import SentenceReader
from reports.submit import SubmitReport
from reports.summarise import Summarise


def services(
    settings: Settings, stores: Stores, reference: Reference, knowledge: Knowledge, files: Files
) -> Services:
    """What handlers have at hand."""
    daily = reference.forms["so_tay_ngay"]
    find_closed = FindClosed(stores.directory, stores.ledger, reference.calendar)
    submit = SubmitReport(stores.directory, stores.ledger, reference.forms, find_closed)
    return Services(
        answers=knowledge,
        popular=stores.popular,
        questions=stores.questions,
        editing=EditEntry(stores.entries, knowledge.judge),
        directory=stores.directory,
        ledger=stores.ledger,
        sentences=SentenceReader(reference.indicators, daily),
        join=JoinUnit(stores.directory, stores.seal.key_for("invitation"), not settings.public),
        submit=submit,
        review=ReviewSubmission(stores.directory, stores.ledger, submit),
        examine=ExamineReport(stores.ledger, reference.catalogue, reference.forms),
        doors=AskForTime(stores.directory, stores.ledger, reference.forms, find_closed),
        deputise=Deputise(stores.directory),
        consolidate=ConsolidatePeriod(
            stores.directory, stores.ledger, reference.forms, reference.indicators, find_closed
        ),
        summarise=Summarise(stores.directory, stores.ledger),
        indicators=reference.indicators,
        catalogue=reference.catalogue,
        forms=reference.forms,
        daily=daily,
        calendar=reference.calendar,
        office=office(settings),
        new_id=lambda: uuid4().hex[:20],
        files=files,
        setup=set_up(stores, reference),
        keep_codes=CodeFiles(settings.data_dir / setup_file.FOLDER),
        taps=stores.taps,
        cards=stores.cards,
        needs=reference.needs,
        choose=secrets.choice,
        random=secrets.token_bytes,
        keep_page=FormFiles(settings.data_dir / form_files.FOLDER),
        groups=stores.groups,
        tries=stores.tries,
        chats=stores.chats,
        invite=InvitePeople(stores.directory, stores.seal.key_for("invitation"), secrets.choice),
    )
