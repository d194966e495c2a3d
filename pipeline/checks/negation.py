"""Negation: what is forbidden or refused stays so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.pairs import translated
from pipeline.model.records import Problem
from pipeline.terms.link import Site

# What forbids or refuses, and is not itself negated or part of a word.
FORBIDDEN = re.compile(
    "不得(?![不已少低超高]|人心)|不予|严禁|(?<!未)禁止(?!反|令)|无权|不应(?!期)|不准(?!确)|尚未"
    "|不可以"
)
# English that says no in any way.
NO = re.compile(
    r"\b(?:no|not|nor|none|never|neither|nothing|nobody|without|cannot|can[’']t|n[’']t"
    r"|prohibit\w*|forbid\w*|forbade"
    r"|ban|bans|banned|banning|bar|barred|refus\w*|reject\w*|dismiss\w*|den(?:y|ied|ies|ying)"
    r"|declin\w*|fail\w*"
    r"|refrain\w*|disallow\w*|unless|exempt\w*|inadmissib\w*|ineligib\w*|unlawful|illegal"
    r"|exclu\w*|prevent\w*|void"
    r"|zero tolerance|strict(?:ly)? against|yet to|withh[eo]ld\w*|lack\w*|except\w*|preclud\w*"
    r"|restrict\w*|pending"
    r"|non\w*|un(?:able|authorized|acceptable|available|registrable|patentable)\w*|tolerat\w* no"
    r"|free of|waiv\w*)\b"
    r"|n[’']t\b",
    re.I,
)
# Any character of Chinese that may be behind a “not” of English.
SOME_NO = re.compile("[不无未非没禁否拒免勿除莫缺别休毋杜少仅只难失驳废撤逾违停止防避消灭]|零|限")
NOT_TO = re.compile(
    r"\b(?:shall|must|may|should|will|do|does|did|is|are|was|were) not\b|\bcannot\b", re.I
)


def negation(site: Site) -> Iterator[Problem]:
    """What the Chinese forbids or refuses, the English does; and it forbids nothing else.

    A “not” is a short word, and all depends on it.

    Bad: 不得增设办理条件 = conditions for handling may be added
    Good: 不得增设办理条件 = no conditions for handling may be added
    """
    for pair in translated(site):
        found = FORBIDDEN.search(pair.zh)
        if found and not NO.search(pair.en):
            message = f"“{found[0]}” forbids or refuses; the English does not"
            yield pair.problem("negation", f"{message}; mend it")
        elif "not" in pair.en and (said := NOT_TO.search(pair.en)) and not SOME_NO.search(pair.zh):
            message = f"“{said[0]}” has nothing behind it in the Chinese"
            yield pair.problem("negation", f"{message}; mend it or take it out")
