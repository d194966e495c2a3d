"""What both languages read in the same way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from pipeline.numbers.quantity import ANY, CODE, MONTH, NUMBER, Quantity

Reader = Callable[[re.Match[str]], Iterator[Quantity]]


def nothing(_match: re.Match[str]) -> Iterator[Quantity]:
    """Take what counts nothing."""
    return iter(())


def ratio(match: re.Match[str]) -> Iterator[Quantity]:
    """5:3, which has to be the same."""
    yield Quantity(f"{CODE} {match[1]}:{match[2]}", Fraction(0), match[0])


def parts(match: re.Match[str]) -> Iterator[Quantity]:
    """1/3, a fraction."""
    yield Quantity(NUMBER, Fraction(int(match[1]), max(1, int(match[2]))), match[0])


def code(match: re.Match[str]) -> Iterator[Quantity]:
    """Letters and digits that have to be the same: 5G, ISO 56005."""
    letters = re.sub(r"[^A-Z0-9.]", "", match[0].upper()).rstrip(".")
    yield Quantity(f"{CODE} {letters}", Fraction(0), match[0])


def iso_date(match: re.Match[str]) -> Iterator[Quantity]:
    """2024-07-01 and 2024.7.1."""
    yield Quantity(NUMBER, Fraction(match[1]), match[0])
    yield Quantity(MONTH, Fraction(match[2]), match[0])
    yield Quantity(ANY, Fraction(match[3]), match[0])
