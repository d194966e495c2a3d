"""Sentences: the pairs of a segment fit each other in length, figures and terms."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from pipeline import numbers
from pipeline.align import split
from pipeline.align.anchors import WEIGHTS, signs
from pipeline.align.pair import RUNNING
from pipeline.checks.pairs import ADDITION, EN, ZH, translated
from pipeline.checks.pairs import Pair as Entry
from pipeline.model.document import FUZZY
from pipeline.model.records import STYLE, Problem
from pipeline.model.sentences import SentencePair
from pipeline.numbers.markers import CLAUSE
from pipeline.terms.link import Site

ORIGINAL = re.compile(r" ?\(《[^》]*》\)")
# The variance of the letters of English for each letter that the Chinese asks for, and how many
# deviations are too many: 2.5 was the most that was right in the corpus, 1.5 beside a lost term.
VARIANCE = 8.0
FAR, FAR_WITH_TERM = 2.8, 1.8
# One term may be said in the sentence before; two are no accident.
TERMS = 2
# By so much two sentences have to fit the English of each other better than their own.
CROSSED = 0.5
# So much of a sentence is shown.
SHOWN = 12

Figures = Counter[tuple[str, Fraction]]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence pair as it is compared; ``asked`` is how many letters its Chinese asks for."""

    zh: str
    asked: float
    letters: int
    figures: tuple[Figures, Figures]
    terms: tuple[Counter[str], Counter[str]]


def sentences(site: Site) -> Iterator[Problem]:
    """Sentences that stand beside each other say the same.

    Looked at is a paragraph by its sentence pairs: a figure, or two terms, of one pair must not
    stand in the English of another, no pair may be far longer or shorter than the others make it
    expect, and no two sentences may have changed places. Else a sentence was put elsewhere, merged
    or left out, or the pairs are cut at the wrong place: record.yml says under “sentences” where
    they begin.

    Bad: 授权发明专利45.3万件。注册商标640.6万件。 = We registered 6.406 million trademarks. We
    granted 453,000 invention patents.
    Good: 授权发明专利45.3万件。注册商标640.6万件。 = We granted 453,000 invention patents. We
    registered 6.406 million trademarks.
    """
    by_reader = {
        (document.record.id, one.segment)
        for document in site.documents
        for one in document.record.sentences
    }
    # What a word of ordinary language becomes in English says nothing of where it stands.
    free = frozenset(one.id for one in site.concepts if one.rendering == "free")
    for entry in translated(site):
        segment = entry.segment
        if segment is None or segment.kind not in RUNNING or segment.status == FUZZY:
            continue
        key = entry.document, segment.id
        yield from _compared(entry, site.sentences[key], free)
        if key not in by_reader:
            yield from _crossed(entry, site.sentences[key])


def _crossed(entry: Entry, pairs: tuple[SentencePair, ...]) -> Iterator[Problem]:
    """Sentences each of which fits the English of the other better than its own."""
    found = _crossing(entry, [one.zh for one in pairs], [one.en for one in pairs])
    chinese, english = split.chinese(entry.zh), split.english(entry.en)
    for pair in pairs:
        # Where sentences were kept together, because nothing else fitted, they may have crossed.
        zh, en = _within(chinese, pair.zh), _within(english, pair.en)
        if len(zh) > 1 and len(en) > 1:
            found = found or _crossing(entry, zh, en)
    if found:
        name = next(one.id for one in pairs if one.zh[0] <= found[0] < one.zh[1])
        message = f"“{_short(entry.zh[slice(*found)])}” ({name}) stands elsewhere than its English"
        todo = "put them in one order, or say under sentences in record.yml where the pairs begin"
        yield entry.problem("sentences", f"{message}; {todo}", STYLE)


def _within(spans: list[split.Span], place: split.Span) -> list[split.Span]:
    return [one for one in spans if place[0] <= one[0] < place[1]]


