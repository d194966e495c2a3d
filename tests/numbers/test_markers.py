"""Every pattern of the numbering alone, against what it has to match and what it must not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.numbers import markers

CHAPTER, ARTICLE, FIRST, SECOND, THIRD, FOURTH = (one.pattern for one in markers.MARKERS)
PATTERNS = {
    "chapter": CHAPTER,
    "article": ARTICLE,
    "first": FIRST,
    "second": SECOND,
    "third": THIRD,
    "fourth": FOURTH,
    "item": markers.ITEM,
    "attachment": markers.ATTACHMENT,
    "attached": markers.ATTACHED,
}

# Pattern, line, what of its beginning is the mark.
GOOD = [
    ("chapter", "第一章 总则", "第一章 "),
    ("chapter", "第十二章　附则", "第十二章　"),
    ("chapter", "第二编物权", "第二编"),
    ("chapter", "第一百零三章 保障", "第一百零三章 "),
    ("article", "第一条 为了促进发明创造，制定本条例。", "第一条"),
    ("article", "第三十八条　本办法自公布之日起施行。", "第三十八条"),
    ("article", "第二百条本法解释权", "第二百条"),
    ("first", "一、总体要求", "一、"),
    ("first", "十二、附则", "十二、"),
    ("first", "二十一、保障措施", "二十一、"),
    ("first", "〇、说明", "〇、"),
    ("second", "（一）指导思想", "（一）"),
    ("second", "（二十一）狠抓落实", "（二十一）"),
    ("second", "（三）、主要目标", "（三）、"),
    ("third", "1.健全法规", "1."),
    ("third", "12．健全法规", "12．"),
    ("third", "3. 健全法规", "3."),
    ("third", "\uff11．健全法规", "\uff11．"),
    ("fourth", "（1）申请条件", "（1）"),
    ("fourth", "（12）申请条件", "（12）"),
    ("item", "一是加强领导。", "一是"),
    ("item", "十二是加强领导。", "十二是"),
    ("item", "三要突出重点。", "三要"),
    ("item", "——坚持质量优先。", "——"),
    ("attachment", "附件：任务分工表", "附件："),
    ("attachment", "附件1：任务分工表", "附件1："),
    ("attachment", "附件二：任务分工表", "附件二："),
    ("attachment", "附：联系人名单", "附："),
    ("attachment", "附件:任务分工表", "附件:"),
    ("attachment", "附件", "附件"),
    ("attached", "2.联系人名单", "2."),
    ("attached", "2．联系人名单", "2．"),
    ("attached", "12、联系人名单", "12、"),
]
BAD = [
    ("chapter", "第3章 总则"),
    ("chapter", "第一 章"),
    ("chapter", "本法第一章规定"),
    ("chapter", "第一届理事会"),
    ("article", "第4条"),
    ("article", "按照第三条办理"),
    ("first", "一是加强领导"),
    ("first", "一 、总体要求"),
    ("first", "1、总体要求"),
    ("first", "第一、总体要求"),
    ("first", "万、亿"),
    ("second", "(一)指导思想"),
    ("second", "（1）指导思想"),
    ("second", "（一 ）指导思想"),
    ("second", "（一期）工程"),
    ("third", "1.5万件"),
    ("third", "2020.4万件"),
    ("third", "2020年工作"),
    ("third", "1、健全法规"),
    ("third", "1234.健全"),
    ("fourth", "（一）申请条件"),
    ("fourth", "(1)申请条件"),
    ("fourth", "（2020）修订"),
    ("fourth", "（1件）"),
    ("item", "一般要求"),
    ("item", "—坚持"),
    ("item", "第一是加强"),
    ("item", "三要素市场化配置改革"),
    ("item", "五要点提示"),
    ("item", "1是加强"),
    ("attachment", "附件所列任务"),
    ("attachment", "附属机构：两家"),
    ("attachment", "附则"),
    ("attachment", "见附件：表"),
    ("attached", "二、联系人名单"),
    ("attached", "123.联系人"),
]

SPOKEN_GOOD = [
    ("一是健全机制。二是加强保护。三是优化服务。", ["一是", "二是", "三是"]),
    ("一要统筹；二要协同！三要创新", ["一要", "二要", "三要"]),
    ("重点做好三件事：一是立规；二是执法。", ["一是", "二是"]),
    ("体会如下。十一是坚持。十二是创新。", ["十一是", "十二是"]),
]
SPOKEN_BAD = ["这一是非常重要", "统一是基础，唯一要求", "第一是保护，第二是运用", "，一是加强"]

CLAUSE_GOOD = [
    "（战略规划司负责）",
    "（局内有关部门按职责分工负责）",
    "（市知识产权局牵头，市财政局、市税务局等按职责分工负责）",
    "（运用处牵头）",
    "（运用处负责，公共服务处、商标处参与）",
    "（保护处牵头，各县区配合）",
]
CLAUSE_BAD = [
    "（项目负责人）",
    "（含20%）",
    "(保护处负责)",
    "保护处负责",
    "（负责解释）",
    "（TISC）",
    "（保护处（筹）负责）",
]

ADDRESS_GOOD = [
    "各省、自治区、直辖市知识产权局：",
    "各省、自治区、直辖市及新疆生产建设兵团知识产权局，各有关单位：",
    "各县（区）市场监督管理局、有关单位：",
    "市场监管局各内设机构：",
]
ADDRESS_BAD = ["一、各县要加强领导：", "各县：", "特此通知。", "各地要抓好落实。"]

DATE_GOOD = [
    "2020年4月20日",
    "2022年12月5日",
    "二〇二〇年四月二十日",
    "2022年 3月 15日",
    "二零二二年三月十五日",
]
DATE_BAD = ["2020年4月", "2020年4月20日前", "2020-04-20", "20年4月20日", "于2020年4月20日"]

NUMBERS = [
    ("一", 1),
    ("九", 9),
    ("十", 10),
    ("十一", 11),
    ("二十", 20),
    ("二十一", 21),
    ("九十九", 99),
    ("百", 100),
    ("一百", 100),
    ("一百零三", 103),
    ("一百一十", 110),
    ("一百二十", 120),
    ("二百五十六", 256),
    ("一千二百三十四", 1234),
    ("〇", 0),
    ("零", 0),
    ("1", 1),
    ("12", 12),
    ("007", 7),
    ("\uff11", 1),
    ("\uff11\uff12", 12),
    ("", 0),
    ("a", 0),
    ("甲", 0),
    ("²", 0),
]


@pytest.mark.parametrize(("name", "line", "mark"), GOOD)
def test_a_mark_is_found_at_the_start_of_a_line(name: str, line: str, mark: str) -> None:
    found = PATTERNS[name].match(line)
    assert found
    assert found[0] == mark


@pytest.mark.parametrize(("name", "line"), BAD)
def test_what_only_looks_like_a_mark_is_none(name: str, line: str) -> None:
    assert not PATTERNS[name].match(line)


@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_has_good_and_bad_lines(name: str) -> None:
    assert [line for pattern, line, _mark in GOOD if pattern == name]
    assert [line for pattern, line in BAD if pattern == name]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("第一章 总则", 1),
        ("第一条 目的", 2),
        ("一、目标", 1),
        ("（一）目标", 2),
        ("1.目标", 3),
        ("（1）目标", 4),
    ],
)
def test_levels_are_those_of_the_standard(line: str, level: int) -> None:
    assert [one.level for one in markers.MARKERS if one.pattern.match(line)] == [level]


@pytest.mark.parametrize(("text", "marks"), SPOKEN_GOOD)
def test_spoken_numbers_begin_a_sentence(text: str, marks: list[str]) -> None:
    assert [found[0] for found in markers.SPOKEN.finditer(text)] == marks


@pytest.mark.parametrize("text", SPOKEN_BAD)
def test_spoken_numbers_inside_a_sentence_are_none(text: str) -> None:
    assert not markers.SPOKEN.search(text)


def alone(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern is found in a paragraph and is all of this text."""
    found = pattern.search(f"优化环境。{text}各地要落实。")
    return bool(found and found[0] == text)


