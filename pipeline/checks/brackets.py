"""Quotation marks and brackets: closed, and as many as the Chinese has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.pairs import translated
from pipeline.model.records import STYLE, Problem
from pipeline.terms.link import Site

OPEN = {"“": "”", "(": ")", "[": "]", "《": "》"}
MARKS = re.compile(r"[“”()\[\]《》]")
CLOSE = {right: left for left, right in OPEN.items()}


def brackets(site: Site) -> Iterator[Problem]:
    """Quotation marks and brackets are closed in order, and quotations stay quotations.

    A slogan without its marks is read as a statement of the author.

    Bad: “十四五”规划 = the “14th Five-Year Plan
    Good: 实现“零投诉” = achieved “zero complaints”
    """
    for pair in translated(site):
        if message := unbalanced(pair.en):
            yield pair.problem("brackets", message, STYLE)
        elif pair.zh.count("“") > 1 and "“" not in pair.en and not pair.occurrences:
            message = "the quotation marks of the Chinese are gone"
            yield pair.problem("brackets", message, STYLE)


def unbalanced(text: str) -> str:
    """Say what is not closed, or not opened."""
    held: list[str] = []
    for char in MARKS.findall(text):
        if char in OPEN:
            held.append(char)
        else:
            if not held or held[-1] != CLOSE[char]:
                return f"{char} closes nothing; add its other half or take it out"
            held.pop()
    return f"{held[-1]} is not closed; add {OPEN[held[-1]]}" if held else ""
