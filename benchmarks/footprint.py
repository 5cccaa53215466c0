"""Time until the page answers at a second start, memory at rest, memory after 10,000 turns."""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.world import make, update
from bot import logs
from bot.clock import machine

PORT = 18099
STARTS = 5
TURNS = 10_000


def memory(pid: int) -> float:
    """Resident megabytes."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def start(place: str) -> tuple[float, float]:
    """Seconds until ready, megabytes two seconds later."""
    environment = {**os.environ, "DATA_DIR": place, "WEB_PORT": str(PORT), "LOG_LEVEL": "ERROR"}
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not answers():
        time.sleep(0.02)
    seconds = time.perf_counter() - began
    time.sleep(2)
    used = memory(process.pid)
    process.terminate()
    process.wait()
    return seconds, used


def answers() -> bool:
    try:
        return bool(urlopen(f"http://127.0.0.1:{PORT}/readyz").status == 200)
    except URLError:
        return False


async def grow(place: str) -> tuple[float, float]:
    """Megabytes before and after TURNS turns."""
    program, _ = await make(f"sqlite+aiosqlite:///{place}/grow.db", Path(place))
    before = memory(os.getpid())
    for first in range(0, TURNS, 100):
        updates = [update(number % 500, number, "grow") for number in range(first, first + 100)]
        program.wake(await program.stores.inbox.put(updates, machine()))
        await program.idle()
    after = memory(os.getpid())
    await program.stop()
    return before, after


def main() -> None:
    logs.set_up("ERROR")
    with tempfile.TemporaryDirectory() as place:
        first = start(place)[0]
        starts = [start(place) for _ in range(STARTS)]
        print(f"first start          {first:6.2f} s")
        print(f"second start, median {statistics.median(one for one, _ in starts):6.2f} s")
        print(f"memory at rest       {statistics.median(used for _, used in starts):6.0f} MB")
        before, after = asyncio.run(grow(place))
        print(f"memory before and after {TURNS} turns: {before:.0f} → {after:.0f} MB")


if __name__ == "__main__":
    main()