@pytest.mark.parametrize("text", CLAUSE_GOOD)
def test_a_clause_of_responsibility_is_found_in_its_paragraph(text: str) -> None:
    assert alone(markers.CLAUSE, text)


@pytest.mark.parametrize("text", CLAUSE_BAD)
def test_other_brackets_are_no_clause_of_responsibility(text: str) -> None:
    assert not alone(markers.CLAUSE, text)


def test_each_of_two_clauses_is_found() -> None:
    text = "设置指标。（规划处负责）优化环境（含县域）。（服务处负责）"
    assert [found[0] for found in markers.CLAUSE.finditer(text)] == [
        "（规划处负责）",
        "（服务处负责）",
    ]


@pytest.mark.parametrize("line", ADDRESS_GOOD)
def test_addressees_are_a_line_of_their_own(line: str) -> None:
    assert markers.ADDRESS.fullmatch(line)


@pytest.mark.parametrize("line", ADDRESS_BAD)
def test_a_sentence_is_no_addressee(line: str) -> None:
    assert not markers.ADDRESS.fullmatch(line)


@pytest.mark.parametrize("line", DATE_GOOD)
def test_a_date_is_a_line_of_its_own(line: str) -> None:
    assert markers.DATE_LINE.fullmatch(line)


@pytest.mark.parametrize("line", DATE_BAD)
def test_what_is_no_whole_date_is_none(line: str) -> None:
    assert not markers.DATE_LINE.fullmatch(line)


@pytest.mark.parametrize(("said", "value"), NUMBERS)
def test_a_numeral_has_a_value(said: str, value: int) -> None:
    assert markers.number(said) == value


@given(st.text(max_size=6))
def test_number_never_raises(said: str) -> None:
    assert markers.number(said) >= 0


@given(st.integers(1, 999).map(str))
def test_arabic_figures_of_any_width_are_the_same_number(figures: str) -> None:
    wide = "".join(chr(ord(figure) - ord("0") + 0xFF10) for figure in figures)
    assert markers.number(wide) == markers.number(figures) == int(figures)
