"""Numbers of headings and items, against the outline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from pipeline.checks.pairs import Pair, translated
from pipeline.model.records import ERROR, STYLE, Problem
from pipeline.numbers import markers
from pipeline.terms.link import Site

ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
ORDINAL_WORDS = (
    "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth".split()
)
CHAPTER, SECTION, POINT, SUBPOINT = range(1, 5)
SPOKEN = re.compile(r"([一二三四五六七八九十]{1,3})(?:是|要)")
# A number at the start of English, whoever numbered it: (2), II., b), Second, and the like.
BEGINS = re.compile(
    r"\W*(?:(\d{1,3})(?=[.):](?!\d))|([ivxlc]+|[a-z])(?=[.)]|, )"
    rf"|({'|'.join(ORDINAL_WORDS)})(?:ly)?\b)",
    re.I,
)


def headings(site: Site) -> Iterator[Problem]:
    """The number of a heading or item is the printed one, in the form of the house.

    一、 is I., （一） is (1), 1. is 1., （1） is (a); 一是 is First, and —— is an em dash. Another
    number is an error, another form of the same one a matter of style.

    Bad: （四）完善体系 = (5) Improve the system
    Good: （四）完善体系 = (4) Improve the system
    """
    for pair in translated(site):
        wanted = expected(pair)
        if wanted and not pair.en.lower().startswith(wanted.lower()):
            message = f"it begins “{pair.en[:12]}”; by the Chinese it has to begin “{wanted}”"
            yield pair.problem("heading", message, ERROR if _differs(pair) else STYLE)


def expected(pair: Pair) -> str:
    """What the English has to begin with, or nothing."""
    level, number = _numbered(pair.zh)
    if level:
        return _house(level, number)
    if pair.zh.startswith("——"):
        return "—"
    return ORDINAL_WORDS[number - 1] if 0 < number <= len(ORDINAL_WORDS) else ""


def _numbered(zh: str) -> tuple[int, int]:
    """The level and number that the Chinese begins with; the level of 一是 is 0."""
    for marker in markers.MARKERS:
        found = marker.pattern.match(zh)
        if found and not found[0].startswith("第"):
            return marker.level, markers.number(found[1])
    spoken = SPOKEN.match(zh)
    return 0, markers.number(spoken[1]) if spoken else 0


def _differs(pair: Pair) -> bool:
    """Whether the English begins with a number, and with another one, however it is read."""
    _level, number = _numbered(pair.zh)
    found = BEGINS.match(pair.en)
    if not found or not number:
        return False
    said = (found[1] or found[2] or found[3]).lower()
    forms = {str(number), roman(number).lower(), letter(number)}
    return said not in forms and said != dict(enumerate(ORDINAL_WORDS, 1)).get(number, "").lower()


def _house(level: int, number: int) -> str:
    forms = {
        CHAPTER: f"{roman(number)}. ",
        SECTION: f"({number}) ",
        POINT: f"{number}. ",
        SUBPOINT: f"({letter(number)}) ",
    }
    return forms[level]


def roman(number: int) -> str:
    """A Roman numeral."""
    said = ""
    for value, sign in ROMAN:
        while number >= value:
            said, number = said + sign, number - value
    return said


def letter(number: int) -> str:
    """The letter of an item: a to z, then aa, bb and so on."""
    times, place = divmod(number - 1, len(ascii_lowercase))
    return ascii_lowercase[place] * (times + 1)
