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
# A word that other clauses have too has to stand in the English as often. In a text of more
# clauses English says it less often, and one of its words has to be wholly gone.
SHORT = 4


def clauses(site: Site) -> Iterator[Problem]:
    """No clause of the Chinese is without a counterpart in the English.

    Its words are looked for, each by all that a translator may well write for it; a clause of
    which two words or more are known and none of any weight is there has been left out.

    Bad: 举办培训，开展典型案例宣传。 = Hold training courses for all who work in this field.
    Good: 举办培训，开展典型案例宣传。 = Hold training courses and publicize typical cases.
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
        heavy = known - LIGHT
        gone = {word for word in heavy if not any(f" {stem}" in english for stem in WORDS[word])}
        if not gone and len(parts) > SHORT:
            continue
        inside = {
            concept
            for start, end, concept in pair.spans(ZH)
            if part.start() <= start and end <= part.end() and pair.zh[start:end] not in known
        }
        named = bool(inside & there)
        if (
            (not named and _is_lost(len(gone), len(heavy)))
            or _is_rarer(known, often, english)
            or (heavy == gone and not named and _is_silent(pair, part[0], known, inside, english))
        ):
            yield part[0]


def _is_lost(gone: int, heavy: int) -> bool:
    """Whether most of the words that weigh have gone: all of two, or all but one of four."""
    return (gone >= ENOUGH and gone == heavy) or (gone > ENOUGH and gone >= heavy - 1)


def _is_rarer(known: set[str], often: Counter[str], english: str) -> bool:
    """Whether each word stands in the English less often than clauses have it in Chinese."""
    heavy = known - LIGHT
    return (
        len(known) >= ENOUGH
        and bool(heavy)
        and all(
            sum(english.count(f" {stem}") for stem in WORDS[word]) < often[word] for word in known
        )
    )


def _is_silent(pair: Pair, clause: str, known: set[str], inside: set[str], english: str) -> bool:
    """Whether not one of its words is there: two of them, or one where the English is short."""
    if any(f" {stem}" in english for word in known for stem in WORDS[word]):
        return False
    weighs = bool(known - LIGHT)
    terms = len(inside)
    return (terms >= ENOUGH or (weighs and len(known) + terms >= ENOUGH)) or (
        weighs and len(clause) >= CHARACTERS and _has_little(pair)
    )


def _has_little(pair: Pair) -> bool:
    return measured(pair.zh, pair.en).least < LITTLE
