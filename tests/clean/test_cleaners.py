"""Each cleaner alone: what it mends, what it leaves alone, where it is known to be wrong.

The cases are files under ``tests/clean/cleaners/``; this file does not grow with them.
"""

from __future__ import annotations

import inspect
import time

import cases
import pytest
from cases import Case
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from workshop import record

from pipeline.clean.cleaners.table import CLEANERS, Cleaner
from pipeline.model.text import Text

BY_NAME = {cleaner.name: cleaner for cleaner in CLEANERS}
CASES = cases.under("clean/cleaners")
# Cleaners that say where text belongs; their cases give the zone of each line.
ZONING = ("metadata", "figures")
# Cleaners of characters: what they have mended they find in order.
OF_CHARACTERS = ("encoding", "mangled", "pinyin", "traditional", "spacing", "punctuation")
LEAST, LEAST_NOPE = 4, 3
# Seconds; an expression that goes back over a line again and again takes minutes.
A_LOT = 0.5
QUICK = settings(max_examples=120, deadline=None)

# Pieces in which the signs that cleaners look for meet each other often.
PIECES = (
    *"\n\r\t \u00a0\u3000\ufeff\u200b\u00ad,:;!?()<>|#*_-+[]\\/.%",
    *"，。：；！？（）《》“”〔〕、—1290aQFr知識产權國着著决決况狀是二日",
    "(shí)", "(lǜ)", "jué)", "?Q", "?，F", "http://a.cn/?b=1", "## ", "- ", "**", "[a](b)",
    "一是", "——", "一、", "（一）", "来源：", "首页 > ", "发布时间：", "版权：", "附件：", "摄）",
)  # fmt: skip
RICH = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
ANY = st.one_of(RICH, st.text(max_size=80))
# Text as a converter writes Markdown: marks of one kind are not nested in each other.
WORDS = st.text(alphabet="知识产权2022，。（）“”— ", max_size=12).map(str.strip).filter(bool)
MARKDOWN = st.lists(
    st.one_of(
        WORDS,
        WORDS.map("## {}".format),
        WORDS.map("- - {}".format),
        WORDS.map("甲**{}**乙".format),
        WORDS.map("### **{}**".format),
        WORDS.map("* [{}](https://example.cn/a)".format),
    ),
    max_size=8,
).map("\n".join)


def applied(cleaner: Cleaner, text: str) -> Text:
    """A text after this one cleaner, with a record that says nothing."""
    given = Text.of(text)
    return given.apply(cleaner.edits(given, record()), cleaner.name)


@pytest.mark.parametrize("case", CASES, ids=cases.name)
def test_a_cleaner_does_what_the_case_says(case: Case) -> None:
    given, cleaner = Text.of(case.given), BY_NAME[case.folder]
    text = given.apply(cleaner.edits(given, case.record), cleaner.name)
    assert cases.faults(text) == []
    if case.wanted is None:
        assert text.now == case.given
        assert cases.untouched(text)
    else:
        assert (cases.zoned(text) if case.folder in ZONING else text.now) == case.wanted


@pytest.mark.parametrize("cleaner", CLEANERS, ids=lambda cleaner: cleaner.name)
def test_every_cleaner_has_cases_of_each_kind(cleaner: Cleaner) -> None:
    names = [case.name for case in CASES if case.folder == cleaner.name]
    nopes = [name for name in names if name.endswith(cases.NOPE)]
    known = [name for name in names if name.startswith("known-wrong-")]
    assert len(nopes) >= LEAST_NOPE
    assert len(names) - len(nopes) - len(known) >= LEAST
    assert known


@pytest.mark.parametrize("cleaner", CLEANERS, ids=lambda cleaner: cleaner.name)
def test_every_cleaner_says_where_it_is_known_to_be_wrong(cleaner: Cleaner) -> None:
    assert "Known to be wrong:" in (inspect.getdoc(cleaner.edits) or "")


def test_every_folder_of_cases_belongs_to_a_cleaner() -> None:
    assert {case.folder for case in CASES} == set(BY_NAME)


@pytest.mark.parametrize("cleaner", CLEANERS, ids=lambda cleaner: cleaner.name)
@QUICK
@given(text=ANY)
def test_no_cleaner_raises_or_loses_a_character(cleaner: Cleaner, text: str) -> None:
    assert cases.faults(applied(cleaner, text)) == []


@pytest.mark.parametrize("cleaner", CLEANERS, ids=lambda cleaner: cleaner.name)
@pytest.mark.parametrize("text", ["", "\n", " ", "國\udce4家", "\ud800", "國\x00家\r"])
def test_no_cleaner_raises_on_what_a_file_may_hold(cleaner: Cleaner, text: str) -> None:
    assert cases.faults(applied(cleaner, text)) == []


@pytest.mark.parametrize("cleaner", CLEANERS, ids=lambda cleaner: cleaner.name)
def test_no_cleaner_takes_long_over_a_line_that_nearly_matches(cleaner: Cleaner) -> None:
    nearly = (
        "首页" + " >   栏目   " * 5 + " > " + "很长" * 40,
        "关于我们|" * 400 + "\n" + "**强调" * 400,
        "（" * 400 + "保护处负责" + "，负责" * 400,
        "?知" * 400 + "(shí" * 400 + "- " * 400,
    )
    start = time.process_time()
    applied(cleaner, "\n".join(nearly))
    assert time.process_time() - start < A_LOT


@pytest.mark.parametrize("name", OF_CHARACTERS)
@QUICK
@given(text=ANY)
def test_cleaning_twice_is_cleaning_once(name: str, text: str) -> None:
    once = applied(BY_NAME[name], text).now
    assert applied(BY_NAME[name], once).now == once


@QUICK
@given(text=MARKDOWN)
def test_markdown_that_is_taken_out_leaves_no_markdown(text: str) -> None:
    assume("** " not in text and " **" not in text)
    once = applied(BY_NAME["markdown"], text).now
    assert applied(BY_NAME["markdown"], once).now == once
    assert not set("#*[]") & set(once)
