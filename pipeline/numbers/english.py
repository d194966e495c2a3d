"""Quantities in English: 453,000, RMB 150 billion, one-third, doubled, the 25th, November 30."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache, partial

from ahocorasick_rs import AhoCorasick

from pipeline.numbers import english_patterns as patterns
from pipeline.numbers import readers
from pipeline.numbers.numerals import ORDINALS, SCALES, TENS, UNITS, english_value
from pipeline.numbers.quantity import (
    CODE,
    GROWTH,
    MAGNITUDE,
    MONTH,
    NUMBER,
    ORDINAL,
    OTHERS,
    PERCENT,
    PLAN,
    POINTS,
    SOME_POINTS,
    TIMES,
    Quantity,
)

# Several rules ask for the quantities of a text; so many texts are remembered.
TEXTS = 4096


@lru_cache(maxsize=TEXTS)
def english(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of an English sentence; numbers of headings are not among them."""
    found: list[Quantity] = []
    there = {place[0] for place in GUARDS.find_matches_as_indexes(text.lower(), overlapping=True)}
    for place, (pattern, read, words) in enumerate(TABLE):
        if not words or not ROWS[place].isdisjoint(there):
            text = pattern.sub(partial(_taken, read, found), text)
    return tuple(found)


def _taken(read: readers.Reader, found: list[Quantity], match: re.Match[str]) -> str:
    found.extend(read(match))
    return "□" * len(match[0])


def _plan(match: re.Match[str]) -> Iterator[Quantity]:
    number = Fraction(match[1]) if match[1] else Fraction(ORDINALS[match[2].lower()])
    yield Quantity(PLAN, number, match[0])


