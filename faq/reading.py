"""One entry out of one YAML mapping."""

from __future__ import annotations

import re
from datetime import date
from typing import cast, get_args

from yaml import MappingNode, Node

from faq.entry import SECTIONS, Confidence, Entry, Link, Source, State, Statement
from faq.nodes import Fields, Notebook, fields, text

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

KEYS: tuple[str, ...] = (
    *("id", "question", "category", *SECTIONS, "links", "sources", "aliases", "confusable"),
    *("effective_from", "expires_on", "checked_on", "check_again_on", "confidence", "state"),
)

STATES = (State.LIVE.value, State.DRAFT.value, State.PENDING.value, State.RETIRED.value)


def entry_id(node: Node) -> str:
    """The id, if it can be made out; problems are noted under it."""
    pairs = node.value if isinstance(node, MappingNode) else []
    return next((value.value for key, value in pairs if key.value == "id" and isinstance(value.value, str)), "")


def read_entry(node: Node, notebook: Notebook) -> Entry:
    """The entry; it is good only if nothing was noted."""
    found = fields(node, notebook, KEYS, "mục hỏi đáp")
    checked, again = found.day("checked_on", required=True), found.day("check_again_on", required=True)
    since, until = found.day("effective_from"), found.day("expires_on")
    in_order(found, "checked_on", checked, again)
    in_order(found, "effective_from", since, until)
    return Entry(
        id=identity(found),
        question=found.text("question", required=True),
        category=found.text("category", required=True),
        sections=sections(found),
        aliases=found.texts("aliases"),
        sources=sources(found),
        checked_on=checked or date.min,
        check_again_on=again or date.min,
        effective_from=since,
        expires_on=until,
        confidence=cast(Confidence, found.one_of("confidence", get_args(Confidence))),
        state=State(found.one_of("state", STATES)),
        links=tuple(map(link, found.groups("links", ("label", "url")))),
        confusable=found.texts("confusable"),
    )


def identity(found: Fields) -> str:
    name = found.text("id", required=True)
    if name and not ID.fullmatch(name):
        found.notebook.note(found.values["id"], "mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.")
    return name


def in_order(found: Fields, name: str, first: date | None, last: date | None) -> None:
    if first and last and first > last:
        found.notebook.note(found.values.get(name, found.node), f"ngày {first} đứng sau ngày {last}.")


def sections(found: Fields) -> dict[str, tuple[Statement, ...]]:
    every = {name: statements(found, name) for name in SECTIONS}
    if not every["answer"]:
        found.notebook.note(found.values.get("answer", found.node), "thiếu câu trả lời (“answer”).")
    return {name: said for name, said in every.items() if said}


def statements(found: Fields, name: str) -> tuple[Statement, ...]:
    read = [statement(node, found.notebook, name) for node in found.items(name, single=True)]
    return tuple(one for one in read if one.text)


def statement(node: Node, notebook: Notebook, name: str) -> Statement:
    """A text, or a text with the days on which it holds."""
    if not isinstance(node, MappingNode):
        return Statement(text(node, notebook, name, required=True))
    found = fields(node, notebook, ("text", "since", "until"), name)
    since, until = found.day("since"), found.day("until")
    in_order(found, "since", since, until)
    return Statement(found.text("text", required=True), since, until)


def sources(found: Fields) -> tuple[Source, ...]:
    every = [source(one) for one in found.groups("sources", ("document", "article", "link"))]
    if not every:
        found.notebook.note(found.values.get("sources", found.node), "thiếu nguồn (“sources”).")
    return tuple(every)


def source(found: Fields) -> Source:
    return Source(found.text("document", required=True), found.text("article"), found.text("link"))


def link(found: Fields) -> Link:
    return Link(found.text("label", required=True), found.text("url", required=True))
