"""Reduce the Bot API schema of aiogram's source distribution to what a check of calls needs.

    pip download --no-binary :all: --no-deps aiogram==3.31.0
    tar xzf aiogram-3.31.0.tar.gz
    python tests/telegram/schema/reduce.py aiogram-3.31.0/.butcher/schema/schema.json

writes `bot_api_<version>.json` beside this script. Its shape, one line a method and a type:

    methods: {name: {parameter: [type, required, limit?]}}
    types:   {name: {field: [type, required, limit?]}} or {name: [the types it may be]}
    limit:   [least, most, "characters" | "bytes" | "parsed"]   ("parsed": characters after entity parsing)
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

LIMIT = re.compile(r"(\d+)-(\d+) (characters after entit|characters|bytes)")
UP_TO = re.compile(r"\(up to (\d+) (characters)\)")
VARIANT = re.compile(r"^ ?- (\w+)$", re.MULTILINE)
UNITS = {"characters after entit": "parsed", "characters": "characters", "bytes": "bytes"}


def limit(description: str) -> list[Any] | None:
    """The length that a description states, if it does."""
    if found := LIMIT.search(description):
        return [int(found[1]), int(found[2]), UNITS[found[3]]]
    if found := UP_TO.search(description):
        return [0, int(found[1]), UNITS[found[2]]]
    return None


def fields(annotations: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """Name → type, required, limit."""
    reduced = {}
    for field in annotations:
        known = limit(field["description"])
        reduced[field["name"]] = [field["type"], int(field["required"]), *([known] if known else [])]
    return reduced


def reduce(schema: dict[str, Any]) -> dict[str, Any]:
    """The whole schema, reduced."""
    methods: dict[str, Any] = {}
    types: dict[str, Any] = {}
    for section in schema["items"]:
        for entity in section["children"]:
            if entity["category"] == "methods":
                methods[entity["name"]] = fields(entity["annotations"])
            else:
                variants = [] if entity["annotations"] else VARIANT.findall(entity["description"])
                types[entity["name"]] = variants or fields(entity["annotations"])
    return {"version": schema["api"]["version"], "methods": methods, "types": types}


def lines(reduced: dict[str, Any]) -> str:
    """JSON with one line a method or type, so that an upgrade reads well as a difference."""

    def block(entries: dict[str, Any]) -> str:
        rows = [f"{json.dumps(name)}:{json.dumps(entries[name], separators=(',', ':'))}" for name in sorted(entries)]
        return "{\n" + ",\n".join(rows) + "\n}"

    head = f'"version":{json.dumps(reduced["version"])}'
    return f'{{{head},\n"methods":{block(reduced["methods"])},\n"types":{block(reduced["types"])}}}\n'


def main(source: str) -> Path:
    """Write the reduced schema beside this script."""
    reduced = reduce(json.loads(Path(source).read_text(encoding="utf-8")))
    target = Path(__file__).with_name(f"bot_api_{reduced['version']}.json")
    target.write_text(lines(reduced), encoding="utf-8")
    return target


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1])}\n")
