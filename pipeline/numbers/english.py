"""Quantities in English: 453,000, RMB 150 billion, one-third, doubled, the 25th, November 30."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import lru_cache, partial

from ahocorasick_rs import AhoCorasick

from pipeline.numbers.numerals import ORDINALS, SCALES, TENS, UNITS, any_of, english_value
from pipeline.numbers.quantity import (
    CODE,
    GROWTH,
    MAGNITUDE,
    MONTH,
    NUMBER,
    ORDINAL,
    PERCENT,
    PLAN,
    POINTS,
    TIMES,
    Quantity,
)

Reader = Callable[[re.Match[str]], Iterator[Quantity]]

MONTH_NAMES = (
    "January February March April May June July August September October November December"
).split()
PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4}
PARTS |= {"fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "tenth": 10, "tenths": 10}
MULTIPLES = {"double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twofold": 2, "twice": 2}
MULTIPLES |= {"triple": 3, "tripled": 3, "tripling": 3, "threefold": 3, "thrice": 3}
MULTIPLES |= {"quadruple": 4, "quadrupled": 4, "quadrupling": 4, "fourfold": 4, "fivefold": 5}
MULTIPLES |= {
    f"{word}fold": number
    for word, number in UNITS.items()
    if number > 1 and number not in (13, 14, 15, 16, 17, 18, 19)
}

# Several rules ask for the quantities of a text; so many texts are remembered.
TEXTS = 4096
# Numbers in words up to this one come and go.
LARGEST_SOFT = 10

SCALE = any_of(SCALES)
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
WORD = any_of([*TENS, *UNITS, *SCALES])
WORDS = rf"(?:{WORD})(?:(?:-|\s+(?:and\s+)?)(?:{WORD}))*"
# RMB 1.16bn, in the manner of newspapers; 3m alone may be a length.
SHORT = r"(?:bn|mn|tn)\b|(?<=[.\d]\d)[mb]\b"
FIGURE = rf"(?:{DIGITS}(?:[\s-]+(?:{SCALE})\b| ?(?:{SHORT}))?|\b{WORDS}\b)"
# “RMB309.8 billion” is written without a space too.
CURRENCY = re.compile(r"(?<![A-Za-z])(?:RMB|CNY|USD|EUR|HKD|JPY|GBP|CHF)(?=\d)|(?:CN|US|HK)(?=[¥$]\d)")
UNIT_WORD = any_of([*TENS, *UNITS])
ORDINAL_WORD = any_of(ORDINALS)

ATTACHED = re.compile(r"(?<=: )\d{1,2}\. ")
HEADING = re.compile(r"^(?:[IVXLC]+\.|\(\d{1,3}\)|\d{1,3}\.(?!\d)|\([a-z]\)|—)(?=\s|\S)")
VIRUS = re.compile(r"\bCOVID-19\b")
LATIN = re.compile(
    r"\b(?!RMB|USD|EUR|HKD|JPY|GBP|CNY|No\b)[A-Z]{2,}(?:/[A-Z])?[- ]?\d[\d.]*[A-Z]?\b"
    r"|\b[A-Z]\d+\b|\b\d+[A-Z]\b"
)
PLAN_NAME = re.compile(rf"\b(?:(\d+)(?:st|nd|rd|th)|({ORDINAL_WORD})) Five-Year\b", re.I)
POINT = re.compile(rf"({FIGURE})[- ]percentage[- ]points?", re.I)
TIME = re.compile(
    r"(?<![\d:])(\d{1,2})(?:[:.](\d{2}))? ?(?:[ap]\.?m\b|o[’']clock)|(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])",
    re.I,
)
OUT_OF = re.compile(
    rf"({FIGURE}) (?:in|out of)(?: every)? ((?:three|four|five|ten|a hundred|100|10)\b)", re.I
)
AND_HALF = re.compile(rf"({FIGURE}) and a half\b", re.I)
LONG_TIMES = {"decade": 10, "century": 100, "dozen": 12, "score": 20}
LONG_TIME = re.compile(
    rf"\b(?:({FIGURE}|an?|half an?|the|this|that)[- ])?(?:(?:past|last|first|next|full|whole) )?"
    r"(decade|centur(?=y|ies)|dozen)(?:s|y|ies)?\b",
    re.I,
)
GROWN = re.compile(
    rf"\b(?:by|of) (?:(?:a|over|about|nearly|almost|some|around|more than) )*({FIGURE})[- ](?:times|fold)\b"
    rf"|({FIGURE}) times (?:more|higher|larger|greater|faster|as (?:many|much) again)\b",
    re.I,
)
RATIO = re.compile(r"(?<!\d)(\d+):(\d+)(?!\d)")
MAGNITUDES = re.compile(
    r"\b(?:(tens|dozens|hundreds|several hundred|several thousand|thousands|millions|billions)"
    r"(?: of (thousands|millions|billions))?)\b",
    re.I,
)
PLURALS = {"tens": 10, "dozens": 10, "hundreds": 100, "several hundred": 100}
PLURALS |= {"thousands": 10**3, "several thousand": 10**3, "millions": 10**6, "billions": 10**9}
# 5 to 8 percent, RMB 1–1.5 million: the unit belongs to both.
RANGE = re.compile(
    rf"(?<!in )(?<!since )(?<![\d.,])({DIGITS})(?:\s*[–—-]\s*| to | and | or )({DIGITS})\s*"
    rf"({SCALE}|%|per ?cent\b|percentage points|times\b|fold\b)",
    re.I,
)
# The same in words: three to five times, between one and two million.
WORD_RANGE = re.compile(
    rf"\b({UNIT_WORD})(?: to | or |[–-])({UNIT_WORD})[- ]"
    rf"({SCALE}|per ?cent\b|percentage points|times\b|fold\b)"
    rf"|\bbetween ({UNIT_WORD}) and ({UNIT_WORD}) "
    rf"({SCALE}|per ?cent\b|percentage points|times\b|fold\b)",
    re.I,
)
PER = re.compile(rf"({FIGURE})\s*(%|‰|per ?cent\b|per ?mille\b|per thousand\b)", re.I)
FRACTION = re.compile(
    rf"(?<!first )(?<!last )(?<!past )\b(?:({any_of(UNITS)}|an?)[- ])"
    rf"({any_of(PARTS)})\b",
    re.I,
)
HALF = re.compile(r"\bhalf\b|\bhalves\b", re.I)
MULTIPLE_WORD = re.compile(rf"\b({any_of(MULTIPLES)})\b", re.I)
TIMES_AS = re.compile(rf"({FIGURE})[- ](?:times?|fold)\b(?! a )", re.I)
ORDINAL_DIGITS = re.compile(r"\b(\d+(?:,\d{3})*)(?:st|nd|rd|th)\b")
ORDINAL_WORDS = re.compile(rf"\b(?:({any_of(TENS)})-)?({ORDINAL_WORD})(?:ly)?\b", re.I)
# Articles 22(3), 45 and 60 to 63: all of these are ordinals.
NAMED_BY = (
    "article articles chapter chapters section sections phase part parts no. nos. paragraph "
    "paragraphs item items class classes volume round issue stage group subparagraph subparagraphs"
).split()
NUMERAL = rf"\(?(?:{FIGURE}|[IVX]+\b)\)?(?:\(\d+\))*"
NAMED = re.compile(
    rf"\b{any_of(word for one in NAMED_BY for word in (one, one.capitalize()))}"
    rf" {NUMERAL}(?:(?:, and |, | and | or | to |[–-]){NUMERAL})*"
)
NUMERALS = re.compile(rf"({FIGURE})|\b([IVX]+)\b")
MONTHS = re.compile(
    rf"\b({'|'.join(name for name in MONTH_NAMES if name != 'May')})\b"
    r"|\b(May)\b(?=\s+\d)|(?<=in )(May)\b|(?<=since )(May)\b|(?<=by )(May)\b"
)
PLAIN = re.compile(rf"(?<![A-Za-z\d.])({FIGURE})(?![A-Za-z])", re.I)
DECADE = re.compile(r"\b(\d{4})s\b")
# Words that count nothing.
IDIOMS = re.compile(
    r"\b(?:one[- ]stop|one another|one-off|no one|at one(?! to)|one window|first-class|first of all"
    r"|second to none|third[- ]part(?:y|ies)|two-way|one-on-one|zero tolerance|at first"
    r"|first-come|one day|once|two sessions|(?:double|single)-digit|twenty-four seven|twofold task"
    r"|one hundred flowers|a hundred flowers|hundred flowers"
    r"|ones?(?! of|[- ](?:hundred|thousand|million|billion|trillion)| time\b| to |[–-]to[–-]| or two"
    rf"| and {UNIT_WORD}))\b",
    re.I,
)


@lru_cache(maxsize=TEXTS)
def english(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of an English sentence; numbers of headings are not among them."""
    found: list[Quantity] = []
    there = {place[0] for place in GUARDS.find_matches_as_indexes(text.lower(), overlapping=True)}
    for place, (pattern, read, words) in enumerate(TABLE):
        if not words or not ROWS[place].isdisjoint(there):
            text = pattern.sub(partial(_taken, read, found), text)
    return tuple(found)


