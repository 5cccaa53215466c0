"""Checks a call against the reduced Bot API schema. Stricter than Telegram, which ignores unknown parameters."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tests.telegram.markup import Malformed, length, visible

SCHEMA = Path(__file__).parent / "schema" / "bot_api_10.3.json"
BOOLEANS = {"true": True, "True": True, "false": False, "False": False}


@cache
def schema() -> dict[str, Any]:
    """The reduced schema."""
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return loaded


def decode(method: str, form: Mapping[str, Any]) -> dict[str, Any]:
    """Form fields as the JSON values that they stand for; what is not understood stays as it came."""
    known = schema()["methods"].get(method, {})
    return {name: _decode(known[name][0], value) if name in known else value for name, value in form.items()}


def _decode(kind: str, value: Any) -> Any:
    if not isinstance(value, str) or "String" in kind.split(" or "):
        return _number(value) if kind == "Integer or String" else value
    if kind in {"Boolean", "True"}:
        return BOOLEANS.get(value, value)
    try:
        return json.loads(value)
    except ValueError:
        return value


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.lstrip("-").isdigit() else value


def problems(method: str, values: Mapping[str, Any]) -> list[str]:
    """Everything wrong with a decoded call, in words; empty when Telegram would take it."""
    if method not in schema()["methods"]:
        return [f"unknown method {method}"]
    return list(_fields(method, schema()["methods"][method], values, values.get("parse_mode")))


def _fields(where: str, known: dict[str, Any], values: Mapping[str, Any], mode: Any) -> Iterator[str]:
    for name in values.keys() - known.keys():
        yield f"{where}: unknown parameter {name}"
    for name, (kind, required, *limit) in known.items():
        if name in values:
            yield from _value(f"{where}.{name}", kind, values[name])
            yield from _limit(f"{where}.{name}", limit, values[name], values.get("parse_mode", mode))
        elif required:
            yield f"{where}: missing {name}"


def _limit(where: str, limit: list[Any], value: Any, mode: Any) -> Iterator[str]:
    if not limit or not isinstance(value, str):
        return
    least, most, unit = limit[0]
    try:
        seen = visible(value) if unit == "parsed" and mode == "HTML" else value
    except Malformed as why:
        yield f"{where}: can't parse entities: {why}"
        return
    size = len(seen.encode()) if unit == "bytes" else length(seen.strip())
    if not least <= size <= most:
        yield f"{where}: {size} {unit}, allowed {least}-{most}"


def _value(where: str, kind: str, value: Any) -> Iterator[str]:
    if kind.startswith("Array of "):
        yield from _array(where, kind.removeprefix("Array of "), value)
        return
    kinds = kind.split(" or ")
    found = [list(_one(where, each, value)) for each in kinds]
    if all(found):
        yield from min(found, key=len)


def _array(where: str, kind: str, value: Any) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{where}: not an array"
        return
    each = kind if kind.startswith("Array of ") else kind.replace(", ", " or ").replace(" and ", " or ")
    for at, item in enumerate(value):
        yield from _value(f"{where}[{at}]", each, item)


SIMPLE: dict[str, tuple[type, ...]] = {
    "String": (str,),
    "Integer": (int,),
    "Float": (int, float),
    "Boolean": (bool,),
    "True": (bool,),
    "InputFile": (bytes, str),
}


def _one(where: str, kind: str, value: Any) -> Iterator[str]:
    if kind in SIMPLE:
        wrong_bool = isinstance(value, bool) and kind not in {"Boolean", "True"}
        if wrong_bool or not isinstance(value, SIMPLE[kind]):
            yield f"{where}: not {kind}"
        return
    shape = schema()["types"][kind]
    if isinstance(shape, list):
        yield from _value(where, " or ".join(shape), value)
    elif not isinstance(value, dict):
        yield f"{where}: not {kind}"
    else:
        yield from _fields(where, shape, value, None)
