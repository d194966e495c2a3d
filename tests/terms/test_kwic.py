"""Keyword in context: each occurrence in its text, beside the English that stands for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from workshop import concept, document

from pipeline.align import pair
from pipeline.model.document import Document
from pipeline.model.records import Day
from pipeline.terms import kwic
from pipeline.terms.kwic import Context, Line
from pipeline.terms.link import Site, link

PATENT = concept("patent", "专利", "patent", en_variants=("invention",))
CAMPAIGN = concept("campaign", "专项行动", "special campaign")
GLOSSARY = (PATENT, CAMPAIGN)
NOTHING = Context("", "", "")


def of(name: str, day: str, *pairs: tuple[str, str]) -> Document:
    """A document of this date with these lines, each with its English."""
    text = "\n".join(zh for zh, _en in pairs)
    dates = {"issued": Day(day)}
    bare = document(text, id=name, dates=dates)
    english = dict(pairs)
    ledger = tuple(replace(one, en=english.get(one.zh, "")) for one in bare.ledger)
    return document(text, ledger, id=name, dates=dates)


def linked(*documents: Document) -> Site:
    """A site of these documents and the two concepts."""
    return pair(link(documents, GLOSSARY))


def found(site: Site, concept: str) -> tuple[Line, ...]:
    """The lines of a concept in the only document of a site."""
    (only,) = site.documents
    return tuple(kwic.lines(only, site).get(concept, ()))


def lines(zh: str, en: str) -> tuple[Line, ...]:
    """The lines of “patent” in one segment and its English."""
    return found(linked(of("example", "2021", (zh, en))), "patent")


# --- Which English stands beside which Chinese --------------------------------------------------

ONE = "审查专利。"
TWO = "审查专利，运用专利。"
THREE = "审查专利，运用专利，保护专利。"


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        pytest.param(ONE, "Examine patents.", ["patents"], id="one and one"),
        pytest.param(TWO, "A patent, an invention.", ["patent", "invention"], id="two and two"),
        pytest.param(TWO, "Examine patents.", ["patents", "patents"], id="two and one"),
        pytest.param(
            THREE,
            "A patent, an invention.",
            ["patent", "patent", "invention"],
            id="three and two",
        ),
        pytest.param(ONE, "A patent, an invention.", ["patent"], id="one and two"),
        pytest.param(
            TWO, "A patent, an invention, Patents.", ["patent", "Patents"], id="two and three"
        ),
        pytest.param(TWO, "Examine and use them.", ["", ""], id="two and none"),
        pytest.param(TWO, "", ["", ""], id="no English yet"),
    ],
)
def test_a_rendering_stands_beside_the_term_at_its_turn(
    zh: str, en: str, expected: list[str]
) -> None:
    assert [line.en.term for line in lines(zh, en)] == expected
    assert [line.zh.term for line in lines(zh, en)] == ["专利"] * len(expected)


def test_renderings_of_other_concepts_do_not_count() -> None:
    (line,) = lines("在专项行动中审查专利。", "In a special campaign, examine patents.")
    assert line.en == Context("In a special campaign, examine ", "patents", ".")


def test_each_line_has_its_own_part_of_the_text() -> None:
    assert lines(TWO, "A patent, an invention.") == (
        Line(
            "s0-0-1",
            Context("审查", "专利", "，运用专利。"),
            Context("A ", "patent", ", an invention."),
            "s0-0-1.1",
            (Context("审查", "专利", "，运用专利。"), Context("A ", "patent", ", an invention.")),
        ),
        Line(
            "s0-0-1",
            Context("审查专利，运用", "专利", "。"),
            Context("A patent, an ", "invention", "."),
            "s0-0-1.1",
            (Context("审查专利，运用", "专利", "。"), Context("A patent, an ", "invention", ".")),
        ),
    )


def test_no_english_yet_is_three_empty_texts() -> None:
    assert [line.en for line in lines(TWO, "")] == [NOTHING, NOTHING]


def test_english_without_a_rendering_is_shown_from_its_beginning() -> None:
    assert [line.en for line in lines(ONE, "Examine *them* all.")] == [
        Context("", "", "Examine them all.")
    ]


def test_long_english_without_a_rendering_is_cut_at_a_word() -> None:
    en = "Examine them, " + "one after another, " * 10 + "until the end."
    (line,) = lines(ONE, en)
    assert (line.en.before, line.en.term) == ("", "")
    words = line.en.after.removesuffix("…").split()
    assert line.en.after.endswith("…") and 10 < len(words) < 30
    assert words == en.split()[: len(words)]


# --- The whole sentence -------------------------------------------------------------------------

LONG = "审查专利。完成任务。运用专利。"
LONG_EN = "Examine *patents*. Complete tasks. Put each invention to use. All of them."


def test_a_line_carries_the_whole_of_its_own_sentence_pair() -> None:
    first, second = lines(LONG, LONG_EN)
    assert (first.sentence, second.sentence) == ("s0-0-1.1", "s0-0-1.3")
    assert first.whole == (Context("审查", "专利", "。"), Context("Examine ", "patents", "."))
    assert second.whole == (
        Context("运用", "专利", "。"),
        Context("Put each ", "invention", " to use. All of them."),
    )


def test_the_rendering_of_the_same_sentence_stands_beside_a_term() -> None:
    zh = "审查专利。完成任务。"
    (line,) = lines(zh, "Examine a patent. Complete tasks with an invention.")
    assert line.en.term == "patent"


def test_a_sentence_without_the_rendering_is_whole_and_the_line_shows_that_of_the_segment() -> None:
    first, second = lines(
        "各地要认真审查专利，不断提高质量。同时要运用专利。",
        "Localities must examine patents with care, and keep improving quality. Use them as well.",
    )
    assert (first.en.term, second.en.term) == ("patents", "patents")
    assert second.whole[1] == Context("", "", "Use them as well.")


# --- How much of the text is shown --------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(24, 24, ("前" * 24, "后" * 24), id="what fits is whole"),
        pytest.param(25, 24, ("…" + "前" * 24, "后" * 24), id="one more before"),
        pytest.param(24, 25, ("前" * 24, "后" * 24 + "…"), id="one more after"),
        pytest.param(90, 90, ("…" + "前" * 24, "后" * 24 + "…"), id="many more"),
        pytest.param(0, 0, ("", ""), id="nothing else"),
    ],
)
def test_chinese_shows_24_characters_to_either_side(
    before: int, after: int, expected: tuple[str, str]
) -> None:
    (line,) = lines("前" * before + "专利" + "后" * after, "")
    assert line.zh == Context(expected[0], "专利", expected[1])


# Ten letters with their space: six of them are 60 characters, and 64 begin inside a word.
WORD = "abcdefghi "


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            WORD * 6, " jklmnopqr" * 6, (WORD * 6, " jklmnopqr" * 6), id="what fits is whole"
        ),
        pytest.param(
            f"end {WORD * 6}",
            f"{' jklmnopqr' * 6} end",
            (f"end {WORD * 6}", f"{' jklmnopqr' * 6} end"),
            id="64 fit",
        ),
        pytest.param(WORD * 7, "", (f"…{WORD * 6}", ""), id="cut before"),
        pytest.param("", " jklmnopqr" * 7, ("", f"{' jklmnopqr' * 6}…"), id="cut after"),
        pytest.param(
            WORD * 40, " jklmnopqr" * 40, (f"…{WORD * 6}", f"{' jklmnopqr' * 6}…"), id="cut twice"
        ),
    ],
)
def test_english_shows_64_characters_to_either_side_in_whole_words(
    before: str, after: str, expected: tuple[str, str]
) -> None:
    (line,) = lines(ONE, f"{before}patent{after}")
    assert line.en == Context(expected[0], "patent", expected[1])


def test_a_line_has_no_line_ends_and_no_asterisks() -> None:
    (line,) = lines(ONE, "Read the *Guide\nto Patents*\nand\n*more*.")
    assert line.en == Context("Read the Guide to ", "Patents", " and more.")


def test_chinese_of_two_lines_is_shown_on_one() -> None:
    site = linked(of("example", "2021", (ONE, "")))
    (only,) = site.documents
    (segment,) = only.segments
    broken = replace(only, segments=(replace(segment, zh="审查专利。\n完成*任务*。"),))
    first, *_others = found(replace(site, documents=(broken,)), "patent")
    assert first.zh == Context("审查", "专利", "。 完成任务。")


# --- In which order -----------------------------------------------------------------------------


def test_lines_stand_in_reading_order() -> None:
    middle = (ONE, ""), ("没有术语的一段话，说明来由。", ""), (TWO, "")
    site = linked(of("example", "2020-06-01", *middle))
    assert [one.segment for one in found(site, "patent")] == ["s0-0-1", "s0-0-3", "s0-0-3"]


def test_a_concept_that_stands_nowhere_has_no_line() -> None:
    assert found(linked(of("example", "2021", (ONE, ""))), "campaign") == ()
