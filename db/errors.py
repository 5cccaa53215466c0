"""What can go wrong with the database before the program runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError


class DatabaseAway(Exception):
    """The database cannot be opened or written."""


class SchemaUnknown(DatabaseAway):
    """The database was written by another release, whose tables this program does not know."""


@contextmanager
def telling_when_away() -> Iterator[None]:
    """Turn the driver's errors of connecting and writing into DatabaseAway."""
    try:
        yield
    except (OperationalError, InterfaceError, DBAPIError, OSError) as error:
        raise DatabaseAway(str(error).split("\n", 1)[0]) from error
