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
WORST = 25.0
# So far, in letters, a group may end from where the Chinese would have it end. It makes the work
# grow with the text and not with its square; no segment that people write comes near it.
BAND = 4000.0

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
        self._kinds = {(1, 1): ONE_TO_ONE, **SEVERAL}
        for size in range(2, most + 1):
            self._kinds[1, size] = ONE_TO_TWO + EACH_MORE * (size - 2)
            self._kinds[size, 1] = TWO_TO_ONE + EACH_MORE * (size - 2)

    def way(self, band: float) -> list[Group]:
        """The cheapest way to the end, or nothing where the band is too narrow for any."""
        rows: list[dict[int, tuple[float, Group]]] = [{} for _ in self._zh]
        rows[0][0] = 0.0, (0, 0)
        last = len(self._zh) - 1, len(self._en) - 1
        for i, row in enumerate(rows):
            for j, (cost, _group) in row.items():
                begun = cost + self._cut(i, j)
                for kind, price in self._kinds.items():
                    end = i + kind[0], j + kind[1]
                    if end[0] > last[0] or end[1] > last[1] or not self._near(*end, band):
                        continue
                    total = begun + price + self._cost(i, j, *end)
                    known = rows[end[0]].get(end[1])
                    if known is None or total < known[0]:
                        rows[end[0]][end[1]] = total, kind
        return _traced(rows, *last)

    def _cut(self, i: int, j: int) -> float:
        """What it costs to begin a group with these sentences."""
        zh, en = self._sentences
        if not i or i == len(zh) or j == len(en):
            return 0.0
        inside = en[j - 1].goes_on and not zh[i - 1].goes_on
        back = en[j].back and not zh[i].back
        return CUT_INSIDE * inside + POINTS_BACK * back

    def _near(self, i: int, j: int, band: float) -> bool:
        return abs(self._zh[i] - self._en[j]) <= band

    def _cost(self, i: int, j: int, to_i: int, to_j: int) -> float:
        asked, said = self._zh[to_i] - self._zh[i], self._en[to_j] - self._en[j]
        off = abs(said - asked) / math.sqrt(VARIANCE * max(asked, said, 1.0))
        likely = math.erfc(off / math.sqrt(2))
        lengths = min(WORST, -math.log(likely)) if likely > 0 else WORST
        held = self._held
        return lengths - held[to_i][to_j] + held[i][to_j] + held[to_i][j] - held[i][j]


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
