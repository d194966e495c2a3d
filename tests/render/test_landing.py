"""A document's own page: pinpoints, dates, outline, how far the English is, the citation."""

from __future__ import annotations

import pytest
from workshop import ROOT, record

import build_site
from pipeline.model.described import Day, Reading
from pipeline.model.document import Document
from pipeline.model.records import DATE_FIELDS, Bilingual
from pipeline.read import read
from pipeline.render import landing
from pipeline.render.pinpoint import pinpoint
from pipeline.structure.pages import pages


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """The documents of the project by id."""
    return {one.record.id: build_site.document(one) for one in read(ROOT)[0].sources}


@pytest.mark.parametrize(
    ("document", "segment", "said"),
    [
        ("ip-plan-2021-2025", "s3-4-1", "III(4), para. 1"),
        ("ip-plan-2021-2025", "s8-21-1", "VIII(21), para. 1"),
        ("ip-plan-2021-2025", "s2-3-0", "II(3)"),
        ("ip-plan-2021-2025", "s3-0-0", "III"),
        ("ip-plan-2021-2025", "s0-0-1", "Opening, para. 1"),
        # Chapters that print no number are counted.
        ("cnipa-report-2021", "s1-0-17", "Ch. 1, para. 17"),
        ("cnipa-report-2021", "s3-2-1", "Ch. 3(2), para. 1"),
        ("cnipa-report-2021", "f2-0-0", "Figures 2"),
        ("cnipa-report-2021", "c0-0-2", "Closing, para. 2"),
        # Headings run into their paragraphs have numbers all the same.
        ("cnipa-priorities-2021", "s3-0-2", "III, para. 2"),
        ("cnipa-guidelines-2020", "n0-0-2", "Notice, para. 2"),
        ("cnipa-guidelines-2020", "e0-0-2", "Attachments, para. 2"),
    ],
)
def test_a_pinpoint_is_how_people_cite(
    documents: dict[str, Document], document: str, segment: str, said: str
) -> None:
    assert pinpoint(documents[document], segment) == said


def test_a_line_leads_to_every_segment_that_it_sums_up(documents: dict[str, Document]) -> None:
    brief, lacks = landing.lines(documents["ip-plan-2021-2025"])
    assert [(pin.label, pin.href) for pin in brief[1].pins] == [
        ("VIII(18), para. 1", "chapter-8/#s8-18-1"),
        ("VIII(21), para. 1", "chapter-8/#s8-21-1"),
    ]
    assert lacks[0].text.startswith("The table of eight indicators with the targets for 2025.")
    assert 'href="https://english.bjinternetcourt.gov.cn/2021-11/05/c_464.htm"' in lacks[0].text
    assert [pin.href for pin in lacks[0].pins] == ["chapter-2/#s2-3-0"]


def test_what_is_missing_is_known_by_the_segment_where_it_belongs(
    documents: dict[str, Document],
) -> None:
    found = landing.lacking(documents["ip-plan-2021-2025"].record)
    assert sorted(found) == ["s0-0-1", "s2-3-0", "s3-0-0", "s4-0-0", "s5-0-0", "s7-0-0"]


@pytest.mark.parametrize(
    "name",
    [
        "ip-plan-2021-2025", "cnipa-report-2021", "cnipa-priorities-2021",
        "cnipa-guidelines-2020", "cnipa-report-2020",
    ],
)  # fmt: skip
def test_every_document_has_its_line_and_five_to_seven_lines_in_brief(
    documents: dict[str, Document], name: str
) -> None:
    found = documents[name].record
    assert found.line
    assert 5 <= len(found.in_brief) <= 7
    assert found.lacks


def test_the_outline_has_numbers_apart_and_no_full_stop(documents: dict[str, Document]) -> None:
    plan = documents["ip-plan-2021-2025"]
    found = list(landing.outline(plan, pages(plan)))
    assert [(one.depth, one.number, one.title, one.href) for one in found[:4]] == [
        (0, "", Bilingual("引言", "Opening"), "opening/"),
        (0, "I", Bilingual("规划背景", "Background to the Plan"), "chapter-1/"),
        (0, "II", Bilingual("总体要求", "Overall requirements"), "chapter-2/"),
        (1, "(1)", Bilingual("指导思想", "Guiding ideology"), "chapter-2/#s2-1-0"),
    ]
    assert [one.title.zh for one in found if one.title.zh.endswith("。")] == []


def test_a_date_says_what_it_rests_on() -> None:
    page = Reading("CNIPA’s text", "https://hubin.example/?a=1&b=2", "2026-11-28")
    days = {
        "signed": Day("2021-10-09", "stated elsewhere", "A note.", page),
        "issued": Day("2021", "inferred", "A year."),
        "reposted": Day("2021-11-02", "stated"),
    }
    dates = {**dict.fromkeys(DATE_FIELDS, Day()), **days}
    found = landing.dates(record(dates=dates))
    assert [(one.label, one.day, one.basis) for one in found] == [
        (
            "Signed",
            "October 9, 2021",
            'A note. (<a href="https://hubin.example/?a=1&amp;b=2">CNIPA’s text</a>)',
        ),
        ("Issued", "2021", "Inferred. A year."),
        ("Reposted", "November 2, 2021", ""),
    ]
    assert landing.dates(record(dates=dates, type="speech"))[1].label == "Given"


def progress(**counts: int) -> dict[str, int]:
    """How many segments stand at each status."""
    return {"all": 10, "english": 10, "fuzzy": 0, "compared": 0, "reviewed": 0, **counts}


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            progress(compared=10),
            "Machine-made; compared with the Chinese in a second reading by machine; not reviewed "
            "by a human translator.",
        ),
        (
            progress(english=6, compared=4, fuzzy=1),
            "6 of 10 paragraphs, machine-made; 4 of them compared with the Chinese in a second "
            "reading by machine; not reviewed by a human translator; 1 made from an earlier "
            "Chinese text.",
        ),
        (
            progress(reviewed=2),
            "Machine-made; 2 of them reviewed by a human translator.",
        ),
        (progress(english=0), "Pending."),
    ],
)
def test_how_far_the_english_is_comes_in_words(counts: dict[str, int], said: str) -> None:
    assert landing.translated(counts) == said


def test_a_document_is_cited_with_what_is_known() -> None:
    plan = record(
        title=Bilingual("规划", "Plan & More"),
        issuer=Bilingual("局", "Hubin IP Office (HIPO)"),
        number=Bilingual("湖知发〔2022〕7号", "Hu Zhi Fa [2022] No. 7"),
        dates={"signed": Day("2022-03-15", "stated")},
    )
    assert landing.citation(plan) == (
        "Hubin IP Office, <i>Plan &amp; More</i>, Hu Zhi Fa [2022] No. 7, March 15, 2022 "
        "(unofficial machine-assisted translation)."
    )
