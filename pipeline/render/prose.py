"""English prose of a record as raw HTML: escaped, titles in italics, Chinese marked as Chinese."""

from __future__ import annotations

import datetime
import re

from markupsafe import escape

from pipeline.model.records import Record

ITALIC = re.compile(r"\*([^*]+)\*")
# A run of Chinese within English, with the marks and figures inside it.
CHINESE = re.compile(
    r"[《“〔]?[\u3400-\u9fff](?:[\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”—·\d]*[\u3400-\u9fff》”〕])?"
)


def html(text: str) -> str:
    """Return a line of English as HTML; asterisks become italics, Chinese runs get their lang."""
    said = CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', str(escape(text)))
    return ITALIC.sub(r"<i>\1</i>", said)


def date(day: str) -> str:
    """Return an ISO date in words, as exactly as it is known: October 9, 2021; March 2022; 2021."""
    year, *rest = day.split("-")
    if not rest:
        return year
    month = datetime.date(2000, int(rest[0]), 1).strftime("%B")
    return f"{month} {int(rest[1])}, {year}" if rest[1:] else f"{month} {year}"


def row(record: Record) -> tuple[str, str]:
    """The date of a document as a list shows it: the year, and the day or that it is unknown."""
    year, _, rest = record.day.partition("-")
    if not year:
        return "Undated", ""
    if not rest:
        return year, "day not known"
    return year, date(record.day).rpartition(year)[0].strip(" ,")
