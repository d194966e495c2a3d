"""Length: a lost clause shows in the proportion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.pairs import translated
from pipeline.model.records import Problem
from pipeline.terms.link import Site

HAN = re.compile(r"[\u3400-\u9fff]")
# Numerals say much in many characters that English says in few.
NUMERALS = re.compile("[〇零一二两三四五六七八九十百千万亿分之]")
ORIGINAL = re.compile(r"\(《[^》]*》\)")
# Letters of English for a character of Chinese: from how many characters on, at least, at most.
# Measured on the corpus and the proof set: from 40 characters on 4.1 is the least that was right.
# Short texts vary more.
BOUNDS = ((40, 4.0, 7.8), (32, 3.6, 9.5), (24, 3.15, 9.5), (18, 3.2, 10.0), (14, 2.75, 10.0))


def length(site: Site) -> Iterator[Problem]:
    """The English is neither far shorter nor far longer than the Chinese asks for.

    What is too short has lost a clause, what is too long has gained one.

    Bad: 加强行政执法，加大处罚力度，遏制重复侵权，维护市场秩序。 = Strengthen enforcement.
    Good: 加强执法。 = Strengthen enforcement.
    """
    for pair in translated(site):
        han = len(HAN.findall(pair.zh))
        letters = len(ORIGINAL.sub("", pair.en))
        for size, least, most in BOUNDS:
            if han >= size:
                words = max(1, han - len(NUMERALS.findall(pair.zh)))
                if letters < least * words or letters > most * han:
                    how = "short" if letters < least * words else "long"
                    message = f"the English is too {how}: {letters / han:.1f} letters a character"
                    yield pair.problem("length", f"{message}; look for a clause lost or added")
                break
