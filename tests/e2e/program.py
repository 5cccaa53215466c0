"""The real program, `python -m bot run`, in a process of its own: started, asked for codes, killed, started again."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CODE = re.compile(r"\(([^()]+)\): ([0-9A-Z]{4}-[0-9A-Z]{4})$")
_PATIENCE = 60


class Bot:
    """One installation: a folder of data, a port, and the process that serves them, if one runs."""

    def __init__(self, data: Path) -> None:
        self._data, self._port = data, _free_port()
        self._process: subprocess.Popen[str]
        self.codes: dict[str, str] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start, read the one-time codes from what it prints, and wait until it listens."""
        with (self._data / "log").open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=self._data,  # where no .env of a developer lies
                env=self._environment(),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        out_of_patience = threading.Timer(_PATIENCE, self._process.kill)
        out_of_patience.start()
        self._read_codes()
        self._wait_until_it_listens()
        out_of_patience.cancel()

    def kill(self) -> None:
        """As a power cut does: SIGKILL."""
        self._process.kill()
        self._process.wait()
        self._process.communicate()

    def stop(self) -> str:
        """As Ctrl-C does; what it said while it ended."""
        self._process.terminate()
        return self._process.communicate(timeout=_PATIENCE)[0]

    def complaints(self) -> str:
        """Everything that it logged as wrong."""
        log = (self._data / "log").read_text("utf-8")
        return "\n".join(line for line in log.splitlines() if '"INFO"' not in line)

    def _environment(self) -> dict[str, str]:
        ours = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "DATA_DIR": str(self._data), "WEB_PORT": str(self._port)}
        return {"PATH": os.environ.get("PATH", ""), **ours}

    def _read_codes(self) -> None:
        assert self._process.stdout is not None
        self.codes = {}
        for line in self._process.stdout:
            if found := _CODE.search(line.strip()):
                self.codes[found[1]] = found[2]
            if len(self.codes) == 3:
                return
        raise AssertionError(f"the program did not start:\n{self.complaints()}")

    def _wait_until_it_listens(self) -> None:
        while self._process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            time.sleep(0.02)
        raise AssertionError(f"the program ended before it listened:\n{self.complaints()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
