"""Reads values out of parsed YAML and remembers the line of everything, also of what is wrong."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from faq.problem import Place, Problem

TEXT, NOTHING, DAY = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null", re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(slots=True)
class Notebook:
    """What is found while one entry is read: problems, and where each text stands."""

    file: str
    entry: str = ""
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    def note(self, node: Node, what: str) -> None:
        self.problems.append(Problem(self.file, line(node), self.entry, what))

    def place(self, node: Node, text: str) -> None:
        self.places.setdefault(text, Place(self.file, line(node)))


@dataclass(frozen=True, slots=True)
class Fields:
    """One mapping of the file. A value that is wrong is noted and read as if it were absent."""

    node: Node
    values: dict[str, Node]
    notebook: Notebook

    def text(self, name: str, *, required: bool = False) -> str:
        """Empty when absent."""
        node = self.value(name, required=required)
        return text(node, self.notebook, name, required=required) if node else ""

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(text(one, self.notebook, name, required=True) for one in self.items(name))

    def day(self, name: str, *, required: bool = False) -> date | None:
        node = self.value(name, required=required)
        return day(node, self.notebook, name) if node else None

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """The first of the allowed values when absent or wrong."""
        node = self.value(name)
        found = text(node, self.notebook, name) if node else allowed[0]
        if found in allowed:
            return found
        self.notebook.note(node or self.node, f"“{name}” phải là một trong: {', '.join(allowed)}.")
        return allowed[0]

    def items(self, name: str, *, single: bool = False) -> list[Node]:
        """The members of a list; a single value counts as a list of one where that is allowed."""
        node = self.value(name)
        if isinstance(node, SequenceNode):
            return list(node.value)
        if node and not single:
            self.notebook.note(node, f"“{name}” phải là một danh sách, mỗi dòng bắt đầu bằng dấu gạch ngang.")
        return [node] if node and single else []

    def groups(self, name: str, allowed: tuple[str, ...]) -> list[Fields]:
        """The members of a list of mappings."""
        return [fields(node, self.notebook, allowed, name) for node in self.items(name)]

    def value(self, name: str, *, required: bool = False) -> Node | None:
        node = self.values.get(name)
        if node is not None and node.tag != NOTHING:
            return node
        if required:
            self.notebook.note(node or self.node, f"thiếu “{name}”.")
        return None


def fields(node: Node, notebook: Notebook, allowed: tuple[str, ...], name: str) -> Fields:
    """No values, noted, when the node is no mapping."""
    values: dict[str, Node] = {}
    if not isinstance(node, MappingNode):
        notebook.note(node, f"“{name}” phải gồm các dòng dạng tên: giá trị.")
        return Fields(node, values, notebook)
    for key, value in node.value:
        if str(key.value) in values:
            notebook.note(key, f"“{key.value}” bị ghi hai lần.")
        if str(key.value) not in allowed:
            notebook.note(key, f"không có mục nào tên “{key.value}”.")
        values[str(key.value)] = value
    return Fields(node, values, notebook)


def text(node: Node, notebook: Notebook, name: str, *, required: bool = False) -> str:
    """A string in composed Unicode; `no`, 12 and 2026-01-01 without quotes are not strings in YAML."""
    if not isinstance(node, ScalarNode) or node.tag != TEXT:
        notebook.note(node, f"“{name}” phải là chữ; hãy đặt trong dấu ngoặc kép.")
        return ""
    found = unicodedata.normalize("NFC", node.value).strip()
    if required and not found:
        notebook.note(node, f"“{name}” có chỗ để trống.")
    notebook.place(node, found)
    return found


def day(node: Node, notebook: Notebook, name: str) -> date | None:
    try:
        if isinstance(node, ScalarNode) and DAY.fullmatch(node.value):
            return date.fromisoformat(node.value)
    except ValueError:
        pass
    notebook.note(node, f"“{name}” không phải là ngày; hãy viết như 2026-11-21.")
    return None


def line(node: Node) -> int:
    return int(node.start_mark.line) + 1
