"""Which sentences go together: the cheapest way through both texts, by dynamic programming.

The method is that of W. A. Gale and K. W. Church, “A Program for Aligning Sentences in
Bilingual Corpora”, Computational Linguistics 19 (1993), 75–102: a group (a bead) of so many
Chinese and so many English sentences costs what its kind is seldom, and what its lengths are
unlikely to belong together. Two things are added to it. English makes many sentences of one
Chinese one, so groups go up to one and eight. And what stands in both languages, figures and
terms above all, counts for the groups that keep it together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.align.anchors import Anchor

MOST = 8
# What a group of a kind costs: minus the logarithm of how often it is right.
ONE_TO_ONE, ONE_TO_TWO, TWO_TO_ONE, EACH_MORE = 0.3, 1.8, 2.8, 0.9
SEVERAL = {(2, 2): 7.0, (2, 3): 8.0, (3, 2): 8.0, (3, 3): 10.0}
# The variance of the letters of English, for each letter that the Chinese asks for.
VARIANCE = 8.0
TWICE = 2 * VARIANCE
# Beyond so many deviations (times the root of two) a length is as unlikely as it can be.
WORST, FURTHEST = 25.0, 4.7
# So far, in letters, a group may end from where the Chinese would have it end. It makes the work
# grow with the text and not with its square. Right groups end within a few hundred letters.
BAND = 800.0
# What costs so much more than the best way so far is given up, of more than a few.
HOPELESS, FEW = 10.0, 3

# What it costs to cut after an English semicolon where the Chinese has none, and to begin a group
# with English that points back (They …, This …) where the Chinese does not.
CUT_INSIDE, POINTS_BACK = 3.0, 0.8

Group = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the costs ask of a sentence.

    ``length`` is its characters, ``goes_on`` whether it ends in a semicolon, ``back`` whether it
    begins with a word that points to the sentence before it.
    """

    length: int
    goes_on: bool = False
    back: bool = False


def groups(zh: Sequence[Sentence], en: Sequence[Sentence], found: Iterable[Anchor]) -> list[Group]:
    """Return how many Chinese and English sentences go together, group by group, in order.

    Neither text may be empty. Every sentence is in a group, and every group has sentences of
    both languages.
    """
    if len(zh) == 1 or len(en) == 1:
        return [(len(zh), len(en))]
    most = max(MOST, -(-len(zh) // len(en)), -(-len(en) // len(zh)))
    work = _Work(zh, en, found, most)
    return work.way(BAND) or work.way(math.inf)


class _Work:
    """The lengths and anchors of one segment, added up so that any group is priced at once."""

    def __init__(
        self, zh: Sequence[Sentence], en: Sequence[Sentence], found: Iterable[Anchor], most: int
    ) -> None:
        self._sentences = zh, en
        self._en = [0.0, *accumulate(one.length for one in en)]
        ratio = self._en[-1] / max(1, sum(one.length for one in zh))
        self._zh = [0.0, *accumulate(one.length * ratio for one in zh)]
        self._held = _sums(len(zh), len(en), found)
        prices = {(1, 1): ONE_TO_ONE, **SEVERAL}
        for size in range(2, most + 1):
            prices[1, size] = ONE_TO_TWO + EACH_MORE * (size - 2)
            prices[size, 1] = TWO_TO_ONE + EACH_MORE * (size - 2)
        # How many English sentences a group of so many Chinese ones may have, and what it costs.
        self._kinds: dict[int, list[tuple[int, float]]] = {}
        for (many, much), price in prices.items():
            self._kinds.setdefault(many, []).append((much, price))

    def way(self, band: float) -> list[Group]:
        """The cheapest way to the end, or nothing where the band is too narrow for any."""
        rows: list[dict[int, tuple[float, Group]]] = [{} for _ in self._zh]
        rows[0][0] = 0.0, (0, 0)
        last = len(self._en) - 1
        for i in range(len(rows)):
            rows[i] = row = self._promising(i, rows[i], band)
            for size, kinds in self._kinds.items():
                if row and i + size < len(rows):
                    self._step(i, i + size, kinds, rows, (last, band))
        return _traced(rows, len(rows) - 1, last)

    def _promising(
        self, i: int, row: dict[int, tuple[float, Group]], band: float
    ) -> dict[int, tuple[float, Group]]:
        """The row without what is far behind its best, even if all further anchors are held."""
        if len(row) < FEW or band == math.inf:
            return row
        held = self._held
        behind, before = held[i][-1], held[-1]
        hopes = {j: cost + behind + before[j] - held[i][j] for j, (cost, _) in row.items()}
        limit = min(hopes.values()) + HOPELESS
        return {j: one for j, one in row.items() if hopes[j] <= limit}

    def _step(
        self,
        i: int,
        to_i: int,
        kinds: list[tuple[int, float]],
        rows: list[dict[int, tuple[float, Group]]],
        bounds: tuple[int, float],
    ) -> None:
        """Go on from a row by groups of so many Chinese sentences. This is the innermost loop."""
        last, band = bounds
        place, en, target = self._zh[to_i], self._en, rows[to_i]
        asked = place - self._zh[i]
        above, below = self._held[i], self._held[to_i]
        for j, (cost, _group) in rows[i].items():
            begun = cost + self._cut(i, j) + below[j] - above[j]
            for much, price in kinds:
                to_j = j + much
                if to_j > last or abs(place - en[to_j]) > band:
                    continue
                said = en[to_j] - en[j]
                off = abs(said - asked) / math.sqrt(TWICE * (said if said > asked else asked) + 1)
                lengths = -math.log(math.erfc(off)) if off < FURTHEST else WORST
                total = begun + price + lengths - below[to_j] + above[to_j]
                if to_j not in target or total < target[to_j][0]:
                    target[to_j] = total, (to_i - i, much)

    def _cut(self, i: int, j: int) -> float:
        """What it costs to begin a group with these sentences."""
        zh, en = self._sentences
        if not i or i == len(zh) or j == len(en):
            return 0.0
        inside = en[j - 1].goes_on and not zh[i - 1].goes_on
        back = en[j].back and not zh[i].back
        return CUT_INSIDE * inside + POINTS_BACK * back


def _sums(rows: int, columns: int, found: Iterable[Anchor]) -> list[list[float]]:
    """The weight of all anchors before each pair of sentences."""
    sums = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for one in found:
        sums[one.zh + 1][one.en + 1] += one.weight
    for i in range(1, rows + 1):
        row = list(accumulate(sums[i]))
        sums[i] = [above + here for above, here in zip(sums[i - 1], row, strict=True)]
    return sums


def _traced(rows: list[dict[int, tuple[float, Group]]], i: int, j: int) -> list[Group]:
    way: list[Group] = []
    while j in rows[i] and (i or j):
        kind = rows[i][j][1]
        way.append(kind)
        i, j = i - kind[0], j - kind[1]
    return way[::-1]
