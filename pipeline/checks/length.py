"""Length: a lost clause shows in the proportion."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
# Letters of English for a character of Chinese: from how many characters on, at least, at most.
# Measured on the corpus and the proof set: from 40 characters on 4.4 is the least that was right.
# Short texts vary more.
BOUNDS = ((40, 4.3, 7.8), (32, 3.6, 9.5), (24, 3.3, 9.5), (18, 3.2, 10.0), (14, 3.2, 10.0))


def length(site: Site) -> Iterator[Problem]:
    """The English is neither far shorter nor far longer than the Chinese asks for.

    What is too short has lost a clause, what is too long has gained one. Clauses of
    responsibility, whose bodies are abbreviated, and what stands in square brackets do not count.

    Bad: 加强行政执法，加大处罚力度，遏制重复侵权，维护市场秩序。 = Strengthen enforcement.
    Good: 加强执法。 = Strengthen enforcement.
    """
    for pair in translated(site):
        zh, en = pair.zh, ADDITION.sub("", ORIGINAL.sub("", pair.en))
        if CLAUSE.search(zh) and ENGLISH_CLAUSE.search(en):
            zh, en = CLAUSE.sub("", zh), ENGLISH_CLAUSE.sub("", en)
        han, letters = len(HAN.findall(zh)), len(en)
        for size, least, most in BOUNDS:
            if han >= size:
                words = max(1, len(HAN.findall(BRIEF.sub("", zh))))
                if letters < least * words or letters > most * han:
                    how = "short" if letters < least * words else "long"
                    message = f"the English is too {how}: {letters / han:.1f} letters a character"
                    yield pair.problem("length", f"{message}; look for a clause lost or added")
                break
