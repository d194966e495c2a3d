"""Chinese numerals against cn2an, on numbers that both read."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pipeline.numbers import chinese

cn2an = pytest.importorskip("cn2an", reason="requirements-test.txt names it")


def read(said: str) -> list[Fraction]:
    """The values of what we find in an amount of this number."""
    return [one.value for one in chinese(f"共计{said}元。")]


@given(some.integers(min_value=11, max_value=10**12))
def test_a_number_written_as_cn2an_writes_it_has_its_value(number: int) -> None:
    assert read(cn2an.an2cn(number)) == [number]


@given(some.integers(min_value=11, max_value=10**12))
def test_a_number_written_as_on_a_receipt_has_its_value(number: int) -> None:
    assert read(cn2an.an2cn(number, "up")) == [number]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("九亿三千万", 930_000_000),
        ("二十三万一千", 231_000),
        ("十万零三千", 103_000),
        ("四百六十万零七", 4_600_007),
        ("一千二百六十", 1_260),
        ("伍仟", 5_000),
        ("捌佰肆拾万", 8_400_000),
    ],
)
def test_both_read_the_same(said: str, value: int) -> None:
    assert cn2an.cn2an(said, "smart") == value
    assert read(said) == [value]
