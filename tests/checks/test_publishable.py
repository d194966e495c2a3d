"""What a record says of dates and segments is held against the document."""

from __future__ import annotations

from typing import Any

import pytest
from workshop import document

from pipeline.checks.publishable import check
from pipeline.checks.briefs import briefs
from pipeline.model.described import Brief, Day, Lack, Reading
from pipeline.model.records import DATE_FIELDS, Where
from pipeline.terms.link import link

HERE = Where("source/example/record.yml", 12)
PAGE = Reading("A page", "https://hubin.example/a", "2026-11-28")
TEXT = "2022年3月15日发布。\n请做好工作。"


def said(**changes: Any) -> list[str]:
    """What stands in the way of a document of two paragraphs with such a record."""
    return [str(one) for one in check(link((document(TEXT, **changes),), ()))]


def dated(day: Day) -> list[str]:
    """What is said of this date of issue."""
    return said(dates={**dict.fromkeys(DATE_FIELDS, Day()), "issued": day})


@pytest.mark.parametrize(
    "day",
    [
        Day(),
        Day("2022-03-15", "stated"),
        Day("2022", "inferred"),
        Day("2022", "inferred", not_before="2022-03-15"),
        Day("2021-10-09", "stated elsewhere", "", PAGE),
    ],
)
def test_a_date_that_rests_on_something_passes(day: Day) -> None:
    assert dated(day) == []


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (
            Day("2022", where=HERE),
            "dates.issued is 2022 without a basis; say stated, inferred or stated elsewhere",
        ),
        (
            Day("2022-03-16", "stated", where=HERE),
            "dates.issued is 2022-03-16, stated, but the capture does not hold that date; mend it "
            "or mark it inferred",
        ),
        (
            Day("2021-10-09", "stated elsewhere", where=HERE),
            "dates.issued is 2021-10-09, stated elsewhere, but not where; add its source: title, "
            "url, seen",
        ),
        (
            Day("2022-03-15", "stated", "", PAGE, where=HERE),
            "dates.issued is 2022-03-15 with a source, but not “stated elsewhere”; mend the basis "
            "or take the source out",
        ),
        (
            Day("2022", "inferred", not_before="2021-12-31", where=HERE),
            "dates.issued is 2022 and not_before 2021-12-31, which is no day within it; a date is "
            "either exact, or a month or year with a day of it as not_before",
        ),
        (
            Day("2022-03-15", "stated", not_before="2022-03-15", where=HERE),
            "dates.issued is 2022-03-15 and not_before 2022-03-15, which is no day within it; a "
            "date is either exact, or a month or year with a day of it as not_before",
        ),
    ],
)
def test_a_date_that_does_not_is_told_with_its_line(day: Day, message: str) -> None:
    assert dated(day) == [f"{HERE}: {message} [record]"]


def test_a_brief_and_a_lack_lead_to_segments_that_exist() -> None:
    brief, lack = Brief("It asks.", ("s0-0-2",), HERE), Lack("A table.", ("s0-0-1",), None, HERE)
    assert said(in_brief=(brief,), lacks=(lack,)) == []


def test_a_pinpoint_to_no_segment_is_told_with_its_line() -> None:
    brief, lack = Brief("It asks.", ("s0-0-9",), HERE), Lack("A table.", (), None, HERE)
    assert said(in_brief=(brief,), lacks=(lack,)) == [
        f"{HERE}: in_brief names s0-0-9, which is no segment of the document; mend the id under "
        "at [record]",
        f"{HERE}: lacks: “at” is empty; name the segments it is about [record]",
    ]


# --- Figures of “In brief” ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("says", "at"),
    [
        ("On March 15 it was issued.", ("s0-0-1",)),
        ("There are to be 40,000 of them.", ("s0-0-2",)),
        # A year dates what another paragraph says; small numbers in words come and go.
        ("In 2022 there are to be 40,000, in two steps.", ("s0-0-2",)),
        ("It was issued, and 40,000 are to be there.", ("s0-0-1", "s0-0-2")),
    ],
)
def test_a_figure_that_its_paragraphs_have_passes(says: str, at: tuple[str, ...]) -> None:
    assert figures(says, at) == []


@pytest.mark.parametrize(
    ("says", "at", "found"),
    [
        ("There are to be 4,000 of them.", ("s0-0-2",), "4,000"),
        ("There are to be 40,000 of them.", ("s0-0-1",), "40,000"),
        ("In 2023 there are to be 40,000.", ("s0-0-2",), "2023"),
        ("Up by 40 percent.", ("s0-0-1", "s0-0-2"), "40 percent"),
    ],
)
def test_a_figure_that_they_have_not_is_found(says: str, at: tuple[str, ...], found: str) -> None:
    assert figures(says, at) == [
        f"{HERE}: {at[0]}: “{found}” of in_brief stands in the Chinese of none of "
        f"{', '.join(at)}; mend the figure or the pinpoint [brief]"
    ]


def figures(says: str, at: tuple[str, ...]) -> list[str]:
    """What the rule finds in a line about a document of two paragraphs."""
    text = "2022年3月15日发布工作方案，请做好工作。\n全国执业专利代理师达到4万人。"
    one = document(text, in_brief=(Brief(says, at, HERE),))
    return [str(problem) for problem in briefs(link((one,), ()))]
