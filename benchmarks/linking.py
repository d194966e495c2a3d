"""Link the corpus against 500 and against 50,000 terms, and print what that costs.

Run it from anywhere: ``python benchmarks/linking.py [--times 20]``. The corpus is the five
documents so many times over. The larger glossary is the smaller one and made-up terms beside
it: characters drawn at random after the pairs that stand in the corpus, so that they begin
like real ones and hold the automaton up, each with an English form. Both are linked in turn,
several times in one run, and the least time of each counts: seconds of the processor.

build    the automaton, once for all documents
linking  every segment of the corpus, both columns, with the links and the occurrences
scan     ``str.count`` of one rare word over the same Chinese text: the floor of any search
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import build_site  # noqa: E402
from pipeline.model.document import Document  # noqa: E402
from pipeline.model.records import Concept  # noqa: E402
from pipeline.terms.link import Finder, link  # noqa: E402

FEW, MANY = 500, 50_000
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds for the automaton alone and for linking with it."""

    build: float
    linking: float


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--times", type=int, default=20, help="the corpus so many times over")
    times = options.parse_args().times
    site = build_site.load()
    documents = tuple(copy for one in site.documents for copy in copies(one, times))
    few = site.concepts[:FEW]
    many = few + made_up(site.documents, few, MANY - FEW)
    costs = {len(all_): measure(documents, all_) for all_ in (few, many)}
    print(*report(documents, costs), sep="\n")
    return 0


def copies(document: Document, times: int) -> list[Document]:
    """The document under so many ids."""
    return [
        replace(document, record=replace(document.record, id=f"{document.record.id}-{number}"))
        for number in range(times)
    ]


def made_up(
    documents: tuple[Document, ...], like: tuple[Concept, ...], size: int
) -> tuple[Concept, ...]:
    """So many concepts with Chinese forms of three to eight characters that the corpus lacks."""
    text = "\n".join(segment.zh for one in documents for segment in one.segments)
    follows: dict[str, list[str]] = defaultdict(list)
    for first, second in pairwise(text):
        if "\u4e00" <= first <= "\u9fff" and "\u4e00" <= second <= "\u9fff":
            follows[first].append(second)
    chance = random.Random(0)
    starts = sorted(follows)
    forms: dict[str, None] = {}
    while len(forms) < size:
        form = chance.choice(starts)
        for _ in range(chance.randint(2, 7)):
            form += chance.choice(follows.get(form[-1]) or starts)
        if form not in text:
            forms[form] = None
    return tuple(
        replace(like[0], id=f"made-up-{i}", zh=form, zh_variants=(), en=f"made-up term {i}",
                en_variants=(), abbreviation="", exclude=())
        for i, form in enumerate(forms)
    )  # fmt: skip


def measure(documents: tuple[Document, ...], concepts: tuple[Concept, ...]) -> Cost:
    """The least of several rounds."""
    build = min(seconds(lambda: Finder(concepts)) for _ in range(ROUNDS))
    whole = min(seconds(lambda: link(documents, concepts)) for _ in range(ROUNDS))
    return Cost(build, whole - build)


def seconds(work: Callable[[], Any]) -> float:
    """What a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def report(documents: tuple[Document, ...], costs: dict[int, Cost]) -> list[str]:
    """The lines to print."""
    text = "\n".join(segment.zh for one in documents for segment in one.segments)
    both = sum(len(s.zh.encode()) + len(s.en.encode()) for one in documents for s in one.segments)
    size = len(text.encode())
    scan = min(seconds(lambda: text.count("鼷鹿")) for _ in range(ROUNDS))
    lines = [f"{len(documents)} documents, {both / 1e6:.1f} MB in both columns"]
    for terms, cost in costs.items():
        lines.append(
            f"{terms:6,} terms: build {cost.build:.3f} s, linking {cost.linking:.3f} s, "
            f"{both / 1e6 / cost.linking:.1f} MB/s"
        )
    few, many = costs.values()
    whole = (many.build + many.linking) / (few.build + few.linking)
    lines.append(f"str.count over the Chinese: {size / 1e6 / max(scan, 1e-9):.0f} MB/s")
    lines.append(
        f"50,000 beside 500: linking {many.linking / few.linking:.2f} times, "
        f"with the building of the automaton {whole:.2f} times"
    )
    return lines


if __name__ == "__main__":
    sys.exit(main())
