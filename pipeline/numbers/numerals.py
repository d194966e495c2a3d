"""What numerals are worth, in Chinese and in English: exact, as fractions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import groupby

DIGITS = {char: i for i, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
UNITS = {
    word: i
    for i, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * i
    for i, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# As reports abbreviate them, right after digits.
SHORT_SCALES = {"k": 10**3, "mn": 10**6, "m": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
ORDINALS = {
    word: i
    for i, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        1,
    )
} | {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}
ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?"


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest that fits, as a tree of letters.

    It is tried at every place of a text, and a tree gives up sooner than a list.

    >>> any_of(["ten", "two", "twelve"])
    '(?:t(?:en|w(?:elve|o)))'
    """
    return f"(?:{_tree(sorted(set(words)))})"


def _tree(words: list[str]) -> str:
    """The tree of sorted words; an end is optional where a word stops, and taken if it fits."""
    branches = []
    for first, group in groupby((word for word in words if word), key=lambda word: word[0]):
        rests = [word[1:] for word in group]
        inner = _tree(rests)
        if "" in rests:
            inner = f"(?:{inner})?" if inner else ""
        elif "|" in inner:
            inner = f"(?:{inner})"
        branches.append(re.escape(first) + inner)
    return "|".join(branches)


def han_value(said: str) -> Fraction:
    """Return the value of a Chinese figure: 45.3万, 三万五, 两千三百, 3000余万, 11.5万亿."""
    said = said.replace("余", "").replace("多", "").replace(",", "")
    if "点" in said:
        whole, _, part = said.partition("点")
        return han_value(whole) + Fraction(digits(part), 10 ** len(part))
    for name, power in (("万亿", 10**12), ("亿", 10**8), ("万", 10**4)):
        if name in said:
            left, _, right = said.partition(name)
            tail = han_value(right) if right else Fraction(0)
            if right and len(right) == 1 and right in DIGITS and name != "万亿":
                # 三万五 is 35,000: the digit after it counts the next power down.
                tail *= Fraction(power, 10)
            return (han_value(left) if left else Fraction(1)) * power + tail
    if said[:1].isdigit():
        number = re.match(r"[\d.]+", said)
        rest = said[number.end() :] if number else ""
        return Fraction(number[0]) * (SMALL.get(rest, 1) if rest else 1) if number else Fraction(0)
    return Fraction(digits(said))


def digits(said: str) -> int:
    """Return the value of a Chinese numeral below 万, or of a row of digits: 二〇二一."""
    if said and not any(char in SMALL for char in said):
        return int("".join(str(DIGITS[char]) for char in said))
    total, digit, last = 0, 0, 1
    for char in said:
        if char in SMALL:
            total += (digit or 1) * SMALL[char]
            digit, last = 0, SMALL[char]
        else:
            digit = DIGITS[char]
    # 两千三 is 2,300: the digit at the end counts the next power down.
    elided = last > SMALL["十"] and digit and "零" not in said and "〇" not in said
    return total + digit * (last // 10 if elided else 1)


def powers(said: str) -> Fraction:
    """Return the product of powers of ten: 千亿, 百万."""
    product = Fraction(1)
    for char in said:
        product *= {**SMALL, **LARGE}[char]
    return product


def english_value(said: str) -> Fraction:
    """Return the value of an English figure: 1,234.5, 30.173 million, twenty-five, one hundred."""
    number = re.match(ARABIC, said)
    if number:
        rest = said[number.end() :].strip().lower()
        scale = SCALES.get(rest) or SHORT_SCALES.get(rest, 1)
        return Fraction(number[0].replace(",", "")) * scale
    total = part = Fraction(0)
    for word in re.findall(r"[a-z]+", said.lower()):
        if word == "hundred":
            part = (part or Fraction(1)) * 100
        elif word in SCALES:
            total, part = total + (part or Fraction(1)) * SCALES[word], Fraction(0)
        elif word != "and":
            part += UNITS.get(word, TENS.get(word, 0))
    return total + part
