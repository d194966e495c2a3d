"""Quantities in Chinese: 45.3万, 1500亿元, 三分之一, 翻一番, 第二十五次, 2020年11月30日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache, partial

from pipeline.numbers import chinese_patterns as patterns
from pipeline.numbers import readers
from pipeline.numbers.numerals import LARGE, SMALL, digits, han_value, powers
from pipeline.numbers.quantity import (
    ANY,
    CODE,
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

# Several rules ask for the quantities of a text; so many texts are remembered.
TEXTS = 4096


@lru_cache(maxsize=TEXTS)
def chinese(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a Chinese sentence; numbers of headings are not among them."""
    text = _plain_forms(text.translate(patterns.FULL_WIDTH))
    found: list[Quantity] = []
    for pattern, read, signs in ROWS:
        if not signs or any(sign in text for sign in signs):
            text = pattern.sub(partial(_taken, read, found), text)
    return tuple(found)


def _plain_forms(text: str) -> str:
    """The text with its numerals in their usual forms; no place is moved."""
    text = patterns.YEAR_DIGITS.sub(lambda found: found[0].translate(patterns.ZERO), text)
    text = patterns.FINANCIAL.sub(lambda found: found[0].translate(patterns.PLAIN_FORMS), text)
    return patterns.THOUSANDS.sub(lambda found: found[0].replace("，", ","), text)


def _taken(read: readers.Reader, found: list[Quantity], match: re.Match[str]) -> str:
    """Read one match and blank it out, so that no later pattern reads it again."""
    found.extend(read(match))
    return "□" * len(match[0])


def _range(match: re.Match[str]) -> Iterator[Quantity]:
    unit = match[4]
    for said in (match[1], match[3]):
        if unit in ("%", "‰"):
            yield Quantity(PERCENT, han_value(said) / (1 if unit == "%" else 10), match[0])
        elif unit == "个百分点":
            yield Quantity(POINTS, han_value(said), match[0])
        else:
            yield Quantity(NUMBER, han_value(said + unit), match[0])


