"""Sources of the glossary: a paragraph that is named stands in a document."""

from __future__ import annotations

from workshop import concept

from pipeline.checks.passages import passages
from pipeline.model.records import Passage, Reading, Where

PLACES = {"report": {"s1-0-1": "documents/report/chapter-1"}}


def said(*sources: Passage | Reading) -> list[str]:
    """What is said of a concept with these sources."""
    one = concept("patent", "专利", "patent", sources=sources, where=Where("glossary.yml", 7))
    return [str(problem) for problem in passages((one,), PLACES)]


def test_a_paragraph_that_is_there_and_a_page_elsewhere_are_no_problem() -> None:
    page = Reading("A page", "https://example.org/", "2026-11-28")
    assert said(Passage("report", "s1-0-1"), page) == []


def test_a_document_that_is_not_there() -> None:
    assert said(Passage("notice", "s1-0-1")) == [
        "glossary.yml:7: patent names “notice”, which is no document; mend the id under sources"
        " [source]"
    ]


def test_a_paragraph_that_is_not_there() -> None:
    assert said(Passage("report", "s1-0-2")) == [
        "glossary.yml:7: patent names report, s1-0-2, which is no segment; mend the id under"
        " sources [source]"
    ]
