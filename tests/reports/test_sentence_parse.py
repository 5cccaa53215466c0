"""`python -m reports parse`, as it is run: a program of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.reports.given import VNEID

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reports", "parse", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=60)


def file_of(folder: Path, *lines: object) -> str:
    path = folder / "câu.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts), "utf-8")
    return str(path)


def said(text: str) -> dict[str, str]:
    return {"text": text, "today": "2026-12-02"}


def test_every_line_is_read_in_order(tmp_path: Path) -> None:
    texts = ["hôm qua cài vneid 8", "không phát sinh", "vneid 10-12", "cảm ơn tổ nhiều"]
    done = run(file_of(tmp_path, *map(said, texts)))
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"kind": "counts", "date": "2026-12-01", "values": {VNEID: 8}},
        {"kind": "nil", "date": "2026-12-02", "values": {}},
        {"kind": "ask", "date": "2026-12-02", "values": {}},
        {"kind": "none", "date": "2026-12-02", "values": {}},
    ]


def test_figures_that_have_to_be_asked_about_are_not_given_as_values(tmp_path: Path) -> None:
    done = run(file_of(tmp_path, said("vneid 5, dvc 3")))
    assert json.loads(done.stdout) == {"kind": "ask", "date": "2026-12-02", "values": {}}


def test_the_result_may_go_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "kết quả.jsonl"
    done = run(file_of(tmp_path, said("cài vneid 8")), "-o", str(out))
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads(out.read_text("utf-8"))["values"] == {VNEID: 8}


def test_bad_lines_are_named_and_the_others_are_still_read(tmp_path: Path) -> None:
    bad = ["{", "[1]", {"text": 5, "today": "2026-12-02"}, {"text": "vneid 5"}, {"text": "vneid 5", "today": "30/2"}]
    done = run(file_of(tmp_path, said("vneid 1"), *bad, "", said("vneid 2")))
    assert done.returncode == 2
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["values"] for row in rows] == [{VNEID: 1}, *[{}] * len(bad), {VNEID: 2}]
    assert rows[1] == {"kind": "none", "date": None, "values": {}}
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [f"Dòng {number}" for number in range(2, 7)]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run(str(tmp_path / "không có.jsonl"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "không có.jsonl" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_file_gives_nothing(tmp_path: Path) -> None:
    done = run(file_of(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = Path(file_of(tmp_path, said("vneid 5")))
    path.write_text("\ufeff" + path.read_text("utf-8") + "\r\n", "utf-8")
    assert json.loads(run(str(path)).stdout)["values"] == {VNEID: 5}


def test_it_starts_without_the_rest_of_the_program() -> None:
    heavy = ["sqlalchemy", "numpy", "aiogram", "httpx", "faq", "handlers", "db", "pydantic"]
    code = f"import sys, reports.__main__; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
