"""Clauses: what is said in a clause of the Chinese is said in the English."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.checks.length import measured
from pipeline.checks.ordinary_words import LIGHT, WORDS
from pipeline.checks.pairs import EN, ZH, Pair, translated
from pipeline.model.records import Problem
from pipeline.numbers.markers import CLAUSE
from pipeline.terms.link import Site

FORMS = tuple(WORDS)
FINDER = AhoCorasick(FORMS, matchkind=MatchKind.LeftmostLongest)
PART = re.compile(r"[^，；。：！？、\n]+")
# A figure has a rule of its own, and where it stands so does its clause.
FIGURE = re.compile(r"\d")
LETTERS = re.compile(r"[^a-z&¥]+")
# So many words of a clause have to be known, and all of them gone.
ENOUGH = 2
# One is enough where there is little English for the Chinese: letters a character, and a
# clause of so many characters.
LITTLE, CHARACTERS = 4.7, 5
# A word that other clauses have too has to stand in the English as often. In a long text
# English says it less often, and one of its words has to be wholly gone.
SHORT = 4


def clauses(site: Site) -> Iterator[Problem]:
    """No clause of the Chinese is without a counterpart in the English.

    Its words are looked for, each by all that a translator may well write for it; a clause of
    which two words or more are known and not one is there has been left out.

    Bad: 加强行政执法，完善协作机制。 = Strengthen administrative enforcement.
    Good: 完善协作机制。 = Improve the mechanisms for collaboration.
    """
    for pair in translated(site):
        for lost in without_counterpart(pair):
            message = f"nothing of “{lost}” is in the English; add the clause"
            yield pair.problem("clauses", message)


def without_counterpart(pair: Pair) -> Iterator[str]:
    """The clauses of the Chinese of which no word that is known stands in the English."""
    zh = CLAUSE.sub(lambda found: "□" * len(found[0]), pair.zh)
    parts = list(PART.finditer(zh))
    words = [{FORMS[one[0]] for one in FINDER.find_matches_as_indexes(part[0])} for part in parts]
    often = Counter(word for some in words for word in some)
    there = {concept for _start, _end, concept in pair.spans(EN)}
    english = f" {LETTERS.sub(' ', pair.en.lower())}"
    for part, known in zip(parts, words, strict=True):
        if not known or FIGURE.search(part[0]):
            continue
        times = _times(known, often, english)
        if times is None:
            continue
        inside = {
            concept
            for start, end, concept in pair.spans(ZH)
            if part.start() <= start and end <= part.end()
        }
        heavy = [count for word, count in times.items() if word not in LIGHT]
        gone = not any(times.values()) and not inside & there
        if (
            (len(times) >= ENOUGH and heavy and (len(parts) <= SHORT or not all(heavy)))
            or (gone and len(times) + len(inside) >= ENOUGH and (heavy or inside))
            or (gone and heavy and len(part[0]) >= CHARACTERS and _has_little(pair))
        ):
            yield part[0]


def _times(known: set[str], often: Counter[str], english: str) -> dict[str, int] | None:
    """How often each word stands in the English; None as soon as one does as often as it has to."""
    times = {}
    for word in known:
        if often[word] == 1:
            if any(f" {stem}" in english for stem in WORDS[word]):
                return None
            times[word] = 0
            continue
        count = sum(english.count(f" {stem}") for stem in WORDS[word])
        if count >= often[word]:
            return None
        times[word] = count
    return times


def _has_little(pair: Pair) -> bool:
    return measured(pair.zh, pair.en).least < LITTLE
