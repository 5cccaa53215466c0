"""Sentences about a link, a number or a message pasted to be checked. Careful: nothing is ever called safe."""

TITLES = {
    "suspicious": "Có dấu hiệu lừa đảo",
    "official": "Đúng là trang chính thức, nhưng vẫn cần cẩn thận",
    "unknown": "Tôi chưa xác định được thật hay giả",
}
PAGE = "Trang được xem xét: {page}"
LIKE_A_SCAM = "Lời lẽ giống các chiêu lừa đã biết:"
TO_DO = "Việc nên làm ngay:"
NOT_CERTAIN = "Tôi chỉ so với danh sách đang có, không mở trang và không nghe cuộc gọi, nên có thể sót."

SIGNS = {
    "official": "Trang này nằm trong danh sách trang chính thức tôi đang giữ: {whose}.",
    "state_ending": "Đuôi .gov.vn là của cơ quan nhà nước, nhưng trang này chưa có trong danh sách tôi đang giữ.",
    "not_listed": "Trang này không có trong danh sách trang chính thức. Tôi không khẳng định là thật hay giả.",
    "not_https": "Đường dẫn không có khóa bảo vệ: bắt đầu bằng http, thiếu chữ s.",
    "port": "Sau tên trang có dấu hai chấm và một con số lạ.",
    "odd_ending": "Đuôi của trang là loại rẻ tiền, kẻ gian hay dùng.",
    "installer": "Có tệp cài đặt đuôi .apk. VNeID chỉ tải từ kho ứng dụng của điện thoại.",
    "address_of_digits": "Địa chỉ chỉ là một dãy số, cơ quan nhà nước không gửi như vậy.",
    "shortened": "Đây là đường dẫn rút gọn, giấu mất tên trang thật.",
    "user_name": "Có dấu @ trong đường dẫn: phần đứng trước chỉ để đánh lừa mắt.",
    "strange_letters": "Trong tên trang có chữ lạ, trông giống chữ thường nhưng không phải.",
    "hidden_letters": "Trong tên trang có chữ ẩn hoặc ký hiệu lạ, trang thật không viết như vậy.",
    "state_name_inside": "Chữ {detail} chỉ nằm ở giữa, đuôi thật của trang là tên khác.",
    "state_name_behind": "Tên trang nhà nước chỉ nằm ở phần sau, còn trang thật sự mở ra là tên khác.",
    "nearly_official": "Tên trang gần giống {detail} nhưng viết sai đi một chút.",
    "borrowed_name": "Trang mượn tên dịch vụ nhà nước mà đuôi không phải .gov.vn.",
    "carries_another": "Trong đường dẫn còn giấu một đường dẫn khác.",
}
PATTERNS = {
    "merger": "Lấy cớ sáp nhập xã, tỉnh.",
    "prize": "Báo trúng thưởng, tặng quà.",
    "refund": "Hứa hoàn tiền, giảm tiền.",
    "fine": "Dọa phạt, báo phạt nguội.",
    "benefit": "Hứa cho tiền trợ cấp, hỗ trợ.",
    "prove": "Đòi chuyển tiền để kiểm tra, để chứng minh.",
    "arrest": "Dọa dính vụ án, dọa bắt.",
    "install": "Kêu cài ứng dụng hay tệp lạ.",
    "lock": "Dọa khóa tài khoản, khóa máy.",
    "update": "Bắt cập nhật, xác minh thông tin.",
    "codes": "Đòi mã OTP, mật khẩu, số thẻ.",
    "fee": "Đòi nộp tiền, nộp phí.",
    "hurry": "Giục làm gấp.",
    "police_call": "Tự xưng công an, cán bộ.",
}
CALLERS = {
    "known_number": "Đây là số để bà con gọi tới: {whose}. Máy có thể hiện số giả, nên chưa chắc đúng là nơi đó gọi.",
    "foreign": "Đây là đầu số nước ngoài. Cơ quan nhà nước mình không làm việc với dân bằng số như vậy.",
    "paid": "Đây là số dịch vụ, không có trong danh sách tôi đang giữ. Gọi lại có thể mất cước cao.",
    "ordinary": "Tôi không biết số này của ai, và không thể xác nhận người gọi có phải cán bộ hay không.",
}

REPORT = "Báo cuộc gọi, tin nhắn lừa đảo: gọi 156 hoặc nhắn 5656. Đang bị đe dọa thì gọi 113."
TOO_LATE = "Đã lỡ bấm, lỡ nhập hay chuyển tiền: gọi ngân hàng khóa tài khoản ngay, rồi trình báo Công an xã."
STEPS = {
    "suspicious link": (
        "Đừng bấm, đừng cài gì, đừng nhập mật khẩu, mã OTP hay số thẻ.",
        "Cần làm thủ tục thì tự gõ dichvucong.gov.vn hoặc mở từ VNeID trong máy mình.",
        REPORT,
        TOO_LATE,
    ),
    "suspicious message": (
        "Đừng bấm đường dẫn, đừng gọi lại số trong tin, đừng chuyển tiền.",
        "Muốn chắc thì hỏi Công an xã hoặc nơi được nhắc tên, bằng số tự mình tìm.",
        REPORT,
        TOO_LATE,
    ),
    "suspicious number": (
        "Đừng gọi lại, đừng làm theo lời họ, đừng đọc mã OTP, đừng chuyển tiền.",
        REPORT,
        TOO_LATE,
    ),
    "official link": (
        "Chữ hiện ra có thể khác nơi nó dẫn tới: hãy tự gõ tên trang, đừng bấm từ tin nhắn.",
        "Trang nhà nước không hỏi mật khẩu ngân hàng, mã OTP ngân hàng hay ba số sau thẻ.",
    ),
    "unknown link": (
        "Đừng nhập mật khẩu, mã OTP, số thẻ hay số căn cước vào đó.",
        "Cần làm thủ tục thì tự gõ dichvucong.gov.vn hoặc hỏi cán bộ một cửa.",
        "Có thể tra thêm ở mục trang lừa đảo trên tinnhiemmang.vn.",
        REPORT,
    ),
    "unknown number": (
        "Đừng đọc mã OTP, đừng chuyển tiền, đừng bấm đường dẫn theo lời người gọi.",
        "Cúp máy, tự tìm số Công an xã hoặc nơi họ xưng tên rồi gọi hỏi lại.",
        REPORT,
    ),
}
