"""Length: a lost clause shows in the proportion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.pairs import ADDITION, translated
from pipeline.model.records import Problem
from pipeline.numbers.markers import CLAUSE, ENGLISH_CLAUSE
from pipeline.terms.link import Site

HAN = re.compile(r"[\u3400-\u9fff]")
# What Chinese says in many characters and English in few, or not at all: numerals, the nouns
# that the style guide deletes, and 知识产权, which is “IP”.
BRIEF = re.compile(
    "[〇零一二两三四五六七八九十百千万亿分之]"
    "|能力和水平|工作|水平|建设|事业|方面|情况|行为|(?<=知)识产权"
)
ORIGINAL = re.compile(r"\(《[^》]*》\)")
# An abbreviation stands for a word a letter, here of so many letters more.
ABBREVIATION = re.compile(r"\b(?!RMB|USD|CNY|EUR|HKD)[A-Z]{2,6}\b")
SPELLED_OUT = 6
# What English says once for two figures, it does not say twice: a run of so many characters
# that the Chinese repeats counts for less than half.
RUN, REPEATED = 3, 0.6
# Letters of English for a character of Chinese: from how many characters on, at least, at most.
# Measured on the corpus, the proof sets and sentences of other registers, with a margin.
BOUNDS = (
    (80, 4.4, 9.0),
    (40, 3.2, 10.0),
    (32, 3.3, 11.0),
    (24, 3.2, 11.5),
    (18, 2.9, 12.5),
    (14, 2.6, 13.0),
)
# Between these nothing is wrong, however it is counted.
LIKELY = (4.6, 9.0)


def length(site: Site) -> Iterator[Problem]:
    """The English is neither far shorter nor far longer than the Chinese asks for.

    What is too short has lost a clause, what is too long has gained one. Clauses of
    responsibility, whose bodies are abbreviated, and what stands in square brackets do not count.

    Bad: 加强行政执法，加大处罚力度，遏制重复侵权，维护市场秩序。 = Strengthen enforcement.
    Good: 加强执法。 = Strengthen enforcement.
    """
    for pair in translated(site):
        if "(R" not in pair.en and "(L" not in pair.en:
            letters = len(_plain(pair.en))
            if LIKELY[0] * len(pair.zh) < letters < LIKELY[1] * len(HAN.findall(pair.zh)):
                continue
        proportion = measured(pair.zh, pair.en)
        for size, least, most in BOUNDS:
            if proportion.han >= size:
                if proportion.least < least or proportion.most > most:
                    how = "short" if proportion.least < least else "long"
                    said = f"{proportion.most:.1f} letters a character"
                    message = f"the English is too {how}: {said}; look for a clause lost or added"
                    yield pair.problem("length", message)
                break


def _plain(en: str) -> str:
    """The English without the Chinese of titles, and without what the translator adds."""
    en = ORIGINAL.sub("", en) if "(《" in en else en
    return ADDITION.sub("", en) if "[" in en else en


class Proportion(NamedTuple):
    """Characters of the Chinese; letters of English for one of them, if the Chinese is brief."""

    han: int
    least: float
    most: float


def measured(zh: str, en: str) -> Proportion:
    """How much English there is for the Chinese.

    For ``least`` only the characters count that English has to say something for, and
    abbreviations are as long as what they stand for; for ``most`` all and as they are.
    """
    en = _plain(en)
    if CLAUSE.search(zh) and ENGLISH_CLAUSE.search(en):
        zh, en = CLAUSE.sub("", zh), ENGLISH_CLAUSE.sub("", en)
    brief = HAN.findall(BRIEF.sub("", zh))
    runs = ["".join(brief[i : i + RUN]) for i in range(len(brief) - RUN + 1)]
    words = len(brief) - REPEATED * (len(runs) - len(set(runs)))
    letters = len(en) + SPELLED_OUT * sum(len(one) for one in ABBREVIATION.findall(en))
    han = len(HAN.findall(zh))
    return Proportion(han, letters / max(1, words), len(en) / max(1, han))
