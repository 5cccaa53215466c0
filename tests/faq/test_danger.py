"""Somebody is in danger now; a question about danger is no danger."""

from __future__ import annotations

import pytest

from faq.fold import fold
from faq.guard import danger

SCAM = [
    "công an gọi bảo chuyển tiền",
    "cong an goi dien bao chuyen tien vao tai khoan an toan",
    "nó đang bắt tôi cài app",
    "nó đang bắt tôi chuyển tiền",
    "họ đang kêu tôi chuyển khoản gấp",
    "họ kêu tôi đọc mã otp để nâng cấp vneid",
    "đọc otp cho họ rồi",
    "lỡ đọc mã OTP cho người ta rồi",
    "mẹ tôi đang nghe máy với người tự xưng công an, sắp chuyển tiền rồi",
    "có người mặc đồ cảnh sát gọi video, bảo tôi ngồi yên không được nói cho ai biết",
    "thằng đó đang hướng dẫn má em cài ứng dụng để chuyển tiền",
    "máy bị điều khiển từ xa rồi",
    "tiền trong tài khoản đang bị trừ liên tục",
    "mới bị lừa 50 triệu cứu em với",
    "vừa chuyển tiền cho bọn lừa đảo xong",
    "ck rồi mới biết bị lừa, cứu với",
    "luật sư trên mạng đòi phí trước mới lấy lại tiền, chuyển luôn nha",
    "viện kiểm sát gọi bắt nộp tiền để chứng minh trong sạch",
]

SELF_HARM = [
    "tôi muốn tự tử",
    "em không muốn sống nữa",
    "khong muon song nua",
    "chán sống quá, chết cho rồi",
    "tự tử",
    "muốn chết quá",
    "bị lừa hết tiền, tôi định uống thuốc trừ sâu",
]

EMERGENCY = [
    "nhà đang cháy cứu với",
    "có người bị đuối nước, gọi ai bây giờ",
    "ba tôi đang bị đột quỵ",
    "em đang bị chồng đánh",
    "có tai nạn ngoài đường, gọi số mấy",
    "cứu với, nhà em bị cướp",
    "chay nha roi cuu voi",
]

CALM = [
    "làm sao biết tin nhắn lừa đảo?",
    "có người tự xưng công an gọi điện yêu cầu cập nhật VNeID, có thật không?",
    "công an gọi bảo chuyển tiền thì có phải lừa đảo không",
    "bọn lừa đảo hay dùng chiêu gì",
    "số lạ gọi dọa cắt sim trong hai tiếng nữa, có thật không",
    "bị lừa chuyển tiền rồi thì phải làm gì",
    "báo số điện thoại lừa đảo ở đâu",
    "công an xã kêu tôi cài VNeID thì cài ở đâu",
    "công an bảo tôi tải VNeID rồi kích hoạt, làm sao",
    "cán bộ xã bảo tôi nộp tiền lệ phí qua chuyển khoản",
    "con tôi bảo cài VNeID để làm gì",
    "không nhận được mã OTP",
    "nộp hồ sơ xong đã chuyển khoản lệ phí",
    "chồng tôi tự tử chết, làm khai tử ở đâu",
    "chỉ từ từ cho tôi hiểu",
    "chi tu tu thoi em",
    "chờ hồ sơ muốn chết luôn",
    "cháy nhà mất hết giấy tờ, xin cấp lại ở đâu",
    "bảo hiểm y tế có trả tiền cấp cứu không",
    "bị tai nạn có được hưởng trợ cấp không",
    "gia hạn tạm trú",
    "",
]


@pytest.mark.parametrize("text", SCAM)
def test_a_scam_in_progress_is_danger(text: str) -> None:
    assert danger(text) == "scam"


@pytest.mark.parametrize("text", SELF_HARM)
def test_a_life_at_risk_is_danger(text: str) -> None:
    assert danger(text) == "self_harm"


@pytest.mark.parametrize("text", EMERGENCY)
def test_an_emergency_is_danger(text: str) -> None:
    assert danger(text) == "emergency"


@pytest.mark.parametrize("text", [text for text in SCAM + EMERGENCY + SELF_HARM if text != "tự tử"])
def test_danger_is_seen_without_tone_marks(text: str) -> None:
    assert danger(fold(text)) == danger(text)


@pytest.mark.parametrize("text", SCAM)
def test_danger_is_seen_in_capitals_and_among_emoji(text: str) -> None:
    assert danger(f"😱😱 {text.upper()}!!!") == "scam"


@pytest.mark.parametrize("text", CALM)
def test_a_question_is_no_danger(text: str) -> None:
    assert danger(text) is None


@pytest.mark.parametrize("text", CALM)
def test_a_question_without_tone_marks_is_no_danger(text: str) -> None:
    assert danger(fold(text)) is None
