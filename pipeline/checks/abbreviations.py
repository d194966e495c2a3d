"""Abbreviations: spelled out at first use in a document, short afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.pairs import documents
from pipeline.model.records import STYLE, Problem
from pipeline.terms.link import Site

SHORT = re.compile(r"(?<![A-Za-z0-9-])([A-Z]{2,7}\d?)(?=s?(?![A-Za-z0-9]))")
GIVEN = re.compile(r"\(([A-Z]{2,7}\d?)s?\)")
ROMAN = re.compile(r"[IVXLC]+")
# Understood by everybody, or never spelled out.
KNOWN = frozenset(
    ("RMB", "USD", "EUR", "HKD", "US", "UK", "EU", "AI", "IT", "PDF", "COVID", "TV", "ISO", "BRICS")
)


def abbreviations(site: Site) -> Iterator[Problem]:
    """An abbreviation is spelled out at its first use in a document, and only there.

    The reader of one document need not know the others.

    Bad: 世界知识产权组织 = WIPO (where nothing before says what that is)
    Good: 世界知识产权组织 = the World Intellectual Property Organization (WIPO)
    """
    for pairs in documents(site):
        known = set(KNOWN)
        for pair in pairs:
            given = GIVEN.findall(pair.en)
            # A run-in heading stands in its paragraph again, and figures repeat the text.
            if pair.segment is None:
                continue
            for short in dict.fromkeys(SHORT.findall(pair.en)):
                if short in known or ROMAN.fullmatch(short):
                    continue
                if short not in given:
                    message = (
                        f"first use of {short} in the document; spell it out, ({short}) after it"
                    )
                    yield pair.problem("abbreviation", message, STYLE)
            for short in given:
                if short in known and short not in KNOWN:
                    message = f"{short} was spelled out before; use it short"
                    yield pair.problem("abbreviation", message, STYLE)
            known.update(SHORT.findall(pair.en))
