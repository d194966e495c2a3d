"""Cleaning a whole capture: emendations, exemptions, notes, and the account of every character."""

from __future__ import annotations

import cases
import pytest
from workshop import record

from pipeline.clean import clean
from pipeline.clean.cleaners.table import CLEANERS
from pipeline.model.cleaned import Account, Cleaned, account
from pipeline.model.records import Emendation, Exemption, Record, Source, SourceNote, Where

FILE = "source/example/record.yml"
# The first half of a sentence that a page break has cut.
CUT = (
    "加快建设知识产权快速协同保护体系，完善行政裁决、司法审判、仲裁调解有机衔接的工作机制，"
    "健全跨区域、跨部门执法协作制度，持续"
)
ORDER = (
    "encoding", "markdown", "mangled", "pinyin", "traditional", "spacing", "punctuation",
    "furniture", "metadata", "figures", "pagebreaks",
)  # fmt: skip


def cleaned(capture: str, of: Record | None = None) -> Cleaned:
    """A capture through everything."""
    return clean(Source(of or record(), capture, ()))


def emended(line: int, exact: str, wanted: str, kind: str = "damage", at: int = 30) -> Emendation:
    """An emendation that stands on line ``at`` of its record."""
    return Emendation(line, exact, wanted, kind, "A reason.", Where(FILE, at))


def problems(capture: str, of: Record) -> list[str]:
    """What is wrong with the decisions of a record, as a person reads it."""
    return [str(problem) for problem in cleaned(capture, of).problems]


def clean_lines(capture: str, of: Record | None = None) -> list[str]:
    """The clean lines with their zones."""
    return cases.zoned(cleaned(capture, of).text).split("\n")


# --- The way through all cleaners ----------------------------------------------------------


def test_the_order_of_the_cleaners_is_stated_here_too() -> None:
    assert tuple(cleaner.name for cleaner in CLEANERS) == ORDER


def test_every_cleaner_says_in_one_line_what_it_does() -> None:
    assert all(cleaner.job and "\n" not in cleaner.job for cleaner in CLEANERS)


def test_a_page_with_all_faults_at_once() -> None:
    capture = (
        "\ufeff首页 > 政策文件 > 正文\r\n"
        "\r\n"
        "# 湖滨市专利转化办法\r\n"
        "湖知发〔2022〕7号\r\n"
        "发布时间: 2022-03-15 来源: 湖滨日报\r\n"
        "为推动 2022 年专利转化(含许可),制定本办法。\r\n"
        "## **一、加强统筹**\r\n"
        "- 各县要落实,\\*按季度报送\r\n"
        "版权所有: 湖滨市知识产权局\r\n"
    )
    assert clean_lines(capture, record(printed="湖滨市专利转化办法")) == [
        "metadata/title\t湖滨市专利转化办法",
        "metadata/number\t湖知发〔2022〕7号",
        "metadata/dates and source\t发布时间：2022-03-15 来源：湖滨日报",
        "body\t为推动2022年专利转化（含许可），制定本办法。",
        "body\t一、加强统筹",
        "body\t各县要落实，*按季度报送",
    ]


def test_traditional_text_with_pinyin_becomes_simplified_text() -> None:
    capture = "(一)推動(dòng)專(zhuān)利(lì)轉(zhuǎn)化(huà)。" * 5
    assert clean_lines(capture) == ["body\t" + "（一）推动专利转化。" * 5]


def test_what_was_removed_as_furniture_was_mended_first() -> None:
    assert clean_lines("编辑: 王 晓\n要抓好落实,确保见效。") == ["body\t要抓好落实，确保见效。"]


def test_a_text_that_is_clean_already_stays_as_it_is() -> None:
    capture = "一、总体要求\n坚持问题导向，完善制度。\n（一）目标。到2025年，成效明显。"
    found = cleaned(capture)
    assert found.text.now == capture
    assert account(found).counts == (("body", "", len(capture) - 2), ("removed", "line breaks", 2))


@pytest.mark.parametrize("capture", ["", "\n\n", "  \n", "\ufeff"])
def test_a_capture_without_text_has_no_lines(capture: str) -> None:
    found = cleaned(capture)
    assert (found.lines, found.problems) == ((), ())
    assert account(found).total == len(capture)


def test_bytes_that_no_encoding_explains_raise_nothing_even_where_exempted() -> None:
    capture = "國\udce4家\n專利"
    of = record(exemptions=(Exemption("encoding", 1, "Because.", Where(FILE, 40)),))
    assert cases.faults(cleaned(capture, of).text) == []


# --- Emendations ---------------------------------------------------------------------------


def test_an_emendation_mends_its_line_only() -> None:
    of = record(emendations=(emended(2, "知识产杈", "知识产权"),))
    assert clean_lines("知识产杈一。\n知识产杈二。", of) == [
        "body\t知识产杈一。",
        "body\t知识产权二。",
    ]


def test_an_emendation_is_made_before_any_cleaner() -> None:
    of = record(emendations=(emended(1, "思想 and 党的", "思想和党的"),))
    assert clean_lines("深入学习思想 and 党的精神,抓好落实。", of) == [
        "body\t深入学习思想和党的精神，抓好落实。"
    ]


def test_an_emendation_may_take_words_out() -> None:
    of = record(emendations=(emended(1, "（广告）", "", "furniture"),))
    assert clean_lines("各地（广告）要抓好落实。", of) == ["body\t各地要抓好落实。"]


