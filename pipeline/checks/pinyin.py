"""Pinyin: the syllables are those of the characters, with tones, joined as GB/T 16159 says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from pipeline.checks.syllables import NEUTRAL, Syllable, aligned, bare, marked, readings
from pipeline.model.records import Concept, Problem
from pipeline.terms.link import Site

NUMBERED = re.compile(r"[a-zü]+[1-5](?!\d)", re.IGNORECASE)
# Leaves a word that has more syllables apart, as the standard does from five on.
LONGEST = 4
# Most words of a run that may be one word elsewhere.
RUN = 4
PREFIXES, SUFFIXES = frozenset("非反副总超"), frozenset("化性型率者员们")
DIGITS = frozenset("一二三四五六七八九")
OWN_TONE = {"的": ("目的", "标的")}
NAMES = ("institution", "law", "treaty", "plan")
# Two capitalized words may be a post or a title of honor; three are a name.
FEWEST = 3
SMALL = frozenset("a and at by for from in of on the through to under with".split())
UNNAMED = frozenset("的和与及在向从之")

Syllables = tuple[Syllable, ...]
Word = tuple[Syllable, ...]


def pinyin(site: Site) -> Iterator[Problem]:
    """The pinyin of an entry has a tone on every syllable, and joins and parts words by rule.

    Tones are compared with every reading that pypinyin knows of a character. The rules of
    GB/T 16159 that a program can apply: an apostrophe before a, o, e inside a word; a hyphen
    after 第; numbers to 99 in one word; 的 by itself; 非, 副, 总 and their like joined to what
    follows, 化, 性, 型 and their like to what goes before; no word of more than four syllables;
    every word of a name capitalized; and the same word always in the same way.

    Bad: zhuanli daohang, zhuan1li4, zhuānlì dàoháng or zhuān lì dǎoháng for 专利导航
    Good: zhuānlì dǎoháng
    """
    sound: list[tuple[Concept, Syllables]] = []
    for concept in site.concepts:
        found, wrong = _spelled(concept)
        if not wrong:
            sound.append((concept, found))
            wrong = [message for rule in RULES for message in rule(concept, found)]
        yield from (_problem(concept, message) for message in wrong)
    yield from _alike(sound)


def _problem(concept: Concept, message: str) -> Problem:
    return Problem(concept.where, "pinyin", f"{concept.id}: {message}")


def _spelled(concept: Concept) -> tuple[Syllables, list[str]]:
    """The syllables, and what is wrong with them by themselves."""
    text = concept.pinyin
    if numbered := NUMBERED.search(text):
        return (), [f"“{numbered[0]}” has a figure for its tone; write the tone as a mark"]
    if not marked(text) and any(readings(char) for char in concept.zh):
        return (), [f"“{text}” has no tones; write them as marks"]
    found, rest = aligned(concept.zh, text)
    if rest:
        return (), [f"“{text}” does not spell {concept.zh}, from {rest} on; mend the syllables"]
    return found, list(_tones(concept.zh, found))


def _tones(zh: str, found: Syllables) -> Iterator[str]:
    for before, one in pairwise((Syllable("", "", ""), *found)):
        known = readings(one.char)
        said = one.text.lower()
        if not known or said in known:
            continue
        right = " or ".join(sorted(known))
        if marked(said):
            yield f"“{one.text}” has another tone than {one.char}, which is {right}; mend it"
        elif before.char + one.char not in NEUTRAL:
            yield f"“{one.text}” has no tone in {zh}, where {one.char} is {right}; write it"


# Joining and parting: a rule each, on the syllables of one entry.


def _apostrophes(_concept: Concept, found: Syllables) -> Iterator[str]:
    for one in found[1:]:
        opens = bare(one.text)[:1] in ("a", "o", "e")
        if one.before == "" and opens:
            yield f"“{one.text}” begins with a vowel inside a word; write ’ before it"
        elif one.before == "'":
            yield f"the apostrophe before “{one.text}” is a straight one; write ’"
        elif one.before == "’" and not opens:
            yield f"“{one.text}” begins with a consonant; take the apostrophe before it out"


def _ordinals(_concept: Concept, found: Syllables) -> Iterator[str]:
    for first, then in pairwise(found):
        if first.char == "第" and then.before != "-":
            yield f"a hyphen parts “{first.text}” and “{then.text}”; write {first.text}-{then.text}"
        numeral = (first.char == "十" and then.char in DIGITS) or (
            first.char in DIGITS and then.char == "十"
        )
        if numeral and not then.joined:
            yield f"{first.char}{then.char} is one number; join “{first.text}” and “{then.text}”"


def _particles(_concept: Concept, found: Syllables) -> Iterator[str]:
    for word in _words(found):
        chars = "".join(one.char for one in word)
        for particle, kept in OWN_TONE.items():
            if particle in chars and chars != particle and chars not in kept:
                yield f"“{_written(word)}” joins {particle} to {chars}; write it by itself"


def _affixes(_concept: Concept, found: Syllables) -> Iterator[str]:
    words = list(_words(found))
    for before, word in pairwise(((), *words, ())):
        alone = word[0] if len(word) == 1 else None
        if alone and alone.char in SUFFIXES and before and alone.before == " ":
            yield f"{alone.char} is an ending; join “{alone.text}” to “{_written(before)}”"
        lone = before[0] if len(before) == 1 else None
        if lone and word and lone.char in PREFIXES and "-" not in lone.before + word[0].before:
            yield f"{lone.char} is a prefix; join “{lone.text}” to “{_written(word)}”"


def _length(_concept: Concept, found: Syllables) -> Iterator[str]:
    for word in _words(found):
        if len(word) > LONGEST:
            yield f"“{_written(word)}” has {len(word)} syllables; part it into its words"


def _capitals(concept: Concept, found: Syllables) -> Iterator[str]:
    """The pinyin of a name is a name: where the English is capitalized throughout."""
    words = concept.en.replace("-", " ").split()
    named = [one for one in words if one not in SMALL]
    if concept.category not in NAMES or len(words) < FEWEST or not all(_big(one) for one in named):
        return
    for word in _words(found):
        second = word[0].before == "-"
        if word[0].char not in UNNAMED and not second and not _big(word[0].text):
            yield f"“{_written(word)}” is part of a name; write its first letter large"
            return


def _big(word: str) -> bool:
    return not word[:1].isalpha() or word[:1].isupper()


RULES: tuple[Callable[[Concept, Syllables], Iterator[str]], ...] = (
    _apostrophes,
    _ordinals,
    _particles,
    _affixes,
    _length,
    _capitals,
)


def _words(found: Syllables) -> Iterator[Word]:
    """The syllables by words, as the spaces, hyphens and commas part them."""
    word: list[Syllable] = []
    for one in found:
        if word and not one.joined:
            yield tuple(word)
            word = []
        word.append(one)
    if word:
        yield tuple(word)


def _written(word: Word) -> str:
    return word[0].text + "".join(one.before + one.text for one in word[1:])


def _chars(word: Word) -> str:
    return "".join(one.char for one in word)


def _alike(sound: list[tuple[Concept, Syllables]]) -> Iterator[Problem]:
    """A word is spelled alike in all entries, and is not one word here and several there."""
    known: dict[str, tuple[str, Concept]] = {}
    for concept, found in sound:
        for word in _words(found):
            said = _written(word).lower()
            first, owner = known.setdefault(_chars(word), (said, concept))
            if len(word) > 1 and first != said:
                message = f"“{said}” is “{first}” in {owner.id}; spell {_chars(word)} alike"
                yield _problem(concept, message)
    for concept, found in sound:
        words = list(_words(found))
        for i in range(len(words)):
            for end in range(i + 2, min(i + RUN, len(words)) + 1):
                run = "".join(map(_chars, words[i:end]))
                if run in known and not _parted(words[i + 1 : end]):
                    said, owner = known[run]
                    there = " ".join(map(_written, words[i:end]))
                    message = f"“{there}” is one word in {owner.id}, “{said}”; write {run} alike"
                    yield _problem(concept, message)


def _parted(words: list[Word]) -> bool:
    """Whether anything but a space stands before one of these: a comma parts clauses."""
    return any(word[0].before != " " for word in words)
