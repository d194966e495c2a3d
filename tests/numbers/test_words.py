"""Numbers in English words: each word by itself, since a list of words has no pattern to test."""

from __future__ import annotations

import pytest

from pipeline.numbers.english import english

CARDINALS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "twenty-one": 21, "ninety-nine": 99,
}  # fmt: skip
ORDINALS = {
    "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11,
    "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
    "thirtieth": 30, "thirty-first": 31, "fortieth": 40, "fiftieth": 50,
}  # fmt: skip


@pytest.mark.parametrize(("word", "value"), CARDINALS.items())
def test_a_cardinal(word: str, value: int) -> None:
    assert [(one.kind, int(one.value)) for one in english(f"{word} cities")] == [("number", value)]


@pytest.mark.parametrize(("word", "value"), ORDINALS.items())
def test_an_ordinal(word: str, value: int) -> None:
    assert [(one.kind, int(one.value)) for one in english(f"the {word} day")] == [
        ("ordinal", value)
    ]