def _months(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(MONTH, han_value(match[1]), match[0])
    yield Quantity(MONTH, han_value(match[2]), match[0])


def _day(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(ANY, han_value(match[1]), match[0])
    yield Quantity(ANY, han_value(match[2]), match[0])


def _listed(match: re.Match[str]) -> Iterator[Quantity]:
    for one in patterns.EACH.findall(match[1] + match[2]):
        yield Quantity(ORDINAL, han_value(one), one)


def _decade(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, (han_value(match[1]) - 1) * 100 + han_value(match[2]), match[0])


def _either(match: re.Match[str]) -> Iterator[Quantity]:
    # 十七八 is seventeen or eighteen, 七八百 seven or eight hundred. Not 一二三.
    kind = PERCENT if match.string[match.end() : match.end() + 1] == "成" else NUMBER
    tens = han_value(match[1]) if match[1] else Fraction(0)
    times = powers(match[4]) * (10 if kind == PERCENT else 1)
    soft = bool(match[1] or match[4])
    for said in (match[2], match[3]):
        yield Quantity(kind, (tens + han_value(said)) * times, match[0], soft)


def _bis(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(ANY, han_value(match[1]), match[0], soft=True)


def _named_day(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(MONTH, han_value(match[1]), match[0], soft=True)
    yield Quantity(ANY, han_value(match[2]), match[0], soft=True)


def _age(match: re.Match[str]) -> Iterator[Quantity]:
    years = patterns.AGES[match[1]] if match[1] else han_value(match[2]) * 10
    yield Quantity(NUMBER, years, match[0], soft=True)


def _and_half(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, han_value(match[1]) + Fraction(1, 2), match[0], soft=True)


def _time(match: re.Match[str]) -> Iterator[Quantity]:
    hour = han_value(match[1] or match[3] or match[6])
    minute = han_value(
        match[2] or match[4] or match[7] or (patterns.HALF_OF_HOUR if match[5] else "0")
    )
    # The halves of the day are not told apart: 15:00 is 3 p.m.
    yield Quantity(f"{CODE} {hour % 12}:{minute}", Fraction(0), match[0])


def _magnitude(match: re.Match[str]) -> Iterator[Quantity]:
    said = (match[1] or match[2]).replace("亿万", "亿")
    yield Quantity(MAGNITUDE, powers(said), match[0], soft=True)


def _in_one(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, han_value(match[1]), match[0], soft=True)


def _half_year(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, Fraction(6), match[0], soft=True)


def _double(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(TIMES, Fraction(2), match[0], soft=True)


def _numbered(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(ANY, han_value(match[1]), match[0])


def _date(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(ANY, han_value(match[1] or match[2]), match[0])


def _bare(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, powers(match[1]), match[0])


def _bare_soft(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, powers(match[1]), match[0], soft=True)


def _item(match: re.Match[str]) -> Iterator[Quantity]:
    number = han_value(match[1])
    yield Quantity(ORDINAL, number, match[0], soft=number == 1)


def _plan(match: re.Match[str]) -> Iterator[Quantity]:
    said = match[2] or f"十{match[1]}"
    yield Quantity(PLAN, han_value(said), match[0])


def _fraction(match: re.Match[str]) -> Iterator[Quantity]:
    whole = Fraction(LARGE["万"]) if match[1] == "万" else han_value(match[1])
    part = han_value(match[2])
    if whole in (SMALL["百"], SMALL["千"], LARGE["万"]):
        yield Quantity(PERCENT, part * 100 / whole, match[0])
    elif whole:
        yield Quantity(NUMBER, part / whole, match[0])


def _points(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(POINTS, han_value(match[1]), match[0])


def _sign(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(PERCENT, han_value(match[1]) / (1 if match[2] == "%" else 10), match[0])


def _tenths(match: re.Match[str]) -> Iterator[Quantity]:
    ones = han_value(match[2]) if match[2] else Fraction(5 if match[3] else 0)
    yield Quantity(PERCENT, han_value(match[1]) * 10 + ones, match[0])


def _doubling(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(TIMES, Fraction(2) ** int(han_value(match[1] or "一")), match[0])


def _multiple(match: re.Match[str]) -> Iterator[Quantity]:
    grown = bool(match[1]) and not re.search("[到至]", match[0])
    yield Quantity(TIMES, han_value(match[2]) + grown, match[0])


def _half(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, Fraction(1, 2), match[0], soft=True)


def _ordinal(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(ORDINAL, han_value(match[1]), match[0])


def _rank(match: re.Match[str]) -> Iterator[Quantity]:
    number = han_value(match[1])
    yield Quantity(ORDINAL, number, match[0], soft=number == 1)


def _month(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(MONTH, han_value(match[1]), match[0])


def _year(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, Fraction(digits(match[1])), match[0])


def _plain(match: re.Match[str]) -> Iterator[Quantity]:
    said = match[1]
    # A row of digits that is no year counts nothing: 三五, 一二三.
    if said in ("一", "零", "〇", "百", "千") or patterns.BARE_DIGITS.fullmatch(said):
        return
    if said in ("十余", "十多"):
        yield Quantity(MAGNITUDE, Fraction(10), said, soft=True)
        return
    number = han_value(said)
    small = number == 1 or (not said[0].isdigit() and number <= SMALL["十"])
    yield Quantity(NUMBER, number, said, soft=small)


# In order: what an earlier pattern takes, a later one does not see. One of the signs stands
# wherever the pattern matches; where there are none, it is always tried.
TABLE: tuple[tuple[re.Pattern[str], readers.Reader, str], ...] = (
    (patterns.ATTACHED, readers.nothing, ""),
    (patterns.HEADING, readers.nothing, ""),
    (patterns.LATIN, readers.code, ""),
    (patterns.ITEM, _item, "是 要"),
    (patterns.PLANS, _plan, "五"),
    (patterns.FRACTION, _fraction, "分之"),
    (patterns.BIS, _bis, "条之"),
    (patterns.NAMED_DAY, _named_day, "“"),
    (patterns.AGE, _age, "旬 半百 花甲 古稀"),
    (patterns.IDIOMS, readers.nothing, ""),
    (patterns.ISO_DATE, readers.iso_date, ""),
    (patterns.PARTS, readers.parts, "/"),
    (patterns.DAY, _day, "· •"),
    (patterns.MAGNITUDES, _magnitude, "数 几 亿万 上 成"),
    (patterns.TIME, _time, ": ： 午 晚 晨 时"),
    (patterns.RATIO, readers.ratio, ": ： \u2236"),
    (patterns.DECADE, _decade, "世纪"),
    (patterns.CENTURY, _ordinal, "世纪"),
    (patterns.LISTED, _listed, "第"),
    (patterns.MONTH_RANGE, _months, "月"),
    (patterns.RANGE, _range, ""),
    (patterns.POINT, _points, "个百分点"),
    (patterns.SIGN, _sign, "% ‰"),
    (patterns.DOUBLING, _doubling, "番"),
    (patterns.MULTIPLE, _multiple, "倍"),
    (patterns.TENTHS, _tenths, "成"),
    (patterns.AND_HALF, _and_half, "半"),
    (patterns.HALF_YEAR, _half_year, "半年"),
    (patterns.HALF, _half, "半"),
    (patterns.ANNIVERSARY, _ordinal, "周年"),
    (patterns.ITEM_NAMED, _rank, "第（ 第("),
    (patterns.RANK, _rank, "第"),
    (patterns.CONGRESS, _ordinal, "大"),
    (patterns.SESSION, _ordinal, "届"),
    (patterns.PLENUM, _ordinal, "中"),
    (patterns.MONTHS, _month, "月"),
    (patterns.DATE, _date, "日 号"),
    (patterns.YEAR, _year, "年"),
    (patterns.NUMBERED, _numbered, "号"),
    (patterns.PHASE, _numbered, "期"),
    (patterns.IN_ONE, _in_one, "合一"),
    (patterns.DOUBLE, _double, "双"),
    (patterns.BARE_LARGE, _bare, "万 亿"),
    (patterns.BARE_AFTER, _bare, ""),
    (patterns.BARE, _bare_soft, ""),
    (patterns.EITHER, _either, ""),
    (patterns.PLAIN, _plain, ""),
)
ROWS = tuple((pattern, read, tuple(signs.split())) for pattern, read, signs in TABLE)
