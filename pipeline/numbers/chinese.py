"""Quantities in Chinese: 45.3万, 1500亿元, 三分之一, 翻一番, 第二十五次, 2020年11月30日."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from pipeline.numbers.numerals import ARABIC, LARGE, SMALL, digits, han_value, powers
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

Reader = Callable[[re.Match[str]], Iterator[Quantity]]

# The full-width percent sign, full stop and digits.
FULL_WIDTH = {wide: wide - 0xFEE0 for wide in (0xFF05, 0xFF0E, *range(0xFF10, 0xFF1A))}

HAN = "[〇零一二两三四五六七八九十百千]+"
# A figure with its powers of ten; 余 or 多 may stand inside: 3000余万, 八十多.
DECIMAL = "[零一二三四五六七八九十]+点[零一二三四五六七八九]+"
FIGURE = (
    rf"(?:{ARABIC}|{DECIMAL}|{HAN})(?:[余多])?(?:[十百千](?=[万亿]))?(?:万亿|[万亿])?"
    rf"(?:{HAN}(?![月日年]))?"
)

# Words with a numeral in them that count nothing, longest first.
IDIOMS = re.compile(
    "千方百计|千家万户|千军万马|百年未有|百年奋斗|百年大计|百花齐放|百舸争流|万众一心|万里行|万物互联"
    "|一带一路|一揽子|一体化|一体|一流|一致|一律|一定|一些|一系列|一批|一直|一般|一再|一同|一手|一线|一步"
    "|进一步|第一时间|第一线|第三方|统一|唯一|单一|同一|之一(?!分)|专一|一视同仁|一站式|一门式|一网通办|一窗通办"
    "|一把手|一张网|一盘棋|一张蓝图|万无一失|十分|百姓|老百姓|百货|百科|千里|九州|四面八方|五湖四海"
    "|五常|三七|四川|两江|三亚|九江|六安|三峡|三明|四平|七台河|百色|千岛湖|万宁|十堰|五台|百千万"
    "|三农|四风|五位一体|四个全面|三位一体|三令五申|不一|万一|星期[一二三四五六日]|周[一二三四五六日](?!年)"
    "|[一二三]产|一二三产业|第[一二三]产业|一次性|多合一|一带"
)
ITEM = re.compile(r"(?:^|(?<=[。；：，]))([一二三四五六七八九十]{1,3})(?=是|要)")
HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,3}[.．](?!\d)|（\d{1,3}）|——)"
)
PLANS = re.compile(r"“?十([一二三四五六七])五”?(?!年)|第(十[一二三四五六七]?)个五年(?:规划|计划)")
FRACTION = re.compile(rf"({HAN}|万|\d+)分之({DECIMAL}|{HAN}|{ARABIC})")
DASH = "(?:[—–~～-]+|至|到)"
# 30—50万元 and 5—8%: the unit belongs to both.
RANGE = re.compile(rf"({ARABIC})({DASH})({ARABIC})(万亿|[万亿]|%|‰|个百分点)")
MONTH_RANGE = re.compile(rf"(?<![\d.])(\d{{1,2}})月?{DASH}(\d{{1,2}})月(?!份?内)")
DAY = re.compile(r"“(\d{1,2})·(\d{1,2})”")
DECADE = re.compile(rf"(\d{{2}}|{HAN})世纪(\d0|{HAN})年代")
EITHER = re.compile(
    "(?<![一二两三四五六七八九十])([一二两三四五六七八])([二三四五六七八九])(?=[年个天月名家次种项])"
)
MAGNITUDES = re.compile(
    "(?:[数几]|(?=亿万))([十百千万亿]{1,2})|(?:上|成)([百千万亿])(?=[家件个人项名元户场次篇])"
)
RATIO = re.compile(r"(?<!\d)(\d+)[:：](\d+)(?!\d)")
WIDE_THOUSANDS = re.compile("(?<=[\uff10-\uff19])，(?=[\uff10-\uff19]{3})")
IN_ONE = re.compile("([二三四五])合一")
DOUBLE = re.compile("双(?=[\u3400-\u9fff□])")
PHASE = re.compile("([一二三四五六])期(?=工程|项目|建设|）|平台|系统|$)")
NUMBERED = re.compile(rf"({ARABIC})号")
# Powers of ten without a figure before them: 每亿元, 千亿, 逾千人, 百万农户.
COUNTED = "[余多]?[家个件人项名元户场次篇亩吨种所农企]"
UNCOUNTED = "(?<![0-9.一二两三四五六七八九十百千万亿余多几数上成])"
BARE_LARGE = re.compile(f"{UNCOUNTED}([十百千][万亿]|万亿)")
BARE_AFTER = re.compile(f"(?<=[每近逾超过破约])([百千万亿])(?={COUNTED}|$)")
BARE = re.compile(f"{UNCOUNTED}([百千万亿])(?={COUNTED})")
POINT = re.compile(rf"({ARABIC}|{HAN})个百分点")
SIGN = re.compile(rf"({ARABIC})([%‰])")
TENTHS = re.compile(r"([一二两三四五六七八九])成(?=[^立为果功员就本效都长])")
DOUBLING = re.compile(r"翻(?:了)?([一两三四])番|翻番")
MULTIPLE = re.compile(rf"(增长|增加|提高|提升|扩大|上升)?(?:了|到|至)?(?:近|约|超)?({FIGURE})倍")
HALF_YEAR = re.compile("(?<![上下前后])半年(?![度报])")
HALF = re.compile("一半|过半|半数|对半")
RANK = re.compile(rf"第({FIGURE})")
CONGRESS = re.compile(r"(?:^|(?<=党的)|(?<=[、和]))(二十|十[一二三四五六七八九])大")
SESSION = re.compile("([一二三四五六七八九十]+)届")
PLENUM = re.compile(r"([一二三四五六七])中(?=[、，和及全]|全会)")
ANNIVERSARY = re.compile(rf"({FIGURE})周年")
MONTHS = re.compile(r"(?<![\d个])(\d{1,2}|[一二三四五六七八九十]{1,2})月(?!份?内)")
YEAR = re.compile(r"([〇零一二三四五六七八九]{4})年")
PLAIN = re.compile(rf"(?<![A-Za-z\d.])({FIGURE})(?![A-Za-z])")
ATTACHED = re.compile(r"(?:^|：)\d{1,2}[.．](?=\d{4}年)")
LATIN = re.compile(r"[A-Za-z]+(?:/[A-Z])?[- ]?\d[\d.]*[A-Za-z]*|\d+[A-Za-z]+")


def chinese(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a Chinese sentence; numbers of headings are not among them."""
    text = WIDE_THOUSANDS.sub(",", text).translate(FULL_WIDTH)
    found: list[Quantity] = []
    for pattern, read in TABLE:
        text = pattern.sub(partial(_taken, read, found), text)
    return tuple(found)


