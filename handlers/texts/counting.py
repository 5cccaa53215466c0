"""Sentences of the shared counter."""

NAMES = {
    "outreach_vneid_turns": "VNeID",
    "outreach_other_app_turns": "Ứng dụng khác",
    "outreach_dvctt_account_turns": "Tài khoản DVC",
    "outreach_dvctt_submit_turns": "Nộp hồ sơ",
    "outreach_payment_turns": "Thanh toán",
    "outreach_households_visited": "Hộ đã đến",
    "leaflets_distributed": "Tờ rơi",
    "training_events": "Tập huấn",
    "comm_news_broadcast": "Tin đã phát",
    "comm_article_broadcast": "Bài đã phát",
}
ON_BUTTON = {
    "outreach_other_app_turns": "Ứng dụng",
    "outreach_dvctt_account_turns": "Tài khoản",
    "outreach_households_visited": "Hộ",
}
"""Where the name is too long for half a row: +1 and +5 of one item stand side by side, not beside another item's."""

TITLE = "Bảng đếm {day} – {unit}"
COLUMNS = ("Nội dung", "Cả tổ", "Của anh chị")
EMPTY = "Chưa ai bấm lượt nào. Mỗi khi giúp xong một người, anh chị bấm +1."
UNSAVED = "Phần của anh chị chưa vào sổ: {figures}."
ALL_SAVED = "Phần của anh chị đã vào sổ hết."
OTHERS = "Chưa vào sổ: {names}."
PLUS = "{name} +{amount}"
MINUS = "{name} −1 (bấm nhầm)"
MORE = "Mục khác"
BACK = "Về bảng đếm"
MORE_TITLE = "Những mục khác trong sổ tay ngày. Bấm để cộng một lượt."
SAVE = "Lưu vào sổ"
SAVE_ALL = "Lưu cả tổ vào sổ"
ADDED = "Đã cộng {amount} vào {name}."
TAKEN = "Đã bớt 1 ở {name}."
NOTHING_TO_TAKE = "{name} không còn lượt nào của anh chị để bớt."
ENOUGH = "Mục này đã tới mức lớn nhất của một ngày. Anh chị kiểm tra lại giúp tôi."
OTHER_DAY = "Nút vừa bấm là của bảng đếm {day}. Tôi chưa cộng gì. Đây là bảng hôm nay."
ON_OTHER_DAY = "Cộng {amount} cho {day}"
ADDED_THEN = "Đã cộng {amount} vào {name} của {day}."
RETIRED = "Mục vừa bấm không còn trong sổ tay ngày nữa, nên tôi chưa cộng gì."
CLOSED = "Số liệu {day} đã khóa nên không cộng thêm được. Người duyệt của xã mở lại được."
WHICH_UNIT = "Anh chị mở bảng đếm của tổ nào?"
NOT_YOURS = "Anh chị chưa được giao báo cho tổ này, nên không đếm ở đây được."
NOT_LEADER = "Chỉ người duyệt mới lưu được cho cả tổ. Phần của anh chị thì anh chị bấm Lưu vào sổ."
ONLY_SEEN = "Anh chị xem được bảng này; bấm đếm thì để người của tổ."

NOTHING = "Không còn lượt nào chưa vào sổ {day}. Không cần làm gì thêm."
SENTENCE = "bảng đếm {day}"
ODD = "Số này khác mọi khi. Anh chị bấm một lý do để lưu; đếm nhầm thì về bảng bấm −1."
BLOCKED = "Chưa lưu được vì có số chưa khớp. Bảng đếm vẫn giữ nguyên, anh chị bấm −1 cho đúng rồi lưu lại."
REFUSED = "Tôi chưa lưu được phần này. Các lượt đã bấm vẫn giữ nguyên trong bảng đếm."
SAVED_ALL = "Đã lưu bảng đếm {day} của {unit} vào sổ, mỗi người một báo cáo:"
SAVED_ONE = "{name}: {figures}"
KEPT_ONE = "{name}: chưa lưu được, các lượt vẫn giữ trong bảng đếm"
SAVED_FOR_YOU = "{leader} đã lưu phần đếm {day} của anh chị vào sổ: {figures}. Sai thì bấm Hoàn tác trong 10 phút."

DUE = (
    "Bảng đếm hôm nay của {unit} còn phần của anh chị chưa vào sổ: {figures}. "
    "Quên cũng không sao, cuối ngày tôi tự lưu."
)
AUTO_SENTENCE = "tự lưu cuối ngày từ bảng đếm"
AUTO_SAVED = "Tôi đã tự lưu phần đếm {day} của anh chị vào sổ của {unit}: {figures}."
AUTO_WRONG = "Có số sai thì gõ “báo cáo của tôi” để xem và đính chính."
AUTO_KEPT = (
    "Bảng đếm {day} của {unit} còn phần của anh chị chưa vào sổ được vì kỳ đó đã khóa: {figures}. "
    "Các lượt vẫn giữ nguyên. Anh chị nhờ người duyệt của xã mở lại giúp."
)
AUTO_REFUSED = (
    "Bảng đếm {day} của {unit} còn phần của anh chị chưa vào sổ được: {figures}. Các lượt vẫn giữ nguyên. "
    "Anh chị nhờ người duyệt của xã xem giúp."
)
ASK_OPENING = "Xin mở khóa"
OPEN = "Xem bảng đếm"
