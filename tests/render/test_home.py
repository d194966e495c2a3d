"""The home page: made from the records and the glossary, without the words of the workshop."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from workshop import ROOT, concept, document, record, words

from pipeline.align import pair
from pipeline.model.described import Brief, Day
from pipeline.model.document import Document
from pipeline.model.records import Bilingual, Entry, Record
from pipeline.render import home
from pipeline.render.home import Specimen
from pipeline.terms.link import link

HOME = (ROOT / "docs/index.md").read_text(encoding="utf-8")
LANDING = (ROOT / "docs/documents/ip-plan-2021-2025/index.md").read_text(encoding="utf-8")
LIST = (ROOT / "docs/documents/index.md").read_text(encoding="utf-8")
PATENT = concept("patent", "专利", "patent", gloss="A right. It ends.")
BRAND = concept("brand", "商标", "trademark")


@dataclass(frozen=True)
class Told:
    """What the home page is told of a document."""

    record: Record
    specimen: Specimen | None = None


def told(name: str, day: str, specimen: Specimen | None = None) -> Told:
    """A document of this day, with a line."""
    made = record(
        id=name,
        title=Bilingual("标题", f"Title of {name}"),
        dates={"issued": Day(day, "stated")},
        line=f"Line of {name}.",
    )
    return Told(made, specimen)


def test_a_document_appears_by_itself_the_newest_first() -> None:
    page = home.home([told("old", "2020"), told("new", "2022-03-15")], (PATENT,), {})
    assert re.findall(r'<h3><a href="(.*?)">(.*?)</a></h3>', page) == [
        ("documents/new/", "Title of new"),
        ("documents/old/", "Title of old"),
    ]
    assert re.findall(r'<div class="cip-day">(.*?)</div>', page) == [
        "<b>2022</b> March 15", "<b>2020</b> day not known",
    ]  # fmt: skip
    assert "Line of new." in page


def test_the_project_s_documents_stand_in_order_of_date_in_both_lists() -> None:
    wanted = [
        "ip-plan-2021-2025", "cnipa-priorities-2021", "cnipa-report-2021",
        "cnipa-guidelines-2020", "cnipa-report-2020",
    ]  # fmt: skip
    assert re.findall(r'<h3><a href="documents/(.*?)/">', HOME) == wanted
    assert re.findall(r'<h3><a href="(.*?)/">', LIST) == wanted
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert re.findall(r": documents/(.*?)/index\.md$", nav, re.MULTILINE) == wanted


def test_terms_are_those_to_begin_with_and_then_the_commonest() -> None:
    welcome = concept("punitive-damages", "惩罚性赔偿", "punitive damages")
    page = home.home([], (BRAND, PATENT, welcome), {"patent": 7, "brand": 9})
    assert re.findall(r'href="glossary/(.*?)/#', page) == ["punitive-damages", "brand", "patent"]
    assert '<span class="cip-gloss">A right</span>' in page


def test_the_search_is_asked_only_what_the_glossary_has() -> None:
    tisc = concept("tisc", "技术与创新支持中心", "center", abbreviation="TISC")
    page = home.home([], (tisc,), {})
    assert re.findall(r'href="\?q=(.*?)"', page) == ["TISC"]
    assert "cip-try" not in home.home([], (PATENT,), {})


@pytest.mark.parametrize("word", [r"\bcaptur\w*", r"\bsegments?\b", r"\bPO\b", r"\bcleaners?\b"])
def test_the_workshop_is_not_spoken_of_before_a_document(word: str) -> None:
    assert re.findall(word, words(HOME), re.IGNORECASE) == []
    assert re.findall(word, words(LIST), re.IGNORECASE) == []


def test_the_whole_of_a_finished_translation_is_not_counted() -> None:
    for page in (HOME, LIST, LANDING):
        assert not re.search(r"\d+ of \d+ (?:segments|paragraphs)", page)


def test_what_the_english_is_worth_is_said() -> None:
    assert "machine-made and has not yet been reviewed by a human translator" in HOME


# --- The specimen -------------------------------------------------------------------------------

LONG = "各地要保护专利。" * 8
ENGLISH = " ".join(["Localities must protect patents."] * 8)


def shown(brief: tuple[Brief, ...]) -> Specimen | None:
    """The specimen of a document of one paragraph of eight sentences."""
    bare = document(LONG)
    entry = Entry(bare.ledger[0].id, bare.ledger[0].zh, ENGLISH)
    one: Document = document(LONG, (entry,), in_brief=brief)
    return home.specimen(pair(link((one,), (PATENT,))))


def test_a_paragraph_that_the_brief_names_is_shown_sentence_by_sentence() -> None:
    found = shown((Brief("It asks for protection.", ("s0-0-1",)),))
    assert found is not None
    assert (found.path, found.segment) == ("documents/example/opening", "s0-0-1")
    assert found.label == "Example, Opening, para. 1"
    numbers = [str(number) for number in range(1, 9)]
    assert re.findall(r'data-n="(\d)"', found.zh) == numbers
    assert re.findall(r'data-n="(\d)"', found.en) == numbers
    assert words(found.zh) == LONG
    assert words(found.en) == ENGLISH
    # Linked once in each column, as in the text.
    assert found.zh.count('<a class="term" href="glossary/patent/#patent">专利</a>') == 1
    assert found.en.count('<a class="term" href="glossary/patent/#patent">patents</a>') == 1


def test_a_document_without_a_brief_shows_none() -> None:
    assert shown(()) is None
    assert "cip-specimen" not in home.home([told("new", "2022")], (), {})


def test_the_newest_document_that_has_a_specimen_shows_it() -> None:
    old, new = (Specimen(f"documents/{n}/opening", "s0-0-1", n, "一", "1") for n in ("old", "new"))
    page = home.home([told("a", "2020", old), told("b", "2021", new), told("c", "2022")], (), {})
    assert page.count("cip-specimen-from") == 1
    assert '<a href="documents/new/opening/#s0-0-1">new</a>' in page
