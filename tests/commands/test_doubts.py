"""Doubts: each kind of place that a person should look at is still seen in the clean text."""

from __future__ import annotations

import pytest
from workshop import record

from pipeline.clean import clean
from pipeline.commands.doubts import doubts
from pipeline.model.records import Source
from pipeline.structure.parse import parse

UNSURE = [
    ("保护\udce4中心挂牌运行。", "a byte that no encoding explains"),
    ("編制發展?顩r報告，各地執行。", "a half-width question mark, perhaps a torn character"),
    ("健全?Q策机制，各地执行。", "a half-width question mark, perhaps a torn character"),
    ("“邳(pī)州大蒜”通过核准。", "a character followed by pinyin"),
    ("深入学习思想and党的精神。", "an English word inside a Chinese sentence"),
    ("关于深化改革 优化服务的意见", "a space between two characters"),
    ("各县（市、区要抓好落实。", "a bracket or quotation mark without its other half"),
    ("做到“两个维护，抓好落实。", "a bracket or quotation mark without its other half"),
    ("会议上的的工作报告", "a character printed twice"),
    ("一、目标\n三、任务", "the number 三、 does not follow; taken for a paragraph"),
]
SURE = [
    "各县（市、区）要落实《纲要》，做到“两个维护”。",
    "一、目标\n二、任务",
    "技术与创新支持中心（TISC）挂牌运行，受理PCT申请。",
    "以使用为目的的商标注册申请。",
    "怎么看？怎么办？各单位要作答。",
    "发布时间：2022-03-15 来源：湖滨日报",
]


def of(capture: str) -> list[tuple[int, str, str]]:
    """The doubts of a capture."""
    cleaned = clean(Source(record(), capture, ()))
    return list(doubts(cleaned, parse(cleaned, record())))


@pytest.mark.parametrize(("capture", "what"), UNSURE)
def test_what_is_unsure_is_said(capture: str, what: str) -> None:
    assert what in [said for _line, said, _found in of(capture)]


@pytest.mark.parametrize("capture", SURE)
def test_what_is_sure_is_not_doubted(capture: str) -> None:
    assert of(capture) == []


def test_a_doubt_names_its_line_and_the_words_round_it() -> None:
    assert of("要抓好落实。\n\n在推进会议上的的工作报告中，提出了明确要求，各地要落实。") == [
        (3, "a character printed twice", "在推进会议上的的工作报告中，提出了明")
    ]
