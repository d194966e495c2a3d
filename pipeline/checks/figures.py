"""Figures, by exact value, in both directions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from pipeline.checks.currencies import exchanged
from pipeline.checks.pairs import ADDITION, Pair, translated, without
from pipeline.model.records import Problem
from pipeline.numbers import Quantity, chinese, english
from pipeline.numbers.chinese_patterns import DASH, PLANS
from pipeline.numbers.quantity import CODE, MAGNITUDE, NUMBER, TIMES
from pipeline.terms.link import EN, ZH, Site

FIRST = re.compile("首[批次个届家]|第一[批次届]")
FIRST_SAID = re.compile(r"\b(?:first|initial|inaugural|maiden|1st)\b", re.I)
# 第一，… 第二，…: points that are counted off.
FIRST_ZH, SECOND_ZH = (
    re.compile("第一[，、]|一[是要]|首先|其一"),
    re.compile("第二[，、]|二[是要]|其次|其二"),
)
FIRST_EN = re.compile(r"\b(?:first|one|to begin|to start|initial|1)", re.I)
SECOND_EN = re.compile(r"\b(?:second|third)(?:ly)?,", re.I)
NUMERAL = re.compile(r"[\d一二两三四五六七八九十百千万亿]")
BETWEEN = re.compile(rf"\d[万亿]?{DASH}\d")
YEAR, CENTURY_FROM, CENTURY_TO = re.compile(r"\d{4}"), 1900, 2100
# 去年 and 同年 may be said by the year itself.
SOME_YEAR = re.compile(
    "[今去明前当同上本翌次该]年|年[初底末中]|[一二三四上下]季度|上半年|下半年|年度"
)
# The first year of the first plan would be 1951 + 5 if all had been of five years each.
PLAN_YEARS = (1951, 5)
# 二级 is “second-level”: up to here cardinals and ordinals are not told apart.
SECOND = 2
POWERS = range(1, 13)


def figures(site: Site) -> Iterator[Problem]:
    """Every figure of the Chinese stands in the English, and no other.

    Figures are compared by value: 万 and 亿, percent and percentage points, ordinals, dates,
    fractions and doubling included, and an amount keeps its currency, in whatever form. Small
    numbers in words may come and go, but not change; a year may be repeated; what the
    translator adds in square brackets is left out.

    Bad: 授权发明专利45.3万件 = 45,300 invention patents were granted
    Good: 授权发明专利45.3万件 = 453,000 invention patents were granted
    """
    for pair in translated(site):
        yield from (pair.problem("figures", message) for message in compared(pair))


def compared(pair: Pair) -> Iterator[str]:
    """Yield what is wrong with the figures of one pair."""
    zh, en = quantities(pair)
    left, right = _left_over(zh, en)
    _repeated(pair, zh, en, left, right)
    for one in list(left):
        if not one.soft and (other := _slip(one, right)):
            left.remove(one)
            right.remove(other)
            yield f"“{one.text}” has no match in “{other.text}” ({_how(one, other)})"
    for one in (one for one in left if not one.soft):
        yield f"“{one.text}” ({_said(one)}) is not in the English; add it"
    codes = any(one.kind.startswith(CODE) for one in left)
    for one in (one for one in right if not one.soft):
        if one.kind.startswith(CODE) and not codes:
            continue
        yield f"“{one.text}” ({_said(one)}) is not in the Chinese; mend or take it out"
    for one in (one for one in left if one.soft):
        other = next((other for other in right if _beside(one, other)), None)
        if other is not None:
            right.remove(other)
            yield f"“{one.text}” ({_said(one)}) stands beside “{other.text}” ({_said(other)})"
    counted = SECOND_ZH.search(pair.zh) and FIRST_ZH.search(pair.zh)
    if counted and SECOND_EN.search(pair.en) and not FIRST_EN.search(pair.en):
        yield "the first of several points is not in the English; add it"
    first = FIRST.search(pair.zh)
    if first and not FIRST_SAID.search(pair.en):
        yield f"“{first[0]}” is not in the English; say that it is the first"
    if message := exchanged(pair.zh, pair.en, bool(BETWEEN.search(pair.zh))):
        yield message


def _repeated(
    pair: Pair,
    zh: list[Quantity],
    en: list[Quantity],
    left: list[Quantity],
    right: list[Quantity],
) -> None:
    """Take out years that one language repeats, or says where the other has “last year”."""
    start, every = PLAN_YEARS
    meant = {
        start + every * int(one.value) + more
        for found in PLANS.finditer(pair.zh)
        for one in chinese(found[0])
        for more in (0, every - 1)
    }
    vague = bool(SOME_YEAR.search(pair.zh))
    for one in [one for one in left if _is_year(one)]:
        if any(one.value == other.value for other in en):
            left.remove(one)
    wrong = any(_is_year(one) for one in left)
    for one in [one for one in right if _is_year(one)]:
        known = any(one.value == other.value for other in zh) or one.value in meant
        if known or (vague and not wrong):
            right.remove(one)


def _is_year(one: Quantity) -> bool:
    said = YEAR.fullmatch(one.text.removesuffix("年"))
    return bool(said) and one.kind == NUMBER and CENTURY_FROM <= one.value < CENTURY_TO


def _beside(one: Quantity, other: Quantity) -> bool:
    """Small numbers that changed: another value of one kind, or the third for three."""
    if (one.value.denominator == 1) != (other.value.denominator == 1):
        # 四年六个月 is “four and a half years”.
        return False
    if not other.soft or one.value == 1 or {TIMES, MAGNITUDE} & {one.kind, other.kind}:
        return one.kind == other.kind == MAGNITUDE
    return other.kind == one.kind or other.value == one.value > SECOND


def quantities(pair: Pair) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities of both columns, without the numerals that are part of a name."""
    zh = [span for span in pair.spans(ZH) if NUMERAL.search(pair.zh[span[0] : span[1]])]
    named = {concept for _start, _end, concept in zh}
    en = [(start, end) for start, end, concept in pair.spans(EN) if concept in named]
    there = {concept for _start, _end, concept in pair.spans(EN)}
    blank = [(start, end) for start, end, concept in zh if concept in there]
    return list(chinese(without(pair.zh, blank))), list(english(without(_bare(pair.en), en)))


