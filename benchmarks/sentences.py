"""How sentences are paired: by the program alone and as published, against pairs made by hand.

``python benchmarks/sentences.py`` prints for each set how many inner cuts (places where one pair
ends and the next begins, in both languages) are right, wrong and missing, and F1. ``seen`` is
what the program was set by; ``held-out`` was made before that and is only ever scored. What is
published has the corrections of ``record.yml`` too.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.align.pair import of_segment  # noqa: E402
from pipeline.model.sentences import SentencePair  # noqa: E402
from pipeline.terms.link import Site  # noqa: E402

TRUTH = ROOT / "tests" / "align"
SETS = ("seen", "held-out")
# Where a pair begins in the Chinese and in the English of its segment.
Cut = tuple[int, int]
Key = tuple[str, str]


class Score(NamedTuple):
    """How many inner cuts are right, are none, and are missing."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missing)

    def plus(self, found: set[Cut], wanted: set[Cut]) -> Score:
        """The same with one more segment."""
        return Score(
            self.right + len(found & wanted),
            self.wrong + len(found - wanted),
            self.missing + len(wanted - found),
        )


def by_hand(name: str) -> dict[Key, list[tuple[str, str]]]:
    """The words that every pair but the first begins with, by document and segment."""
    text = (TRUTH / f"{name}.yml").read_text(encoding="utf-8")
    return {
        (document, segment): [(zh, en) for zh, en in begins or ()]
        for document, segments in yaml.safe_load(text).items()
        for segment, begins in segments.items()
    }


def wanted(zh: str, en: str, begins: list[tuple[str, str]]) -> set[Cut]:
    """Where these words stand in a segment, each after those before it."""
    cuts = set()
    at = beside = 0
    for left, right in begins:
        at, beside = zh.index(left, at + 1), en.index(right, beside + 1)
        cuts.add((at, beside))
    return cuts


def cuts(pairs: tuple[SentencePair, ...]) -> set[Cut]:
    """Where all pairs but the first begin."""
    return {(one.zh[0], one.en[0]) for one in pairs[1:]}


def measured(site: Site, name: str) -> tuple[Score, Score]:
    """The score of the program alone and of the pairs of a site, on one set."""
    segments = {
        (document.record.id, one.id): one
        for document in site.documents
        for one in document.segments
    }
    alone = published = Score()
    for key, begins in by_hand(name).items():
        segment = segments[key]
        truth = wanted(segment.zh, segment.en, begins)
        alone = alone.plus(cuts(of_segment(segment, site.by_segment[key])), truth)
        published = published.plus(cuts(site.sentences[key]), truth)
    return alone, published


def main() -> None:
    """Print the scores, and what pairing all segments costs."""
    import build_site

    site = build_site.load(ROOT)
    for name in SETS:
        print(f"{name}: {len(by_hand(name))} segments")
        for what, one in zip(("program alone", "published"), measured(site, name), strict=True):
            said = f"{one.right} right, {one.wrong} wrong, {one.missing} missing"
            print(f"  {what:14} {said}, F1 {one.f1:.4f}")
    start = time.process_time()
    for document in site.documents:
        for segment in document.segments:
            of_segment(segment, site.by_segment[document.record.id, segment.id])
    number = sum(len(document.segments) for document in site.documents)
    print(f"{number} segments paired in {time.process_time() - start:.2f} s of CPU")


if __name__ == "__main__":
    main()
