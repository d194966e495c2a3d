"""Keyword in context, in both languages: each occurrence with its term in the middle.

The English beside a Chinese term is the rendering of the same segment that stands at the same
turn: the first beside the first. English may name a thing once where Chinese names it twice;
then both lines show that one rendering.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.document import Document, Segment
from pipeline.terms.link import EN, Occurrence, Site

# So much text to either side, in characters: what fits beside a term on a wide screen.
ZH_AROUND, EN_AROUND = 24, 64


@dataclass(frozen=True, slots=True)
class Context:
    """A term and the text to either side of it, on one line."""

    before: str
    term: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence in the Chinese, with its English; no English yet is three empty texts."""

    segment: str
    zh: Context
    en: Context


def lines(document: Document, site: Site) -> dict[str, list[Line]]:
    """Every occurrence of every concept in one document, by concept, in reading order."""
    found: dict[str, list[Line]] = {}
    for segment in document.segments:
        columns: dict[str, tuple[list[Occurrence], list[Occurrence]]] = {}
        for one in site.by_segment[document.record.id, segment.id]:
            columns.setdefault(one.concept, ([], []))[one.column == EN].append(one)
        for concept, (chinese, english) in columns.items():
            if chinese:
                found.setdefault(concept, []).extend(_lines(segment, chinese, english))
    return found


def _lines(
    segment: Segment, chinese: list[Occurrence], english: list[Occurrence]
) -> Iterator[Line]:
    for turn, one in enumerate(chinese):
        zh = _context(segment.zh, one.start, one.end, ZH_AROUND)
        yield Line(segment.id, zh, _beside(segment, english, turn, len(chinese)))


def _beside(segment: Segment, english: list[Occurrence], turn: int, turns: int) -> Context:
    """The rendering at the same turn; of fewer or more ones that at the same part of the way."""
    if not english:
        return _context(segment.en, 0, 0, 2 * EN_AROUND, whole=True)
    index = turn if turns == len(english) else turn * (len(english) - 1) // max(1, turns - 1)
    one = english[index]
    return _context(segment.en, one.start, one.end, EN_AROUND, whole=True)


def _context(text: str, start: int, end: int, around: int, whole: bool = False) -> Context:
    """The text around a place; ``whole`` leaves no part of a word at the outer ends."""
    before, after = text[max(0, start - around) : start], text[end : end + around]
    if start > around:
        before = f"…{before[before.find(' ') + 1 :] if whole else before}"
    if end + around < len(text):
        after = f"{after[: after.rfind(' ') + 1].rstrip() if whole else after}…"
    return Context(_flat(before), _flat(text[start:end]), _flat(after))


def _flat(text: str) -> str:
    """One line, without the asterisks that set titles in italics."""
    return text.replace("\n", " ").replace("*", "")
