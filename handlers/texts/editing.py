"""Sentences of changing an entry and of letting it go live."""

NOT_EDITOR = "Chỗ trò chuyện này chưa được giao biên tập. Anh chị hỏi quản trị của xã để được cấp mã."
NOT_CHECKER = "Chỗ trò chuyện này chưa được giao duyệt mục hỏi đáp. Anh chị hỏi quản trị của xã để được cấp mã."
NOT_FOUND = "Tôi không tìm thấy mục này. Anh chị gõ /sua rồi đến vài chữ của câu hỏi."
GONE = "Bản sửa này không còn, hoặc là của người khác."
REHEARSAL = "diễn tập"

HOW = (
    "Sửa một mục: gõ /sua rồi đến vài chữ của câu hỏi, ví dụ “/sua lệ phí căn cước”. "
    "Bản sửa chỉ được dùng sau khi một người khác duyệt."
)
WAITING_FOR_YOU = "Có {count} bản sửa đang chờ anh chị duyệt."
YOUR_DRAFTS = "Anh chị còn {count} bản sửa chưa gửi."
NEWS_WAITS = "Có {count} mục mà bản phát hành mới khác với bản của xã."
LOOK = "Xem: {question}"
GO_ON = "Sửa tiếp: {question}"
GO_ON_WITH = "Sửa mục: {question}"
WHICH = "Anh chị muốn sửa mục nào?"

EDIT_THIS = "Sửa mục này"
WHICH_PART = "Anh chị sửa phần nào của mục này?"
DRAFT_GOES_ON = "Anh chị đang có bản chưa gửi của mục này, tôi tiếp tục từ bản đó."
GIVEN_BACK = "Bản này bị trả lại vì: “{reason}”."
ADD_PART = "Thêm phần “{part}”"
PARTS = {
    "question": "Câu hỏi",
    "wordings": "Cách hỏi",
    "links": "Trang để mở",
    "sources": "Nguồn",
    "days": "Ngày kiểm tra và hiệu lực",
    "category": "Nhóm",
    "confidence": "Mức chắc chắn",
    "confusable": "Mục dễ nhầm",
}
NOW_SAYS = "{part} đang viết:"
NOW_EMPTY = "{part} chưa có gì."
SEND_TEXT = (
    "Anh chị gửi lời mới, mỗi ý một dòng. Ý nào giữ thì chép lại. "
    "Ý chỉ đúng trong một thời gian thì ghi ngày ở cuối dòng, ví dụ “(từ 01/01/2027 đến 31/12/2027)”. "
    "Gõ “hủy” nếu thôi."
)
SEND_WORDINGS = (
    "Mục này đang có {count} cách hỏi. Anh chị gửi cách hỏi mới, mỗi cách một dòng, viết như người dân hay hỏi. "
    "Muốn bớt một cách thì gõ “bỏ cách hỏi:” rồi đến câu đó. Gõ “hủy” nếu thôi."
)
REMOVE_PART = "Bỏ phần này"
ADD_LEAD = "thêm cách hỏi:"
DROP_LEAD = "bỏ cách hỏi:"

NEED_ANSWER = "Mục nào cũng phải có câu trả lời. Anh chị gửi lời mới giúp tôi."
NO_WORDS = "Tôi chưa thấy chữ nào. Anh chị gửi lại lời mới giúp tôi."
BAD_DAY = "Ngày viết chưa đúng. Anh chị viết như “(từ 01/01/2027 đến 31/12/2027)”, ngày đầu đứng trước ngày cuối."
NO_SUCH_WORDING = "Mục này không có cách hỏi “{what}”."
SAME = "Lời này giống hệt bản đang dùng nên không có gì để sửa."
TOO_LONG = "Lời mới dài quá. Anh chị chia bớt sang phần khác giúp tôi."
CONCERNS = {
    "address": "“{what}” không có trong danh sách trang chính thức. Anh chị bỏ hoặc thay trang khác rồi gửi lại.",
    "long": "Câu này hơi dài, người lớn tuổi khó đọc: “{what}…”. Nên tách ra.",
    "wording": "Cách hỏi này chưa dùng được: “{what}”.",
}
PERSONAL = "Trong lời mới có {what}. Nếu là của riêng ai, anh chị bỏ đi trước khi gửi."

