"""From the editor's words to what everybody is answered, in the real program."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest

from bot.app import Program
from bot.clock import machine
from bot.knowledge import Knowledge
from bot.news import tell_editors
from faq.effects import KeepDraft, MoveRevision
from faq.entry import State
from faq.revision import Revision
from tests.bot.world import AT, PUBLIC, bind, rows, running, until, write
from tests.drivers.console import Terminals
from tests.drivers.stage import Seen

ENTRY = "vneid-la-gi"
NEW = "VNeID do Bộ Công an làm ra, xã mình hỗ trợ cài vào sáng thứ Bảy."


class Room:
    """People at terminals of one program."""

    def __init__(self, program: Program) -> None:
        self.program, self.terminals = program, Terminals()

    async def say(self, who: str, text: str) -> Seen:
        before = len(await self.terminals.seen(who))
        await self.terminals.say(who, text)
        await self.program.idle()
        return (await self.terminals.seen(who))[before]

    async def edit(self, *texts: str, part: str = "Trả lời chung") -> Seen:
        """Chị Thúy writes a part anew and sends it."""
        await self.say("thuy", f"/sua {ENTRY}")
        await self.say("thuy", part)
        await self.say("thuy", "\n".join(texts))
        return await self.say("thuy", "Gửi duyệt")


@asynccontextmanager
async def room(home: Path, **more: object) -> AsyncIterator[Room]:
    async with running(home, semantic=False, **more) as program:
        made = Room(program)
        await made.terminals.start(program)
        for person in ("p-thuy", "p-lan"):
            await bind(program, person, f"console:{person.removeprefix('p-')}")
            await made.say(person.removeprefix("p-"), "/start")
        yield made


async def test_what_is_approved_is_answered_within_five_seconds(home: Path) -> None:
    async with room(home) as made:
        assert "sáng thứ Bảy" not in (await made.say("hoa", "vneid là gì")).text
        assert "cho Trần Thị Lan duyệt" in (await made.edit(NEW)).text
        assert "sáng thứ Bảy" not in (await made.say("hoa", "vneid là gì")).text
        started = perf_counter()
        assert "Đã duyệt mục" in (await made.say("lan", "Duyệt")).text

        async def answered() -> bool:
            return "sáng thứ Bảy" in (await made.say("hoa", "vneid là gì")).text

        await until(answered, 5)
        assert perf_counter() - started < 5
        assert "diễn tập" in (await made.say("hoa", "vneid là gì")).text


async def test_another_process_follows(home: Path) -> None:
    async with room(home) as made, running(home, semantic=False) as other:
        before = other.knowledge()
        await other.knowledge.follow()
        assert other.knowledge() is before, "nothing has changed"
        await made.edit(NEW)
        await made.say("lan", "Duyệt")
        await other.knowledge.follow()
        entry = other.knowledge().entry(ENTRY)
        assert entry is not None
        assert entry.sections["answer"][0].text == NEW


async def test_a_wording_that_belongs_to_another_entry_is_stopped_at_the_gate(home: Path) -> None:
    async with room(home) as made:
        served = {one.id: one for one in await made.program.stores.entries.served()}
        theirs = served["vneid-cai-dat"].question
        reply = await made.edit(theirs, part="Cách hỏi")
        assert "Chưa dùng được bản này" in reply.text
        assert f"Hỏi “{theirs}”" in reply.text
        assert await rows(made.program, "SELECT state FROM entries WHERE revision = 2") == [("draft",)]


async def test_a_wording_of_its_own_passes_and_is_found(home: Path) -> None:
    async with room(home) as made:
        assert "đều ra đúng mục" in (await made.edit("vneid là cái con gì vậy cà", part="Cách hỏi")).text
        await made.say("lan", "Duyệt")
        await made.program.knowledge.follow()
        assert "ứng dụng định danh" in (await made.say("hoa", "vneid la cai con gi vay ca")).text


async def test_the_gate_takes_less_than_three_seconds(home: Path) -> None:
    async with room(home) as made:
        knowledge: Knowledge = made.program.knowledge
        entry = knowledge().entry(ENTRY)
        assert entry is not None
        changed = replace(entry, aliases=(*entry.aliases, "vneid sài để chi", "cài vneid được cái gì"))
        started = perf_counter()
        assert (await knowledge.judge(changed)).passed
        assert perf_counter() - started < 3


async def test_with_a_public_address_what_was_rehearsed_is_gone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with room(home) as made:
        await made.edit(NEW)
        await made.say("lan", "Duyệt")
    async with running(home, semantic=False, public_url=PUBLIC) as public:
        await public.stores.entries.end_rehearsal()
        await public.knowledge.refresh()
        entry = public.knowledge().entry(ENTRY)
        assert entry is not None
        assert entry.sections["answer"][0].text != NEW


async def test_whoever_edited_is_told_once_that_a_release_differs(home: Path) -> None:
    async with room(home) as made:
        await made.edit(NEW)
        await made.say("lan", "Duyệt")
        stores = made.program.stores
        theirs = [
            replace(one, question="VNeID là gì vậy?") if one.id == ENTRY else one
            for one in await stores.entries.served()
        ]
        await stores.entries.take_in(theirs, AT)
        for _ in range(2):
            made.program.deliver(await tell_editors(stores, machine()))
            await made.program.idle()
        told = [one for one in await made.terminals.seen("thuy") if "Bản phát hành mới khác" in one.text]
        assert [one.labels for one in told] == [("Giữ bản của xã", "Lấy bản mới")]
        assert "VNeID là gì vậy?" in told[0].text
        assert "Đã lấy bản mới" in (await made.say("thuy", "Lấy bản mới")).text
        live = await stores.entries.live(ENTRY)
        assert live is not None
        assert live.origin == "release"


async def test_where_the_author_is_gone_every_editor_is_told(home: Path) -> None:
    async with room(home) as made:
        stores, entry = made.program.stores, made.program.knowledge().entry(ENTRY)
        assert entry is not None
        ours = Revision(replace(entry, revision=2, state=State.DRAFT, aliases=()), "local", AT, "p-ha", base=1)
        sent = MoveRevision(ENTRY, 2, State.DRAFT, State.PENDING, AT)
        approved = MoveRevision(ENTRY, 2, State.PENDING, State.LIVE, AT, "p-lan", instead=1)
        await write(made.program, KeepDraft(ours), sent, approved)
        everything = [one for one in await stores.entries.served() if one.id != ENTRY]
        await stores.entries.take_in([*everything, replace(entry, question="VNeID?")], AT)
        addresses = await tell_editors(stores, machine())
        assert [str(one) for one in addresses] == ["console:thuy"]


async def test_a_refresh_beside_a_judgement_waits(home: Path) -> None:
    async with room(home) as made:
        knowledge = made.program.knowledge
        entry = knowledge().entry(ENTRY)
        assert entry is not None
        _, count = await asyncio.gather(knowledge.judge(entry), knowledge.refresh())
        assert count == len(await made.program.stores.entries.served())
