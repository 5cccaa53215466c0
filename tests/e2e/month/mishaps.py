"""What happens in a real month: a wrong key, a second report, a message changed, a day forgotten, a remark."""

from __future__ import annotations

from datetime import timedelta

from tests.e2e.month.commune import HANH, LAN, MINH, TEAM, TUAN, WHY_ODD, Commune
from tests.e2e.month.words import ACCOUNT, HOUSEHOLDS, LEAFLETS, PAYMENT, SUBMIT, VNEID, a_day, sentence


async def mended_before_saving(commune: Commune) -> None:
    """ "Sửa" and "nhầm, … chứ không phải …" change what waits; a question in between loses nothing."""
    office = commune.office
    await office.say(MINH, "cai vneid 12, nop ho so 5")
    await office.tap(MINH, "Sửa")
    (await office.say(MINH, "cài vneid 14")).says("VNeID 14 lượt", "5 lượt")
    (await office.say(MINH, "nhầm, vneid 15 chứ không phải 14")).says("từ 14 thành 15")
    heard = await office.say(MINH, "tiếp tục")
    await commune.save(MINH, heard, {VNEID: 15, SUBMIT: 5})


async def twice_a_day(commune: Commune) -> None:
    """Chị Hạnh adds what came in the evening; anh Minh puts a right figure in the place of a wrong one."""
    await commune.report(HANH, {VNEID: 7, SUBMIT: 3})
    await commune.report(HANH, {VNEID: 4, PAYMENT: 2}, way="Cộng thêm")
    await commune.report(MINH, {VNEID: 9, LEAFLETS: 20})
    await commune.report(MINH, {VNEID: 8, LEAFLETS: 25}, way="Thay thế")
    await commune.report(TUAN, a_day(commune.chance))


async def undone(commune: Commune) -> None:
    """Chị Hạnh sees within ten minutes that she typed too much; cô Lan is told, and nothing counts meanwhile."""
    office = commune.office
    wrong = await commune.report(HANH, {VNEID: 21, LEAFLETS: 30})
    (await office.tap(HANH, "Hoàn tác")).says("Đã rút lại số liệu", "VNeID 21 lượt")
    office.told(LAN).says("vừa rút lại số liệu")
    wrong.standing = "gone"
    await commune.check_totals()
    heard = (await office.say(HANH, "nhầm, vneid 12")).says("từ 21 thành 12")
    await commune.save(HANH, heard, {VNEID: 12, LEAFLETS: 30})
    office.clock.at += timedelta(minutes=11)
    (await office.say(HANH, "hoàn tác")).says("Đã quá 10 phút")


async def changed_messages(commune: Commune) -> None:
    """A message is changed before it is saved, and another after: the second changes nothing by itself."""
    office, book = commune.office, commune.book
    await office.say(MINH, "cài vneid 10, nộp hồ sơ 2", "m-truoc")
    heard = (await office.change(MINH, "cài vneid 11, nộp hồ sơ 2", "m-truoc")).says("vừa sửa tin cũ")
    await commune.save(MINH, heard, {VNEID: 11, SUBMIT: 2})
    heard = await office.say(TUAN, "tạo tài khoản DVC 5, đến 4 hộ", "m-sau")
    await commune.save(TUAN, heard, {ACCOUNT: 5, HOUSEHOLDS: 4})
    heard = await office.change(TUAN, "tạo tài khoản DVC 6, đến 4 hộ", "m-sau")
    heard.says("vừa sửa tin đã báo", "Số đã ghi chưa đổi")
    await commune.check_totals()
    (await office.tap(TUAN, "Thay thế")).says("Đã lưu")
    book.replace(TUAN, TEAM[TUAN], office.today, {ACCOUNT: 6, HOUSEHOLDS: 4})


async def far_from_usual(commune: Commune) -> None:
    """A festival: ten times as many as ever. It is asked about, and the reason travels to cô Lan."""
    office = commune.office
    heard = await office.say(MINH, "ngày hội chuyển đổi số: cài vneid 120, phát 300 tờ rơi")
    heard.says("Số này khác mọi khi").offers(WHY_ODD)
    heard = (await office.say(MINH, "ngày hội cả ấp, có đoàn xã xuống")).says("Lý do", "ngày hội cả ấp")
    office.told(LAN)
    await commune.save(MINH, heard, {VNEID: 120, LEAFLETS: 300})
    office.told(LAN).says("Cần xem" if False else "Chỗ cần xem", "ngày hội cả ấp")


async def forgotten(commune: Commune) -> None:
    """Anh Tuấn reports yesterday's figures today, and then today's."""
    office, yesterday = commune.office, commune.office.today - timedelta(days=1)
    (await office.say(TUAN, "còn gì")).says("Còn thiếu", f"{yesterday.day}/{yesterday.month}")
    figures = {VNEID: 10, SUBMIT: 4}
    heard = await office.say(TUAN, "hôm qua cài vneid 10, nộp hồ sơ 4")
    await commune.save(TUAN, heard, figures, day=yesterday)
    today = a_day(commune.chance)
    await commune.save(TUAN, await office.say(TUAN, sentence(today, commune.chance)), today)


async def remarks(commune: Commune) -> None:
    """Difficulties, proposals and documents are kept beside the figures; cô Lan reads them together."""
    office = commune.office
    (await office.say(MINH, "khó khăn: sóng yếu ở ấp Hòa Thuận, nhiều bà con dùng điện thoại cũ")).says("Đã ghi")
    (await office.say(HANH, "kiến nghị: xã hỗ trợ thêm hai máy phát sóng cho nhà văn hóa")).says("Đã ghi")
    (await office.say(TUAN, "văn bản: 12/KH-UBND ngày 01/12/2026 về tuyên truyền VNeID")).says("12/KH-UBND")
    (await office.say(LAN, "ghi chú")).says("sóng yếu", "hai máy phát sóng", "12/KH-UBND")
    for who in (MINH, HANH, TUAN):
        await commune.report(who, a_day(commune.chance))