READ_BACK = "Bản sửa của anh chị, chưa gửi"
BEFORE = "{part} – đang dùng:"
AFTER = "{part} – sửa thành:"
WORDINGS_GONE = "Cách hỏi bỏ đi:"
WORDINGS_NEW = "Cách hỏi thêm vào:"
NOTHING = "(không có)"
SEND = "Gửi duyệt"
MORE = "Sửa phần khác"
DROP = "Hủy"
DROPPED = "Đã bỏ bản sửa. Câu trả lời đang dùng vẫn giữ nguyên."
STOPPED = "Đã thôi. Chưa có gì thay đổi."

SENT = "Đã gửi bản sửa mục “{question}” cho {who} duyệt. Duyệt xong tôi báo anh chị."
SENT_NOBODY = (
    "Bản sửa mục “{question}” đã ghi, đang chờ người khác duyệt. "
    "Chưa có ai khác để tôi báo; quản trị cấp mã biên tập hoặc người duyệt cho một người nữa."
)
TRIED = "Đã thử {own} cách hỏi của mục này và {others} cách hỏi gần giống của mục khác: đều ra đúng mục."
BLOCKED = "Chưa dùng được bản này, vì có câu hỏi sẽ dẫn nhầm chỗ:"
LEADS_ELSEWHERE = "Hỏi “{wording}” thì ra mục “{found}”, không ra mục này."
LEADS_NOWHERE = "Hỏi “{wording}” thì không ra mục nào."
TAKES_AWAY = "Hỏi “{wording}” trước nay ra mục “{entry}”, nay lại ra mục “{found}”."
NOT_OURS = "một việc ngoài phần trả lời"
HOW_TO_MEND = "Anh chị bỏ hoặc viết khác cách hỏi gây nhầm, rồi gửi lại."
OUTDATED = "Mục này đã có bản khác được dùng sau khi bản sửa này được viết. Bản sửa cần viết lại từ bản mới."

FOR_CHECK = "Mục hỏi đáp chờ duyệt"
LINE = "{author} sửa mục “{question}”, gửi lúc {moment}."
APPROVE = "Duyệt"
RETURN = "Trả lại"
MAKER = "Bản sửa này do chính anh chị viết, nên cần người khác duyệt."
RETURN_WHY = "Vì sao trả lại? Gõ một câu để {author} biết cần sửa gì. Gõ “hủy” nếu thôi."
REASON_LONG = "Lý do dài quá. Anh chị gõ gọn trong một hai câu giúp tôi."
APPROVED = "Đã duyệt mục “{question}”. Trong vài giây nữa, ai hỏi cũng nhận câu trả lời mới."
RETURNED = "Đã trả lại bản sửa mục “{question}” cho {author}."
TOLD_APPROVED = "{checker} đã duyệt bản sửa mục “{question}”. Câu trả lời mới đang được dùng. Cảm ơn anh chị."
TOLD_RETURNED = "{checker} trả lại bản sửa mục “{question}”: “{reason}”."
DECIDED = "Bản sửa này {state}. Anh chị không cần làm gì thêm."
DECIDED_BY = "Bản sửa này {state}: {who}, {moment}. Anh chị không cần làm gì thêm."
STATES = {
    "draft": "chưa gửi",
    "pending": "đang chờ duyệt",
    "live": "đang được dùng",
    "retired": "đã thôi dùng",
}

NEWS = "Bản phát hành mới khác với mục đã sửa ở xã"
NEWS_LINE = "Mục “{question}”. Bản của xã vẫn được dùng cho đến khi anh chị chọn."
OURS = "{part} – bản của xã:"
THEIRS = "{part} – bản mới:"
KEEP_OURS = "Giữ bản của xã"
TAKE_NEW = "Lấy bản mới"
KEPT_OURS = "Giữ bản của xã cho mục “{question}”. Bản mới được cất vào lịch sử."
TOOK_NEW = "Đã lấy bản mới cho mục “{question}”. Bản của xã được cất vào lịch sử."

MISSED = "Những câu trả lời chưa trúng trong {days} ngày qua"
MISSED_NONE = "Trong {days} ngày qua không có câu nào trả lời chưa trúng."
MISSED_GROUP = "{count} lượt: {examples}.\nGần nhất: {nearest}.\n{advice}"
MISSED_NEAREST_NONE = "chưa có mục nào"
ADVICE = {
    "reread": "Nên làm: đọc lại và sửa câu trả lời.",
    "add_wording": "Nên làm: thêm cách hỏi này vào mục đúng.",
    "new_entry": "Nên làm: cân nhắc viết mục mới.",
}
