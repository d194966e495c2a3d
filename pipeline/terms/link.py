"""Stage 5, link: find every occurrence of every concept, in both columns.

After it every occurrence is known by segment and place; the longest form wins and nested
ones give way. English is searched only where the aligned Chinese holds the concept, so that
“notification” links where it stands for 告知承诺制 and nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.model.document import Document, Segment
from pipeline.model.records import Concept
from pipeline.model.sentences import SentencePair

ZH, EN = "zh", "en"
# A noun phrase that goes on with one of these has its plural before it: centers for IP operation.
PREPOSITION = re.compile(r" (?:of|for|on|in|at|to|from|with|against|between|through|abroad)\b")
HEAD = re.compile(rf"^(.+?)({PREPOSITION.pattern}.*)$")
SIBILANT = ("s", "x", "z", "ch", "sh")


class Found(NamedTuple):
    """A form of a concept at ``[start, end)`` of a text; ``form`` is as the glossary has it."""

    concept: str
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A concept at ``[start, end)`` of one column of a segment.

    ``form`` is the form of the glossary that stands there, maybe inflected. ``linked`` is true
    for the first one of the concept in a section and column, and false in headings, where a
    link would turn the heading itself into one.
    """

    concept: str
    form: str
    document: str
    segment: str
    column: str
    start: int
    end: int
    linked: bool


class Occurrences(dict[str, tuple[Occurrence, ...]]):
    """The occurrences of each concept; of one that stands nowhere there are none."""

    def __missing__(self, concept: str) -> tuple[Occurrence, ...]:
        """No occurrence, and no entry made for it."""
        return ()


@dataclass(frozen=True, slots=True)
class Site:
    """Documents in order of date, concepts, occurrences, and pairs as the next stage makes them."""

    documents: tuple[Document, ...]
    concepts: tuple[Concept, ...]
    by_segment: dict[tuple[str, str], tuple[Occurrence, ...]]
    by_concept: Occurrences
    sentences: Mapping[tuple[str, str], tuple[SentencePair, ...]] = field(default_factory=dict)


def link(
    documents: tuple[Document, ...], concepts: tuple[Concept, ...], finder: Finder | None = None
) -> Site:
    """Link the segments of all documents with the concepts of the glossary.

    ``finder`` is the one made of these concepts, when it is at hand already.
    """
    ordered = sorted(documents, key=lambda one: one.record.place)
    finder = finder or Finder(concepts)
    by_segment: dict[tuple[str, str], tuple[Occurrence, ...]] = {}
    by_concept: dict[str, list[Occurrence]] = defaultdict(list)
    for document in ordered:
        seen: set[tuple[str, str, str]] = set()
        for segment in document.segments:
            found = tuple(_occurrences(finder, document.record.id, segment, seen))
            by_segment[document.record.id, segment.id] = found
            for one in found:
                by_concept[one.concept].append(one)
    found_of = Occurrences((name, tuple(all_)) for name, all_ in by_concept.items())
    return Site(tuple(ordered), concepts, by_segment, found_of)


def _occurrences(
    finder: Finder, document: str, segment: Segment, seen: set[tuple[str, str, str]]
) -> Iterator[Occurrence]:
    chinese = finder.chinese(segment.zh)
    english = finder.english(segment.en, Counter(found.concept for found in chinese))
    for column, found in ((ZH, chinese), (EN, english)):
        reached = 0
        for concept, form, start, end in found:
            key = (segment.section, column, concept)
            # A link cannot stand inside another one.
            inside = start < reached
            reached = max(reached, end)
            linked = segment.kind != "heading" and key not in seen and not inside
            if linked:
                seen.add(key)
            yield Occurrence(concept, form, document, segment.id, column, start, end, linked)


class Sought(NamedTuple):
    """What is looked for because of a concept: in Chinese, to be left alone there, in English."""

    chinese: tuple[str, ...]
    excluded: tuple[str, ...]
    english: tuple[str, ...]


def sought(concept: Concept) -> Sought:
    """Return what is looked for because of a concept; Latin words in their plural too."""
    latin = (_plural(form) for form in concept.zh_forms if form.isascii())
    forms = (*concept.zh_forms, *(form for form in latin if form))
    return Sought(forms, concept.exclude, concept.en_forms)


def touched(before: Sought | None, now: Sought | None) -> set[str]:
    """The forms of which a Chinese text holds one if another choice of forms changes its links."""
    if before is None or now is None or before.english != now.english:
        return {form for one in (before, now) if one for form in (*one.chinese, *one.excluded)}
    chinese = set(before.chinese) ^ set(now.chinese)
    return chinese | (set(before.excluded) ^ set(now.excluded))


