"""The month's report of the commune: filled in, approved, taken in by the province, corrected, shut."""

from __future__ import annotations

from datetime import date
from typing import Final

from tests.e2e.month.book import Figures
from tests.e2e.month.commune import BINH, FIRST, LAN, LAST, NGA, Commune, amount
from tests.e2e.month.words import OTHER, SHORT, VNEID

MONTHLY: Final = "Báo cáo chuyển đổi số hằng tháng, tháng 12/2026"
APPS = "Cài VNeID và ứng dụng (tổng)"
TYPED = {
    "Văn bản đã ban hành": 3,
    "Hồ sơ kỳ trước chuyển sang": 12,
    "Hồ sơ tiếp nhận": 2534,
    "Hồ sơ đúng hạn": 2180,
    "Hồ sơ trước hạn": 348,
    "Hồ sơ trễ hạn": 2,
    "Hồ sơ đang giải quyết": 16,
}
"""What the one-door office tells chị Nga; identity ID01 holds."""


async def fills_in_the_month(commune: Commune) -> Figures:
    """Chị Nga takes over what the log knows and types what it does not; what she sent, by its name on the screen."""
    office, daily = commune.office, commune.book.sums(FIRST, LAST, approved=True)
    (await office.say(NGA, "còn gì")).says("Báo cáo chuyển đổi số hằng tháng", "hết ngày 16/12/2026")
    await office.say(NGA, "báo cáo tháng")
    (await office.tap(NGA, MONTHLY)).says("Hạn nộp: hết ngày 16/12/2026", "chưa nộp").offers("Điền từng câu")
    heard, known = await office.tap(NGA, "Điền từng câu"), []
    while "Câu " in heard.text:
        offered = next((one for one in heard.labels if one.startswith("Đúng, lấy")), "")
        known += [int(offered.split()[-1].replace(".", ""))] if offered else []
        heard = await (office.tap(NGA, offered) if offered else office.say(NGA, "bỏ qua"))
    for name, figure in TYPED.items():
        heard = await office.say(NGA, f"{name.lower()} {figure}")
    sent = {row[0]: amount(row[1]) for row in heard.tables[-1].rows}
    apps = daily[VNEID] + daily[OTHER]
    assert sent == TYPED | {SHORT[code]: figure for code, figure in daily.items()} | {APPS: apps}
    assert sorted(known) == sorted([*daily.values(), apps])
    (await office.tap(NGA, "Lưu")).says("Đã lưu", "xã Tháp Mười", "Đã báo Trần Thị Lan duyệt")
    return sent


async def is_approved(commune: Commune, sent: Figures) -> None:
    """Nobody approves their own; cô Lan does, the log goes into the total; the province takes the commune in."""
    office, book = commune.office, commune.book
    button = next(choice.value for reply in office.others[LAN] for choice in reply.choices if choice.label == "Duyệt")
    (await office.press(NGA, button)).never("Đã duyệt")
    told = office.told(LAN).says("Báo cáo chờ duyệt", "Đỗ Thị Nga")
    assert {row[0]: amount(row[1]) for row in told.tables[-1].rows} == sent
    used = book.cover(FIRST, LAST)[1]
    heard = await office.press(LAN, button)
    heard.says("Đã duyệt", "Đỗ Thị Nga", f"Sổ tay ngày trong kỳ cũng được đưa vào bản tổng hợp: {used} báo cáo")
    office.told(NGA).says("Trần Thị Lan đã duyệt")
    (await office.press(LAN, button)).says("không cần làm gì thêm")
    (await office.say(BINH, "tổng hợp tháng 12")).says("Đã duyệt 1/6 đơn vị", "Chưa tổng hợp lần nào")
    (await office.tap(BINH, "Tổng hợp 1 báo cáo đã duyệt")).says("Đã tổng hợp 1 báo cáo của 1/6 đơn vị")
    (await office.say(BINH, "tổng hợp tháng 12")).says("gồm 1 báo cáo", "Trương Quốc Bình")


async def corrects_the_month(commune: Commune) -> None:
    """21/12: the log says less than the report; chị Nga corrects it, and the province makes its total anew."""
    office, daily = commune.office, commune.book.sums(FIRST, LAST, approved=True)
    office.at(date(2026, 12, 21), 9)
    heard = await office.tap(NGA, "Đính chính")
    while "Câu " in heard.text:
        from_log = next((one for one in heard.labels if one.startswith("Đúng, lấy")), "")
        kept = next((one for one in heard.labels if one.startswith("Giữ ")), "Bỏ qua")
        heard = await office.tap(NGA, from_log or kept)
    heard.says("đã được duyệt").offers("Đính chính")
    heard = (await office.tap(NGA, "Đính chính")).says("Đính chính số liệu", "Vì sao phải sửa?")
    changed = {row[0]: (amount(row[1]), amount(row[2])) for row in heard.tables[-1].rows}
    assert changed["Cài, kích hoạt VNeID"][1] == daily[VNEID], changed
    assert changed[APPS][1] == daily[VNEID] + daily[OTHER], changed
    heard = await office.say(NGA, "sổ ngày có đính chính và báo bổ sung")
    (await office.tap(NGA, "Gửi đính chính")).says("Đã gửi đính chính số 1")
    office.told(LAN).says("Đính chính số 1 chờ duyệt", "sổ ngày có đính chính")
    (await office.tap(LAN, "Duyệt")).says("Đã duyệt đính chính số 1", "Đỗ Thị Nga")
    office.told(BINH).says("Số liệu đã dùng có đính chính số 1", "Báo cáo chuyển đổi số hằng tháng", "cần xem lại")
    (await office.tap(BINH, "Xem tình hình tổng hợp")).says("Có đính chính sau khi tổng hợp", "xã Tháp Mười")
    (await office.tap(BINH, "Tổng hợp lại, thêm 1 báo cáo")).says("Đã tổng hợp", "1/6 đơn vị")
    (await office.say(BINH, "tổng hợp tháng 12")).never("Có đính chính sau khi tổng hợp")


async def is_shut(commune: Commune) -> None:
    """26/12: after the month's own ngày khóa nothing is filled in any more, and the way to ask is shown."""
    office = commune.office
    office.at(date(2026, 12, 28), 9)
    await office.tick()
    await office.say(NGA, "báo cáo tháng")
    heard = await office.tap(NGA, MONTHLY)
    heard.says("đã khóa")
    assert not {"Điền từng câu", "Đính chính"} & set(heard.labels), heard.labels
