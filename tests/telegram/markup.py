"""Telegram's HTML as its server reads it: which text is seen, and what is refused."""

from __future__ import annotations

import html
import re

TOKEN = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^<>]*)>|(<)|([^<]+)")
INLINE = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del"}
TAGS = INLINE | {"span", "tg-spoiler", "a", "tg-emoji", "code", "pre", "blockquote"}
ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


class Malformed(Exception):
    """The markup is one that Telegram refuses."""


def length(text: str) -> int:
    """Length in UTF-16 units, the way clients and servers of Telegram count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def visible(markup: str) -> str:
    """The text after entity parsing. Raises Malformed."""
    seen: list[str] = []
    open_tags: list[str] = []
    for closing, tag, _attributes, stray, text in TOKEN.findall(markup):
        if stray:
            raise Malformed("a '<' that opens no tag")
        if text:
            seen.append(ENTITY.sub(lambda found: html.unescape(found[0]), text))
        elif tag.lower() not in TAGS:
            raise Malformed(f"unsupported tag {tag}")
        elif not closing:
            open_tags.append(tag.lower())
        elif not open_tags or open_tags.pop() != tag.lower():
            raise Malformed(f"unexpected end of {tag}")
    if open_tags:
        raise Malformed(f"no end of {open_tags[-1]}")
    return "".join(seen)
