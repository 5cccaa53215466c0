"""Entries from a folder of YAML files: what is right becomes entries, what is wrong is named with file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from faq.entry import Entry
from faq.exchange import digest, dump, from_dict
from faq.nodes import Notebook
from faq.parse import documents
from faq.problem import BrokenEntries, Place, Problem
from faq.reading import entry_id, read_entry

__all__ = ["BrokenEntries", "Loaded", "Place", "Problem", "digest", "dump", "from_dict", "load_entries"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The good entries, in the order of files and lines, and the problems of the others."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    places: Mapping[tuple[str, str], Place]
    """Where an entry's text stands; where the entry begins, for the text ""."""

    def place(self, entry: str, text: str = "") -> Place:
        return self.places.get((entry, text)) or self.places[entry, ""]


def load_entries(folder: Path, *, skip_broken: bool = False) -> Loaded:
    """Reads every *.yaml of the folder. Raises BrokenEntries if anything is wrong, unless broken ones are skipped."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    places: dict[tuple[str, str], Place] = {}
    for entry, notebook in read_folder(folder):
        notebook.problems.extend(repeated(notebook, places))
        problems.extend(notebook.problems)
        if entry and not notebook.problems:
            entries[entry.id] = entry
        for text, place in notebook.places.items():
            places.setdefault((notebook.entry, text), place)
    if problems and not skip_broken:
        raise BrokenEntries(problems)
    return Loaded(tuple(entries.values()), tuple(problems), places)


def repeated(notebook: Notebook, places: Mapping[tuple[str, str], Place]) -> list[Problem]:
    first, here = places.get((notebook.entry, "")), notebook.places.get("")
    if not (first and here and notebook.entry):
        return []
    return [Problem(here.file, here.line, notebook.entry, f"mã này đã dùng ở {first.file}:{first.line}.")]


def read_folder(folder: Path) -> Iterator[tuple[Entry | None, Notebook]]:
    """What was read, entry by entry. A notebook without an entry tells of the file itself."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        yield None, Notebook(str(folder), problems=[Problem(str(folder), 1, "", "không có tệp .yaml nào ở đây.")])
    for path in files:
        whole = Notebook(str(path))
        for node in documents(path, whole):
            notebook = Notebook(str(path), entry_id(node))
            notebook.place(node, "")
            yield read_entry(node, notebook), notebook
        yield None, whole
