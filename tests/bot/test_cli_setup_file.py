"""`python -m bot setup FILE.xlsx` sets up a province or commune, names every mistake, and is never half-done."""

from __future__ import annotations

import asyncio
import os
import stat
from pathlib import Path

import pytest

from db.repositories.organisation import SqlOrganisation
from dialog.errors import Conflict
from handlers.texts import setup as texts
from reports.workbook import read_book
from reports.zipped import OLE
from tests.bot.conftest import Typed
from tests.bot.world import CODE, rows, running
from tests.reports.setup.books import COMMUNE, PROVINCE, TEAM, Rows, file

pytestmark = pytest.mark.usefixtures("home")
MINH: list[object] = ["Nguyễn Văn Minh", TEAM, None, "người báo"]
LAN: list[object] = ["Trần Thị Lan", "xã Tháp Mười", None, "người duyệt"]
TEAMS: Rows = [[None, TEAM, "tổ"]]


def written(place: Path, content: bytes, name: str = "xa.xlsx") -> str:
    (place / name).write_bytes(content)
    return name


def commune(*people: list[object]) -> bytes:
    return file(COMMUNE, units=TEAMS, people=people)


def count(home: Path, *tables: str) -> list[int]:
    async def ask() -> list[int]:
        async with running(home) as program:
            return [(await rows(program, f"SELECT count(*) FROM {table}"))[0][0] for table in tables]

    return asyncio.run(ask())


TABLES = ("units", "unit_edges", "persons", "memberships", "invitations", "reference")


def test_a_commune_is_set_up_and_the_codes_lie_beside_the_file(typed: Typed, home: Path) -> None:
    told = typed("setup", written(home, commune(MINH, LAN)))
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        "Đã thay đổi ở xã Tháp Mười:",
        "Đơn vị: thêm 9, đổi 0, không đổi 0.",
        "Người và vai trò: thêm 2, đổi 0, không đổi 0.",
        "Mã mời của 2 người ở trong ma-moi.xlsx. Mỗi mã dùng một lần, trong 30 ngày; chỉ có trong tệp này.",
    ]
    assert stat.S_IMODE((home / "ma-moi.xlsx").stat().st_mode) == 0o600
    assert not CODE.search(told.out), "codes are never printed"


def codes_in(path: Path) -> dict[str, str]:
    (sheet,) = read_book(path.read_bytes()).sheets
    return {str(line[0]): str(line[4]) for row, line in sheet.rows if row > 2}


def test_a_code_from_the_file_makes_its_person_speak(typed: Typed, home: Path) -> None:
    typed("setup", written(home, commune(MINH, LAN)))
    code = codes_in(home / "ma-moi.xlsx")["Nguyễn Văn Minh"]
    joined = typed("chat", "--as", code, lines="/toi\n")
    assert "Nguyễn Văn Minh" in joined.out
    assert TEAM in joined.out


def test_no_code_stands_in_the_database(typed: Typed, home: Path) -> None:
    typed("setup", written(home, commune(MINH)))
    code = codes_in(home / "ma-moi.xlsx")["Nguyễn Văn Minh"]
    kept = b"".join(one.read_bytes() for one in (home / "data").glob("tro-ly.db*"))
    assert code.encode() not in kept
    assert code.replace("-", "").encode() not in kept


def test_a_second_run_changes_nothing_and_makes_no_codes(typed: Typed, home: Path) -> None:
    name = written(home, commune(MINH, LAN))
    typed("setup", name)
    before = count(home, *TABLES)
    again = typed("setup", name)
    assert again.out == "Không có gì mới: 11 dòng đều đã có sẵn.\n"
    assert count(home, *TABLES) == before
    assert not (home / "ma-moi-2.xlsx").exists()


