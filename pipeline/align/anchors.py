"""What stands in both languages and so holds sentences together: figures, terms, titles, names.

Each anchor joins one sentence of the Chinese with one of the English and has a weight, in the
unit of the costs of ``beads``: how much less likely a grouping is that keeps the two apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from pipeline import numbers
from pipeline.align.split import Span
from pipeline.align.words import CHINESE, MUST, WORDS
from pipeline.terms.link import ZH, Occurrence

FIGURE, SMALL_FIGURE, TERM, NAME, WORD = 3.0, 1.0, 1.2, 3.0, 0.6
# A title of the original in the English, and a word of Latin letters in the Chinese.
TITLE = re.compile("《[^《》]+》")
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9+-]+")
# A word begins after a space, and after what is like one.
APART = str.maketrans("-–(“*[", "      ")
# How English words may begin, each with the Chinese words that they may stand for.
STEMS = [
    (f" {stem}", tuple(word for word, stems in WORDS.items() if stem in stems))
    for stem in dict.fromkeys(stem for stems in WORDS.values() for stem in stems)
]
FINDER = AhoCorasick([stem for stem, _words in STEMS])
# What may hold a figure. Reading figures takes time, and most sentences have none.
Reader = Callable[[str], tuple[numbers.Quantity, ...]]
NOTHING = re.compile("(?!)")
COUNTED = re.compile(
    r"\d|\b(?:fir|sec|thir|four|fif|six|sev|eig|nin|ten|eleven|twel|twen|for|hundred|thousand|[mb]illion"
    r"|trillion|half|halv|quart|doubl|tripl|quadrupl|twice|two|three|five|one)",
    re.I,
)
FIGURED = re.compile("\\d|分之|[倍番]|第[一二三四五六七八九十]|[一二三四五六七八九十][是要]")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A sentence of the Chinese and one of the English, by their turn, and how strongly joined."""

    zh: int
    en: int
    weight: float


def anchors(
    texts: tuple[str, str], spans: tuple[list[Span], list[Span]], found: Iterable[Occurrence]
) -> Iterator[Anchor]:
    """Yield the anchors between the sentences of a segment; ``found`` are its terms."""
    yield from _joined(*signs(texts, spans, found))


# What stands somewhere, by its kind first, and the turns of the sentences in which it stands.
Places = dict[tuple[Hashable, ...], list[int]]
WEIGHTS: dict[str, float] = {
    "figure": FIGURE,
    "small": SMALL_FIGURE,
    "term": TERM,
    "name": NAME,
    "word": WORD,
}


def signs(
    texts: tuple[str, str], spans: tuple[list[Span], list[Span]], found: Iterable[Occurrence]
) -> tuple[Places, Places]:
    """Return where in each language figures, names, terms and ordinary words stand.

    What has the same key in both says the same; its weight is ``WEIGHTS`` of its kind.
    """
    columns = [
        [text[start:end] for start, end in places]
        for text, places in zip(texts, spans, strict=True)
    ]
    chinese = _figures_and_names(columns[0], numbers.chinese, FIGURED)
    # Without figures in the Chinese nobody asks for those of the English.
    counted = any(key[0] in ("figure", "small") for key in chinese)
    english = _figures_and_names(columns[1], numbers.english, COUNTED if counted else NOTHING)
    parts = zip((chinese, english), _terms(spans, found), _words(*columns), strict=True)
    zh, en = ({**one, **terms, **words} for one, terms, words in parts)
    return zh, en


def _figures_and_names(sentences: list[str], read: Reader, figured: re.Pattern[str]) -> Places:
    """Where each figure, title and Latin word stands, as turns of sentences."""
    places: Places = defaultdict(list)
    for i, said in enumerate(sentences):
        if figured.search(said):
            for one in read(said):
                places["small" if one.soft else "figure", one.kind, one.value].append(i)
        for name in {*TITLE.findall(said), *LATIN.findall(said)}:
            places["name", name].append(i)
    return places


def _terms(spans: tuple[list[Span], list[Span]], found: Iterable[Occurrence]) -> list[Places]:
    columns: list[Places] = [defaultdict(list), defaultdict(list)]
    starts = [[start for start, _end in places] for places in spans]
    for one in found:
        column = one.column != ZH
        at = bisect_right(starts[column], one.start) - 1
        if at >= 0 and one.start < spans[column][at][1]:
            columns[column]["term", one.concept].append(at)
    return columns


def _words(chinese: list[str], english: list[str]) -> tuple[Places, Places]:
    """Where each ordinary word stands, and what is likely to be its English."""
    left: Places = defaultdict(list)
    for i, said in enumerate(chinese):
        for word in set(CHINESE.findall(said)):
            left["word", word].append(i)
        if MUST.search(said):
            left["word", "必须"].append(i)
    right: Places = defaultdict(list)
    for i, said in enumerate(english):
        lower = f" {said.lower()}".translate(APART)
        stems = {one for one, _, _ in FINDER.find_matches_as_indexes(lower, overlapping=True)}
        for word in {word for one in stems for word in STEMS[one][1]}:
            right["word", word].append(i)
    return left, right


def _joined(zh: Places, en: Places) -> Iterator[Anchor]:
    """The first beside the first, and so on; of fewer those at the same part of the way."""
    for key in zh.keys() & en.keys():
        left, right = sorted(zh[key]), sorted(en[key])
        turns = max(len(left), len(right))
        weight = WEIGHTS[str(key[0])] / (1 if len(left) == len(right) else turns)
        for turn in range(turns):
            yield Anchor(left[turn * len(left) // turns], right[turn * len(right) // turns], weight)
