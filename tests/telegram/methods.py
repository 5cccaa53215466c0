"""What the Bot API's methods do, as far as a bot can see it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from tests.telegram import updates
from tests.telegram.markup import visible
from tests.telegram.state import BotState, Refused, Sent

Values = dict[str, Any]
LARGEST_DOWNLOAD = 20 * 1024 * 1024
TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def perform(state: BotState, method: str, values: Values) -> Any:
    """The result of a valid call. Raises Refused."""
    if method in METHODS:
        return await METHODS[method](state, values)
    return await send(state, values) if method.startswith("send") else True


async def get_me(state: BotState, values: Values) -> Any:
    rights = {"can_join_groups": state.joins_groups, "can_read_all_group_messages": state.reads_all}
    return {**updates.BOT, **rights}


async def get_file(state: BotState, values: Values) -> Any:
    found = state.files.get(values["file_id"])
    if found is None:
        raise Refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
    if len(found) > LARGEST_DOWNLOAD:
        raise Refused(400, "Bad Request: file is too big")
    path = f"documents/{values['file_id']}"
    return updates.file(file_id=values["file_id"], file_size=len(found), file_path=path)


async def get_updates(state: BotState, values: Values) -> Any:
    if state.webhook["url"]:
        raise Refused(409, WEBHOOK_SET)
    state.poller.set()
    state.poller = mine = asyncio.Event()
    state.allowed = values.get("allowed_updates", state.allowed)
    state.confirm_below(values.get("offset", 0))
    await _wait_for_news(state, mine, values.get("timeout", 0))
    if mine.is_set():
        raise Refused(409, TERMINATED)
    if state.webhook["url"]:
        raise Refused(409, WEBHOOK_SET)
    return state.wanted()[: values.get("limit", 100)]


async def _wait_for_news(state: BotState, mine: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            while not state.wanted() and not mine.is_set() and not state.webhook["url"]:
                state.news.clear()
                waits = [asyncio.ensure_future(event.wait()) for event in (state.news, mine)]  # noqa: TID251
                try:
                    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    for wait in waits:
                        wait.cancel()
    except TimeoutError:
        return


async def send(state: BotState, values: Values) -> Any:
    chat_id = values["chat_id"]
    words = values.get("text") or values.get("caption") or ""
    seen = visible(words) if values.get("parse_mode") == "HTML" else words
    name, content = _file(values)
    sent = Sent(chat_id, state.message_id(), seen.strip(), words, values, name, content)
    state.sent.append(sent)
    return sent.raw()


def _file(values: Values) -> tuple[str, bytes]:
    for kind in ("document", "photo"):
        if kind in values:
            content = values[kind]
            return values.get("_names", {}).get(kind, kind), content if isinstance(content, bytes) else b""
    return "", b""


async def edit(state: BotState, values: Values) -> Any:
    found = [
        sent for sent in state.sent if (sent.chat_id, sent.message_id) == (values["chat_id"], values["message_id"])
    ]
    if not found:
        raise Refused(400, "Bad Request: message to edit not found")
    sent = found[0]
    if sent.file_name:
        raise Refused(400, "Bad Request: there is no text in the message to edit")
    if (sent.html, sent.values.get("reply_markup")) == (values["text"], values.get("reply_markup")):
        raise Refused(400, "Bad Request: message is not modified")
    sent.html = values["text"]
    sent.text = visible(sent.html) if values.get("parse_mode") == "HTML" else sent.html
    sent.values = values
    return sent.raw()


async def answer_query(state: BotState, values: Values) -> Any:
    if values["callback_query_id"] not in state.queries:
        raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    state.queries.remove(values["callback_query_id"])
    return True


async def set_commands(state: BotState, values: Values) -> Any:
    state.commands = values["commands"]
    return True


async def get_commands(state: BotState, values: Values) -> Any:
    return state.commands


async def set_webhook(state: BotState, values: Values) -> Any:
    state.webhook = values
    state.news.set()
    return True


async def delete_webhook(state: BotState, values: Values) -> Any:
    state.webhook = {"url": ""}
    return True


async def webhook_info(state: BotState, values: Values) -> Any:
    waiting = len(state.queue)
    return {"url": state.webhook["url"], "has_custom_certificate": False, "pending_update_count": waiting}


async def do_nothing(state: BotState, values: Values) -> Any:
    return True


METHODS: dict[str, Callable[[BotState, Values], Awaitable[Any]]] = {
    "getFile": get_file,
    "getMe": get_me,
    "getUpdates": get_updates,
    "editMessageText": edit,
    "answerCallbackQuery": answer_query,
    "sendChatAction": do_nothing,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": webhook_info,
}