BRACKETED = re.compile(r"\(《[^》]*》\)")


def _bare(text: str) -> str:
    """The English without Chinese titles in brackets and additions, other places unmoved."""
    for mark, aside in (("(《", BRACKETED), ("[", ADDITION)):
        if mark in text:
            text = aside.sub(lambda found: "□" * len(found[0]), text)
    return text


def _left_over(zh: list[Quantity], en: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    left = []
    right = list(en)
    for one in sorted(zh, key=lambda one: one.soft):
        same = [other for other in right if one.same(other)]
        match = next((other for other in same if other.soft == one.soft), same[0] if same else None)
        if match is None:
            left.append(one)
        else:
            right.remove(match)
    return left, right


def _slip(one: Quantity, right: list[Quantity]) -> Quantity | None:
    """The figure that this one was most likely turned into: off by a power of ten, or kind."""
    for other in right:
        if _power(one, other) or one.value == other.value:
            return other
    return next((other for other in right if other.kind == one.kind and not other.soft), None)


def _power(one: Quantity, other: Quantity) -> int:
    if not one.value or not other.value:
        return 0
    ratio = other.value / one.value
    for power in POWERS:
        if ratio in (Fraction(10) ** power, Fraction(1, 10**power)):
            return power
    return 0


def _how(one: Quantity, other: Quantity) -> str:
    if power := _power(one, other):
        return f"off by 10{_raised(power)}"
    if one.value == other.value:
        return f"{one.kind} beside {other.kind}"
    return f"{_said(one)} beside {_said(other)}"


def _raised(power: int) -> str:
    return str(power).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _said(one: Quantity) -> str:
    number = one.value
    said = f"{int(number):,}" if number.denominator == 1 else f"{float(number):g}"
    return f"{one.kind} {said}"
