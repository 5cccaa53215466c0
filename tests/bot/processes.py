"""`python -m bot …` as a process of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

from bot.settings import Settings
from tests.bot.world import Told, check_language

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60


def environment(**more: str) -> dict[str, str]:
    """Ours, without settings."""
    kept = {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """`python -m bot run` that answers."""

    process: subprocess.Popen[str]
    port: int
    said: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def read_until(self, words: str) -> None:
        """Collect what is printed, up to a line with these words."""
        assert self.process.stdout is not None
        with _alarm(self.process):
            for line in self.process.stdout:
                self.said.append(line)
                if words in line:
                    return
        raise AssertionError(f"it ended without saying {words!r}: {self.said} {self.process.communicate()}")

    def end(self, how: signal.Signals = signal.SIGINT) -> Told:
        """Stop it and wait."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=PATIENCE)
        told = Told(self.process.returncode, "".join(self.said) + out, err)
        check_language(told)
        return told


@contextmanager
def served(home: Path, **settings: str) -> Iterator[Server]:
    """Start it in this folder and wait until it has printed everything."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=home,
        env=environment(WEB_PORT=str(port), **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    server = Server(process, port)
    try:
        server.read_until("python -m bot chat --as" if "PUBLIC_URL" not in settings else "Ctrl-C")
        yield server
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


@contextmanager
def _alarm(process: subprocess.Popen[str]) -> Iterator[None]:
    timer = Timer(PATIENCE, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def codes(server: Server) -> dict[str, str]:
    """The code of each sample role, by the name of its person."""
    return dict(re.findall(r"\((.+?)\): (\S+)$", "".join(server.said), re.MULTILINE))
