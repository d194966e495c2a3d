"""The outline as a human reader sees it; the cases are files under ``tests/structure/parse/``."""

from __future__ import annotations

import cases
import pytest
from cases import Case
from hypothesis import given, settings
from hypothesis import strategies as st
from workshop import record

from pipeline.model.blocks import CLOSING, END, FIGURES, NOTICE, TEXT, Block
from pipeline.model.records import Bilingual
from pipeline.model.text import BODY, FIGURE
from pipeline.structure.parse import parse

CASES = cases.under("structure/parse")
ORDER = (NOTICE, TEXT, CLOSING, END, FIGURES)
THOROUGH = settings(max_examples=200, deadline=None)

# Beginnings, middles and ends that the parser looks for; they meet in every combination.
MARKS = (
    "", "一、", "二、", "三、", "（一）", "（二）", "（三）", "1.", "2．", "\uff13．", "（1）",
    "第一条", "第一章 ", "第一条 ", "第二条 ", "一是", "二是", "三要", "——", "附件：", "附件",
    "同志们，", "各县（区）局，各单位：",
)  # fmt: skip
PIECES = (
    "加强保护", "，", "。", "；", "：", "！", "”", "一是完善制度。", "二是强化执法。",
    "三是优化服务。", "（保护处负责）", "湖滨市方案", "的通知", "2022年3月15日", "湖滨市局",
    "1.5", " ", "很长" * 40,
)  # fmt: skip
TAGS = (
    "", "", "", "", "[#] ", "[###] ", "[-] ", "[title] ", "[number] ",
    "[graphic] ", "[photograph] ",
)  # fmt: skip
LINES = st.one_of(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(TAGS),
        st.sampled_from(MARKS),
        st.lists(st.sampled_from(PIECES), max_size=5).map("".join),
    ),
    st.text(alphabet=st.characters(exclude_characters="\n"), max_size=20),
)
TEXTS = st.lists(LINES, max_size=14).map("\n".join)
RECORD = record(title=Bilingual("湖滨市方案", ""), issuer=Bilingual("湖滨市局", ""))


def plain(given: str) -> str:
    """The outline of lines that are nothing but paragraphs."""
    return "\n".join(f"text 0.0 L0 paragraph {line}" for line in given.split("\n"))


def blocks_of(given: str) -> tuple[Block, ...]:
    """The blocks of lines made by hand, in a document called 湖滨市方案."""
    return parse(cases.tagged(given), RECORD)


@pytest.mark.parametrize("case", CASES, ids=cases.name)
def test_the_outline_is_what_the_case_says(case: Case) -> None:
    found = cases.outline(parse(cases.tagged(case.given), case.record))
    wanted = plain(case.given) if case.wanted is None else case.wanted
    assert "\n".join(cases.differences(found, wanted)) == ""


@THOROUGH
@given(given=TEXTS)
def test_running_text_is_in_the_blocks_once_and_in_order(given: str) -> None:
    body = [line.text for line in cases.tagged(given).lines if line.region == BODY]
    found = [block.text for block in blocks_of(given) if block.part != FIGURES]
    assert "".join(found) == "".join(body)


@THOROUGH
@given(given=TEXTS)
def test_the_words_of_figures_are_in_the_blocks_once(given: str) -> None:
    words = [line.text for line in cases.tagged(given).lines if line.region == FIGURE]
    found = [block.text for block in blocks_of(given) if block.part == FIGURES]
    assert sorted("\n".join(found).split("\n")) == sorted(words or [""])


@THOROUGH
@given(given=TEXTS)
def test_parts_follow_each_other_and_numbers_never_go_back(given: str) -> None:
    blocks = blocks_of(given)
    parts = [ORDER.index(block.part) for block in blocks]
    assert parts == sorted(parts)
    places = [(block.chapter, block.section) for block in blocks if block.part == TEXT]
    assert places == sorted(places)


@THOROUGH
@given(given=TEXTS)
def test_a_block_is_sound(given: str) -> None:
    for block in blocks_of(given):
        assert block.text.strip()
        assert 0 <= block.head < len(block.text)
        assert 0 <= block.lead < len(block.text)
        assert not (block.head and not block.level)
        assert not (block.lead and block.level)
        assert block.level or block.kind != "heading"
        assert block.text.startswith(block.marker)
        assert all(
            block.text[start] + block.text[end - 1] == "（）" for start, end in block.clauses
        )


@THOROUGH
@given(given=st.text(max_size=120))
def test_no_text_whatever_raises(given: str) -> None:
    parse(cases.tagged(given), RECORD)


def test_a_line_that_does_not_follow_says_so() -> None:
    first, second = blocks_of("一、目标\n三、四线城市")
    assert first.doubt == ""
    assert second.doubt == "the number 三、 does not follow; taken for a paragraph"


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("一、总体要求", "总体要求"),
        ("（一）指导思想。", "指导思想。"),
        ("（一）加强保护。健全机制，形成合力。", "加强保护。"),
        ("第一章 总则", "总则"),
        ("[#] 工作回顾", "工作回顾"),
        ("各县区要加强领导，确保落实。", ""),
    ],
)
def test_a_heading_is_given_without_its_marker(line: str, heading: str) -> None:
    (block,) = blocks_of(line)
    assert block.heading == heading


def test_blocks_know_their_line_of_the_capture() -> None:
    blocks = blocks_of("\n一、目标\n\n\n三年见效，夯实基础。\n（一）近期\n")
    assert [block.line for block in blocks] == [2, 5, 6]
