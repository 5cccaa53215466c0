"""The rehearsal in docs/vi/dien-tap.md goes as it is written: every line typed there leads where the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reports.period import VIETNAM
from reports.sample import load_sample
from tests.drivers.console import Terminals
from tests.drivers.stage import Stage
from tests.test_docs import ROOT, text

PAGE = ROOT / "docs/vi/dien-tap.md"
OPEN = re.compile(r"python -m bot chat --as MÃ-(\S+) --at (\S+)")
TICK = re.compile(r"python -m bot tick --at (\S+)")
LOST = ("chưa có câu trả lời", "nằm ngoài phần", "chỉ trả lời về dịch vụ công", "chưa đọc được", "không có quyền")
"""What is heard by somebody whose words did not lead anywhere."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One person types some lines at one moment; without a person the clock ticks."""

    step: int
    at: datetime
    who: str = ""
    lines: tuple[str, ...] = ()


def scenes() -> Iterator[Scene]:
    """In the order of the page."""
    for number, step in re.findall(r"^### (\d+)\. .*?\n(.*?)(?=^##|\Z)", text(PAGE), re.MULTILINE | re.DOTALL):
        opened: tuple[str, str] | None = None
        for kind, body in re.findall(r"```(sh|text)\n(.*?)```", step, re.DOTALL):
            if kind == "text":
                assert opened is not None, number
                yield Scene(int(number), _moment(opened[1]), opened[0], tuple(body.splitlines()))
                continue
            for at in TICK.findall(body):
                yield Scene(int(number), _moment(at))
            opened = next(iter(OPEN.findall(body)), None)


def _moment(typed: str) -> datetime:
    return datetime.fromisoformat(typed).replace(tzinfo=VIETNAM)


def people() -> dict[str, str]:
    """Ids of the sample's people by the name that the page gives their codes."""
    named = dict(re.findall(r"^\| MÃ-(\S+): ([^|]+?) \|", text(PAGE), re.MULTILINE))
    ids = {person.name: person.id for person in load_sample().people}
    return {short: ids[name] for short, name in named.items()}


async def play(stage: Stage) -> dict[int, str]:
    """What was heard in each step."""
    heard: dict[int, list[str]] = {}
    known: dict[str, int] = {}
    for scene in scenes():
        stage.clock.at = scene.at
        if not scene.who:
            await stage.tick()
            continue
        if scene.who not in known:
            await stage.driver.say(scene.who, f"/thamgia {await stage.code_for(people()[scene.who])}")
        for line in scene.lines:
            await stage.driver.say(scene.who, line)
            await stage.settle()
        seen = await stage.driver.seen(scene.who)
        new, known[scene.who] = seen[known.get(scene.who, 0) :], len(seen)
        heard.setdefault(scene.step, []).extend(one.text for one in new)
    return {step: "\n".join(texts) for step, texts in heard.items()}


def test_the_page_names_the_six_codes_that_are_printed() -> None:
    assert len(people()) == 6


def test_the_clock_of_the_rehearsal_never_goes_back() -> None:
    moments = [one.at for one in scenes()]
    assert moments == sorted(moments)
    assert len(moments) > 15


async def test_the_month_of_the_rehearsal_goes_as_it_is_written(tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path, Terminals(), next(scenes()).at)
    try:
        heard = await play(stage)
    finally:
        await stage.close()
    assert [(step, words) for step, said in heard.items() for words in LOST if words in said] == []
    expected = {
        1: "Đã lưu số liệu ngày 23/11/2026",
        2: "Thẻ bà con",
        3: "Đã duyệt 3 báo cáo không có cảnh báo",
        4: "Còn thiếu",
        5: "Sai ở mục Cài, kích hoạt VNeID. Số quá cao",
        7: "Đã lưu số liệu kỳ báo cáo tháng 12/2026",
        8: "Sổ tay ngày trong kỳ cũng được đưa vào bản tổng hợp",
        9: "Bản tổng hợp anh chị làm lúc 09:00 ngày 15/12/2026 cần xem lại",
        10: "Đã tổng hợp 1 báo cáo của 1/6 đơn vị",
        11: "Đã lưu số liệu ngày 27/11/2026",
        12: "Đã duyệt số liệu ngày 27/11/2026",
        13: "Mã mời còn dùng được",
    }
    assert [step for step, words in expected.items() if words not in heard[step]] == []
    assert "Nhắc sổ tay ngày 25/11/2026" in heard[4]