def test_only_what_changed_changes(typed: Typed, home: Path) -> None:
    typed("setup", written(home, commune(MINH, LAN)))
    told = typed("setup", written(home, commune([*MINH, None, "31/12/2026"], LAN, ["Lê Tám", TEAM, None, "xem"])))
    assert "Người và vai trò: thêm 1, đổi 1, không đổi 1." in told.out
    assert "Trong đó 1 vai trò kết thúc." in told.out
    assert list(codes_in(home / "ma-moi-2.xlsx")) == ["Lê Tám"]


def test_a_dry_run_says_the_same_and_writes_nothing(typed: Typed, home: Path) -> None:
    before = count(home, *TABLES)
    told = typed("setup", written(home, commune(MINH, LAN)), "--dry-run")
    assert told.code == 0
    assert "Sẽ thay đổi ở xã Tháp Mười:" in told.out
    assert "Người và vai trò: thêm 2, đổi 0, không đổi 0." in told.out
    assert told.out.endswith("Chỉ xem trước, chưa ghi gì.\n")
    assert count(home, *TABLES) == before
    assert not (home / "ma-moi.xlsx").exists()


def test_every_mistake_is_told_and_nothing_is_half_applied(typed: Typed, home: Path) -> None:
    before = count(home, *TABLES)
    wrong = file(
        PROVINCE, units=[[None, TEAM, "tổ", "xã Tháp Mười"]], people=[MINH, ["A", "xã Mỹ Quyy", None, "trùm"]]
    )
    for more in ((), ("--dry-run",)):
        told = typed("setup", written(home, wrong), *more)
        assert told.code == 2
        assert told.err.splitlines() == [
            "Tệp có 2 chỗ cần sửa, nên chưa có gì thay đổi:",
            "Tờ Người, ô B3: không có đơn vị “xã Mỹ Quyy”; có phải “xã Mỹ Quí”?",
            "Tờ Người, ô D3: “trùm” không có trong danh sách; chọn một trong: "
            "người báo, người duyệt, biên tập, quản trị, xem.",
        ]
    assert count(home, *TABLES) == before


def test_many_mistakes_are_counted_after_two_hundred(typed: Typed, home: Path) -> None:
    told = typed("setup", written(home, file(PROVINCE, people=[["A", "xã Sao Hỏa", None, "xem"]] * 350)))
    assert len(told.err.splitlines()) == 202
    assert told.err.splitlines()[-1].startswith("… và 150 chỗ nữa.")


def test_missing_people_end_when_asked(typed: Typed, home: Path) -> None:
    typed("setup", written(home, commune(MINH, LAN)))
    assert "Không có gì mới" in typed("setup", written(home, commune(LAN))).out
    told = typed("setup", written(home, commune(LAN)), "--ket-thuc-nguoi-vang")
    assert "Trong đó 1 vai trò kết thúc." in told.out


@pytest.mark.parametrize(
    ("content", "why"),
    [(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "locked"), (OLE, "old"), (b"abc", "unreadable")],
)
def test_a_file_that_cannot_be_read_says_why(typed: Typed, home: Path, content: bytes, why: str) -> None:
    told = typed("setup", written(home, content))
    assert (told.code, told.err) == (2, texts.UNREADABLE[why] + "\n")


def test_a_file_that_is_not_there_is_named(typed: Typed) -> None:
    told = typed("setup", "khong-co.xlsx")
    assert (told.code, told.err) == (2, "Không đọc được tệp khong-co.xlsx. Hãy kiểm tra tên tệp và quyền đọc.\n")


