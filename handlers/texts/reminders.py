"""Sentences of reminders."""

DAILY_TITLE = "Nhắc sổ tay ngày {day}"
DAILY = "{unit}: anh chị chưa báo số liệu hôm nay. Gõ một câu như “cài vneid 12, nộp hồ sơ 5” trước 20:00 nhé."
NIL = "Không phát sinh"
CUT_TITLE = "Nhắc chốt số liệu tháng"
CUT_MEMBER = (
    "{unit} chưa có số liệu nào cho kỳ {first}–{last}. Hạn chốt là {due}. Anh chị báo giúp, kể cả không phát sinh."
)
CUT_REVIEWER = "{unit}: kỳ {first}–{last}, hạn chốt {due}."
CUT_MISSING = "Chưa có số liệu: {teams}."
CUT_WAITING = "Còn {count} báo cáo chờ duyệt."
LOOK = "Xem báo cáo chờ duyệt"
WHY = "Theo {source}."
