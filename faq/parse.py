"""A YAML file as nodes that know their lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from yaml import Node, SequenceNode

from faq.nodes import Notebook
from faq.problem import Problem

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def documents(path: Path, notebook: Notebook) -> Iterator[Node]:
    """The members of the file's list; nothing, noted, when it cannot be parsed. Raises OSError if unreadable."""
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=LOADER)
    except UnicodeDecodeError as wrong:
        at = wrong.object[: wrong.start].count(b"\n") + 1
        notebook.problems.append(Problem(notebook.file, at, "", "tệp không phải chữ UTF-8."))
    except yaml.YAMLError as wrong:
        what = "sai cú pháp YAML: dòng này không đọc được."
        notebook.problems.append(Problem(notebook.file, failed_at(wrong), "", what))
    else:
        yield from members(root, notebook)


def members(root: Node | None, notebook: Notebook) -> list[Node]:
    if root is None:
        return []
    if not isinstance(root, SequenceNode):
        notebook.note(root, "tệp phải là một danh sách, mỗi mục bắt đầu bằng “- id:”.")
        return []
    return list(root.value)


def failed_at(wrong: yaml.YAMLError) -> int:
    mark = getattr(wrong, "problem_mark", None) or getattr(wrong, "context_mark", None)
    return mark.line + 1 if mark else 1
