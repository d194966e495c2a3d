"""The rules for translations, one function each, in the order in which they are listed.

Each has the signature ``(Site) -> Iterator[Problem]`` and a docstring of four parts: what it
asks for in one line, why, a line ``Bad:`` and a line ``Good:``. The page of rules is made
from these; a waiver in a record names a rule by the id given here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.checks.abbreviations import abbreviations
from pipeline.checks.approximation import approximation
from pipeline.checks.brackets import brackets
from pipeline.checks.consistency import consistency, duplicated
from pipeline.checks.figures import figures
from pipeline.checks.headings import headings
from pipeline.checks.language import chinese, doubled, emphasis, spelling, style
from pipeline.checks.length import length
from pipeline.checks.presence import missing, stale
from pipeline.checks.terms import terms
from pipeline.checks.titles import titles
from pipeline.link import Site
from pipeline.model import Problem


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's permanent id and its function."""

    id: str
    find: Callable[[Site], Iterator[Problem]]


RULES = (
    Rule("missing", missing),
    Rule("stale", stale),
    Rule("figures", figures),
    Rule("approximation", approximation),
    Rule("terms", terms),
    Rule("titles", titles),
    Rule("heading", headings),
    Rule("length", length),
    Rule("consistency", consistency),
    Rule("duplicated", duplicated),
    Rule("chinese", chinese),
    Rule("brackets", brackets),
    Rule("emphasis", emphasis),
    Rule("doubled", doubled),
    Rule("spelling", spelling),
    Rule("style", style),
    Rule("abbreviation", abbreviations),
)
