"""Texts of the mainland that a page rewrote in traditional characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from opencc import OpenCC

from pipeline.model.records import Record
from pipeline.model.text import Edit, Text

UNDECODED = re.compile("[\ud800-\udfff]")
HAN = re.compile(r"[\u3400-\u9fff]")
# A simplified text that quotes a traditional name stays below this share of its characters.
SHARE = 0.05
# OpenCC leaves 著 alone, since 著作 and 显著 are right; where it is the verb, it is 着.
ZHE = re.compile("著(?=力|重|眼|手|实|實|想|急)")


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def traditional(text: Text, _record: Record) -> Iterator[Edit]:
    """Propose simplified characters, when the text as a whole is in traditional ones.

    OpenCC's ``t2s`` works by words and keeps the length; 著 as a verb is added.

    Known to be wrong: a name that keeps its traditional form in a simplified text; the text
    of an old law quoted as printed.
    """
    # What ``read.decode`` could not decode, OpenCC cannot take.
    now = UNDECODED.sub("\ufffd", text.now)
    simple = ZHE.sub("着", str(_converter().convert(now)))
    if simple == now or len(simple) != len(now):
        return
    changed = [i for i, (old, new) in enumerate(zip(now, simple, strict=True)) if old != new]
    if len(changed) < SHARE * len(HAN.findall(now)):
        return
    for start, end in _stretches(changed):
        yield Edit(start, end, simple[start:end], "traditional characters")


def _stretches(positions: list[int]) -> Iterator[tuple[int, int]]:
    start = last = positions[0]
    for position in positions[1:]:
        if position != last + 1:
            yield start, last + 1
            start = position
        last = position
    yield start, last + 1