def _points(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(POINTS, english_value(match[1]), match[0])


def _per(match: re.Match[str]) -> Iterator[Quantity]:
    sign = match[2].lower().replace(" ", "")
    tenths = 1 if sign in ("%", "percent") else 10
    yield Quantity(PERCENT, english_value(match[1]) / tenths, match[0])


def _range(match: re.Match[str]) -> Iterator[Quantity]:
    first, last, unit = (part for part in match.groups() if part)
    unit = unit.lower()
    for said in (first, last):
        if unit in SCALES:
            # RMB 100,000 to 1 million: what is written out has no scale.
            scale = 1 if "," in said and said == first else SCALES[unit]
            yield Quantity(NUMBER, english_value(said) * scale, match[0])
        elif unit in ("times", "fold"):
            yield Quantity(TIMES, english_value(said), match[0])
        else:
            kind = POINTS if "point" in unit else PERCENT
            yield Quantity(kind, english_value(said), match[0])


def _magnitude(match: re.Match[str]) -> Iterator[Quantity]:
    times = patterns.PLURALS[match[2].lower()] if match[2] else 1
    yield Quantity(
        MAGNITUDE, Fraction(patterns.PLURALS[match[1].lower()] * times), match[0], soft=True
    )


def _time(match: re.Match[str]) -> Iterator[Quantity]:
    hour, minute = int(match[1] or match[3]), int(match[2] or match[4] or 0)
    yield Quantity(f"{CODE} {hour % 12}:{minute}", Fraction(0), match[0])


def _out_of(match: re.Match[str]) -> Iterator[Quantity]:
    whole = english_value(match[2])
    part = english_value(match[1])
    if 0 < part < whole:
        yield Quantity(PERCENT, part * 100 / whole, match[0])
    else:
        yield Quantity(NUMBER, part, match[0])
        yield Quantity(NUMBER, whole, match[0])


def _and_half(match: re.Match[str]) -> Iterator[Quantity]:
    whole = Fraction(1) if match[1].lower() in ("a", "an") else english_value(match[1])
    yield Quantity(NUMBER, whole + Fraction(1, 2), match[0], soft=True)


def _long_time(match: re.Match[str]) -> Iterator[Quantity]:
    unit = next(
        size for name, size in patterns.LONG_TIMES.items() if name.startswith(match[2].lower())
    )
    said = (match[1] or "").lower()
    if not said.startswith("half"):
        number = (
            Fraction(1) if said in ("", "a", "an", "the", "this", "that") else english_value(said)
        )
        yield Quantity(NUMBER, number * unit, match[0], soft=True)


def _grown(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(GROWTH, english_value(match[1] or match[2]), match[0])


def _decade(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, Fraction(match[1]), match[0])


def _fraction(match: re.Match[str]) -> Iterator[Quantity]:
    count = 1 if match[1].lower() in ("a", "an") else UNITS[match[1].lower()]
    part = patterns.PARTS[match[2].lower()]
    # “a third” may be an ordinal, “one half” and “a quarter” of a year a period.
    soft = match[1].lower() in ("a", "an") or part == patterns.PARTS["half"]
    yield Quantity(NUMBER, Fraction(count, part), match[0], soft=soft)


def _half(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, Fraction(1, 2), match[0], soft=True)


def _multiple(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(TIMES, Fraction(patterns.MULTIPLES[match[1].lower()]), match[0])


def _times(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(TIMES, english_value(match[1]), match[0])


def _ordinal_digits(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(ORDINAL, Fraction(match[1].replace(",", "")), match[0])


def _ordinal_words(match: re.Match[str]) -> Iterator[Quantity]:
    tens = TENS[match[1].lower()] if match[1] else 0
    number = Fraction(tens + ORDINALS[match[2].lower()])
    yield Quantity(ORDINAL, number, match[0], soft=number <= patterns.LARGEST_SOFT)


def _named(match: re.Match[str]) -> Iterator[Quantity]:
    for one in patterns.NUMERALS.finditer(match[0].partition(" ")[2]):
        number = english_value(one[1]) if one[1] else Fraction(_roman(one[2]))
        yield Quantity(ORDINAL, number, one[0])


def _roman(said: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[char] for char in said]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def _month(match: re.Match[str]) -> Iterator[Quantity]:
    name = next(part for part in match.groups() if part)
    number = next(i for i, one in enumerate(patterns.MONTH_NAMES, 1) if one.startswith(name[:3]))
    yield Quantity(MONTH, Fraction(number), match[0])


def _others(match: re.Match[str]) -> Iterator[Quantity]:
    number = english_value(match[1])
    yield Quantity(OTHERS, number, match[0], soft=number <= patterns.LARGEST_SOFT)


def _some_points(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(SOME_POINTS, english_value(match[1]), match[0])


def _plain(match: re.Match[str]) -> Iterator[Quantity]:
    said = match[1]
    number = english_value(said)
    if said.lower() in SCALES:
        yield Quantity(NUMBER, Fraction(SCALES[said.lower()]), said, soft=True)
        return
    if said.lower() in ("one", "zero"):
        return
    yield Quantity(
        NUMBER, number, said, soft=not said[0].isdigit() and number <= patterns.LARGEST_SOFT
    )


# One of these stands wherever the pattern of the same name matches.
IDIOM_WORDS = (
    "one",
    "first",
    "second",
    "third",
    "two",
    "zero",
    "once",
    "digit",
    "double",
    "flowers",
    "seven",
)
CURRENCY_WORDS = ("rmb", "cny", "usd", "eur", "hkd", "jpy", "gbp", "chf", "¥", "$")
RANGE_WORDS = tuple(
    f"{sign}{i}"
    for sign in (" to ", " or ", " and ", "–", "—", "-", "– ", "— ", "- ")
    for i in range(10)
)
TIME_WORDS = (
    ":",
    "a.m",
    "p.m",
    "clock",
    *(f"{i}{of}" for i in range(10) for of in ("am", " am", "pm", " pm")),
)
NAMED_WORDS = tuple(
    f"{word} {mark}"
    for word in patterns.NAMED_BY
    for mark in ("(", *"0123456789", "i", "v", "x", *UNITS, *TENS)
)
SLASHES = tuple(f"{i}/" for i in range(1, 10))
ISO_WORDS = tuple(f"{i}{sign}" for i in range(10) for sign in "-./")
WORD_RANGES = tuple(
    f"{sign}{word}" for sign in (" to ", " or ", "–", " and ") for word in (*UNITS, *TENS)
)
OUT_OF_WORDS = tuple(
    f"{said} {number}"
    for said in (" in", " out of", " every")
    for number in ("three", "four", "five", "ten", "a hundred", "100", "10")
)

# In order: what an earlier pattern takes, a later one does not see. The words are those of
# which a text in lower case holds one wherever the pattern matches: looking for them is quick,
# and few texts have any; where there are none, the pattern is always tried.
TABLE: tuple[tuple[re.Pattern[str], readers.Reader, tuple[str, ...]], ...] = (
    (patterns.ATTACHED, readers.nothing, ()),
    (patterns.HEADING, readers.nothing, ()),
    (patterns.VIRUS, readers.nothing, ("covid",)),
    (patterns.CURRENCY, readers.nothing, CURRENCY_WORDS),
    (patterns.LATIN, readers.code, ()),
    (patterns.PLAN_NAME, _plan, ("five-year",)),
    (patterns.AND_HALF, _and_half, ("and a half",)),
    (patterns.ISO_DATE, readers.iso_date, ISO_WORDS),
    (patterns.PARTS_SIGN, readers.parts, SLASHES),
    (patterns.OTHERS, _others, ("other", " more")),
    (patterns.FRACTION, _fraction, tuple(patterns.PARTS)),
    (patterns.IDIOMS, readers.nothing, IDIOM_WORDS),
    (patterns.MAGNITUDES, _magnitude, tuple(patterns.PLURALS)),
    (patterns.LONG_TIME, _long_time, ("decade", "centur", "dozen")),
    (patterns.TIME, _time, TIME_WORDS),
    (patterns.RATIO, readers.ratio, (":",)),
    (patterns.OUT_OF, _out_of, OUT_OF_WORDS),
    (patterns.RANGE, _range, RANGE_WORDS),
    (patterns.WORD_RANGE, _range, WORD_RANGES),
    (patterns.POINT, _points, ("percentage",)),
    (patterns.SOME_POINTS, _some_points, ("point", "pp", "p.p")),
    (
        patterns.PER,
        _per,
        ("%", "‰", "percent", "per cent", "permille", "per mille", "per thousand"),
    ),
    (patterns.HALF, _half, ("half", "halve", "halving")),
    (patterns.GROWN, _grown, ("time", "fold")),
    (patterns.MULTIPLE_WORD, _multiple, tuple(patterns.MULTIPLES)),
    (patterns.TIMES_AS, _times, ("time", "fold")),
    (
        patterns.ORDINAL_DIGITS,
        _ordinal_digits,
        ("1st", "2nd", "3rd", *(f"{i}th" for i in range(10))),
    ),
    (patterns.ORDINAL_WORDS, _ordinal_words, tuple(ORDINALS)),
    (patterns.NAMED, _named, NAMED_WORDS),
    (patterns.MONTHS, _month, tuple(name[:3].lower() for name in patterns.MONTH_NAMES)),
    (patterns.DECADE, _decade, tuple(f"{i}0s" for i in range(10))),
    (patterns.PLAIN, _plain, ()),
)
# The words of all rows are looked for at once; each row knows its own by their places.
_WORDS = sorted({word for _pattern, _read, words in TABLE for word in words})
GUARDS = AhoCorasick(_WORDS)
ROWS = tuple(frozenset(_WORDS.index(word) for word in words) for _pattern, _read, words in TABLE)
