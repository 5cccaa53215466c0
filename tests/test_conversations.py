"""Every recorded conversation, on every channel, through the whole program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.drivers.console import Terminals
from tests.drivers.stage import Driver, Seen, Stage
from tests.drivers.telegram import Phones
from tests.drivers.web import Pages

SCRIPTS = sorted((Path(__file__).parent / "conversations").glob("*.yaml"))
CHANNELS: dict[str, Callable[[], Driver]] = {"console": Terminals, "web": Pages, "telegram": Phones}


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
async def test_the_conversation_goes_as_recorded(script: Path, channel: str, tmp_path: Path) -> None:
    story = yaml.safe_load(script.read_text(encoding="utf-8"))
    if channel not in story.get("channels", CHANNELS):
        pytest.skip("this channel has no groups")
    stage = await Stage.open(tmp_path, CHANNELS[channel](), datetime.fromisoformat(story["at"]))
    try:
        await play(stage, story["turns"])
    finally:
        await stage.close()


async def play(stage: Stage, turns: list[dict[str, Any]]) -> None:
    """Each turn is something that happens, and what is seen of it afterwards."""
    known: dict[str, int] = {}
    for number, turn in enumerate(turns, 1):
        if "at" in turn:
            stage.clock.at = datetime.fromisoformat(turn["at"])
        who = turn.get("in", turn.get("who", ""))
        if who and who not in known:
            known[who] = len(await stage.driver.seen(who))
        await happen(stage, turn)
        if who:
            seen = await stage.driver.seen(who)
            new, known[who] = seen[known[who] :], len(seen)
            check(f"turn {number}: {turn}", turn, new)


async def happen(stage: Stage, turn: dict[str, Any]) -> None:
    who = turn.get("who", "")
    if "in" in turn:
        await happen_in_group(stage, turn["in"], who, turn)
        return
    if "joins_as" in turn:
        await stage.driver.say(who, f"/thamgia {await stage.code_for(turn['joins_as'])}")
    if "says" in turn:
        await stage.driver.say(who, turn["says"])
    if "taps" in turn:
        await stage.driver.tap(who, turn["taps"])
    if "tick" in turn:
        assert await stage.tick() == turn["tick"], turn
    await stage.settle()


async def happen_in_group(stage: Stage, group: str, who: str, turn: dict[str, Any]) -> None:
    """`answers` are words that reply to the bot."""
    phones = stage.driver
    assert isinstance(phones, Phones)
    if "says" in turn or "answers" in turn:
        await phones.say_in(group, who, turn.get("says", turn.get("answers")), answers="answers" in turn)
    if "taps" in turn:
        await phones.tap_in(group, who, turn["taps"])
    if turn.get("happens") == "supergroup":
        await phones.becomes_supergroup(group)
    if turn.get("happens") == "put out":
        await phones.puts_out(group)
    await stage.settle()


def check(where: str, turn: dict[str, Any], new: list[Seen]) -> None:
    text = "\n\n".join(seen.text for seen in new)
    labels = [label for seen in new for label in seen.labels]
    if turn.get("hears") == []:
        assert not new, f"{where}\nheard: {text}"
        return
    for wanted in turn.get("hears", []):
        assert _flat(wanted) in _flat(text), f"{where}\nheard: {text}"
    for unwanted in turn.get("never", []):
        assert _flat(unwanted) not in _flat(text), f"{where}\nheard: {text}"
    if "choices" in turn:
        assert labels == turn["choices"], f"{where}\nchoices: {labels}"


def _flat(text: str) -> str:
    """Tables are drawn differently on each channel: only the words count."""
    return " ".join(text.split())
