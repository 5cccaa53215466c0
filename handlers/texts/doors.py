"""Sentences of closed periods: why, since when, who can open them; asking for more time, answering, opening."""

LOCKED = "{form}, {period} đã khóa từ {since}: {why}"
WHY = "sau ngày khóa, số liệu được giữ nguyên để tổng hợp và gửi cấp trên."
WAS_OPEN = "Lần mở trước có hạn đến hết {day}."
WHO_OPENS = "Người mở được: {names}."
WHO_NOBODY = "Người mở được là người duyệt của {unit}, nhưng chưa ai mở trợ lý. Anh chị báo quản trị giúp tôi."
YOU_OPEN = "Anh chị mở được sổ này."
NOTHING_LOST = "Sổ khóa cho đến khi có người mở. Số liệu đã có vẫn còn nguyên."
OPEN_NOW = "Sổ này đang mở. Hạn nộp: {due}. Ngày khóa: {lock}, sau đó muốn đổi phải xin mở khóa."
REOPENED = "Sổ này đã khóa nhưng đang được mở lại đến hết {day}. Hết ngày đó sổ tự khóa lại."
ASK_OPEN = "Xin mở khóa"
OPEN_IT = "Mở khóa"
ASK_MORE = "Xin gia hạn thêm"

WHICH = "Anh chị muốn xin cho báo cáo nào?"
WHICH_OPEN = "Anh chị muốn mở khóa báo cáo nào? Gõ như “mở khóa sổ ngày 12/11 cho tổ Hòa Thuận đến 20/11”."
NOT_YOURS = "Anh chị không báo và cũng không duyệt cho nơi này, nên không xin được."
NO_UNIT = "Tôi không tìm thấy nơi này trong phạm vi của anh chị. Gõ lại tên tổ hoặc xã giúp tôi."
NO_FORM = "Tôi chưa rõ là báo cáo nào. Gõ như “xin gia hạn sổ ngày 12/11” giúp tôi."
UNTIL = "{what} của {unit}: {form}, {period}. Anh chị cần đến hết ngày nào? Bấm hoặc gõ một ngày như 26/11."
WHAT = {
    ("extension", False): "Xin được gia hạn",
    ("extension", True): "Gia hạn",
    ("reopening", False): "Xin mở khóa",
    ("reopening", True): "Mở khóa",
}
IN_DAYS = "+{count} ngày làm việc: {day}"
DAY_UNREAD = "Tôi chưa đọc được ngày. Gõ như “26/11”, hoặc bấm một nút ở trên."
DAY_BAD = "Ngày phải từ hôm nay trở đi và không quá 30 ngày. Gõ lại ngày khác giúp tôi."
REASON = "Đến hết {day}. Vì sao? Gõ một câu để người duyệt biết."
REASON_OWN = "Đến hết {day}. Vì sao? Gõ một câu, câu này được ghi vào nhật ký."
REASON_AGAIN = "Tôi cần vài chữ cho lý do. Gõ lại giúp tôi, hoặc gõ “hủy” nếu thôi."
REASON_LONG = "Lý do dài quá. Anh chị gõ gọn trong một hai câu giúp tôi."
FUTURE = "Kỳ này chưa bắt đầu nên chưa cần xin."
ALREADY = "Đơn này đã gửi rồi và đang chờ trả lời. Có trả lời tôi nhắn anh chị ngay."
SENT = "Đã gửi đơn {what} đến hết {day} tới {names}. Có trả lời tôi nhắn anh chị ngay."
SENT_NOBODY = "Đã ghi đơn {what} đến hết {day}. Người trả lời chưa mở trợ lý nên chưa nhận được tin."
NAMES = {"extension": "xin được gia hạn", "reopening": "xin mở khóa"}
DOES = {"extension": "gia hạn", "reopening": "mở khóa"}
TITLES = {"extension": "Đơn xin gia hạn", "reopening": "Đơn xin mở khóa"}

REQUEST = "{by} – {unit}.\n{form}, {period}. Xin đến hết {until}, gửi lúc {moment}."
REQUEST_WHY = "Lý do: “{reason}”."
AGREE = "Đồng ý"
REFUSE = "Từ chối"
REFUSE_WHY = "Vì sao từ chối? Gõ một câu để {by} biết. Gõ “hủy” nếu thôi."
GRANTED = "Đã đồng ý {does} cho {by} đến hết {day}. Hết ngày đó sổ tự khóa lại."
REFUSED = "Đã từ chối đơn {what} của {by}."
HOW_DAILY = "Anh chị gõ số liệu kèm ngày để ghi."
HOW_FORM = "Gõ /bieumau để điền, hoặc gõ “đính chính” nếu số cũ đã duyệt."
TOLD_GRANTED = "{who} đồng ý {does} cho anh chị: {form}, {period}, đến hết {day}. {how} Hết ngày đó sổ tự khóa lại."
TOLD_REFUSED = "{who} không đồng ý {does}: {form}, {period}. Lý do: “{answer}”."
NO_REQUEST = "Tôi không tìm thấy đơn này."
NOT_DECIDER = "Anh chị không có quyền trả lời đơn này."
OWN = "Đơn này do chính anh chị gửi, nên cần người khác trả lời."
ANSWERED = "Đơn này đã được {who} trả lời lúc {moment}: {state}. Anh chị không cần làm gì thêm."
ANSWERS = {"granted": "đồng ý đến hết {day}", "refused": "từ chối"}
DAY_PAST = "Ngày xin đã qua nên không mở được nữa. Anh chị nhắn {by} gửi đơn mới giúp tôi."
NONE_WAITING = "Không có đơn nào chờ anh chị trả lời."
WAITING = "Có {count} đơn chờ anh chị trả lời."
LOOK = "{title} của {by}"
LOOK_ALL = "Xem đơn chờ trả lời"

OPENED = "Đã {does} {form}, {period} cho {unit} đến hết {day}. Hết ngày đó sổ tự khóa lại."
OPENED_TOLD = "{who} {does} {form}, {period} cho {unit} đến hết {day}. Anh chị sửa hoặc bổ sung được ngay."
NOT_APPROVED = "{form}: hết ngày khóa mà còn {count} báo cáo đã gửi chưa duyệt."
NOT_APPROVED_WHERE = "{unit}: {days}"
NOT_APPROVED_HOW = "Các báo cáo này vẫn được giữ, nhưng muốn duyệt thì phải mở khóa trước."
AND_OTHERS = "{names} và {count} ngày khác"
