"""Which handler a turn goes to. The first finder that knows one wins; the list is the order of the conversation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from dialog.fold import fold
from dialog.reply import Reply
from dialog.turn import Turn

S = TypeVar("S")
Handler = Callable[[Turn[S]], Awaitable[Reply | None]]
Finder = Callable[[Turn[S]], Handler[S] | None]


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """An open question: whether a text can be its answer, and who takes the answer."""

    reads: Callable[[Turn[S]], bool]
    handler: Handler[S]


@dataclass(frozen=True, slots=True)
class Router(Generic[S]):
    """Finders in order, and the handler for whatever nobody knows."""

    finders: tuple[Finder[S], ...]
    otherwise: Handler[S]

    def find(self, turn: Turn[S]) -> Handler[S]:
        for finder in self.finders:
            if (handler := finder(turn)) is not None:
                return handler
        return self.otherwise


def commands(table: Mapping[str, Handler[S]]) -> Finder[S]:
    """`/tong`, `/thamgia CODE`; case and tone marks do not matter. What follows the word is `turn.argument`."""

    def find(turn: Turn[S]) -> Handler[S] | None:
        if not turn.text.startswith("/"):
            return None
        word, rest = [*turn.text[1:].split(maxsplit=1), "", ""][:2]
        handler = table.get(fold(word))
        if handler is not None:
            turn.argument = rest
        return handler

    return find


def words(table: Mapping[str, Handler[S]]) -> Finder[S]:
    """Whole messages that mean a command: "hủy", "tiếp tục"."""

    def find(turn: Turn[S]) -> Handler[S] | None:
        return table.get(fold(turn.text)) if 0 < len(turn.text) <= 40 else None

    return find


def choices(table: Mapping[str, Handler[S]], stale: Handler[S]) -> Finder[S]:
    """A pressed button or a picked choice, by the verb of its value; an unknown verb goes to `stale`."""

    def find(turn: Turn[S]) -> Handler[S] | None:
        if turn.value is None:
            return None
        verb, _, argument = turn.value.partition(":")
        turn.argument = argument
        return table.get(verb, stale)

    return find


def steps(table: Mapping[str, Step[S]]) -> Finder[S]:
    """The open step, if it can read the text."""

    def find(turn: Turn[S]) -> Handler[S] | None:
        step = table.get(turn.conversation.step or "")
        return step.handler if step is not None and turn.text and step.reads(turn) else None

    return find


def kinds(table: Mapping[type, Handler[S]]) -> Finder[S]:
    """By the kind of content: media, joined, edited."""

    def find(turn: Turn[S]) -> Handler[S] | None:
        return table.get(type(turn.inbound.content))

    return find
