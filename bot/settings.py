"""Settings from the environment and `.env`; a bad one is named, with what is expected, and the program stops."""

from __future__ import annotations

import secrets
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

EXPECTED = {
    "database_url": "sqlite+aiosqlite:///đường/dẫn/tệp.db hoặc postgresql+asyncpg://người:mật-khẩu@máy/tên",
    "data_dir": "một thư mục ghi được, ví dụ data",
    "web_host": "một địa chỉ máy, ví dụ 127.0.0.1",
    "web_port": "một số từ 1 đến 65535, ví dụ 8080",
    "public_url": "địa chỉ https:// mà người dân mở, hoặc để trống",
    "telegram_bot_token": "mã do BotFather cấp, dạng 123456:ABC…, hoặc để trống",
    "telegram_api": "địa chỉ https:// hoặc http:// của máy chủ Bot API",
    "telegram_proxy": "địa chỉ proxy, ví dụ http://127.0.0.1:3128, hoặc để trống",
    "secret_key": "một chuỗi bí mật từ 32 ký tự trở lên, hoặc để trống để tự tạo",
    "log_level": "DEBUG, INFO, WARNING hoặc ERROR",
    "office_name": "tên nơi tiếp nhận hồ sơ của xã",
    "office_address": "địa chỉ nơi tiếp nhận",
    "office_hours": "giờ làm việc",
    "office_hotline": "số điện thoại của nơi tiếp nhận",
    "police_name": "tên Công an xã",
    "police_address": "địa chỉ Công an xã",
    "police_hours": "giờ tiếp dân của Công an xã",
    "police_hotline": "số điện thoại trực của Công an xã",
    "skip_broken_entries": "0 hoặc 1",
    "semantic": "0 hoặc 1",
}
"""What is expected of each setting; shown when one is wrong, listed by `doctor`, explained in `.env.example`."""

UNREADABLE = "Không đọc được tệp {file}. Tệp cần là văn bản thường, lưu bằng mã UTF-8."


class BadSettings(Exception):
    """One or more settings cannot be used. The text names each and says what is expected."""


class Settings(BaseSettings):
    """Everything that can be set. Names in the environment are the fields' names in capitals."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="forbid", frozen=True, env_ignore_empty=True
    )

    database_url: str = ""
    data_dir: Path = Path("data")
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=1, le=65535)
    public_url: str = ""
    telegram_bot_token: SecretStr = SecretStr("")
    telegram_api: str = "https://api.telegram.org"
    telegram_proxy: str = ""
    secret_key: SecretStr = SecretStr("")
    log_level: str = "INFO"
    office_name: str = "Trung tâm Phục vụ hành chính công xã"
    office_address: str = ""
    office_hours: str = "07:30–11:30 và 13:30–17:00, thứ Hai đến thứ Sáu"
    office_hotline: str = ""
    police_name: str = "Công an xã"
    police_address: str = ""
    police_hours: str = ""
    police_hotline: str = ""
    skip_broken_entries: bool = False
    semantic: bool = True

    @field_validator("public_url")
    @classmethod
    def _https(cls, value: str) -> str:
        parts = urlsplit(value)
        extra = parts.query or parts.fragment or parts.path not in ("", "/")
        if value and (parts.scheme != "https" or not parts.netloc or extra):
            raise ValueError("not an https address without a path")
        return value.rstrip("/")

    @field_validator("telegram_api", "telegram_proxy")
    @classmethod
    def _http(cls, value: str) -> str:
        if value and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).netloc):
            raise ValueError("not an http address")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        file, server = value.startswith("sqlite+aiosqlite:///"), value.startswith("postgresql+asyncpg://")
        if value and not (file or server):
            raise ValueError("not a database that is supported")
        if file and value.removeprefix("sqlite+aiosqlite:///") in ("", ":memory:"):
            raise ValueError("a database that forgets")
        if server and (urlsplit(value).port == 0 or not urlsplit(value).hostname):  # .port raises ValueError
            raise ValueError("no machine, or not a port")
        return value

    @field_validator("telegram_bot_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        number, colon, rest = value.get_secret_value().partition(":")
        if value.get_secret_value() and not (number.isdecimal() and colon and len(rest) >= 20):
            raise ValueError("not a bot token")
        return value

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < 32:
            raise ValueError("too short")
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError("not a level")
        return value.upper()

    @property
    def database(self) -> str:
        """The database's address; a file in DATA_DIR unless another is set."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'tro-ly.db'}"

    @property
    def public(self) -> bool:
        """Whether people from outside can reach us; the sample organisation is off then."""
        return bool(self.public_url)

    @property
    def token(self) -> str:
        return self.telegram_bot_token.get_secret_value()

    def secret(self) -> str:
        """The key that seals raw updates and hashes codes: SECRET_KEY, or a file made at the first start."""
        return self.secret_key.get_secret_value() or _secret_file(self.data_dir / "khoa-bi-mat")


def _secret_file(path: Path) -> str:
    """Made once and whole: neither a process that starts beside us nor a crash may leave an empty key."""
    if kept := _kept(path):
        return kept
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_name(f"{path.name}.lock")):
        if not _kept(path):
            new = path.with_name(f"{path.name}.tmp")
            new.touch(mode=0o600)
            new.write_text(secrets.token_urlsafe(48), encoding="ascii")
            new.replace(path)
    return _kept(path)


def _kept(path: Path) -> str:
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


def load(env_file: str | None = ".env") -> Settings:
    """Read the settings. Raises BadSettings, whose text is for people."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise BadSettings("\n".join(_sentence(str(one["loc"][0]), one["type"]) for one in error.errors())) from None
    except (UnicodeDecodeError, OSError) as error:
        raise BadSettings(UNREADABLE.format(file=env_file)) from error


def _sentence(name: str, kind: str) -> str:
    if kind == "extra_forbidden":
        return (
            f"{name.upper()}: không có thiết lập nào tên như vậy. Hãy xem .env.example để sửa tên hoặc xóa dòng này."
        )
    return f"{name.upper()}: giá trị chưa đúng. Cần {EXPECTED.get(name, 'giá trị khác')}."
