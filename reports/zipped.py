"""Is an .xlsx safe to open? A workbook is a zip of XML, and both can be made to fill a machine's memory."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from reports.errors import BadBook

LARGEST = 10_000_000
"""Bytes of a file that is taken at all."""
LARGEST_SHEET = 250_000_000
"""Bytes of one unpacked sheet. Sheets are read as a stream and packed up to a thousandfold: a million rows that
are only painted are honest work of Excel."""
LARGEST_TEXTS = 60_000_000
LARGEST_OTHER = 20_000_000
"""Everything else is read whole into memory."""
MOST_PARTS = 2_000

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the time before .xlsx begin, and also those that Office has locked with a password."""
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
READ = re.compile(r".*\.(xml|rels)", re.IGNORECASE)
DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def check(content: bytes) -> None:
    """Raises BadBook, which says why, before anything is unpacked."""
    if len(content) > LARGEST:
        raise BadBook("too_large")
    if content.startswith(OLE):
        raise BadBook("locked" if "EncryptedPackage".encode("utf-16-le") in content else "old")
    try:
        with ZipFile(BytesIO(content)) as parts:
            _check_parts(parts)
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise BadBook("unreadable") from error


def _check_parts(parts: ZipFile) -> None:
    found = parts.infolist()
    if not any(one.filename == "xl/workbook.xml" for one in found):
        raise BadBook("unreadable")
    if any(one.flag_bits & 1 for one in found):
        raise BadBook("locked")
    if len(found) > MOST_PARTS or any(one.file_size > _most(one) for one in found if READ.fullmatch(one.filename)):
        raise BadBook("bomb")
    for one in found:
        if READ.fullmatch(one.filename) and DOCTYPE.search(_beginning(parts, one)):
            raise BadBook("bomb")


def _most(part: ZipInfo) -> int:
    """Bytes that this part may have. No more than it declares is ever unpacked."""
    if SHEET.fullmatch(part.filename):
        return LARGEST_SHEET
    return LARGEST_TEXTS if part.filename.endswith("sharedStrings.xml") else LARGEST_OTHER


def _beginning(parts: ZipFile, one: ZipInfo) -> bytes:
    with parts.open(one) as stream:
        return stream.read(4096)
