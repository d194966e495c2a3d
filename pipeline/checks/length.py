"""Length: a lost clause shows in the proportion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.link import Site
from pipeline.model import Problem
from pipeline.pairs import Pair, translated

HAN = re.compile(r"[\u3400-\u9fff]")
ORIGINAL = re.compile(r"\(《[^》]*》\)")
# Letters of English for a character of Chinese: from how many characters on, at least, at most.
# Measured on the corpus, where 4.4 to 6.9 is the range of texts of 160 characters and more;
# short texts vary more.
BOUNDS = ((80, 3.9, 7.3), (40, 3.6, 7.8), (24, 3.1, 9.5), (16, 2.8, 10.0))


def length(site: Site) -> Iterator[Problem]:
    """The English is neither far shorter nor far longer than the Chinese asks for.

    What is too short has lost a clause, what is too long has gained one.

    Bad: 加强行政执法，加大处罚力度，遏制重复侵权，维护市场秩序。 = Strengthen enforcement.
    Good: 加强执法。 = Strengthen enforcement.
    """
    for pair in translated(site):
        han, share = proportion(pair)
        for size, least, most in BOUNDS:
            if han >= size:
                if not least <= share <= most:
                    how = "short" if share < least else "long"
                    message = f"the English is too {how}: {share:.1f} letters a character"
                    yield pair.problem("length", f"{message}; look for a clause lost or added")
                break


def proportion(pair: Pair) -> tuple[int, float]:
    """How many Chinese characters there are, and letters of English for each of them."""
    han = len(HAN.findall(pair.zh))
    return han, len(ORIGINAL.sub("", pair.en)) / max(han, 1)