def _taken(read: Reader, found: list[Quantity], match: re.Match[str]) -> str:
    """Read one match and blank it out, so that no later pattern reads it again."""
    found.extend(read(match))
    return "□" * len(match[0])


def _code(match: re.Match[str]) -> Iterator[Quantity]:
    letters = re.sub(r"[^A-Z0-9.]", "", match[0].upper()).rstrip(".")
    yield Quantity(f"{CODE} {letters}", Fraction(0), match[0])


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
    yield Quantity(MONTH, han_value(match[1]), match[0])
    yield Quantity(NUMBER, han_value(match[2]), match[0])


def _decade(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, (han_value(match[1]) - 1) * 100 + han_value(match[2]), match[0])


def _either(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, han_value(match[1]), match[0])
    yield Quantity(NUMBER, han_value(match[2]), match[0])


def _magnitude(match: re.Match[str]) -> Iterator[Quantity]:
    said = (match[1] or match[2]).replace("亿万", "亿")
    yield Quantity(MAGNITUDE, powers(said), match[0], soft=True)


def _ratio(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(f"{CODE} {match[1]}:{match[2]}", Fraction(0), match[0])


def _in_one(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, han_value(match[1]), match[0], soft=True)


def _half_year(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, Fraction(6), match[0], soft=True)


def _double(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(TIMES, Fraction(2), match[0], soft=True)


def _numbered(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(ANY, han_value(match[1]), match[0])


def _bare(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, powers(match[1]), match[0])


def _bare_soft(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity(NUMBER, powers(match[1]), match[0], soft=True)


def _nothing(_match: re.Match[str]) -> Iterator[Quantity]:
    return iter(())


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
    yield Quantity(PERCENT, han_value(match[1]) * 10, match[0])


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
    if said in ("一", "零", "〇", "百", "千"):
        return
    number = han_value(said)
    small = number == 1 or (not said[0].isdigit() and number <= SMALL["十"])
    yield Quantity(NUMBER, number, said, soft=small)


# In order: what an earlier pattern takes, a later one does not see.
TABLE: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (ATTACHED, _nothing),
    (HEADING, _nothing),
    (LATIN, _code),
    (ITEM, _item),
    (PLANS, _plan),
    (FRACTION, _fraction),
    (IDIOMS, _nothing),
    (DAY, _day),
    (MAGNITUDES, _magnitude),
    (RATIO, _ratio),
    (DECADE, _decade),
    (MONTH_RANGE, _months),
    (RANGE, _range),
    (POINT, _points),
    (SIGN, _sign),
    (DOUBLING, _doubling),
    (MULTIPLE, _multiple),
    (TENTHS, _tenths),
    (HALF_YEAR, _half_year),
    (HALF, _half),
    (ANNIVERSARY, _ordinal),
    (RANK, _rank),
    (CONGRESS, _ordinal),
    (SESSION, _ordinal),
    (PLENUM, _ordinal),
    (MONTHS, _month),
    (YEAR, _year),
    (NUMBERED, _numbered),
    (PHASE, _numbered),
    (IN_ONE, _in_one),
    (DOUBLE, _double),
    (BARE_LARGE, _bare),
    (BARE_AFTER, _bare),
    (BARE, _bare_soft),
    (EITHER, _either),
    (PLAIN, _plain),
)
