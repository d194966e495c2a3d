"""Order: two figures have not changed places while all that stands around them has not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.checks.figures import quantities
from pipeline.checks.ordinary_words import WORDS
from pipeline.checks.pairs import EN, ZH, Pair, translated
from pipeline.model.records import Problem
from pipeline.numbers import Quantity
from pipeline.terms.link import Site

FORMS = tuple(WORDS)
FINDER = AhoCorasick(FORMS, matchkind=MatchKind.LeftmostLongest)
DIGIT = re.compile(r"\d")
NO_LETTER = re.compile("[^a-z&¥]")
# So many figures there have to be; each is compared with so many after it.
FEWEST, NEAR = 2, 2
# 由2000元降至1000元 is “from RMB 2,000 to RMB 1,000”, whichever comes first.
MONEY = r"(?:RMB ?|USD ?|EUR ?|CNY ?|¥|\$|US\$)?"
FROM = (re.compile(r"[由从自]\D{0,6}$"), re.compile(rf"\bfrom {MONEY}$"))
TO = (re.compile(r"[至到为](?:了|近|约)?$"), re.compile(rf"\bto {MONEY}$"))
# So far back the words before a figure are looked at.
BEFORE = 20
ZH_PART = re.compile("[，、；。！？]|(?<=[件元个家人%])和")
EN_PART = re.compile(r"[,;.] | and | while | but | or ")
# A place in the Chinese, and the one in the English that belongs to it.
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
    if len(DIGIT.findall(pair.zh)) < FEWEST:
        return
    figures = list(_figures(pair))
    if len(figures) < FEWEST:
        return
    around = Around(pair)
    for place, (one, a) in enumerate(figures):
        for other, b in figures[place + 1 : place + 1 + NEAR]:
            if one.kind == other.kind and (
                _is_turned(pair, a, b) or _is_turned(pair, b, a) or around.cross(a, b)
            ):
                yield one.text, other.text


def _is_turned(pair: Pair, a: Place, b: Place) -> bool:
    """Whether the Chinese says from a to b, and the English from b to a."""
    return bool(
        FROM[1].search(pair.en[max(0, b[1] - BEFORE) : b[1]])
        and TO[1].search(pair.en[max(0, a[1] - BEFORE) : a[1]])
        and FROM[0].search(pair.zh[max(0, a[0] - BEFORE) : a[0]])
        and TO[0].search(pair.zh[max(0, b[0] - BEFORE) : b[0]])
    )


class Around:
    """What stands in the parts of a Chinese sentence, and in which part of the English it does."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._ends = [
            [found.end() for found in pattern.finditer(text)]
            for pattern, text in ((ZH_PART, pair.zh), (EN_PART, pair.en))
        ]
        self._lower = ""
        self._terms: list[Place] = []
        self._of: dict[int, set[int]] = {}

    def cross(self, a: Place, b: Place) -> bool:
        """Whether all that stands by the one figure in Chinese stands by the other in English."""
        zh, en = ([self._part(column, at[column]) for at in (a, b)] for column in (0, 1))
        if zh[0] == zh[1] or en[0] == en[1]:
            return False
        first, second = (self._english(part) & set(en) for part in zh)
        return bool(first or second) and first <= {en[1]} and second <= {en[0]}

    def _part(self, column: int, at: int) -> int:
        return bisect_right(self._ends[column], at)

    def _english(self, part: int) -> set[int]:
        """The parts of the English that have something of a part of the Chinese."""
        if not self._lower:
            self._lower = NO_LETTER.sub(" ", f" {self._pair.en.lower()}")
            self._terms = list(_terms(self._pair))
        if part not in self._of:
            ends = [0, *self._ends[0], len(self._pair.zh)]
            start, end = ends[part], ends[part + 1]
            places = [at[1] for at in self._terms if start <= at[0] < end]
            for index, _start, _end in FINDER.find_matches_as_indexes(self._pair.zh[start:end]):
                places += self._places(FORMS[index])
            self._of[part] = {self._part(1, place) for place in places}
        return self._of[part]

    def _places(self, word: str) -> list[int]:
        """Where a word that the Chinese has once stands in the English, if it does so once."""
        if self._pair.zh.count(word) > 1:
            return []
        places = set()
        for stem in WORDS[word]:
            at = self._lower.find(f" {stem}")
            if at >= 0:
                places.add(at)
                if self._lower.find(f" {stem}", at + 1) >= 0:
                    return []
        return list(places) if len(places) == 1 else []


def _figures(pair: Pair) -> Iterator[tuple[Quantity, Place]]:
    """Figures that stand once in each language, as English has them, with their places."""
    columns = zip(quantities(pair), (pair.zh, pair.en), strict=True)
    zh, en = (
        [one for one in found if DIGIT.search(one.text) and text.count(one.text) == 1]
        for found, text in columns
    )
    for one in zh:
        same = [other for other in en if other.same(one)]
        if len(same) == 1 and sum(same[0].same(other) for other in zh) == 1:
            place = (pair.zh.index(one.text), pair.en.index(same[0].text))
            yield Quantity(one.kind, one.value, same[0].text, one.soft), place


def _terms(pair: Pair) -> Iterator[Place]:
    """The places of concepts that stand once in each column."""
    spans = [[(concept, start) for start, _, concept in pair.spans(one)] for one in (ZH, EN)]
    named = [[concept for concept, _ in some] for some in spans]
    there = dict(spans[1])
    for concept, start in spans[0]:
        if all(some.count(concept) == 1 for some in named):
            yield start, there[concept]
