"""The same Chinese, the same English."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.pairs import ADDITION, Pair, translated
from pipeline.model.records import STYLE, Problem
from pipeline.terms.link import Site

# What differs between a first use and a later one.
FIRST_USE = re.compile(r" \((?:[A-Z][A-Za-z0-9-]{1,7}|《[^》]*》)\)")
LONG = 12


def consistency(site: Site) -> Iterator[Problem]:
    """The same Chinese text has the same English wherever it stands.

    What belongs to a first use does not count as a difference: abbreviations spelled out, and
    what is explained in square brackets.

    Bad: 加强组织领导。 = Strengthen leadership. … 加强组织领导。 = Enhance organization.
    Good: 加强组织领导。 = Strengthen leadership. … 加强组织领导。 = Strengthen leadership.
    """
    first: dict[str, Pair] = {}
    for pair in translated(site):
        known = first.setdefault(pair.zh, pair)
        if _bare(known.en) != _bare(pair.en):
            message = f"the same Chinese at {known.where} is “{known.en[:40]}”; make them one"
            yield pair.problem("consistency", message, STYLE)


def duplicated(site: Site) -> Iterator[Problem]:
    """No two different Chinese texts have one English.

    It comes of pasting into the wrong entry.

    Bad: 加强保护。 = Strengthen protection. … 加强运用。 = Strengthen protection.
    Good: 加强保护。 = Strengthen protection. … 加强运用。 = Strengthen utilization.
    """
    by_english: dict[str, list[Pair]] = defaultdict(list)
    for pair in translated(site):
        if not pair.entry.fuzzy:
            by_english[pair.en].append(pair)
    for pairs in by_english.values():
        for pair in pairs[1:]:
            differ = _letters(pair.zh) != _letters(pairs[0].zh)
            if differ and len(pair.en) > LONG:
                message = f"the English is that of another text at {pairs[0].where}; mend one"
                yield pair.problem("duplicated", message)


def _bare(text: str) -> str:
    return ADDITION.sub("", FIRST_USE.sub("", text)).strip()


def _letters(text: str) -> str:
    return re.sub(r"[^\w]", "", text)
