"""What can go wrong with deadlines and the calendar."""

from __future__ import annotations


class BrokenData(Exception):
    """An item of a data file cannot be used. Tells the file, the line, the item and what is wrong with it."""

    def __init__(self, file: str, line: int, item: str, problem: str) -> None:
        super().__init__(f"{file}, line {line}, {item}: {problem}")
        self.file = file
        self.line = line
        self.item = item
        self.problem = problem


class BadRule(ValueError):
    """This is no recurrence that an obligation can have."""


class NoWorkingDay(Exception):
    """The calendar leaves no working day within a year."""
