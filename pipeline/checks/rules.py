"""The rules for translations, one function each, in the order in which they are listed.

Each has the signature ``(Site) -> Iterator[Problem]`` and a docstring of four parts: what it
asks for in one line, why, a line ``Bad:`` and a line ``Good:``. The page of rules is made
from these; a waiver in a record names a rule by the id given here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.checks.abbreviations import abbreviations
from pipeline.checks.approximation import approximation
from pipeline.checks.attested import attested
from pipeline.checks.brackets import brackets
from pipeline.checks.briefs import briefs
from pipeline.checks.clauses import clauses
from pipeline.checks.consistency import consistency, duplicated
from pipeline.checks.figures import figures
from pipeline.checks.headings import headings
from pipeline.checks.language import chinese, doubled, emphasis, spelling, style
from pipeline.checks.length import length
from pipeline.checks.names import names
from pipeline.checks.negation import negation
from pipeline.checks.order import order
from pipeline.checks.pinyin import pinyin
from pipeline.checks.presence import missing, stale
from pipeline.checks.review import review
from pipeline.checks.sentences import sentences
from pipeline.checks.terms import terms
from pipeline.checks.titles import titles
from pipeline.model.records import ERROR, STYLE, Problem, Waiver
from pipeline.terms.link import Site


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's permanent id, its function, and the grades that its findings may have."""

    id: str
    find: Callable[[Site], Iterator[Problem]]
    grades: tuple[str, ...] = (ERROR,)


RULES = (
    Rule("missing", missing),
    Rule("stale", stale),
    Rule("review", review),
    Rule("figures", figures),
    Rule("order", order),
    Rule("approximation", approximation, (ERROR, STYLE)),
    Rule("names", names),
    Rule("terms", terms, (STYLE,)),
    Rule("attested", attested),
    Rule("pinyin", pinyin),
    Rule("titles", titles, (STYLE,)),
    Rule("heading", headings, (ERROR, STYLE)),
    Rule("length", length),
    Rule("sentences", sentences, (STYLE,)),
    Rule("clauses", clauses),
    Rule("negation", negation),
    Rule("consistency", consistency, (STYLE,)),
    Rule("duplicated", duplicated),
    Rule("chinese", chinese, (ERROR, STYLE)),
    Rule("brackets", brackets, (STYLE,)),
    Rule("emphasis", emphasis, (STYLE,)),
    Rule("doubled", doubled, (STYLE,)),
    Rule("spelling", spelling, (STYLE,)),
    Rule("style", style, (STYLE,)),
    Rule("abbreviation", abbreviations, (STYLE,)),
    Rule("brief", briefs),
)


@dataclass(frozen=True, slots=True)
class Explained:
    """What a rule's docstring says: what it asks, why, and a pair of examples; its grades."""

    asks: str
    why: str
    bad: str
    good: str
    grades: tuple[str, ...]


def explained(rule: Rule) -> Explained:
    """Take a rule's docstring apart."""
    text = inspect.cleandoc(rule.find.__doc__ or "")
    body, _, examples = text.partition("\nBad: ")
    bad, _, good = examples.partition("\nGood: ")
    asks, _, why = body.partition("\n\n")
    asks, why, bad, good = (" ".join(part.split()) for part in (asks, why, bad, good))
    return Explained(asks, why, bad, good, rule.grades)


def findings(site: Site, rules: tuple[Rule, ...] = RULES) -> list[Problem]:
    """Return what the rules find and no waiver covers, and the waivers that cover nothing."""
    waivers = {
        (document.record.id, waiver.segment, waiver.rule): waiver
        for document in site.documents
        for waiver in document.record.waivers
    }
    used: set[tuple[str, str, str]] = set()
    found = []
    for rule in rules:
        for problem in rule.find(site):
            key = (*_place(problem), problem.rule)
            if key in waivers:
                used.add(key)
            else:
                found.append(problem)
    idle = (waiver for key, waiver in waivers.items() if key not in used)
    return sorted([*found, *(_idle(waiver) for waiver in idle)])


def fails(problem: Problem, site: Site) -> bool:
    """Whether a finding fails a check: an error does, style where the record asks for it."""
    document, _segment = _place(problem)
    strict = {one.record.id for one in site.documents if one.record.house_style}
    return problem.grade == ERROR or document in strict


def _place(problem: Problem) -> tuple[str, str]:
    """The document and segment of a finding: source/x/en.po, “s1-0-1: …”.

    A finding in the glossary is of no document, and no waiver of a record covers it.
    """
    folders = problem.where.file.split("/")
    return folders[1] if folders[1:] else "", problem.message.partition(":")[0]


def _idle(waiver: Waiver) -> Problem:
    known = {rule.id for rule in RULES}
    if waiver.rule not in known:
        message = f"there is no rule “{waiver.rule}”; see check --list"
    else:
        message = f"{waiver.rule} finds nothing at {waiver.segment}; take the waiver out"
    return Problem(waiver.where, "waiver", message)
