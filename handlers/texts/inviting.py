"""Sentences of codes made in the conversation, of taking them back, and of ending a role."""

HELP = (
    "Mời người vào đơn vị: gõ /moi. Xem và thu hồi mã đã tạo: gõ /mamoi.",
    "Cho ai thôi nhiệm vụ: gõ /thoi.",
    "Cho cả tổ báo trong nhóm: thêm tôi vào nhóm, gõ /nhom ở đó.",
)
NOT_INVITER = "Tạo mã mời là việc của người duyệt và quản trị. Anh chị nhờ một trong những người đó giúp."
WHICH_UNIT = "Mời người vào đơn vị nào? Bấm để chọn, hoặc gõ tên, không dấu cũng được."
NO_SUCH_UNIT = "Tôi không tìm thấy đơn vị đó trong những nơi anh chị phụ trách. Gõ lại tên, hoặc bấm để chọn."
WHICH_OF_THESE = "Có mấy nơi tên như vậy. Anh chị chọn giúp tôi."
WHICH_ROLE = "Mời vào {unit} với vai trò nào?"
HOW_MANY = "Mã này cho mấy người dùng? Bấm, hoặc gõ một số từ 1 đến 100."
PEOPLE = "{count} người"
HOW_LONG = "Mã dùng được trong bao lâu? Bấm, hoặc gõ số ngày, từ 1 đến 30."
DAYS = "{count} ngày"
ROLE_UNREAD = "Tôi chưa rõ vai trò. Anh chị bấm một trong các vai trò dưới đây giúp tôi."
USES_UNREAD = "Một mã dùng cho 1 đến 100 người. Anh chị gõ lại số người giúp tôi."
DAYS_UNREAD = "Một mã dùng được từ 1 đến 30 ngày. Anh chị gõ lại số ngày giúp tôi."
READ_BACK = "Mã mời {role}, {unit}: cho {uses} người, dùng được đến {until}. Đúng thì bấm Tạo mã."
WIDE = "Ai có mã này cũng vào được với vai trò đó, nên chỉ gửi cho đúng người."
MAKE = "Tạo mã"
ANOTHER = "Làm lại"
NOT_ALLOWED = "Anh chị không mời được vai trò này vào nơi đó: chỉ trong đơn vị mình và bên dưới, không cao hơn mình."
GONE = "Mã này đã được tạo hoặc đã bỏ rồi. Gõ /mamoi để xem các mã còn dùng được, gõ /moi để tạo mã khác."
MADE = (
    "Đã tạo mã …{name}: {role}, {unit}, cho {uses} người, dùng được đến {until}. "
    "Mã nằm trong tin ngay dưới đây, chỉ hiện một lần; anh chị chuyển tiếp tin đó qua Zalo hoặc Telegram."
)
AFTER = "Xem ai đã dùng, hoặc thu hồi: gõ /mamoi."
TO_FORWARD = (
    "Mời anh chị vào trợ lý với vai trò {role}, {unit}. Mở trợ lý, gõ: /thamgia {code}\n"
    "Mã dùng được đến {until}. Xin đừng đưa mã cho người ngoài."
)
TAKEN_OUT = "Mã mời trong tin này đã được xóa. Gõ /mamoi để xem các mã còn dùng được."

NO_CODES = "Không có mã mời nào còn dùng được ở nơi anh chị phụ trách. Tạo mã mới: gõ /moi."
CODES = "Mã mời còn dùng được:"
CODE = "…{name}: {role}, {unit}; đã dùng {used}/{uses}; đến {until}."
CODE_FOR = "…{name}: {role}, {unit}, cho {person}; đến {until}."
MORE_CODES = "Còn {count} mã nữa. Muốn xem của một nơi, gõ như “/mamoi tổ Bình Lợi”."
REVOKE = "Thu hồi …{name}"
REVOKED = "Đã thu hồi mã …{name} ({role}, {unit}). Từ giờ không ai dùng mã này được nữa."
REVOKED_USED = "{count} người đã dùng mã vẫn giữ nhiệm vụ. Muốn cho ai thôi, gõ /thoi."
REVOKED_BEFORE = "Mã này đã hết hạn, đã dùng hết hoặc đã thu hồi từ trước."

WAIT = (
    "Vừa có quá nhiều mã sai gửi đến, nên tôi tạm dừng nhận mã đến {until}. "
    "Mã của anh chị vẫn còn nguyên, mời gõ lại sau giờ đó."
)
ALARM = (
    "Có nhiều mã mời sai được gõ liên tục trên kênh {channel}. Tôi đã tạm dừng nhận mã ở kênh đó đến {until}. "
    "Mã đúng không bị mất. Nếu lặp lại, anh chị xem các mã còn dùng được: /mamoi."
)
CHANNELS = {"web": "trang web", "telegram": "Telegram", "zalo_oa": "Zalo", "zalo_bot": "Zalo", "console": "máy chủ"}

NOT_ENDER = "Cho thôi nhiệm vụ là việc của người duyệt và quản trị. Anh chị nhờ một trong những người đó giúp."
WHO_ENDS = "Cho ai thôi nhiệm vụ? Bấm, hoặc gõ như “thôi giao chị Hạnh báo tổ Bình Lợi”."
WHO_UNKNOWN = "Tôi không tìm thấy người đó trong những người anh chị cho thôi được. Bấm, hoặc gõ lại tên giúp tôi."
WHOM_OF_MANY = "Anh chị phụ trách nhiều người. Gõ cả tên và đơn vị, như “thôi giao chị Hạnh báo tổ Bình Lợi”."
WHO_OF_THESE = "Có mấy người hoặc mấy nơi như vậy. Anh chị chọn giúp tôi."
NOBODY = "Không có ai mà anh chị cho thôi nhiệm vụ được. Không ai tự thôi nhiệm vụ của chính mình."
MEMBER = "{person}, {unit}"
END_READ_BACK = "{person} sẽ thôi làm {roles}, {unit}, ngay từ bây giờ. Đúng thì bấm Đồng ý."
END_KEEPS = "Những gì đã báo, đã duyệt vẫn giữ nguyên. Bản đang làm dở của người đó không lưu được nữa."
AGREE = "Đồng ý cho thôi"
ENDED = "{person} đã thôi làm {roles}, {unit}."
ENDED_TOLD = "Tôi đã nhắn cho người đó biết."
ENDED_NOT_TOLD = "Tôi chưa nhắn được cho người đó, anh chị báo giúp."
ENDED_BEFORE = "Người này đã thôi từ trước, hoặc không thuộc phần anh chị phụ trách."
TOLD = "Từ hôm nay anh chị thôi làm {roles}, {unit}. Người quyết định: {by}. Cảm ơn anh chị trong thời gian qua."
