"""A stand-in for api.telegram.org on this machine, in the process of the tests.

It takes what the Bot API's schema allows and nothing else: every invalid call is answered with 400 and kept in
`invalid`, and the fixture `telegram` fails the test for it. It does not know Telegram's real rate limits.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from tests.telegram import check, updates
from tests.telegram.faults import Fault
from tests.telegram.methods import perform
from tests.telegram.state import BotState, Call, Refused, Sent
from tests.telegram.updates import Raw

ATTACHED = "attach://"
Receive = Callable[[Mapping[str, str], bytes], Awaitable[int]]


class TelegramServer:
    """`url` is the base address for both libraries; `token` the one bot that it knows until `bot()` adds others."""

    def __init__(self, token: str = updates.TOKEN) -> None:
        self.token = token
        self.invalid: list[str] = []
        self.url = ""
        self._bots = {token: BotState(token)}
        app = web.Application(client_max_size=60 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/documents/{file_id}", self._download)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True, access_log=None)

    async def start(self) -> None:
        """Listen on a free port of this machine."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def stop(self) -> None:
        """Stop listening; waiting polls are cut."""
        await self._runner.cleanup()

    def bot(self, token: str | None = None) -> BotState:
        """Everything known of one bot; a new token is registered."""
        return self._bots.setdefault(token or self.token, BotState(token or self.token))

    @property
    def calls(self) -> list[Call]:
        """Every call of the first bot, oldest first."""
        return self.bot().calls

    def called(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.calls if call.method == method]

    def messages(self, chat_id: int) -> list[Sent]:
        """What the bot has sent to a chat."""
        return [sent for sent in self.bot().sent if sent.chat_id == chat_id]

    def push(self, update: Raw) -> int:
        """Let any update arrive; returns its id."""
        return self.bot().push(update)

    def user_says(self, chat_id: int, words: str, **more: Any) -> int:
        """A person types."""
        return self.push({"message": updates.text(chat_id, words, self.bot().message_id(), **more)})

    def user_taps(self, chat_id: int, data: str) -> int:
        """A person presses a button: of the newest message that has it, or of one long gone."""
        state = self.bot()
        query_id = f"q{state.next_update}"
        state.queries.add(query_id)
        under = next((sent.raw() for sent in reversed(self.messages(chat_id)) if data in sent.taps), None)
        return self.push({"callback_query": updates.tap(chat_id, data, query_id, under)})

    def fail_next(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of a method fail."""
        self.bot().faults[method].extend([fault] * times)

    def block(self, chat_id: int) -> None:
        """A person blocks the bot."""
        self.bot().blocked.add(chat_id)

    async def deliver(self, receive: Receive) -> list[int]:
        """Post what waits to the webhook; what is not answered with 2xx stays. Returns the statuses."""
        state, statuses = self.bot(), []
        for update in list(state.queue):
            headers = {"X-Telegram-Bot-Api-Secret-Token": state.webhook.get("secret_token", "")}
            statuses.append(await receive(headers, json.dumps(update).encode()))
            if 200 <= statuses[-1] < 300:
                state.queue.remove(update)
        return statuses

    def user_sends(self, chat_id: int, name: str, content: bytes, **more: Any) -> int:
        """A person sends a file; returns the update's id."""
        state = self.bot()
        file_id = f"file-{state.message_id()}"
        state.files[file_id] = content
        document = updates.file(file_id=file_id, file_name=name, file_size=len(content), **more)
        return self.push({"message": updates.message(chat_id, state.message_id(), document=document)})

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """The file behind getFile's path. Faults of "download" break it."""
        state = self._bots.get(request.match_info["token"])
        content = state.files.get(request.match_info["file_id"]) if state else None
        if state is None or content is None:
            return _error(Fault(404, "Not Found"))
        fault = state.faults["download"].popleft() if state.faults["download"] else None
        if fault:
            return _cut(request) if fault.drop else _error(fault)
        await asyncio.sleep(state.slow)
        return web.Response(body=content)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        state = self._bots.get(request.match_info["token"])
        if state is None:
            return _error(Fault(401, "Unauthorized"))
        method = request.match_info["method"]
        values, names = await _values(method, request)
        call = Call(method, values, tuple(check.problems(method, values)))
        state.calls.append(call)
        if call.problems:
            self.invalid.extend(call.problems)
            return _error(Fault(400, f"Bad Request: {call.problems[0]}"))
        return await self._valid(request, state, method, {**values, "_names": names} if names else values)

    async def _valid(
        self, request: web.Request, state: BotState, method: str, values: dict[str, Any]
    ) -> web.StreamResponse:
        fault = state.faults[method].popleft() if state.faults[method] else None
        if fault and fault.drop == "before":
            return _cut(request)
        if fault and not fault.drop:
            return _error(fault)
        if values.get("chat_id") in state.blocked:
            return _error(Fault(403, "Forbidden: bot was blocked by the user"))
        try:
            result = await perform(state, method, values)
        except Refused as refused:
            return _error(refused.fault)
        return _cut(request) if fault else web.json_response({"ok": True, "result": result})


async def _values(method: str, request: web.Request) -> tuple[dict[str, Any], dict[str, str]]:
    """The decoded parameters, and the names of the files among them."""
    if request.content_type == "application/json":
        return dict(await request.json()), {}
    form = dict(await request.post())
    files = {name: field for name, field in form.items() if isinstance(field, FileField)}
    attached = {name: str(value).removeprefix(ATTACHED) for name, value in form.items() if _attached(value)}
    sources = {name: name for name in files if name not in attached.values()} | attached
    plain = {name: value for name, value in form.items() if name not in files and name not in attached}
    contents = {name: files[source].file.read() for name, source in sources.items()}
    named = {name: files[source].filename for name, source in sources.items()}
    return {**check.decode(method, plain), **contents}, named


def _attached(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(ATTACHED)


def _error(fault: Fault) -> web.Response:
    body: Raw = {"ok": False, "error_code": fault.status, "description": fault.description}
    if fault.parameters:
        body["parameters"] = fault.parameters
    return web.json_response(body, status=fault.status)


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
