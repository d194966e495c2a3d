"""What the whole site needs of a document when its own pages are made: small, and kept.

A corpus goes through the pipeline one document at a time; what stays of each is its digest.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from pipeline.model.document import PENDING, STATUSES, Document
from pipeline.model.records import Record
from pipeline.terms.link import ZH, Site


@dataclass(frozen=True, slots=True)
class Use:
    """How one document uses a concept.

    ``count`` is how often it stands in the Chinese, ``segments`` are those in whose Chinese it
    stands, in reading order; ``chinese`` and ``english`` are the forms of the glossary with how
    often each stands there.
    """

    count: int
    segments: tuple[str, ...]
    chinese: tuple[tuple[str, int], ...]
    english: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """One document in numbers: the size of its Chinese, its translation, its concepts.

    ``size`` counts characters, marks included. ``progress`` has how many segments stand at each
    status, how many there are (``all``) and how many have English (``english``). ``together``
    has for two concepts, in alphabetical order, how many segments hold both.
    """

    record: Record
    size: int
    progress: dict[str, int]
    uses: dict[str, Use]
    together: dict[tuple[str, str], int]


def digest(document: Document, site: Site) -> Digest:
    """Return the digest of a document of the site."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    segments: dict[str, list[str]] = {}
    together: Counter[tuple[str, str]] = Counter()
    for segment in document.segments:
        present: set[str] = set()
        for one in site.by_segment[document.record.id, segment.id]:
            counts.setdefault((one.concept, one.column), Counter())[one.form] += 1
            if one.column == ZH:
                present.add(one.concept)
        for name in present:
            segments.setdefault(name, []).append(segment.id)
        together.update(combinations(sorted(present), 2))
    return Digest(
        record=document.record,
        size=sum(len(segment.zh) for segment in document.segments),
        progress=progress(document),
        uses={name: _use(name, counts, found) for name, found in segments.items()},
        together=dict(together),
    )


def _use(concept: str, counts: dict[tuple[str, str], Counter[str]], segments: list[str]) -> Use:
    (zh, en) = (counts.get((concept, column), Counter()) for column in (ZH, "en"))
    return Use(zh.total(), tuple(segments), tuple(zh.items()), tuple(en.items()))


def progress(document: Document) -> dict[str, int]:
    """How many segments stand at each status, how many there are, how many have English."""
    found = Counter(segment.status for segment in document.segments)
    size = len(document.segments)
    counts = {status: found[status] for status in STATUSES}
    return {"all": size, "english": size - found[PENDING], **counts}
