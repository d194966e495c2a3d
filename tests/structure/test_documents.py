"""The five documents as a reader of their captures finds them.

``tests/structure/documents/<id>.txt`` was written from the captures: the number of chapters and of
clauses of responsibility; every heading with its id; chosen segments with their beginning;
words that the clean text must hold once, or never.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.clean import clean
from pipeline.model.blocks import TEXT
from pipeline.model.document import Document
from pipeline.read.corpus import read
from pipeline.structure.align import align
from pipeline.structure.parse import parse

ROOT = Path(__file__).resolve().parents[2]
WANTED = {
    path.stem: path for path in sorted((ROOT / "tests" / "structure" / "documents").glob("*.txt"))
}
ID = re.compile(r"[nscef]\d+-\d+-\d+")


def built() -> dict[str, Document]:
    """Every document of the project, as a build aligns it."""
    found = {}
    for source in read(ROOT)[0].sources:
        cleaned = clean(source)
        blocks = parse(cleaned, source.record)
        found[source.record.id] = align(source, cleaned, blocks)
    return found


DOCUMENTS = built()
documents = pytest.mark.parametrize("name", WANTED)


def wanted(name: str, part: int) -> list[str]:
    """A part of what is written down of a document: counts, headings, segments, words."""
    text = WANTED[name].read_text(encoding="utf-8").rstrip("\n")
    return text.split("\n-----\n")[part].split("\n")


def test_every_document_has_expectations() -> None:
    assert set(WANTED) == set(DOCUMENTS)


@documents
def test_chapters_and_clauses_are_as_many_as_were_counted(name: str) -> None:
    blocks = DOCUMENTS[name].blocks
    chapters = {block.chapter for block in blocks if block.part == TEXT} - {0}
    clauses = sum(len(block.clauses) for block in blocks)
    assert [f"chapters {len(chapters)}", f"clauses {clauses}"] == wanted(name, 0)


@documents
def test_the_headings_are_those_of_the_document_in_order(name: str) -> None:
    found = [
        " ".join(filter(None, (section.id, section.number, section.heading.zh)))
        for section in DOCUMENTS[name].sections
    ]
    assert found == wanted(name, 1)


@documents
def test_segments_stand_under_their_ids(name: str) -> None:
    found = {
        segment.id: f"{segment.kind} {segment.zh}".replace("\n", "⏎")
        for segment in DOCUMENTS[name].segments
    }
    said = dict(line.split(" ", 1) for line in wanted(name, 2))
    assert len(said) >= 8
    assert {key: found.get(key, "")[: len(text)] for key, text in said.items()} == said


@documents
def test_the_first_and_the_last_segment_are_among_the_expected(name: str) -> None:
    ids = [segment.id for segment in DOCUMENTS[name].segments]
    said = [line.split(" ", 1)[0] for line in wanted(name, 2)]
    assert (ids[0], ids[-1]) == (said[0], said[-1])


@documents
def test_words_stand_in_the_clean_text_once_or_never(name: str) -> None:
    text = "\n".join(line.text for line in DOCUMENTS[name].cleaned.lines)
    times = {"once": 1, "never": 0}
    rules = [line.split(" ", 1) for line in wanted(name, 3)]
    wrong = {words: text.count(words) for how, words in rules if text.count(words) != times[how]}
    assert wrong == {}


@documents
def test_ids_are_unique_and_of_fixed_depth(name: str) -> None:
    document = DOCUMENTS[name]
    ids = [entry.id for entry in document.ledger]
    assert len(set(ids)) == len(ids)
    assert all(ID.fullmatch(one) for one in ids)
    assert document.retired == ()


@documents
def test_the_ledger_on_disk_is_the_one_that_a_build_makes(name: str) -> None:
    sources = {source.record.id: source for source in read(ROOT)[0].sources}
    assert DOCUMENTS[name].ledger == sources[name].ledger
