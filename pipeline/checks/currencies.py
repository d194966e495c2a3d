"""Currencies: an amount keeps its currency, however English writes it.

RMB, CNY, yuan, renminbi and ¥ are one currency, and so are USD, US$ and dollars; it may stand
before the amount, after it, or once for all the amounts of a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import NamedTuple

from pipeline.numbers.chinese_patterns import FIGURE
from pipeline.numbers.english_patterns import FIGURE as SAID
from pipeline.numbers.numerals import english_value, han_value


class Currency(NamedTuple):
    """A currency: its amounts in Chinese, its name in English, its amounts in English."""

    name: str
    zh: re.Pattern[str]
    en: re.Pattern[str]
    amount: re.Pattern[str]


def _currency(name: str, zh: str, before: str, after: str) -> Currency:
    """One whose amounts have ``before`` in front of them or ``after`` behind."""
    mark = rf"(?<![A-Za-z])(?:{before})"
    word = rf"(?i:\b(?:{after})\b)"
    return Currency(
        name,
        re.compile(rf"({FIGURE}|[数几][十百千万亿]+)[余多]?(?:{zh})"),
        re.compile(rf"{mark}(?![A-Za-z])|{word}|{mark}(?=\d)"),
        re.compile(rf"{mark} ?({SAID})|({SAID})[- ](?:{word})"),
    )


# Those of which the Chinese name holds that of another come first: 美元 before 元.
CURRENCIES = (
    _currency("HKD", "港元|港币", r"HKD|HK\$", "Hong Kong dollars?"),
    _currency("USD", "美元|美金", r"USD|US\$|\$", r"(?:US |U\.S\. |American )?dollars?"),
    _currency("EUR", "欧元", "EUR|€", "euros?"),
    _currency("JPY", "日元", "JPY", "(?:Japanese )?yen"),
    _currency("GBP", "英镑", "GBP|£", "pounds?(?: sterling)?"),
    _currency("CHF", "瑞士法郎|瑞郎", "CHF", "Swiss francs?"),
    _currency(
        "RMB", "元(?![素旦宵老首帅件])|人民币", "RMB|CNY|CN¥|¥|￥|Rmb", "yuan|renminbi|RMB|CNY"
    ),
)
# The yuan, last of them: amounts in it may be added where the Chinese says 元 only once.
HOME = "RMB"


# What stands wherever there is money: looked for first, since few texts have any.
SOME_ZH = re.compile("元|币|镑|法郎")
SOME_EN = re.compile(
    r"[$€£¥￥]|USD|EUR|HKD|JPY|GBP|CHF|[Dd]ollar|[Ee]uros?\b|\byen\b|[Pp]ounds?\b|francs?\b"
)


def exchanged(zh: str, en: str, between: bool) -> str:
    """Say what is wrong with the currencies of a pair, or nothing.

    ``between`` is true where the Chinese has a range, whose unit English may say once or twice.
    """
    if not SOME_ZH.search(zh) and not SOME_EN.search(en):
        return ""
    rest, shown, abroad = zh, en, False
    for one in CURRENCIES:
        amounts = Counter(_value(found) for found in one.zh.finditer(rest))
        rest = one.zh.sub(lambda found: "□" * len(found[0]), rest)
        named = bool(one.en.search(shown))
        if not named and not amounts:
            continue
        said = Counter(english_value(found[1] or found[2]) for found in one.amount.finditer(shown))
        shown = one.en.sub("□", shown)
        if amounts and not named:
            return f"an amount in {one.name} stands only in the Chinese; mend the currency"
        if said and not amounts and (abroad or one.name != HOME) and one.name.lower() not in zh:
            if not _mentioned(one, rest):
                return f"an amount in {one.name} stands only in the English; mend the currency"
        elif not between and amounts.total() == said.total() and amounts != said:
            wrong = next(iter(said - amounts))
            return f"{one.name} {float(wrong):,.0f} is no such amount in the Chinese; mend it"
        abroad = abroad or bool(amounts)
    return ""


def _mentioned(one: Currency, zh: str) -> bool:
    """Whether the Chinese has the currency without an amount right before it."""
    return one.name in zh or bool(re.search(one.zh.pattern.rpartition("(?:")[2].rstrip(")"), zh))


def _value(found: re.Match[str]) -> Fraction:
    """The amount; 几千元 is none that could be compared."""
    return Fraction(-1) if found[1][0] in "数几" else han_value(found[1])
