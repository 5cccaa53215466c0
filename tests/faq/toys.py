"""A few small documents and a search over them, for what does not depend on the real entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from faq.document import Document, document
from faq.grams import DIMENSIONS
from faq.index import Floats, Index, build
from faq.lexicon import standard

EVEN: Floats = np.ones(DIMENSIONS, np.float32)
"""Every piece counts the same."""

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "khai-sinh": ("làm khai sinh cho con", "đăng ký khai sinh ở đâu", "giấy khai sinh cho bé mới đẻ"),
    "khai-tu": ("đăng ký khai tử", "làm giấy chứng tử cho ông nội", "nhà có người mất báo ở đâu"),
    "ho-chieu": ("làm hộ chiếu đi nước ngoài", "hộ chiếu hết hạn đổi ở đâu", "xin cấp hộ chiếu lần đầu"),
    "tach-ho": ("tách hộ khẩu ra riêng", "tách khẩu cần giấy gì", "ra riêng muốn tách hộ"),
}
DECOY = ("ly-hon", ("đơn xin ly hôn", "vợ chồng ly dị nộp đơn ở tòa nào", "chia tài sản khi ly hôn"))


def documents() -> list[Document]:
    every = [document(matter, texts, standard()) for matter, texts in WORDINGS.items()]
    return [*every, document(*DECOY, standard(), decoy=True)]


def index(every: Iterable[Document] | None = None) -> Index:
    return build(documents() if every is None else every, EVEN)


def row(of: Index, matter: str) -> int:
    return next(at for at, one in enumerate(of.documents) if one.id == matter)