def _crossing(entry: Entry, zh: list[split.Span], en: list[split.Span]) -> split.Span | None:
    """The first of two Chinese sentences that fit the English of each other."""
    held: defaultdict[tuple[int, int], float] = defaultdict(float)
    left, right = signs((entry.zh, entry.en), (zh, en), entry.occurrences)
    for key in left.keys() & right.keys():
        for place in product(set(left[key]), set(right[key])):
            held[place] += WEIGHTS[str(key[0])]
    for (one, beside), (other, before) in combinations(sorted(held), 2):
        neighbors = other - one == beside - before == 1
        # Of as many sentences as English ones only those count that are at the same turn.
        if neighbors and (one == before or len(zh) != len(en)):
            across = held[one, beside] + held[other, before]
            if across > CROSSED + held[one, before] + held[other, beside]:
                return zh[one]
    return None


def _compared(
    entry: Entry, pairs: tuple[SentencePair, ...], free: frozenset[str]
) -> Iterator[Problem]:
    said = _sentences(entry, pairs, free)
    for pair, one in zip(pairs, said, strict=True):
        others = [other for other in said if other is not one]
        if message := _moved(one, others) or _uneven(one, others):
            todo = "mend it, or say under sentences in record.yml where the pairs begin"
            yield entry.problem(
                "sentences", f"“{_short(one.zh)}” ({pair.id}) {message}; {todo}", STYLE
            )


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _moved(one: _Sentence, others: list[_Sentence]) -> str:
    """What of this Chinese stands in English that is beside other Chinese."""
    for figure in one.figures[0] - one.figures[1]:
        if any(figure in other.figures[1] - other.figures[0] for other in others):
            kind, value = figure
            return f"has {kind} {float(value):g}, which is in the English of another sentence"
    terms = _terms_elsewhere(one, others)
    return f"has {', '.join(terms)}, all in the English of others" if len(terms) >= TERMS else ""


def _terms_elsewhere(one: _Sentence, others: list[_Sentence]) -> list[str]:
    missing = [concept for concept in one.terms[0] if not one.terms[1][concept]]
    return [
        concept
        for concept in missing
        if any(other.terms[1][concept] and not other.terms[0][concept] for other in others)
    ]


def _uneven(one: _Sentence, others: list[_Sentence]) -> str:
    off = abs(one.letters - one.asked) / math.sqrt(VARIANCE * max(one.letters, one.asked, 1.0))
    if off <= (FAR_WITH_TERM if _terms_elsewhere(one, others) else FAR):
        return ""
    how = "long" if one.letters > one.asked else "short"
    return f"has English that is too {how}: {one.letters} letters for {one.asked:.0f}"


def _sentences(
    entry: Entry, pairs: tuple[SentencePair, ...], free: frozenset[str]
) -> list[_Sentence]:
    zh = [entry.zh[slice(*one.zh)] for one in pairs]
    en = [ADDITION.sub("", ORIGINAL.sub("", entry.en[slice(*one.en)])) for one in pairs]
    # Bodies are abbreviated in clauses of responsibility, so their lengths say nothing.
    running = [not CLAUSE.fullmatch(said) for said in zh]
    size = sum(len(said) for said, runs in zip(zh, running, strict=True) if runs)
    letters = sum(len(said) for said, runs in zip(en, running, strict=True) if runs)
    return [
        _Sentence(
            said,
            len(said) * letters / size if runs else len(beside),
            len(beside),
            (_figures(numbers.chinese(said)), _figures(numbers.english(beside))),
            (_terms(entry, ZH, pair.zh, free), _terms(entry, EN, pair.en, free)),
        )
        for pair, said, beside, runs in zip(pairs, zh, en, running, strict=True)
    ]


def _figures(found: tuple[numbers.Quantity, ...]) -> Figures:
    return Counter((one.kind, one.value) for one in found if not one.soft)


def _terms(entry: Entry, column: str, place: tuple[int, int], free: frozenset[str]) -> Counter[str]:
    return Counter(
        concept
        for start, _end, concept in entry.spans(column)
        if place[0] <= start < place[1] and concept not in free
    )
