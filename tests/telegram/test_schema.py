"""The reduced schema: made reproducibly, and of the same Bot API as the installed aiogram."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import aiogram
from aiogram import methods
from aiogram.methods import TelegramMethod

from tests.telegram.check import SCHEMA, schema
from tests.telegram.schema import reduce

SOURCE: dict[str, Any] = {
    "api": {"version": "10.3"},
    "items": [
        {
            "children": [
                {
                    "name": "sendThing",
                    "category": "methods",
                    "description": "",
                    "annotations": [
                        {"name": "a", "type": "String", "required": True, "description": "Text, 1-40 characters"},
                        {
                            "name": "b",
                            "type": "String",
                            "required": False,
                            "description": "0-9 characters after entities",
                        },
                        {"name": "c", "type": "Integer", "required": False, "description": "Values between 1-100"},
                    ],
                },
                {
                    "name": "Thing",
                    "category": "types",
                    "description": "It can be one of\n - ThingA\n - ThingB",
                    "annotations": [],
                },
                {
                    "name": "Query",
                    "category": "types",
                    "description": "",
                    "annotations": [
                        {"name": "q", "type": "String", "required": True, "description": "(up to 256 characters)"}
                    ],
                },
            ]
        }
    ],
}


def test_the_schema_is_of_the_bot_api_that_aiogram_speaks() -> None:
    assert schema()["version"] == aiogram.__api_version__


def test_aiogram_knows_every_method_and_parameter_of_the_schema() -> None:
    classes = [getattr(methods, name) for name in methods.__all__]
    for method in classes:
        if isinstance(method, type) and issubclass(method, TelegramMethod) and method is not TelegramMethod:
            known = schema()["methods"][method.__api_method__]
            assert {*known} <= {*method.model_fields}, method.__api_method__


def test_every_type_that_is_named_is_described() -> None:
    types, simple = schema()["types"], {"Array", "of", "or", "and", "String", "Integer", "Boolean", "True", "Float"}
    for fields in schema()["methods"].values():
        for kind, *_ in fields.values():
            assert {*kind.replace(",", "").split()} - simple <= {*types}


def test_names_types_duties_and_lengths_are_kept() -> None:
    assert reduce.reduce(SOURCE) == {
        "version": "10.3",
        "methods": {
            "sendThing": {
                "a": ["String", 1, [1, 40, "characters"]],
                "b": ["String", 0, [0, 9, "parsed"]],
                "c": ["Integer", 0],
            }
        },
        "types": {"Thing": ["ThingA", "ThingB"], "Query": {"q": ["String", 1, [0, 256, "characters"]]}},
    }


def test_the_file_is_what_the_script_writes() -> None:
    assert reduce.lines(json.loads(SCHEMA.read_text(encoding="utf-8"))) == SCHEMA.read_text(encoding="utf-8")


def test_the_licence_of_the_schema_stands_beside_it() -> None:
    assert "Permission is hereby granted" in Path(SCHEMA).with_name("NOTICE").read_text(encoding="utf-8")
