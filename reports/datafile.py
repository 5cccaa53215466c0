"""Data files that come with the product, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

import yaml

from reports.errors import BrokenData

DATA = Path(__file__).parent / "data"
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path) -> Mapping[str, Any]:
    """The mapping in a YAML file. Raises BrokenData with the line when there is none."""
    try:
        found = yaml.load(path.read_text("utf-8"), LOADER)  # noqa: S506 - a safe loader, in C where there is one
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise BrokenData(path.name, f"line {line}", error.problem or "not YAML") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenData(path.name, "file", str(error)) from error
    if not isinstance(found, dict):
        raise BrokenData(path.name, "file", "must be a mapping")
    return found


class Item:
    """One entry of a data file; every reading names the file, the entry and the field when it is wrong."""

    def __init__(self, file: str, name: str, fields: Any) -> None:
        self.file = file
        self.name = name
        if not isinstance(fields, dict):
            raise self.broken("must be a mapping")
        self.fields: dict[str, Any] = fields

    def broken(self, why: str) -> BrokenData:
        return BrokenData(self.file, self.name, why)

    def text(self, field: str, default: str | None = None) -> str:
        value = self.fields.get(field, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.broken(f"'{field}' must be text")
        return value

    def one_of(self, field: str, allowed: Any) -> Any:
        """One of the values of a Literal type."""
        value = self.fields.get(field)
        if value not in get_args(allowed):
            raise self.broken(f"'{field}' is {value!r}, must be one of {', '.join(get_args(allowed))}")
        return value

    def many_of(self, field: str, allowed: Any) -> tuple[Any, ...]:
        """Values of a Literal type, at least one."""
        for value in (values := self.texts(field)):
            if value not in get_args(allowed):
                raise self.broken(f"'{field}' has {value!r}, allowed are {', '.join(get_args(allowed))}")
        return values

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of text, at least one."""
        values = self.fields.get(field)
        if not isinstance(values, list) or not values or not all(isinstance(value, str) for value in values):
            raise self.broken(f"'{field}' must be a list of text")
        return tuple(values)

    def day(self, field: str) -> date:
        value = self.fields.get(field)
        if not isinstance(value, date):
            raise self.broken(f"'{field}' must be a date")
        return value

    def day_or_none(self, field: str) -> date | None:
        return None if self.fields.get(field) is None else self.day(field)

    def items(self, field: str) -> list[Item]:
        """The entries of a list; each is called by its id, code or place in the list."""
        values = self.fields.get(field)
        if not isinstance(values, list):
            raise self.broken(f"'{field}' must be a list")
        return [Item(self.file, _called(value, f"{field}[{at}]"), value) for at, value in enumerate(values)]


def _called(value: Any, otherwise: str) -> str:
    if not isinstance(value, dict):
        return otherwise
    return str(value.get("id") or value.get("code") or otherwise)
