"""python -m bot chat at a real terminal: a greeting, a prompt, and an end that does not hang."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.processes import PATIENCE, environment

END_OF_INPUT = b"\x04"


class Terminal:
    """A window with the program in it."""

    def __init__(self, home: Path) -> None:
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat"],
            cwd=home,
            env=environment(TERM="dumb"),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        self.shown = b""

    def press(self, keys: bytes) -> None:
        os.write(self._ours, keys)

    def read_until(self, words: str) -> str:
        """What was shown since the last time, up to these words."""
        end = time.monotonic() + PATIENCE
        while words.encode() not in self.shown:
            ready, _, _ = select.select([self._ours], [], [], end - time.monotonic())
            assert ready, self.shown.decode()
            self.shown += os.read(self._ours, 65536)
        seen, _, self.shown = self.shown.partition(words.encode())
        return seen.decode()

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._ours)


@pytest.fixture
def terminal(home: Path) -> Iterator[Terminal]:
    opened = Terminal(home)
    yield opened
    opened.close()


@pytest.mark.parametrize("how", ["ctrl-c", "ctrl-d"])
def test_it_greets_answers_and_ends_at_once(how: str, terminal: Terminal) -> None:
    assert "Chào bà con" in terminal.read_until("\n> ")
    terminal.press("cảm ơn\n".encode())
    assert "Không có chi" in terminal.read_until("\n> ")
    if how == "ctrl-c":
        terminal.process.send_signal(signal.SIGINT)
    else:
        terminal.press(END_OF_INPUT)
    assert terminal.process.wait(timeout=PATIENCE) == 0
    assert b"Traceback" not in terminal.shown
