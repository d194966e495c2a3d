"""Spaces: Chinese has none between characters and figures; converters put them in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.records import Record
from pipeline.model.text import Edit, Text

BLANK = "[ \t\u00a0\u3000]+"
HAN = r"[\u3400-\u9fff]"
MARK = "[，。、；：？！（）《》“”‘’〔〕—…]"
# The number of a list item (“1 全力以赴”) keeps its space.
ORDINAL = re.compile(rf"(?:{BLANK})?\d{{1,2}}")
# A label such as 来源： after a space begins another statement on the same line.
LABEL = "(?!(?:来源|作者|记者|编辑|责编|审核|字号|浏览|发布|更新)[^，。]{0,4}[：:])"

FIGURE = "space beside a figure or letter"
KINDS = (
    ("space at the end of a line", re.compile(rf"{BLANK}$", re.MULTILINE)),
    ("space at the start of a line", re.compile(rf"^{BLANK}(?=\S)", re.MULTILINE)),
    (FIGURE, re.compile(rf"(?<={HAN}){BLANK}(?=[0-9A-Za-z])")),
    (FIGURE, re.compile(rf"(?<=[0-9A-Za-z%]){BLANK}{LABEL}(?={HAN})")),
    ("space beside punctuation", re.compile(rf"(?<={MARK}){BLANK}(?=\S)")),
    ("space beside punctuation", re.compile(rf"(?<={HAN}[,:;!?]){BLANK}(?=\S)")),
    ("space beside punctuation", re.compile(rf"(?<=[,:;!?)]){BLANK}(?={HAN})")),
    ("space beside punctuation", re.compile(rf"(?<={HAN}){BLANK}(?=[,:;!?(])")),
    ("space beside punctuation", re.compile(rf"(?<=\S){BLANK}(?={MARK})")),
)


def spacing(text: Text, _record: Record) -> Iterator[Edit]:
    """Propose to take out spaces beside figures, letters and punctuation, and at line ends.

    A space between two Han characters stays: it may part the halves of a title
    (《……“放管服”改革 营造良好营商环境的实施意见》), or two statements on one line.

    Known to be wrong: a space that parts two statements, the first ending in a figure, when
    no label follows it.
    """
    now = text.now
    for kind, pattern in KINDS:
        for found in pattern.finditer(now):
            before = now[now.rfind("\n", 0, found.start()) + 1 : found.start()]
            if not (kind == FIGURE and ORDINAL.fullmatch(before)):
                yield Edit(found.start(), found.end(), "", kind)
