"""The English alone: letters, words, spelling, house style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.checks.pairs import translated
from pipeline.model.records import ERROR, STYLE, Problem
from pipeline.terms.link import Site

ORIGINAL = re.compile(r"\(《[^《》]*》\)")
HAN = re.compile(r"[\u3400-\u9fff]+")
WIDE = re.compile(r"[，。、；：？！（）《》〈〉「」『』【】〔〕\u3000\uff00-\uffef]+")
DOUBLED = re.compile(r"\b([A-Za-z]+) \1\b", re.I)
ALLOWED_TWICE = frozenset(("had", "fa"))
SPACES = re.compile(r"  +|^ | $| [,.;:!?)](?!\d)|\( |\u00a0")
ITALIC = re.compile(r"\*([^*]*)\*")
WORD = re.compile(r"per cent\b|\w+", re.I)
PERCENT = re.compile(r"\d\s?%")
STRAIGHT = re.compile("[\"'`]")

# Stems whose verbs British English writes in -ise and -yse.
ISE = [
    "author",
    "capital",
    "categor",
    "central",
    "character",
    "civil",
    "commercial",
    "computer",
    "crystall",
    "custom",
    "digital",
    "econom",
    "emphas",
    "equal",
    "external",
    "familiar",
    "final",
    "formal",
    "general",
    "harmon",
    "ideal",
    "industrial",
    "institutional",
    "internal",
    "international",
    "legal",
    "liberal",
    "local",
    "maxim",
    "minim",
    "mobil",
    "modern",
    "monopol",
    "national",
    "neutral",
    "normal",
    "optim",
    "organ",
    "penal",
    "popular",
    "priorit",
    "privat",
    "public",
    "rational",
    "real",
    "recogn",
    "regular",
    "reorgan",
    "revital",
    "scrutin",
    "social",
    "special",
    "stabil",
    "standard",
    "subsid",
    "summar",
    "symbol",
    "synthes",
    "system",
    "systemat",
    "urban",
    "util",
    "visual",
]
BRITISH = re.compile(
    r"\b(?:"
    rf"(?:re|un|de|under)?(?:{'|'.join(ISE)})is(?:e|es|ed|ing|ation|ations|ational|er|ers)"
    r"|(?:anal|catal|paral)ys(?:e|ed|ing)"
    r"|(?:behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|ru?m|sav|sple?nd|vig)ours?(?:ed"
    r"|ing|able|ably|hood|ite)?"
    r"|(?:cent|theat|lit|fib|calib|met)res?|centred"
    r"|programmes?|defences?|offences?|pretences?|licences?|licenced"
    r"|(?:cancel|channel|counsel|fuel|label|level|marvel|model|signal|total|travel)l(?:ed|ing"
    r"|ers?|ous)"
    r"|fulfils?|enrols?|instal(?:s|ment|ments)|skilful|wilful|enrolments?|fulfilments?"
    r"|judgements?|acknowledgements?|ageing|cheques?|grey|tonnes?|whilst|amongst|learnt|spelt"
    r"|manoeuvres?|orientated|pract[i]se[ds]?|sceptical|speciality|storeys?|tyres?|aluminium"
    r"|catalogue[ds]?|per cent"
    r")\b",
    re.I,
)


def chinese(site: Site) -> Iterator[Problem]:
    """No Chinese is left in the English but the title of an instrument in brackets.

    Full-width marks are the commoner fault: they look nearly like half-width ones.

    Bad: 推进专利导航。 = Advance 专利导航。
    Good: 落实《专利法》。 = Implement the *Patent Law* (《专利法》).
    """
    for pair in translated(site):
        text = ORIGINAL.sub("", pair.en)
        for pattern, what, grade in (
            (HAN, "Chinese characters", ERROR),
            (WIDE, "Chinese punctuation", STYLE),
        ):
            if found := pattern.search(text):
                message = f"{what} left: “{found[0]}”; translate or replace"
                yield pair.problem("chinese", message, grade)


def doubled(site: Site) -> Iterator[Problem]:
    """No word stands twice in a row, and no space too many.

    Both come of mending a sentence in haste.

    Bad: 加强保护 = strengthen the the protection
    Good: 加强保护 = strengthen the protection
    """
    for pair in translated(site):
        for found in DOUBLED.finditer(pair.en):
            if found[1].lower() not in ALLOWED_TWICE:
                yield pair.problem("doubled", f"“{found[0]}”; take one out", STYLE)
        if space := SPACES.search(pair.en):
            around = pair.en[max(0, space.start() - 12) : space.end() + 12]
            message = f"a space too many in “{around}”; take it out"
            yield pair.problem("doubled", message, STYLE)


@cache
def _is_british(word: str) -> bool:
    return bool(BRITISH.fullmatch(word))


def spelling(site: Site) -> Iterator[Problem]:
    """Spelling is American; official titles, in italics, keep their own.

    One spelling throughout lets the search box find a word wherever it stands.

    Bad: 运用 = utilisation
    Good: 运用 = utilization
    """
    for pair in translated(site):
        said = ITALIC.sub("", pair.en)
        # Texts share most of their words, so that each word is looked at once.
        if any(_is_british(word) for word in WORD.findall(said)):
            for found in BRITISH.finditer(said):
                message = f"“{found[0]}” is British; spell it as Americans do"
                yield pair.problem("spelling", message, STYLE)


def style(site: Site) -> Iterator[Problem]:
    """House style: percent is a word, quotation marks and apostrophes are curly.

    A quotation is then known by its marks, also by the rule for brackets.

    Bad: 增长5% = up 5% in China's market
    Good: 增长5% = up 5 percent in China’s market
    """
    for pair in translated(site):
        if found := PERCENT.search(pair.en):
            yield pair.problem("style", f"“{found[0]}”; write percent as a word", STYLE)
        if found := STRAIGHT.search(pair.en):
            yield pair.problem("style", f"a straight {found[0]}; make it curly", STYLE)


def emphasis(site: Site) -> Iterator[Problem]:
    """Italics are closed and hug their words.

    An asterisk that is left over is shown to the reader.

    Bad: 《专利法》 = the *Patent Law
    Good: 《专利法》 = the *Patent Law*
    """
    for pair in translated(site):
        inside = ITALIC.findall(pair.en)
        loose = any(one != one.strip() or not one for one in inside)
        if pair.en.count("*") % 2 or loose:
            message = "an asterisk is lost or stands off its word; mend it"
            yield pair.problem("emphasis", message, STYLE)
