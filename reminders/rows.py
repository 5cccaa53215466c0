"""Data files: rows that know their line, so that what is wrong with one can be found by whoever wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml

from reminders.errors import BrokenData

T = TypeVar("T")
LINE = "__line__"


class _Lines(yaml.SafeLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        return {**super().construct_mapping(node, deep), LINE: node.start_mark.line + 1}


def _timestamp(loader: _Lines, node: yaml.ScalarNode) -> Any:
    """A day that no calendar has stays text, so that its row and line can be named later."""
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_Lines.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)


def read(path: Path) -> Any:
    """The file's content; every mapping carries its line. Raises BrokenData when the file is missing or no YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Lines)  # noqa: S506 - a SafeLoader
    except OSError as error:
        raise BrokenData(path.name, 0, "file", f"cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise BrokenData(path.name, line, "file", f"is not valid YAML: {error}") from error


def each(
    rows: Iterable[Any], make: Callable[[Mapping[str, Any]], T], path: Path, broken: list[BrokenData] | None
) -> tuple[T, ...]:
    """Every row made into a value. A bad one raises BrokenData, or is put into `broken` if that is given."""
    made = []
    for number, row in enumerate(rows, 1):
        try:
            made.append(make(_mapping(row)))
        except (ValueError, TypeError) as error:
            fault = BrokenData(path.name, _line(row), _name(row, number), str(error))
            if broken is None:
                raise fault from error
            broken.append(fault)
    return tuple(made)


def fields(row: Mapping[str, Any], kinds: Mapping[str, type], needed: Iterable[str]) -> dict[str, Any]:
    """The row without its line, checked: no unknown field, none needed missing or empty, every one of its kind."""
    given = {name: value for name, value in row.items() if name != LINE}
    if unknown := sorted(str(name) for name in set(given) - set(kinds)):
        raise ValueError(f"unknown field {unknown[0]!r}")
    if missing := [name for name in needed if given.get(name) in (None, "")]:
        raise ValueError(f"{missing[0]} is missing")
    for name, value in given.items():
        if type(value) is not kinds[name]:
            raise ValueError(f"{name} is {value!r}, expected {kinds[name].__name__}")
    return given


def one_of(name: str, value: str, allowed: Iterable[str]) -> None:
    if value not in allowed:
        raise ValueError(f"{name} is {value!r}, expected one of {', '.join(allowed)}")


def _mapping(row: Any) -> Mapping[str, Any]:
    if not isinstance(row, Mapping):
        raise ValueError(f"expected named fields, found {row!r}")
    return row


def _line(row: Any) -> int:
    return int(row.get(LINE, 0)) if isinstance(row, Mapping) else 0


def _name(row: Any, number: int) -> str:
    named = row if isinstance(row, Mapping) else {}
    return str(named.get("id") or named.get("day") or f"item {number}")
