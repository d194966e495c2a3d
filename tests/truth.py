"""How well the published sentence pairs are cut: against pairs made by hand, from the data files."""

from __future__ import annotations

import json
from typing import NamedTuple

import yaml
from workshop import ROOT

HERE = ROOT / "tests" / "align"
# Where a pair begins in the Chinese and in the English of its segment.
Cut = tuple[int, int]


class Score(NamedTuple):
    """How many inner cuts are right, are none, and are missing."""

    right: int
    wrong: int
    missing: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missing)


def by_hand(name: str) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The words that every pair but the first begins with, by document and segment."""
    text = (HERE / f"{name}.yml").read_text(encoding="utf-8")
    return {
        (document, segment): [(zh, en) for zh, en in begins or ()]
        for document, segments in yaml.safe_load(text).items()
        for segment, begins in segments.items()
    }


def stated(zh: str, en: str, begins: list[tuple[str, str]]) -> set[Cut]:
    """Where these words stand, each after those before it."""
    cuts = set()
    at = beside = 0
    for left, right in begins:
        at, beside = zh.index(left, at + 1), en.index(right, beside + 1)
        cuts.add((at, beside))
    return cuts


def published(document: str) -> dict[str, tuple[str, str, set[Cut]]]:
    """The texts and the inner cuts of each segment, as the data file of a document has them."""
    data = json.loads((ROOT / f"docs/data/{document}.json").read_text(encoding="utf-8"))
    return {one["id"]: (one["zh"], one["en"], _cuts(one)) for one in data["segments"]}


def _cuts(segment: dict[str, object]) -> set[Cut]:
    zh, en, pairs = segment["zh"], segment["en"], segment["sentences"]
    assert isinstance(zh, str)
    assert isinstance(en, str)
    assert isinstance(pairs, list)
    cuts = []
    at = beside = 0
    for pair in pairs:
        at, beside = zh.index(pair["zh"], at), en.index(pair["en"], beside)
        cuts.append((at, beside))
        at, beside = at + len(pair["zh"]), beside + len(pair["en"])
    return set(cuts[1:])


def score(name: str) -> Score:
    """How the pairs of a set made by hand are cut in the data files."""
    right = wrong = missing = 0
    data: dict[str, dict[str, tuple[str, str, set[Cut]]]] = {}
    for (document, segment), begins in by_hand(name).items():
        if document not in data:
            data[document] = published(document)
        zh, en, found = data[document][segment]
        wanted = stated(zh, en, begins)
        right += len(found & wanted)
        wrong += len(found - wanted)
        missing += len(wanted - found)
    return Score(right, wrong, missing)
