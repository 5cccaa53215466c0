"""What the tests of changing an entry share: chị Thúy writes a fee anew."""

from __future__ import annotations

from dialog.reply import Reply
from handlers.texts import editing as texts
from tests.handlers.talk import Talk, value
from tests.people import THUY, Someone

FEE = "Từ nay thu 10.000 đồng."


async def fee_drafted(talk: Talk, who: Someone = THUY, words: str = FEE) -> Reply:
    """The fee of a short entry is written anew."""
    await talk.tap(who, "phan:thuong-tru.fee")
    return await talk.say(who, words)


async def fee_sent(talk: Talk) -> Reply:
    return await talk.tap(THUY, value(await fee_drafted(talk), texts.SEND))


async def fee_served(talk: Talk) -> str:
    served = {one.id: one for one in await talk.kept.served()}
    return " ".join(one.text for one in served["thuong-tru"].sections["fee"])
