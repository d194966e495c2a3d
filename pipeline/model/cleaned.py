"""A clean text: its lines, what was wrong on the way, and where every character went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.records import Problem
from pipeline.model.text import CHANGED, REMOVED, Line, Run, Text

# The hand that mends by word of the record, and a break of lines that nobody had to take out.
EMENDED = "emendation"
LAYOUT = "line breaks"


@dataclass(frozen=True)
class Cleaned:
    """The clean text of one document, its lines, and what was wrong on the way."""

    text: Text
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def account(self) -> Account:
        """Where every character of the capture went."""
        return account(self)


@dataclass(frozen=True, slots=True)
class Account:
    """Where every character of a capture went, by category and finer kind.

    ``shown`` counts the characters of the clean lines, whatever their zone.
    """

    size: int
    counts: tuple[tuple[str, str, int], ...]
    shown: int

    @property
    def total(self) -> int:
        """The sum of all categories; it has to be ``size``."""
        return sum(count for _category, _kind, count in self.counts)


def account(cleaned: Cleaned) -> Account:
    """Put every character of the capture into exactly one category."""
    counts: Counter[tuple[str, str]] = Counter()
    capture = cleaned.text.capture
    for run in cleaned.text.runs:
        breaks = capture.count("\n", run.start, run.end) if run.state != REMOVED else 0
        if breaks:
            counts[REMOVED, LAYOUT] += breaks
        if run.end - run.start - breaks:
            counts[_category(run)] += run.end - run.start - breaks
    rows = tuple((category, kind, count) for (category, kind), count in sorted(counts.items()))
    shown = sum(len(line.text) for line in cleaned.lines)
    return Account(len(capture), rows, shown)


def _category(run: Run) -> tuple[str, str]:
    if run.state in (CHANGED, REMOVED):
        return run.state, f"{run.by}: {run.kind}" if run.by == EMENDED else run.kind
    region, _, detail = run.zone.partition("/")
    return region, detail
