"""Lines about the document: its title, number, dates and source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.records import Record
from pipeline.model.text import Edit, Text

# In order; each pattern has to match a whole line.
LINES = (
    ("number", re.compile(r"[\u3400-\u9fff]{1,10}〔\d{4}〕\d+号")),
    ("original title", re.compile(r"原标题：.*")),
    (
        "dates and source",
        re.compile(r"(?:信息类别：\S*[ \u00a0]*)?(?:发布|发文|成文|更新)(?:时间|日期)：.*"),
    ),
    ("source", re.compile(r"(?:文章|信息|稿件)?来源：.*")),
    ("source", re.compile(r"出所：.*")),
    ("address", re.compile(r"https?://\S+")),
)


def metadata(text: Text, record: Record) -> Iterator[Edit]:
    """Set apart the printed title (as the record gives it), number, dates, source, address.

    Known to be wrong: a chapter whose heading repeats the document's title word for word.
    """
    for line in text.lines():
        if line.text == record.printed:
            yield Edit(line.start, line.end, None, "", "metadata/title")
            continue
        for kind, pattern in LINES:
            if pattern.fullmatch(line.text):
                yield Edit(line.start, line.end, None, "", f"metadata/{kind}")
                break
