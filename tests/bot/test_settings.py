"""A wrong setting is named, with what is expected, before anything starts."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.settings import EXPECTED, BadSettings, Settings, load

pytestmark = pytest.mark.usefixtures("bare")

TOKEN = "123456:ABCdefGHIjklMNOpqrSTUvwx"
ANY_TEXT = {
    *("office_name", "office_address", "office_hours", "office_hotline"),
    *("police_name", "police_address", "police_hours", "police_hotline"),
    *("web_host", "data_dir"),
}
"""Every text is one: whether a machine or a folder is there shows when it is used."""

BAD: dict[str, tuple[str, ...]] = {
    "database_url": (
        "mysql://u:p@h/x",
        "sqlite:///data/x.db",
        "data/x.db",
        "sqlite+aiosqlite:///",
        "sqlite+aiosqlite:///:memory:",
        "postgresql+asyncpg://",
        "postgresql+asyncpg://u:p@h:abc/x",
        "postgresql+asyncpg://u:p@h:99999/x",
    ),
    "web_port": ("abc", "0", "-1", "65536", "80.5", "8080 8081"),
    "public_url": (
        "http://tro-ly.vn",
        "tro-ly.vn",
        "https://",
        "https://tro-ly.vn/chat",
        "https://tro-ly.vn?a=1",
        "https://tro-ly.vn#a",
        "https://[tro-ly",
    ),
    "telegram_bot_token": ("abc", "123456", "123456:ngan", f"x{TOKEN}", "123456 ABCdefGHIjklMNOpqrSTUvwx"),
    "telegram_api": ("api.telegram.org", "ftp://api.telegram.org", "https://"),
    "telegram_proxy": ("127.0.0.1:3128", "socks5://127.0.0.1:1080"),
    "secret_key": ("ngắn", "x" * 31),
    "log_level": ("ồn", "TRACE", "1"),
    "skip_broken_entries": ("có", "2"),
    "semantic": ("có", "2"),
}
GOOD: dict[str, tuple[str, ...]] = {
    "database_url": ("sqlite+aiosqlite:///x.db", "postgresql+asyncpg://u:p%40@h:5432/x", "postgresql+asyncpg://h/x"),
    "web_port": ("1", "65535"),
    "public_url": ("https://tro-ly.vn", "https://tro-ly.vn/", "https://tro-ly.vn:8443"),
    "telegram_bot_token": (TOKEN,),
    "telegram_api": ("http://127.0.0.1:8081", "https://api.telegram.org/"),
    "telegram_proxy": ("http://127.0.0.1:3128",),
    "secret_key": ("x" * 32,),
    "log_level": ("debug", "ERROR"),
    "skip_broken_entries": ("0", "1"),
    "semantic": ("0", "1"),
}


def cases(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(name, value) for name, values in table.items() for value in values]


def complaint() -> str:
    with pytest.raises(BadSettings) as refused:
        load()
    return str(refused.value)


def test_the_tables_below_leave_no_setting_out() -> None:
    assert set(BAD) | ANY_TEXT == set(Settings.model_fields) == set(EXPECTED)
    assert set(GOOD) == set(BAD)


@pytest.mark.parametrize(("name", "value"), cases(BAD))
def test_a_bad_value_is_named_with_what_is_expected(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name.upper(), value)
    assert complaint() == f"{name.upper()}: giá trị chưa đúng. Cần {EXPECTED[name]}."


@pytest.mark.parametrize(("name", "value"), cases(GOOD))
def test_a_good_value_is_taken(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name.upper(), value)
    load()


@pytest.mark.parametrize("name", BAD)
def test_the_same_value_is_refused_in_a_file(name: str, bare: Path) -> None:
    (bare / ".env").write_text(f"{name.upper()}='{BAD[name][0]}'\n", "utf-8")
    assert complaint().startswith(f"{name.upper()}: giá trị chưa đúng. Cần ")


def test_every_wrong_setting_is_named_at_once(bare: Path) -> None:
    (bare / ".env").write_text("WEB_PORT=abc\nLOG_LEVEL=to\nPUBLIC_URL=xa.vn\nWEB_HOTS=1.2.3.4\n", "utf-8")
    named = [line.partition(":")[0] for line in complaint().splitlines()]
    assert sorted(named) == ["LOG_LEVEL", "PUBLIC_URL", "WEB_HOTS", "WEB_PORT"]


def test_an_unknown_name_in_the_file_is_named_and_told_how_to_mend_it(bare: Path) -> None:
    (bare / ".env").write_text("WEB_PRT=8080\n", "utf-8")
    assert complaint() == (
        "WEB_PRT: không có thiết lập nào tên như vậy. Hãy xem .env.example để sửa tên hoặc xóa dòng này."
    )


def test_other_names_in_the_environment_are_none_of_our_business(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_PRT", "8080")
    assert load().web_port == 8080


def test_the_environment_comes_before_the_file(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bare / ".env").write_text("WEB_PORT=9001\nOFFICE_NAME=Bộ phận Một cửa xã Mỹ Quí\n", "utf-8")
    monkeypatch.setenv("WEB_PORT", "9002")
    assert (load().web_port, load().office_name) == (9002, "Bộ phận Một cửa xã Mỹ Quí")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_an_empty_value_is_like_none(name: str, bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name.upper(), "")
    assert load() == Settings(_env_file=None)
    monkeypatch.delenv(name.upper())
    (bare / ".env").write_text(f"{name.upper()}=\n", "utf-8")
    assert load() == Settings(_env_file=None)


def test_a_file_from_a_windows_editor_is_read(bare: Path) -> None:
    (bare / ".env").write_bytes("\ufeffWEB_PORT=9001\r\nOFFICE_NAME=Xã Mỹ Quí\r\n".encode())
    assert (load().web_port, load().office_name) == (9001, "Xã Mỹ Quí")


def test_a_file_in_an_old_encoding_is_named(bare: Path) -> None:
    (bare / ".env").write_bytes("OFFICE_NAME=Xã Mỹ Quí\n".encode("utf-16"))
    assert complaint() == "Không đọc được tệp .env. Tệp cần là văn bản thường, lưu bằng mã UTF-8."


def test_what_is_set_cannot_be_changed_later() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load().web_port = 1  # type: ignore[misc]


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("SECRET_KEY", "k" * 40)
    settings = load()
    assert (settings.token, settings.secret()) == (TOKEN, "k" * 40)
    assert TOKEN not in f"{settings!r}{settings}"
    assert "k" * 40 not in f"{settings!r}{settings}"


def test_the_slash_behind_an_address_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://tro-ly.vn/")
    monkeypatch.setenv("TELEGRAM_API", "http://127.0.0.1:8081/")
    assert (load().public_url, load().telegram_api) == ("https://tro-ly.vn", "http://127.0.0.1:8081")


def test_a_public_address_makes_it_public(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not load().public
    monkeypatch.setenv("PUBLIC_URL", "https://tro-ly.vn")
    assert load().public


def test_the_database_is_a_file_among_the_data_unless_another_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load().database == "sqlite+aiosqlite:///data/tro-ly.db"
    monkeypatch.setenv("DATA_DIR", "/srv/tro-ly")
    assert load().database == "sqlite+aiosqlite:////srv/tro-ly/tro-ly.db"
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://u:p@h/x")
    assert load().database == "postgresql+asyncpg://u:p@h/x"


def test_the_secret_is_made_once_and_kept_for_the_owner_alone(bare: Path) -> None:
    secret = load().secret()
    file = bare / "data" / "khoa-bi-mat"
    assert len(secret) >= 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert load().secret() == secret == file.read_text("ascii")
    assert not (bare / "data" / "khoa-bi-mat.tmp").exists()


def test_every_installation_has_a_secret_of_its_own(tmp_path: Path) -> None:
    secrets = {Settings(_env_file=None, data_dir=tmp_path / name).secret() for name in ("a", "b")}
    assert len(secrets) == 2


def test_starts_at_the_same_moment_agree_on_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as starts:
        found = set(starts.map(lambda _: Settings(_env_file=None, data_dir=tmp_path / "d").secret(), range(64)))
    assert len(found) == 1
    assert len(found.pop()) >= 32


def test_a_secret_that_a_crash_left_empty_is_made_anew(bare: Path) -> None:
    (bare / "data").mkdir()
    (bare / "data" / "khoa-bi-mat").touch()
    assert len(load().secret()) >= 32