def _taken(read: Reader, found: list[Quantity], match: re.Match[str]) -> str:
    found.extend(read(match))
    return "□" * len(match[0])


def _nothing(_match: re.Match[str]) -> Iterator[Quantity]:
    return iter(())


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
            yield Quantity(NUMBER, english_value(said) * SCALES[unit], match[0])
        elif unit in ("times", "fold"):
            yield Quantity(TIMES, english_value(said), match[0])
        else:
            kind = POINTS if "point" in unit else PERCENT
            yield Quantity(kind, english_value(said), match[0])


def _ratio(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(f"{CODE} {match[1]}:{match[2]}", Fraction(0), match[0])


def _magnitude(match: re.Match[str]) -> Iterator[Quantity]:
    times = PLURALS[match[2].lower()] if match[2] else 1
    yield Quantity(MAGNITUDE, Fraction(PLURALS[match[1].lower()] * times), match[0], soft=True)


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
    yield Quantity(NUMBER, english_value(match[1]) + Fraction(1, 2), match[0], soft=True)


def _long_time(match: re.Match[str]) -> Iterator[Quantity]:
    unit = next(size for name, size in LONG_TIMES.items() if name.startswith(match[2].lower()))
    said = (match[1] or "").lower()
    if not said.startswith("half"):
        number = Fraction(1) if said in ("", "a", "an", "the", "this", "that") else english_value(said)
        yield Quantity(NUMBER, number * unit, match[0], soft=True)


def _grown(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(GROWTH, english_value(match[1] or match[2]), match[0])


def _code(match: re.Match[str]) -> Iterator[Quantity]:
    letters = re.sub(r"[^A-Z0-9.]", "", match[0]).rstrip(".")
    yield Quantity(f"{CODE} {letters}", Fraction(0), match[0])


def _decade(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, Fraction(match[1]), match[0])


def _fraction(match: re.Match[str]) -> Iterator[Quantity]:
    count = 1 if match[1].lower() in ("a", "an") else UNITS[match[1].lower()]
    part = PARTS[match[2].lower()]
    # “a third” may be an ordinal, “one half” and “a quarter” of a year a period.
    soft = match[1].lower() in ("a", "an") or part == PARTS["half"]
    yield Quantity(NUMBER, Fraction(count, part), match[0], soft=soft)


def _half(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, Fraction(1, 2), match[0], soft=True)


def _multiple(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(TIMES, Fraction(MULTIPLES[match[1].lower()]), match[0])


def _times(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(TIMES, english_value(match[1]), match[0])


def _ordinal_digits(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(ORDINAL, Fraction(match[1].replace(",", "")), match[0])


def _ordinal_words(match: re.Match[str]) -> Iterator[Quantity]:
    tens = TENS[match[1].lower()] if match[1] else 0
    number = Fraction(tens + ORDINALS[match[2].lower()])
    yield Quantity(ORDINAL, number, match[0], soft=number <= LARGEST_SOFT)


def _named(match: re.Match[str]) -> Iterator[Quantity]:
    for one in NUMERALS.finditer(match[0].partition(" ")[2]):
        number = english_value(one[1]) if one[1] else Fraction(_roman(one[2]))
        yield Quantity(ORDINAL, number, one[0], soft=number == 1)


def _roman(said: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[char] for char in said]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def _month(match: re.Match[str]) -> Iterator[Quantity]:
    name = next(part for part in match.groups() if part)
    yield Quantity(MONTH, Fraction(MONTH_NAMES.index(name) + 1), match[0])


def _plain(match: re.Match[str]) -> Iterator[Quantity]:
    said = match[1]
    number = english_value(said)
    if said.lower() in SCALES:
        yield Quantity(NUMBER, Fraction(SCALES[said.lower()]), said, soft=True)
        return
    if said.lower() in ("one", "zero"):
        return
    yield Quantity(NUMBER, number, said, soft=not said[0].isdigit() and number <= LARGEST_SOFT)


# One of these stands wherever the pattern of the same name matches.
IDIOM_WORDS = ("one", "first", "second", "third", "two", "zero", "once", "digit", "flowers", "seven")
CURRENCY_WORDS = ("rmb", "cny", "usd", "eur", "hkd", "jpy", "gbp", "chf", "¥", "$")
RANGE_WORDS = tuple(
    f"{sign}{i}" for sign in (" to ", " or ", " and ", "–", "—", "-", "– ", "— ", "- ") for i in range(10)
)
TIME_WORDS = (":", "a.m", "p.m", "clock", *(f"{i}{of}" for i in range(10) for of in ("am", " am", "pm", " pm")))
NAMED_WORDS = tuple(
    f"{word} {mark}" for word in NAMED_BY for mark in ("(", *"0123456789", "i", "v", "x", *UNITS, *TENS)
)
WORD_RANGES = tuple(
    f"{sign}{word}" for sign in (" to ", " or ", "–", "-", " and ") for word in (*UNITS, *TENS)
)
OUT_OF_WORDS = tuple(
    f"{said} {number}"
    for said in (" in", " out of", " every")
    for number in ("three", "four", "five", "ten", "a hundred", "100", "10")
)

# In order: what an earlier pattern takes, a later one does not see. The words are those of
# which a text in lower case holds one wherever the pattern matches: looking for them is quick,
# and few texts have any; where there are none, the pattern is always tried.
TABLE: tuple[tuple[re.Pattern[str], Reader, tuple[str, ...]], ...] = (
    (ATTACHED, _nothing, ()),
    (HEADING, _nothing, ()),
    (VIRUS, _nothing, ("covid",)),
    (CURRENCY, _nothing, CURRENCY_WORDS),
    (LATIN, _code, ()),
    (PLAN_NAME, _plan, ("five-year",)),
    (AND_HALF, _and_half, ("and a half",)),
    (FRACTION, _fraction, tuple(PARTS)),
    (IDIOMS, _nothing, IDIOM_WORDS),
    (MAGNITUDES, _magnitude, tuple(PLURALS)),
    (LONG_TIME, _long_time, ("decade", "centur", "dozen")),
    (TIME, _time, TIME_WORDS),
    (RATIO, _ratio, (":",)),
    (OUT_OF, _out_of, OUT_OF_WORDS),
    (RANGE, _range, RANGE_WORDS),
    (WORD_RANGE, _range, WORD_RANGES),
    (POINT, _points, ("percentage",)),
    (PER, _per, ("%", "‰", "percent", "per cent", "permille", "per mille", "per thousand")),
    (HALF, _half, ("half", "halves")),
    (GROWN, _grown, ("time", "fold")),
    (MULTIPLE_WORD, _multiple, tuple(MULTIPLES)),
    (TIMES_AS, _times, ("time", "fold")),
    (ORDINAL_DIGITS, _ordinal_digits, ("1st", "2nd", "3rd", *(f"{i}th" for i in range(10)))),
    (ORDINAL_WORDS, _ordinal_words, tuple(ORDINALS)),
    (NAMED, _named, NAMED_WORDS),
    (MONTHS, _month, tuple(name.lower() for name in MONTH_NAMES)),
    (DECADE, _decade, tuple(f"{i}0s" for i in range(10))),
    (PLAIN, _plain, ()),
)
# The words of all rows are looked for at once; each row knows its own by their places.
_WORDS = sorted({word for _pattern, _read, words in TABLE for word in words})
GUARDS = AhoCorasick(_WORDS)
ROWS = tuple(frozenset(_WORDS.index(word) for word in words) for _pattern, _read, words in TABLE)
