"""python -m bot chat: the same conversation in the terminal and from a pipe."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import machine
from bot.commands.chat import address_for
from channels.console import typed as update
from tests.bot.conftest import Typed
from tests.bot.world import AT, PUBLIC, Told, bind, code_for, rows, running, services, write

pytestmark = pytest.mark.usefixtures("home")
AT_WORK = ("--at", AT.isoformat())
Code = Callable[..., str]


@pytest.fixture
def code(home: Path) -> Code:
    """A one-time code for somebody, made at the moment in which the tests talk."""

    async def make(person: str, now: object = AT) -> str:
        async with running(home) as program:
            return await code_for(program, person, now)  # type: ignore[arg-type]

    return lambda *words: asyncio.run(make(*words))


def texts(told: Told) -> list[str]:
    assert told.code == 0, told
    return [one["text"] for one in told.data]


# --- replies as data


def test_a_pipe_gets_one_object_a_reply_in_the_promised_form(typed: Typed) -> None:
    told = typed("chat", "--json", lines="làm định danh mức 2 ở đâu\ncảm ơn\n")
    assert [list(one) for one in told.data] == [["text", "choices", "attachments"]] * 2
    assert all(list(choice) == ["label", "value"] for one in told.data for choice in one["choices"])
    assert [one["attachments"] for one in told.data] == [[], []]
    assert "Đúng ý tôi" in [choice["label"] for choice in told.data[0]["choices"]]
    assert told.err == ""


def test_a_typed_number_picks_what_was_offered(typed: Typed) -> None:
    first, second = typed("chat", "--json", lines="làm định danh mức 2 ở đâu\n2\n").data
    assert first["choices"][1]["label"] in second["text"]


def test_without_the_option_choices_are_numbered_lines(typed: Typed) -> None:
    told = typed("chat", lines="làm định danh mức 2 ở đâu\n")
    assert told.code == 0
    assert "\n1. " in told.out
    assert ">" not in told.out, "a prompt is for people, not for pipes"


def test_an_empty_input_ends_at_once_without_a_word(typed: Typed) -> None:
    assert typed("chat", "--json", lines="") == Told(0, "", "")


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe xin ch\xe0o\n",
        "😀😀😀\n".encode(),
        "مرحبا\u202e đảo ngược\n".encode(),
        ("làm căn cước " * 5_000 + "\n").encode(),
        b"\x00\x1b[31m\n",
        b"/\n",
        "cuối cùng không xuống dòng".encode(),
    ],
    ids=["no-utf8", "emoji", "right-to-left", "long", "control", "slash", "no-newline"],
)
def test_any_line_gets_one_answer(line: bytes, typed: Typed) -> None:
    told = typed("chat", "--json", lines=line)
    assert [bool(text) for text in texts(told)] == [True]
    assert told.err == ""


def test_blank_lines_are_passed_over(typed: Typed) -> None:
    assert len(typed("chat", "--json", lines="\n  \nxin chào\n\n").data) == 1


def test_every_start_without_a_code_is_a_new_citizen(typed: Typed) -> None:
    typed("chat", "--json", lines="làm định danh mức 2 ở đâu\n")
    (again,) = typed("chat", "--json", lines="Đúng ý tôi\n").data
    assert "Cảm ơn" not in again["text"]
    assert address_for(None) != address_for(None)


# --- who one is


def test_a_code_binds_at_its_first_use_and_is_that_person_from_then_on(typed: Typed, code: Code) -> None:
    lan = code("p-lan")
    (welcome,) = texts(typed("chat", "--as", lan, *AT_WORK, "--json"))
    assert "Trần Thị Lan" in welcome
    assert "diễn tập" in welcome
    (who,) = texts(typed("chat", "--as", lan, *AT_WORK, "--json", lines="/toi\n"))
    assert "Trần Thị Lan" in who
    assert "người duyệt" in who


def test_the_code_may_be_typed_carelessly_and_is_the_same_person(typed: Typed, code: Code) -> None:
    minh = code("p-minh")
    texts(typed("chat", "--as", minh, *AT_WORK, "--json"))
    (who,) = texts(typed("chat", "--as", minh.lower().replace("-", " "), *AT_WORK, "--json", lines="/toi\n"))
    assert "Nguyễn Văn Minh" in who


@pytest.mark.parametrize("wrong", ["AAAA-BBBB", "không phải mã", "x" * 500, "'; DROP TABLE persons; --"])
def test_an_unknown_code_stops_with_a_sentence(wrong: str, typed: Typed) -> None:
    told = typed("chat", "--as", wrong, lines="xin chào\n")
    assert told.code == 2
    assert "Mã này không đúng" in told.out
    assert told.err == f"Mã này không dùng được: {wrong}\n"
    assert "Chào bà con" not in told.out, "the lines behind a refused code are not answered"


def test_a_code_that_somebody_used_elsewhere_stops_with_a_sentence(typed: Typed, home: Path) -> None:
    async def use() -> str:
        async with running(home) as program:
            code = await code_for(program, "p-minh")
            joined = await services(program).join(code, "web:elsewhere", AT, "x")
            await write(program, joined.effect)
            return code

    told = typed("chat", "--as", asyncio.run(use()), *AT_WORK)
    assert told.code == 2
    assert "Mã này đã có người dùng rồi" in told.out


def test_an_expired_code_stops_with_a_sentence(typed: Typed, code: Code) -> None:
    told = typed("chat", "--as", code("p-minh", AT - timedelta(days=7)), *AT_WORK)
    assert told.code == 2
    assert "Mã này đã hết hạn" in told.out


def test_a_sample_code_has_no_power_with_a_public_address(
    typed: Typed, code: Code, monkeypatch: pytest.MonkeyPatch
) -> None:
    minh = code("p-minh", machine())
    monkeypatch.setenv("PUBLIC_URL", PUBLIC)
    told = typed("chat", "--as", minh)
    assert told.code == 2
    assert "Mã diễn tập không dùng được" in told.out


def test_somebody_bound_in_the_sample_is_nobody_once_it_is_public(
    typed: Typed, code: Code, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = code("p-lan", machine())
    assert typed("chat", "--as", lan, "--json").code == 0
    monkeypatch.setenv("PUBLIC_URL", PUBLIC)
    assert typed("chat", "--as", lan, "--json", lines="/duyet\n").code == 2


# --- what waits


def test_a_report_waits_for_the_supervisor_until_the_terminal_opens(typed: Typed, code: Code) -> None:
    minh, lan = code("p-minh"), code("p-lan")
    typed("chat", "--as", lan, *AT_WORK, "--json")
    said = texts(typed("chat", "--as", minh, *AT_WORK, "--json", lines="cài vneid 12, nộp hồ sơ 5\nLưu\n"))
    assert len(said) == 3
    assert "Đã báo Trần Thị Lan duyệt" in said[2]
    assert not any("Báo cáo chờ duyệt" in text for text in said), "that is for the supervisor's terminal alone"
    told = typed("chat", "--as", lan, *AT_WORK, "--json")
    (notice,) = told.data
    assert "Báo cáo chờ duyệt" in notice["text"]
    assert [one["label"] for one in notice["choices"]] == ["Duyệt", "Trả lại", "Xem dòng"]
    assert texts(typed("chat", "--as", lan, *AT_WORK, "--json")) == [], "what was shown is not shown again"


def test_what_waits_is_shown_in_nobody_elses_terminal(typed: Typed, code: Code) -> None:
    minh, lan = code("p-minh"), code("p-lan")
    typed("chat", "--as", lan, *AT_WORK, "--json")
    typed("chat", "--as", minh, *AT_WORK, "--json", lines="cài vneid 12\nLưu\n")
    others = typed("chat", *AT_WORK, "--json", lines="xin chào\n")
    assert [len(one) for one in (texts(others), texts(typed("chat", "--as", minh, *AT_WORK, "--json")))] == [1, 0]
    (notice,) = texts(typed("chat", "--as", lan, *AT_WORK, "--json"))
    assert "Nguyễn Văn Minh" in notice


def test_the_whole_round_of_a_report_goes_through_separate_starts(typed: Typed, code: Code) -> None:
    minh, lan = code("p-minh"), code("p-lan")
    typed("chat", "--as", lan, *AT_WORK, "--json")
    typed("chat", "--as", minh, *AT_WORK, "--json", lines="cài vneid 12\nLưu\n")
    approved = texts(typed("chat", "--as", lan, *AT_WORK, "--json", lines="Duyệt\n"))
    assert "Đã duyệt số liệu ngày 23/11/2026 của Nguyễn Văn Minh" in approved[-1]
    (told,) = texts(typed("chat", "--as", minh, *AT_WORK, "--json"))
    assert "Trần Thị Lan đã duyệt" in told


def test_a_draft_survives_a_restart(typed: Typed, code: Code, home: Path) -> None:
    minh = code("p-minh")
    drafted = texts(typed("chat", "--as", minh, *AT_WORK, "--json", lines="cài vneid 12, nộp hồ sơ 5\n"))
    assert "VNeID 12 lượt" in " ".join(drafted[-1].split())
    again, saved = texts(typed("chat", "--as", minh, *AT_WORK, "--json", lines="tiếp tục\nLưu\n"))
    assert "VNeID 12 lượt" in " ".join(again.split())
    assert "Đã lưu" in saved
    assert asyncio.run(kept(home, "SELECT amount FROM lines ORDER BY position")) == [(12,), (5,)]


def test_a_button_offered_before_a_restart_still_works(typed: Typed, code: Code, home: Path) -> None:
    minh = code("p-minh")
    drafted = typed("chat", "--as", minh, *AT_WORK, "--json", lines="cài vneid 12\n").data[-1]
    (value,) = [one["value"] for one in drafted["choices"] if one["label"] == "Lưu"]
    texts(typed("chat", "--as", minh, *AT_WORK, "--json", lines=f"{value}\n{value}\n"))
    assert asyncio.run(kept(home, "SELECT count(*) FROM submissions")) == [(1,)]


def test_a_message_that_a_crash_left_unhandled_is_answered_when_the_terminal_opens(typed: Typed, home: Path) -> None:
    async def crash() -> None:
        async with running(home) as program:
            there = address_for("ABCD-EFGH")
            await bind(program, "p-minh", str(there))
            await program.stores.inbox.put([update(there, "before:1", "/toi")], AT)

    asyncio.run(crash())
    (answer,) = texts(typed("chat", "--as", "ABCD-EFGH", *AT_WORK, "--json"))
    assert "Nguyễn Văn Minh" in answer


# --- the clock


def test_the_clock_stands_where_it_was_put(typed: Typed, code: Code) -> None:
    late = ("--at", "2026-11-30T09:00")
    minh = code("p-minh", AT + timedelta(days=5))
    drafted = texts(typed("chat", "--as", minh, *late, "--json", lines="cài vneid 1\n"))
    assert "30/11/2026" in drafted[-1]


def test_a_time_without_zone_is_vietnams(typed: Typed, code: Code) -> None:
    minh = code("p-minh")
    drafted = texts(typed("chat", "--as", minh, "--at", "2026-11-23T00:30", "--json", lines="cài vneid 1\n"))
    assert "23/11/2026" in drafted[-1], "it is still the 22nd in UTC"


@pytest.mark.parametrize("command", ["chat", "tick"])
@pytest.mark.parametrize(
    "wrong", ["hôm nay", "16:30", "2026-13-01", "", "0001-01-01T00:00:00+07:00", "9999-12-31T23:59:59-07:00"]
)
def test_a_time_that_cannot_be_read_is_shown_with_an_example(wrong: str, command: str, typed: Typed) -> None:
    told = typed(command, "--at", wrong)
    assert (told.code, told.out) == (2, "")
    assert told.err == f"Không đọc được thời điểm “{wrong}”. Viết như 2026-11-23T16:30:00+07:00.\n"


def test_nobody_fixes_the_clock_where_people_really_are(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", PUBLIC)
    told = typed("chat", *AT_WORK, lines="xin chào\n")
    assert (told.code, told.out) == (2, "")
    assert "--at" in told.err
    assert "diễn tập" in told.err


async def kept(home: Path, sql: str) -> list[tuple[object, ...]]:
    async with running(home) as program:
        return [tuple(row) for row in await rows(program, sql)]


# --- files


def test_a_file_that_is_not_there_is_told_and_nothing_is_sent(typed: Typed) -> None:
    told = typed("chat", "--json", lines="/tep không-có.xlsx\n")
    assert told.code == 0
    assert told.out == "Không có tệp không-có.xlsx. Gõ: /tep rồi đến đường dẫn của tệp trên máy này.\n"


def test_a_file_of_this_machine_is_answered(typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "sổ tay.xlsx"
    path.write_bytes(b"PK\x03\x04")
    assert len(typed("chat", "--json", lines=f"/tep {path}\n").data) == 1
