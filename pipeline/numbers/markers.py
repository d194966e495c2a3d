"""The numbering of Chinese official documents, as data.

GB/T 9704-2012 names four levels: ``一、``, ``（一）`` (no 、 after it), ``1.`` (not before a
digit) and ``（1）``; rules of law use 第N章 and 第N条. List items are spoken of as 一是 and
一要, or begin with ——.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.numbers.numerals import DIGITS, SMALL, digits

HAN_NUMBER = "[〇零一二三四五六七八九十百千]+"


@dataclass(frozen=True, slots=True)
class Marker:
    """A numbering mark: its level in the outline and the pattern that stands at the start."""

    level: int
    pattern: re.Pattern[str]


# An article has no heading: its number is run in to its first paragraph.
ARTICLE = re.compile(rf"第({HAN_NUMBER})条")

MARKERS = (
    Marker(1, re.compile(rf"第({HAN_NUMBER})[编章][ 　]*")),
    Marker(2, ARTICLE),
    Marker(1, re.compile(rf"({HAN_NUMBER})、")),
    Marker(2, re.compile(rf"（({HAN_NUMBER})）、?")),
    Marker(3, re.compile(r"(\d{1,3})[.．](?!\d)")),
    Marker(4, re.compile(r"（(\d{1,3})）")),
)

# 三要素 and 五要点 are words, not the third and fifth thing to be done.
MUST = "要(?![素点件领义求闻害塞])"
ITEM = re.compile(rf"(?:——|[一二三四五六七八九十]{{1,3}}(?:是|{MUST}))")
SPOKEN = re.compile(rf"(?:^|(?<=[。；！？：]))([一二三四五六七八九十]{{1,3}})(是|{MUST})")
ATTACHMENT = re.compile(r"附件?[0-9一二三四五六七八九十]*[：:]|附件?$")
ATTACHED = re.compile(r"\d{1,2}[.．、]")
DATE_LINE = re.compile(r"(?:\d{4}|[〇零一二三四五六七八九]{4})年.{1,3}月.{1,3}日")
CLAUSE = re.compile(r"（[^（）]*?(?:负责|牵头)(?:，[^（）]*?(?:负责|参与|配合))?）")
ENGLISH_CLAUSE = re.compile(r"\((?:Responsible|Lead)\b(?:[^()]|\([^()]*\))*\)")
ADDRESS = re.compile(r"各省、自治区、直辖市[^。]*：|(?:各|[^。]{2,12}局)[^。]{4,}：")


def number(said: str) -> int:
    """Return the value of a numeral of the outline, in Han or Arabic digits; 0 if it is none.

    >>> number("二十一"), number("十"), number("12")
    (21, 10, 12)
    """
    if said.isdecimal():
        return int(said)
    return digits(said) if said and not set(said) - {*SMALL, *DIGITS} else 0
