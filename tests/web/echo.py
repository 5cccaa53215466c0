"""A small desk in memory that answers by itself: the web chat without the rest of the program."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from channels.web.desk import WebDesk
from channels.web.inbound import WebReader
from channels.web.outbound import WebSender
from channels.web.sockets import Sockets
from dialog.inbound import Address, Content, FileRef, Joined, Media, Tap, Text
from dialog.interfaces import InboxItem, Kind, OutboxItem, OutMessage, RawUpdate
from dialog.reply import Choice, Note, Paragraph, Reply, Steps, Table, Title, say
from tests.fakes.uploads import MemoryUploads

START = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
CHOICES = (
    Choice("Tài khoản định danh mức 2", "vneid:muc-2"),
    Choice("Nộp hồ sơ trực tuyến", "nop:ho-so"),
    Choice("Gặp cán bộ", "can-bo"),
)
GREETING = Reply(
    (
        Title("Xin chào!"),
        Paragraph(
            "Tôi giúp tra cứu thủ tục và dịch vụ công trực tuyến.\n"
            "Cứ hỏi bằng lời thường ngày, hoặc chọn một mục dưới đây."
        ),
    ),
    CHOICES,
)
TABLE = Reply(
    (
        Paragraph("Số liệu đọc được như sau, xin kiểm tra lại:"),
        Table(
            ("Chỉ tiêu", "Hôm nay", "Cả kỳ"),
            (
                ("Hướng dẫn cài VNeID", "12", "1.240"),
                ("Hướng dẫn nộp hồ sơ trực tuyến", "5", "386"),
                ("Tỷ lệ hồ sơ trực tuyến", "71,83%", "68,2%"),
            ),
        ),
        Note("Nguồn: sổ ghi của tổ, diễn tập."),
    ),
    (Choice("Lưu", "luu"), Choice("Sửa", "sua"), Choice("Hủy", "huy")),
)
STEPS = Reply(
    (
        Title("Lên tài khoản định danh mức 2"),
        Paragraph("Mang thẻ căn cước đến Công an xã, phường gần nhất. Không mất phí."),
        Steps(
            (
                "Nói với cán bộ là muốn làm định danh điện tử mức 2.",
                "Chụp ảnh khuôn mặt, lấy vân tay tại chỗ.",
                "Đọc số điện thoại chính chủ đang dùng.",
                "Chờ tin nhắn báo kết quả, rồi kích hoạt trên điện thoại.",
            )
        ),
        Paragraph("Xem thêm tại https://vneid.gov.vn, hoặc hỏi Công an xã."),
        Note("Căn cứ: quy định về định danh và xác thực điện tử. Kiểm tra ngày 14/02/2026."),
    ),
    (Choice("Đúng ý tôi", "dung"), Choice("Chưa đúng", "sai"), Choice("Gặp cán bộ", "can-bo")),
)


def answer_to(content: Content, offered: Sequence[Choice]) -> Reply | None:
    """What the echo says."""
    match content:
        case Joined():
            return GREETING
        case Tap("vneid:muc-2"):
            return STEPS
        case Tap(value):
            return say(f"Đã chọn: {value}")
        case Text(text) if text.isdecimal() and 0 < int(text) <= len(offered):
            return say(f"Đã chọn: {offered[int(text) - 1].value}")
        case Text("dài"):
            return say(*[f"Đoạn thứ {n} của một câu trả lời rất dài." * 3 for n in range(1, 30)])
        case Text(text) if "cài" in text:
            return TABLE
        case Text(text):
            return say(f"Nghe rõ: {text}")
        case Media("file", file=FileRef(name=name, size=size)):
            return say(f"Đã nhận tệp {name}, {size} byte.")
        case _:
            return None


class Echo:
    """Inbox, transcript and dispatcher in one. `received` and `sent` keep everything in order."""

    def __init__(self) -> None:
        self.now = START
        self.received: list[RawUpdate] = []
        self.sent: list[OutboxItem] = []
        self.wrong: list[str] = []
        self.woken: asyncio.Queue[Address] = asyncio.Queue()
        self.broken = False
        self.quiet = False
        self._handled = 0
        self.uploads = MemoryUploads()
        self.desk = WebDesk(
            inbox=self,  # type: ignore[arg-type]
            transcript=self,
            wake=self._wake,
            clock=lambda: self.now,
            ready=self._ready,
            new_token=lambda: secrets.token_urlsafe(32),
            uploads=self.uploads,
            sockets=Sockets(),
        )
        self._sender = WebSender(self.desk.sockets)

    def later(self, **more: float) -> None:
        self.now += timedelta(**more)

    async def put(self, updates: Sequence[RawUpdate], now: datetime) -> list[Address]:
        if self.broken:
            raise OSError("the disk is full")
        known = {update.update_id for update in self.received}
        new = [update for update in updates if update.update_id not in known]
        self.received += new
        return [update.address for update in new]

    async def since(self, address: Address, after: int, limit: int = 50) -> list[OutboxItem]:
        return [item for item in self.sent if item.message.address == address and item.id > after][-limit:]

    async def work(self) -> None:
        """Answer for ever whatever comes in."""
        while True:
            await self.woken.get()
            await self.answer()

    async def answer(self) -> None:
        """Answer everything that waits."""
        while not self.quiet and self._handled < len(self.received):
            update = self.received[self._handled]
            self._handled += 1
            item = InboxItem(
                self._handled, update.channel, update.update_id, update.address, update.payload, attempts=0
            )
            inbound = await WebReader().read(item)
            assert inbound is not None
            reply = answer_to(inbound.content, await self._offered(update.address))
            if reply is not None:
                await self.tell(update.address, reply)

    async def tell(self, address: Address, reply: Reply, kind: Kind = "reply") -> OutboxItem:
        """Send a message as the delivery would."""
        number = len(self.sent) + 1
        item = OutboxItem(number, OutMessage(address, reply, f"k{number}", kind), attempts=0, parts_sent=0)
        self.sent.append(item)
        await self._sender.send(item, _noted)
        return item

    async def _offered(self, address: Address) -> tuple[Choice, ...]:
        last = await self.since(address, 0, 1)
        return last[0].message.reply.choices if last else ()

    def _wake(self, addresses: Sequence[Address]) -> None:
        for address in addresses:
            self.woken.put_nowait(address)

    async def _ready(self) -> list[str]:
        return self.wrong


async def _noted(parts: int) -> None:
    """A delivery that writes nothing down."""
