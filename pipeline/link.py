"""Stage 5, link: find every occurrence of every concept, in both columns.

After it every occurrence is known by segment and place; the longest form wins and nested
ones give way. English is searched only where the aligned Chinese holds the concept, so that
“notification” links where it stands for 告知承诺制 and nowhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.document import Document, Segment
from pipeline.model import Concept

ZH, EN = "zh", "en"
Found = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A concept at ``[start, end)`` of one column of a segment.

    ``linked`` is true for the first one of the concept in a section and column, and false
    in headings, where a link would turn the heading itself into one.
    """

    concept: str
    document: str
    segment: str
    column: str
    start: int
    end: int
    linked: bool


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is published: documents in order of date, concepts, occurrences."""

    documents: tuple[Document, ...]
    concepts: tuple[Concept, ...]
    by_segment: dict[tuple[str, str], tuple[Occurrence, ...]]
    by_concept: dict[str, tuple[Occurrence, ...]]


def link(documents: tuple[Document, ...], concepts: tuple[Concept, ...]) -> Site:
    """Link the segments of all documents with the concepts of the glossary."""
    ordered = sorted(documents, key=lambda one: (one.record.day, one.record.id))
    finder = _Finder(concepts)
    by_segment: dict[tuple[str, str], tuple[Occurrence, ...]] = {}
    by_concept: dict[str, list[Occurrence]] = {concept.id: [] for concept in concepts}
    for document in ordered:
        seen: set[tuple[str, str, str]] = set()
        for segment in document.segments:
            found = tuple(_occurrences(finder, document.record.id, segment, seen))
            by_segment[document.record.id, segment.id] = found
            for one in found:
                by_concept[one.concept].append(one)
    return Site(
        tuple(ordered),
        concepts,
        by_segment,
        {name: tuple(all_) for name, all_ in by_concept.items()},
    )


def _occurrences(
    finder: _Finder, document: str, segment: Segment, seen: set[tuple[str, str, str]]
) -> Iterator[Occurrence]:
    chinese = finder.chinese(segment.zh)
    english = finder.english(segment.en, {concept for concept, _start, _end in chinese})
    for column, found in ((ZH, chinese), (EN, english)):
        for concept, start, end in found:
            key = (segment.section, column, concept)
            linked = segment.kind != "heading" and key not in seen
            if linked:
                seen.add(key)
            yield Occurrence(concept, document, segment.id, column, start, end, linked)


class _Finder:
    """Finds forms by leftmost longest match; built once for the whole glossary."""

    def __init__(self, concepts: tuple[Concept, ...]) -> None:
        forms: dict[str, str] = {}
        words: dict[str, str] = {}
        for concept in concepts:
            # An excluded compound is matched too, for no concept, and so hides the form in it.
            forms |= dict.fromkeys(concept.exclude, "")
        for concept in concepts:
            forms |= dict.fromkeys(concept.zh_forms, concept.id)
            for form in concept.en_forms:
                words |= dict.fromkeys(_inflected(form), concept.id)
        self._chinese = _Table(forms)
        self._english = _Table(words)

    def chinese(self, text: str) -> list[Found]:
        """Return (concept, start, end) for the forms in a Chinese text."""
        return [found for found in self._chinese.longest(text) if found[0]]

    def english(self, text: str, present: set[str]) -> list[Found]:
        """Return (concept, start, end) for the forms of these concepts, as whole words."""
        found = [
            one
            for one in self._english.every(_lower(text))
            if one[0] in present and _is_word(text, one)
        ]
        kept: list[Found] = []
        for one in sorted(found, key=lambda one: (one[1], -one[2])):
            if not kept or one[1] >= kept[-1][2]:
                kept.append(one)
        return kept


class _Table:
    """Forms and the concepts they name, as automata: for longest matches and for all."""

    def __init__(self, forms: dict[str, str]) -> None:
        self._names = list(forms.values())
        self._longest = AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest)
        self._every = AhoCorasick(list(forms), matchkind=MatchKind.Standard)

    def longest(self, text: str) -> Iterator[Found]:
        """Leftmost longest matches, none inside another."""
        for index, start, end in self._longest.find_matches_as_indexes(text):
            yield self._names[index], start, end

    def every(self, text: str) -> Iterator[Found]:
        """All matches, also those that overlap."""
        for index, start, end in self._every.find_matches_as_indexes(text, overlapping=True):
            yield self._names[index], start, end


def _lower(text: str) -> str:
    """Lower case without moving a place: a letter whose lower case is longer stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(one if len(one.lower()) > 1 else one.lower() for one in text)


def _is_word(text: str, found: Found) -> bool:
    _name, start, end = found
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _inflected(form: str) -> Iterator[str]:
    """The form in lower case, and its regular plural."""
    lower = form.lower()
    yield lower
    if lower[-1:].isalpha() and not lower.endswith("s"):
        yield (
            f"{lower[:-1]}ies"
            if lower.endswith("y") and lower[-2:-1] not in "aeiou"
            else f"{lower}s"
        )


def counts(occurrences: tuple[Occurrence, ...]) -> dict[str, int]:
    """How often a concept stands in the Chinese of each document, by document id."""
    found: dict[str, int] = defaultdict(int)
    for one in occurrences:
        if one.column == ZH:
            found[one.document] += 1
    return dict(found)
