"""Order: two figures have not changed places while all that stands around them has not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import combinations

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.checks.ordinary_words import WORDS
from pipeline.checks.pairs import EN, ZH, Pair, translated
from pipeline.model.records import Problem
from pipeline.numbers import Quantity, chinese, english
from pipeline.terms.link import Site

FORMS = tuple(WORDS)
FINDER = AhoCorasick(FORMS, matchkind=MatchKind.LeftmostLongest)
DIGIT = re.compile(r"\d")
# 由2000元降至1000元 is “from RMB 2,000 to RMB 1,000”, whichever comes first.
MONEY = r"(?:RMB ?|USD ?|EUR ?|CNY ?|¥|\$|US\$)?"
FROM = (re.compile(r"[由从自]\D{0,6}$"), re.compile(rf"\bfrom {MONEY}$"))
TO = (re.compile(r"[至到为](?:了|近|约)?$"), re.compile(rf"\bto {MONEY}$"))
Place = tuple[int, int]


def order(site: Site) -> Iterator[Problem]:
    """Two figures of one kind stand where they belong, and not each in the place of the other.

    Each is looked for among the words that stand in its part of the Chinese sentence; where all
    of them stand beside the other one, or 由…至… goes the other way, the two are exchanged.

    Bad: 受理专利申请300件、商标申请500件 = accepted 500 patent and 300 trademark applications
    Good: 受理专利申请300件、商标申请500件 = accepted 300 patent and 500 trademark applications
    """
    for pair in translated(site):
        for one, other in exchanged(pair):
            message = f"“{one}” and “{other}” seem to have changed places"
            yield pair.problem("order", f"{message}; compare them with the Chinese")


def exchanged(pair: Pair) -> Iterator[tuple[str, str]]:
    """The figures of the English, two by two, that seem to have changed places."""
    if len(DIGIT.findall(pair.zh)) < 2:  # noqa: PLR2004
        return
    figures = list(_figures(pair))
    if len(figures) < 2:  # noqa: PLR2004
        return
    parts = [_parts(ZH_PART, pair.zh), _parts(EN_PART, pair.en)]
    signs: list[Place] = []
    for (one, a), (other, b) in combinations(figures, 2):
        if one.kind != other.kind:
            continue
        if _is_turned(pair, a, b) or _is_turned(pair, b, a):
            yield one.text, other.text
            continue
        signs = signs or [*_terms(pair), *_words(pair)]
        zh, en = ([_part(places, at[i]) for at in (a, b)] for i, places in enumerate(parts))
        if zh[0] == zh[1] or en[0] == en[1]:
            continue
        straight, crossed = [], []
        for at in signs:
            of, there = _part(parts[0], at[0]), _part(parts[1], at[1])
            if of in zh and there in en:
                (straight if zh.index(of) == en.index(there) else crossed).append(zh.index(of))
        if crossed and not straight:
            yield one.text, other.text


ZH_PART = re.compile("[，、；。！？]|(?<=[件元个家人%])和")
EN_PART = re.compile(r"[,;.] | and | while | but | or |, ")


def _is_turned(pair: Pair, a: Place, b: Place) -> bool:
    """Whether the Chinese says from a to b, and the English from b to a."""
    return bool(
        FROM[0].search(pair.zh, 0, a[0])
        and TO[0].search(pair.zh, 0, b[0])
        and FROM[1].search(pair.en, 0, b[1])
        and TO[1].search(pair.en, 0, a[1])
    )


def _parts(pattern: re.Pattern[str], text: str) -> list[int]:
    """Where the parts of a text end."""
    return [found.end() for found in pattern.finditer(text)]


def _part(ends: list[int], at: int) -> int:
    return bisect_right(ends, at)


def _figures(pair: Pair) -> Iterator[tuple[Quantity, Place]]:
    """Figures that stand once in each language, by their places there."""
    en = [one for one in english(pair.en) if pair.en.count(one.text) == 1 and DIGIT.search(one.text)]
    zh = [one for one in chinese(pair.zh) if pair.zh.count(one.text) == 1 and DIGIT.search(one.text)]
    for one in zh:
        same = [other for other in en if other.same(one)]
        if len(same) == 1 and sum(same[0].same(other) for other in zh) == 1:
            place = (pair.zh.index(one.text), pair.en.index(same[0].text))
            yield Quantity(one.kind, one.value, same[0].text, one.soft), place


def _terms(pair: Pair) -> Iterator[Place]:
    """The places of concepts that stand once in each column."""
    columns = [
        {concept: start for start, _end, concept in reversed(pair.spans(column))}
        for column in (ZH, EN)
    ]
    spans = [[concept for _s, _e, concept in pair.spans(column)] for column in (ZH, EN)]
    for concept, start in columns[0].items():
        if concept in columns[1] and all(some.count(concept) == 1 for some in spans):
            yield start, columns[1][concept]


def _words(pair: Pair) -> Iterator[Place]:
    """The places of ordinary words that stand once in each language."""
    lower = f" {pair.en.lower()}"
    found = list(FINDER.find_matches_as_indexes(pair.zh))
    forms = [FORMS[index] for index, _start, _end in found]
    for index, start, _end in found:
        word = FORMS[index]
        if forms.count(word) > 1:
            continue
        places = {
            at
            for stem in WORDS[word]
            for at in (match.start() for match in re.finditer(rf"(?<![a-z]){re.escape(stem)}", lower))
        }
        if len(places) == 1:
            yield start, next(iter(places)) - 1
