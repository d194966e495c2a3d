"""Where sentences end, in both languages; the cases are written by hand, parts between bars."""

from __future__ import annotations

import pytest

from pipeline.align import split

CHINESE = [
    "一句。|两句！|三句？",
    "做好甲；|做好乙。",
    "印发《关于甲。乙的意见》。|启动工作。",
    "（一）健全机制。|各地要落实。",
    "坚持（甲；乙）两手抓。|完毕。",
    "他说“甲；乙。丙”的要求。|完毕。",
    "“小智治事，大智治制。”|新时代要治制。",
    "落实“甲乙。”的精神。",
    "推动建设。|（甲局、乙部按职责分工负责）",
    "推动建设。|（甲局负责）|加强协调。|（乙局牵头）",
    "推动建设|（甲局负责）。",
    "加强甲（甲局负责），加强乙。",
    "占比3.5%，增长1.2倍。",
    "没有标点的一行",
    "引号没有合上“甲。|乙。",
    "真的吗？！|是的。",
]
ENGLISH = [
    "One. |Two! |Three?",
    "Do this; |do that.",
    "See the *Opinions. Part One* (《甲。乙》). |Start work.",
    "(1) Improve it. |Localities must act.",
    "I. Improve it. |Act.",
    "1. Improve it. |Act.",
    "Keep to it (this; that. And more). |Done.",
    "Guo Fa [2021] No. 20 was issued. |It stands.",
    "The U.S. Patent Office did so. |It stands.",
    "Mr. Wang and Dr. Li of ABC Co., Ltd. came, e.g. by train. |They left.",
    "It grew by 3.5 percent. |It was 1,234.5.",
    "He said “this; that. Those” then. |Done.",
    "“Great minds build institutions.” |For better governance, we must act.",
    "Build it. |(Responsible: CNIPA (lead), MOJ and others)",
    "Build it. |(Lead: CNIPA; responsible, each within its remit: MOJ) |Coordinate.",
    "Build A (Responsible: CNIPA), build B.",
    "Patents, trademarks, etc. |The rest follows.",
    "Was it? |It was.",
    "No end",
]


def shown(text: str, spans: list[split.Span]) -> str:
    """The text with bars where it was cut, white space before them as it was."""
    starts = [start for start, _end in spans[1:]]
    pieces = zip([0, *starts], [*starts, len(text)], strict=True)
    return "|".join(text[start:end] for start, end in pieces)


@pytest.mark.parametrize("said", CHINESE)
def test_chinese_is_cut_where_the_bars_are(said: str) -> None:
    text = said.replace("|", "")
    assert shown(text, split.chinese(text)) == said


@pytest.mark.parametrize("said", ENGLISH)
def test_english_is_cut_where_the_bars_are(said: str) -> None:
    text = said.replace("|", "")
    assert shown(text, split.english(text)) == said


def test_white_space_is_in_no_sentence_and_nothing_else_is_left_out() -> None:
    assert split.english("  One.  Two.\n") == [(2, 6), (8, 12)]
    assert split.chinese(" 一。 二。") == [(1, 3), (4, 6)]
    assert split.chinese("  ") == []