class Finder:
    """Finds forms by leftmost longest match; built once for the whole glossary."""

    def __init__(self, concepts: tuple[Concept, ...]) -> None:
        # An excluded compound is matched too, for no concept, and so hides the form in it.
        forms = {form: ("", "") for concept in concepts for form in concept.exclude}
        for concept in concepts:
            for form in concept.zh_forms:
                forms[form] = (concept.id, form)
                if form.isascii():
                    forms[_plural(form) or form] = (concept.id, form)
        self._names = list(forms.values())
        # Only a word of Latin letters can go on beyond what was found of it.
        self._latin = [form[0].isascii() or form[-1].isascii() for form in forms]
        self._automaton = AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest)
        self._concepts = {concept.id: concept for concept in concepts}
        self._words: dict[str, list[tuple[str, str]]] = {}

    def chinese(self, text: str, begin: int = 0, stop: int | None = None) -> list[Found]:
        """Return the forms in ``[begin, stop)`` of a Chinese text; Latin only as whole words."""
        kept: list[Found] = []
        for index, start, end in self._automaton.find_matches_as_indexes(text[begin:stop]):
            found = Found(*self._names[index], begin + start, begin + end)
            if self._latin[index] and _is_cut(text, found):
                # What the longest match has hidden may be a word of its own.
                shorter = self.chinese(text, found.start, found.end - 1)
                further = shorter[-1].end if shorter else found.start + 1
                return [*kept, *shorter, *self.chinese(text, further, stop)]
            if found.concept:
                kept.append(found)
        return kept

    def english(self, text: str, present: Counter[str]) -> list[Found]:
        """Return the forms of these concepts in an English text, as whole words.

        Only what the Chinese holds is looked for, so that the cost does not grow with the
        glossary.
        """
        low = lower(text)
        found = [
            Found(name, form, start, start + len(word))
            for name in present
            for word, form in self._english(name)
            if word in low
            for start in _places(low, word)
        ]
        words = sorted(
            (one for one in found if _is_word(text, one)),
            key=lambda one: (one.start, -one.end, one.form),
        )
        kept: list[Found] = []
        for one in words:
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        kept += list(self._within(text, words, kept, present))
        return sorted(kept, key=lambda one: (one.start, -one.end))

    def _english(self, concept: str) -> list[tuple[str, str]]:
        """The words to look for in English because of a concept, each with its form."""
        if concept not in self._words:
            forms = self._concepts[concept].en_forms
            self._words[concept] = [(word, form) for form in forms for word in inflected(form)]
        return self._words[concept]

    def _within(
        self, text: str, words: list[Found], kept: list[Found], present: Counter[str]
    ) -> Iterator[Found]:
        """The first form of each concept that stands only inside the English of another one.

        English may put one thing into the words for another: 知识产权高质量发展 is “high-quality
        IP development”. But “patent” in “patent navigation” is of 专利导航 and not of 专利,
        unless patent navigation is named more often than 专利导航.
        """
        missing = {one.concept for one in words} - {one.concept for one in kept}
        if not missing:
            return
        spare = Counter(one.concept for one in kept) - present
        for one in words:
            over = (outer for outer in kept if outer.start < one.end and one.start < outer.end)
            if one.concept in missing and not any(
                (self._holds(outer.concept, one.concept) or _is_kind(text, outer, one))
                and not spare[outer.concept]
                for outer in over
            ):
                missing.remove(one.concept)
                yield one

    def _holds(self, outer: str, inner: str) -> bool:
        """Whether the Chinese of one concept has that of another in it."""
        wholes, forms = self._concepts[outer].zh_forms, self._concepts[inner].zh_forms
        return any(form in whole for whole in wholes for form in forms)


def stands(text: str, form: str) -> bool:
    """Whether a form stands in an English text as whole words, maybe inflected."""
    low = lower(text)
    return any(
        _is_word(text, Found("", form, at, at + len(word)))
        for word in inflected(form)
        for at in _places(low, word)
    )


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def lower(text: str) -> str:
    """Lower case, hyphens as spaces, no place moved: a letter whose lower case is longer stays."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(one if len(one.lower()) > 1 else one.lower() for one in text)
    return re.sub("[-\u2010\u2011\u2013]", " ", low)


def _is_word(text: str, found: Found) -> bool:
    return not (
        text[found.start - 1 : found.start].isalnum() or text[found.end : found.end + 1].isalnum()
    )


def _is_cut(text: str, found: Found) -> bool:
    """Whether a Latin word goes on beyond the form at one of its ends."""
    return _joined(text[max(0, found.start - 1) : found.start + 1]) or _joined(
        text[found.end - 1 : found.end + 1]
    )


def _is_kind(text: str, outer: Found, one: Found) -> bool:
    """Whether the inner English names the kind of the outer one: a rapid IP protection center."""
    before = text[outer.start : one.start]
    return bool(before and outer.end == one.end and not PREPOSITION.search(before))


def _joined(pair: str) -> bool:
    return len(pair) > 1 and pair.isascii() and pair.isalnum()


@cache
def inflected(form: str) -> tuple[str, ...]:
    """The form in lower case, and its regular plurals: of its last word and of its head noun."""
    low = lower(form)
    words = [low, _plural(low)]
    if found := HEAD.match(low):
        words.append(_plural(found[1]) + found[2])
    return tuple(dict.fromkeys(word for word in words if word))


def _plural(word: str) -> str:
    if not word[-1:].isalpha() or not word.isascii():
        return ""
    if word.endswith(SIBILANT):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"
