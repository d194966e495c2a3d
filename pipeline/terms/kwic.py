"""Keyword in context, in both languages: each occurrence with its term in the middle.

The English beside a Chinese term is the rendering in the same sentence pair that stands at the
same turn: the first beside the first. Where its English has none, it is that of the segment.
English may name a thing once where Chinese names it twice; then both lines show that one rendering.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.document import Document, Segment
from pipeline.model.sentences import SentencePair
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
    """One occurrence in the Chinese, with its English; no English yet is three empty texts.

    ``sentence`` is the id of the sentence pair that it stands in; ``whole`` has all of the pair
    in both languages. Where its English does not hold the rendering, that is without a term.
    """

    segment: str
    zh: Context
    en: Context
    sentence: str
    whole: tuple[Context, Context]


def lines(document: Document, site: Site) -> dict[str, list[Line]]:
    """Every occurrence of every concept in one document, by concept, in reading order."""
    found: dict[str, list[Line]] = {}
    for segment in document.segments:
        key = document.record.id, segment.id
        columns: dict[str, tuple[list[Occurrence], list[Occurrence]]] = {}
        for one in site.by_segment[key]:
            columns.setdefault(one.concept, ([], []))[one.column == EN].append(one)
        for concept, (chinese, english) in columns.items():
            if chinese:
                made = _lines(segment, site.sentences[key], chinese, english)
                found.setdefault(concept, []).extend(made)
    return found


def _lines(
    segment: Segment,
    pairs: tuple[SentencePair, ...],
    chinese: list[Occurrence],
    english: list[Occurrence],
) -> Iterator[Line]:
    turn = 0
    for pair in pairs:
        here, there = _inside(chinese, pair.zh), _inside(english, pair.en)
        for i, one in enumerate(here):
            beside = _beside(there, i, len(here))
            anywhere = beside or _beside(english, turn, len(chinese))
            whole = _whole(segment.zh, pair.zh, one), _whole(segment.en, pair.en, beside)
            zh = _context(segment.zh, one.start, one.end, ZH_AROUND)
            yield Line(segment.id, zh, _english(segment.en, anywhere), pair.id, whole)
            turn += 1


def _inside(found: list[Occurrence], place: tuple[int, int]) -> list[Occurrence]:
    return [one for one in found if place[0] <= one.start < place[1]]


def _beside(english: list[Occurrence], turn: int, turns: int) -> Occurrence | None:
    """The rendering at the same turn; of fewer or more ones that at the same part of the way."""
    if not english:
        return None
    index = turn if turns == len(english) else turn * (len(english) - 1) // max(1, turns - 1)
    return english[index]


def _english(text: str, one: Occurrence | None) -> Context:
    if one is None:
        return _context(text, 0, 0, 2 * EN_AROUND, whole=True)
    return _context(text, one.start, one.end, EN_AROUND, whole=True)


def _whole(text: str, place: tuple[int, int], one: Occurrence | None) -> Context:
    """A sentence with the term in it; without one all of it stands after."""
    start, end = (one.start, min(one.end, place[1])) if one else (place[0], place[0])
    return Context(
        *(_flat(text[i:j]) for i, j in ((place[0], start), (start, end), (end, place[1])))
    )


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