@pytest.mark.parametrize(
    ("kind", "zone"), [("figure", "figure/photograph"), ("metadata", "metadata/emended")]
)
def test_an_emendation_may_set_a_line_apart(kind: str, zone: str) -> None:
    of = record(emendations=(emended(1, "会议现场", "会议现场", kind),))
    assert clean_lines("会议现场\n要抓好落实。", of) == [f"{zone}\t会议现场", "body\t要抓好落实。"]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (emended(1, "知识产杈", "知识产权"), "line 1 of the capture holds “知识产杈” 0 times"),
        (emended(2, "知识", "智识"), "line 2 of the capture holds “知识” 2 times"),
        (emended(9, "知识", "智识"), "line 9 of the capture holds “知识” 0 times"),
    ],
)
def test_an_emendation_has_to_match_exactly_once(one: Emendation, said: str) -> None:
    of = record(emendations=(one,))
    assert problems("知识产权\n知识知识", of) == [
        f"{FILE}:30: {said}; an emendation has to match exactly once [emendation]"
    ]


def test_an_emendation_that_does_not_match_changes_nothing() -> None:
    of = record(emendations=(emended(2, "知识", "智识"),))
    assert clean_lines("知识产权\n知识知识", of) == ["body\t知识产权", "body\t知识知识"]


def test_emendations_that_overlap_are_a_problem_at_the_second_one() -> None:
    of = record(
        emendations=(emended(1, "知识产", "智识产", at=30), emended(1, "产权", "产杈", at=35))
    )
    (said,) = problems("保护知识产权", of)
    assert said.startswith(f"{FILE}:35: ")
    assert "overlap" in said
    assert said.endswith("[emendation]")


def test_all_problems_of_a_record_are_reported_at_once() -> None:
    of = record(
        emendations=(emended(1, "无", "有", at=30), emended(2, "缺", "全", at=35)),
        exemptions=(Exemption("spacing", 1, "Because.", Where(FILE, 40)),),
        notes=(SourceNote(1, "没有", "As printed.", Where(FILE, 50)),),
    )
    places = [line.partition(": ")[0] for line in problems("知识产权\n专利", of)]
    assert places == [f"{FILE}:30", f"{FILE}:35", f"{FILE}:40", f"{FILE}:50"]


# --- Exemptions and notes ------------------------------------------------------------------


def test_an_exempted_line_is_left_alone_by_that_cleaner_only() -> None:
    of = record(exemptions=(Exemption("punctuation", 2, "A formula.", Where(FILE, 40)),))
    assert clean_lines("甲,乙 1,\n甲,乙 1,", of) == ["body\t甲，乙1,", "body\t甲,乙1,"]
    assert problems("甲,乙\n甲,乙", of) == []


def test_an_exemption_with_nothing_to_do_is_a_problem() -> None:
    of = record(exemptions=(Exemption("punctuation", 1, "A formula.", Where(FILE, 40)),))
    assert problems("甲，乙\n丙,丁", of) == [
        f"{FILE}:40: punctuation has nothing to do on line 1; take the exemption out [exemption]"
    ]


def test_an_exemption_from_a_cleaner_that_does_not_exist() -> None:
    of = record(exemptions=(Exemption("commas", 1, "A formula.", Where(FILE, 40)),))
    assert problems("甲,乙", of) == [
        f"{FILE}:40: there is no cleaner “commas”; there are encoding, figures, furniture, "
        "mangled, markdown, metadata, pagebreaks, pinyin, punctuation, spacing, "
        "traditional [exemption]"
    ]


@pytest.mark.parametrize(
    ("line", "exact"),
    [(1, "甲，乙"), (2, "丙"), (2, "丁"), (3, "戊")],
    ids=["mended", "", "", "figure"],
)
def test_a_note_on_words_of_its_line_is_well(line: int, exact: str) -> None:
    of = record(
        notes=(SourceNote(line, exact, "As printed.", Where(FILE, 50)),),
        emendations=(emended(3, "戊", "戊", "figure"),),
    )
    assert problems("甲,乙\n丙丁\n戊", of) == []


@pytest.mark.parametrize(("line", "exact"), [(1, "甲,乙"), (1, "丙"), (9, "甲")])
def test_a_note_on_words_that_are_not_there_is_a_problem(line: int, exact: str) -> None:
    of = record(notes=(SourceNote(line, exact, "As printed.", Where(FILE, 50)),))
    assert problems("甲,乙\n丙丁", of) == [
        f"{FILE}:50: the clean text of line {line} does not hold “{exact}”; "
        "mend the line or the words [note]"
    ]


def test_a_note_on_the_second_half_of_a_joined_line() -> None:
    of = record(notes=(SourceNote(3, "提升效能", "As printed.", Where(FILE, 50)),))
    assert problems(f"{CUT}\n\n提升效能。", of) == []


# --- The account ---------------------------------------------------------------------------


def test_the_account_puts_each_character_into_one_category() -> None:
    capture = "\ufeff湖知发〔2022〕7号\n甲, 乙产杈。\n\n会议现场"
    of = record(
        emendations=(
            emended(2, "产杈", "产权"),
            emended(4, "会议现场", "会议现场", "figure"),
        )
    )
    assert account(cleaned(capture, of)) == Account(
        size=26,
        counts=(
            ("body", "", 4),
            ("changed", "emendation: damage", 1),
            ("changed", "half-width punctuation", 1),
            ("figure", "photograph", 4),
            ("metadata", "number", 11),
            ("removed", "byte order mark", 1),
            ("removed", "line breaks", 3),
            ("removed", "space beside punctuation", 1),
        ),
        shown=21,
    )


def test_a_line_break_inside_a_paragraph_is_removed_as_a_page_break() -> None:
    found = account(cleaned(f"{CUT}\n\n提升效能。\n各县要落实。"))
    removed = [(kind, count) for category, kind, count in found.counts if category == "removed"]
    assert removed == [("line breaks", 1), ("page break", 2)]
