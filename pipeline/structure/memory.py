"""Translation memory: what earlier documents have taught, for a new one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import Indel

from pipeline.model.records import Concept, Entry
from pipeline.structure.align import ENOUGH_HAN, HAN, SIMILAR

CLAUSE = re.compile(r"[\u3400-\u9fff]+")
# A term is a run of so many characters that stands so often, and begins and ends well.
SHORTEST, LONGEST, OFTEN = 4, 24, 3
LOOSE = frozenset("的了和与及在对为以等各本其将把被从向中上下内外不要可是有也还更最着")


# Puts English for a Chinese text together from smaller parts; nothing where one is not known.
Recall = Callable[[str], str | None]


def nothing(_zh: str) -> str:
    """Remember no parts."""
    return ""


def filled(
    entries: tuple[Entry, ...], known: Iterable[Entry], recall: Recall = nothing
) -> tuple[Entry, ...]:
    """Fill a new ledger from translations that exist.

    The same Chinese brings its English as it is, as a draft, and so do sentences that are all
    known; Chinese that is close brings it as fuzzy, with the Chinese that it was made from.
    """
    memory = {entry.zh: entry for entry in known if entry.en and not entry.fuzzy}
    return tuple(_filled(entry, memory, recall) for entry in entries)


def _filled(entry: Entry, memory: dict[str, Entry], recall: Recall) -> Entry:
    if entry.en:
        return entry
    same = memory.get(entry.zh)
    if english := same.en if same else recall(entry.zh):
        return replace(entry, en=english, status="draft")
    if len(HAN.findall(entry.zh)) < ENOUGH_HAN:
        return entry
    found = process.extractOne(
        entry.zh, memory.keys(), scorer=Indel.normalized_similarity, score_cutoff=SIMILAR
    )
    if found is None:
        return entry
    return replace(entry, en=memory[found[0]].en, status="draft", fuzzy=True, previous=found[0])


def frequent(texts: Iterable[str], concepts: tuple[Concept, ...]) -> list[tuple[str, int]]:
    """Return the frequent runs of characters that no concept covers, most telling first.

    Without a dictionary: runs that stand OFTEN enough, are part of no longer run that stands
    as often, and neither begin nor end with a word of grammar.
    """
    forms = sorted((form for one in concepts for form in one.zh_forms), key=len, reverse=True)
    covered = re.compile("|".join(re.escape(form) for form in forms) or r"(?!)")
    counts: Counter[str] = Counter()
    for text in texts:
        for clause in CLAUSE.findall(covered.sub("，", text)):
            counts.update(_runs(clause))
    kept = {run: count for run, count in counts.items() if count >= OFTEN}
    found = [(run, count) for run, count in kept.items() if not _inside(run, count, kept)]
    return sorted(found, key=lambda pair: (-pair[1] * len(pair[0]), pair[0]))


def _runs(clause: str) -> Iterator[str]:
    for start in range(len(clause)):
        for end in range(start + SHORTEST, min(start + LONGEST, len(clause)) + 1):
            if clause[start] not in LOOSE and clause[end - 1] not in LOOSE:
                yield clause[start:end]


def _inside(run: str, count: int, kept: dict[str, int]) -> bool:
    """Whether a longer run holds this one nearly every time that it stands."""
    return any(other != run and run in other and 2 * kept[other] > count for other in kept)
