"""Usage: rates, forms and companions, counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from workshop import concept, document

from pipeline.model.document import Document
from pipeline.model.records import Day
from pipeline.terms.link import EN, ZH, Site, link
from pipeline.terms.usage import Frequency, Usage

PATENT = concept(
    "patent", "专利", "patent", zh_variants=("发明专利权",), en_variants=("invention patent",)
)
BRAND = concept("brand", "商标", "trademark")
CAMPAIGN = concept("campaign", "专项行动", "special campaign", abbreviation="SC")
COURT = concept("court", "法院", "court")
NOWHERE = concept("nowhere", "量子", "quantum")
GLOSSARY = (PATENT, BRAND, CAMPAIGN, COURT, NOWHERE)


def of(name: str, day: str, *pairs: tuple[str, str]) -> Document:
    """A document of this date with these lines, each with its English."""
    text = "\n".join(zh for zh, _en in pairs)
    dates = {"issued": Day(day)}
    bare = document(text, id=name, dates=dates)
    ledger = tuple(
        replace(entry, en=en) for entry, (_zh, en) in zip(bare.ledger, pairs, strict=True)
    )
    return document(text, ledger, id=name, dates=dates)


def usage(*documents: Document) -> Usage:
    """The usage of the five concepts in these documents."""
    return Usage.of(link(documents, GLOSSARY))


# Ten characters with the mark and six: sixteen.
OLD = of("old", "2020", ("审查专利和保护专利。", "Examine."), ("开展专项行动", "Run."))
# Five characters; the first one lies outside of the basic plane.
NEW = of("new", "2021", ("𠮷家专利。", "Patents."))
SILENT = of("silent", "2022", ("没有术语。", "No terms."))


# --- Rates --------------------------------------------------------------------------------------


def test_characters_are_counted_with_marks_and_without_line_ends() -> None:
    found = usage(OLD, NEW, SILENT).frequencies("nowhere")
    assert [(one.record.id, one.size) for one in found] == [("old", 16), ("new", 5), ("silent", 5)]


def test_every_document_has_its_frequency_the_oldest_first() -> None:
    found = usage(SILENT, NEW, OLD).frequencies("patent")
    assert [(one.record.id, one.size, one.count, one.rate) for one in found] == [
        ("old", 16, 2, 1250.0),
        ("new", 5, 1, 2000.0),
        ("silent", 5, 0, 0.0),
    ]


@pytest.mark.parametrize(
    ("size", "count", "rate"), [(10_000, 3, 3.0), (40_000, 1, 0.25), (3, 1, 10_000 / 3), (0, 0, 0)]
)
def test_a_rate_is_occurrences_per_ten_thousand_characters(
    size: int, count: int, rate: float
) -> None:
    assert Frequency(OLD.record, size, count).rate == pytest.approx(rate)


def test_english_occurrences_are_not_counted_in_a_rate() -> None:
    both = usage(of("one", "2020", ("审查专利。", "Examine patents and patents.")))
    assert [one.count for one in both.frequencies("patent")] == [1]


def test_a_concept_that_stands_nowhere_has_frequencies_of_nothing() -> None:
    found = usage(OLD, NEW)
    assert [one.count for one in found.frequencies("nowhere")] == [0, 0]
    assert (found.forms("nowhere", ZH), found.forms("nowhere", EN)) == ([], [])
    assert found.companions("nowhere") == []


# --- Forms --------------------------------------------------------------------------------------

FORMS = usage(
    of(
        "one",
        "2020",
        ("审查专利，发明专利权也是专利。", "Patents; an Invention Patent; PATENT, patent’s use."),
        ("实施专项行动，又一次专项行动。", "A special campaign, SC, special campaigns, SCs."),
        ("申请商标，运用专利，做好工作。", "Trademark filings."),
        ("审查商标，其他工作，做好工作。", "Patents are not meant here."),
    )
)


@pytest.mark.parametrize(
    ("name", "column", "expected"),
    [
        ("patent", ZH, [("专利", 3), ("发明专利权", 1)]),
        ("patent", EN, [("patent", 3), ("invention patent", 1)]),
        ("campaign", ZH, [("专项行动", 2)]),
        ("campaign", EN, [("SC", 2), ("special campaign", 2)]),
        ("brand", ZH, [("商标", 2)]),
        ("brand", EN, [("trademark", 1)]),
    ],
)
def test_inflections_are_counted_under_their_form(
    name: str, column: str, expected: list[tuple[str, int]]
) -> None:
    assert FORMS.forms(name, column) == expected


# --- Companions ---------------------------------------------------------------------------------


def together(*said: str) -> Usage:
    """The usage in a document with a line for each of these, which names concepts by a letter."""
    words = {"p": "专利", "b": "商标", "c": "专项行动", "k": "法院", ".": "其他"}
    rows = [
        "做好" + "和".join(words[one] for one in line) + f"，完成第{i}批任务。"
        for i, line in enumerate(said)
    ]
    return usage(of("one", "2020", *((row, "") for row in rows)))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # 商标 stands in 5 segments, 2 of them shared: 4 / (3 + 5) = 0.5.
        # 法院 stands in 2 segments, both shared: 4 / (3 + 2) = 0.8, and so comes first.
        pytest.param(
            ("pbk", "pbk", "p", "b", "b", "b"), [("court", 2), ("brand", 2)], id="the closer one"
        ),
        # 商标 shares 3 of 6 segments: 6 / (4 + 6) = 0.6; 法院 2 of 2: 4 / (4 + 2) = 0.67.
        pytest.param(
            ("pbk", "pbk", "pb", "p", "b", "b", "b"),
            [("court", 2), ("brand", 3)],
            id="though it shares fewer segments",
        ),
        # 商标 shares 3 of 3: 6 / (4 + 3) = 0.86.
        pytest.param(("pbk", "pbk", "pb", "p"), [("brand", 3), ("court", 2)], id="or more of them"),
        pytest.param(("pbk", "pbk"), [("brand", 2), ("court", 2)], id="of equals by id"),
        pytest.param(("pbk", "pb", "k"), [("brand", 2)], id="once may be chance"),
        pytest.param(("pbb", "p"), [], id="twice in one segment is once"),
        pytest.param(("ppb", "pbb"), [("brand", 2)], id="a segment counts once"),
        pytest.param(("p", "b", "p", "b"), [], id="never together"),
    ],
)
def test_those_come_first_that_keep_the_closest_company(
    said: tuple[str, ...], expected: list[tuple[str, int]]
) -> None:
    assert together(*said).companions("patent") == expected


def test_segments_of_two_documents_with_one_id_are_two_segments() -> None:
    said = ("审查专利和商标。", "")
    found = usage(of("one", "2020", said), of("two", "2021", said))
    assert found.companions("patent") == [("brand", 2)]
    apart = usage(of("one", "2020", ("审查专利。", "")), of("two", "2021", ("审查商标。", "")))
    assert apart.companions("patent") == []


def test_no_more_than_twelve_are_named() -> None:
    signs = "甲乙丙丁戊己庚辛壬癸子丑寅卯"
    many = tuple(concept(f"sign-{i:02}", f"{sign}类", f"sign {i}") for i, sign in enumerate(signs))
    text = "审查专利，" + "、".join(f"{sign}类" for sign in signs) + "。"
    site = link((of("one", "2020", (f"{text}一", ""), (f"{text}二", "")),), (PATENT, *many))
    found = Usage.of(site).companions("patent")
    assert found == [(f"sign-{i:02}", 2) for i in range(12)]


def test_a_site_without_documents_can_be_asked() -> None:
    nothing: Site = link((), GLOSSARY)
    assert Usage.of(nothing).frequencies("patent") == ()
    assert Usage.of(nothing).companions("patent") == []


def test_places_and_companions_are_told_across_more_segments_than_a_byte_has_bits() -> None:
    """Segments are kept as bits, and each document begins with a byte of its own."""
    both, one = ("审查专利和商标。", ""), ("审查专利。", "")
    many = tuple((f"审查专利第{i}批，完成任务。", "") for i in range(20))
    found = usage(of("one", "2020", *many, both), of("two", "2021", one, both))
    assert found.count("patent") == 23
    assert found.places("brand") == [("one", "s0-0-21"), ("two", "s0-0-2")]
    assert found.companions("patent") == [("brand", 2)]
    assert found.documents("brand") == 2


def test_years_have_the_weight_of_their_documents() -> None:
    found = usage(OLD, of("b", "2020-05", ("没有术语。", "")), NEW).years("patent")
    assert [(one.year, one.documents, one.size, one.count) for one in found] == [
        ("2020", 2, 21, 2),
        ("2021", 1, 5, 1),
    ]