def test_where_the_change_fails_no_codes_are_left(typed: Typed, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def conflict(*_: object) -> None:
        raise Conflict

    monkeypatch.setattr(SqlOrganisation, "apply", conflict)
    told = typed("setup", written(home, commune(MINH)))
    assert told.code == 2
    assert "Chưa ghi gì; hãy chạy lại lệnh này." in told.err
    assert "Đã thay đổi" not in told.out
    assert list(home.glob("ma-moi*")) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_where_codes_cannot_be_written_nothing_is_changed(typed: Typed, home: Path) -> None:
    folder = home / "chi-doc"
    folder.mkdir()
    name = written(folder, commune(MINH))
    folder.chmod(0o500)
    told = typed("setup", f"chi-doc/{name}")
    folder.chmod(0o700)
    assert told.code == 2
    assert count(home, "memberships WHERE unit LIKE 'u%'") == [0]


def test_codes_that_cannot_be_written_stop_before_anything_is_changed(
    typed: Typed, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("bot.workbook.codes.keep", full)
    told = typed("setup", written(home, commune(MINH)))
    assert told.code == 2
    assert "Không ghi được vào" in told.err
    assert count(home, "units WHERE sample = 0", "invitations") == [0, 0]


def test_without_a_file_setup_does_what_it_always_did(typed: Typed) -> None:
    told = typed("setup")
    assert told.code == 0
    assert "tổ chức diễn tập" in told.out


def test_the_empty_workbook_is_written_and_never_over_another(typed: Typed, home: Path) -> None:
    first, second = typed("template"), typed("template")
    assert "Đã ghi mau-thiet-lap.xlsx." in first.out
    assert "Đã ghi mau-thiet-lap-2.xlsx." in second.out
    assert read_book((home / "mau-thiet-lap.xlsx").read_bytes()).names[0] == "Hướng dẫn"
    told = typed("setup", "mau-thiet-lap.xlsx")
    assert told.out == f"{texts.EMPTY}\n"


def test_a_place_that_cannot_be_written_is_named(typed: Typed) -> None:
    told = typed("template", "khong/co/mau.xlsx")
    assert told.code == 2
    assert "Không ghi được vào khong/co" in told.err


def test_once_real_units_stand_an_invitation_is_for_them(typed: Typed, home: Path) -> None:
    typed("setup", written(home, commune(MINH)))
    told = typed("invite", "--unit", "xã Tháp Mười", "--role", "viewer", "--name", "Lê Thị Xem")
    assert told.code == 0
    assert "diễn tập" not in typed("chat", "--as", told.codes[0], lines="/toi\n").out


def test_indicators_and_ratios_of_the_release_can_be_named(typed: Typed, home: Path) -> None:
    targets = [["Số Tổ công nghệ số cộng đồng", None, 2026, 38, "tổ"], ["r_online", None, 2026, "80", "%"]]
    forms = [["bieu_tinh", "Biểu của tỉnh", "quý", "Số Tổ công nghệ số cộng đồng"], ["so_tay_ngay", "x", "ngày", "x"]]
    told = typed("setup", written(home, file(PROVINCE, targets=targets, forms=forms)))
    assert [line.partition(":")[0] for line in told.err.splitlines()[1:]] == [
        "Tờ Biểu mẫu, ô A3",
        "Tờ Biểu mẫu, ô D3",
    ]


def test_the_administrator_from_the_file_sets_up_more_in_the_conversation(typed: Typed, home: Path) -> None:
    typed("setup", written(home, file(PROVINCE, people=[["Đỗ Minh Phú", "82", None, "quản trị"]])))
    code = codes_in(home / "ma-moi.xlsx")["Đỗ Minh Phú"]
    more = written(home, commune(MINH, LAN), "them.xlsx")
    told = typed("chat", "--as", code, lines=f"/tep {more}\nÁp dụng\n")
    assert "Sẽ thay đổi ở xã Tháp Mười:" in told.out
    assert "Đã thay đổi ở xã Tháp Mười:" in told.out
    assert "Không có gì mới" in typed("setup", more).out
    (kept,) = (home / "data" / "ma-moi").glob("*.xlsx")
    assert sorted(codes_in(kept)) == ["Nguyễn Văn Minh", "Trần Thị Lan"]
    joined = typed("chat", "--as", codes_in(kept)["Trần Thị Lan"], lines="/toi\n")
    assert "Trần Thị Lan: người duyệt, xã Tháp Mười" in joined.out
