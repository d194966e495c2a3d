"""What the whole site needs of a document when its own pages are made: small, and kept.

A corpus goes through the pipeline one document at a time; what stays of each is its digest.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.model.document import PENDING, STATUSES, Document
from pipeline.model.records import Record
from pipeline.terms.link import EN, ZH, Site


@dataclass(frozen=True, slots=True)
class Use:
    """How one document uses a concept.

    ``count`` is how often it stands in the Chinese, ``segments`` are those in whose Chinese it
    stands, in reading order, and ``places`` the same as bits, the first segment’s the lowest;
    ``chinese`` and ``english`` are the forms of the glossary with how
    often each stands there.
    """

    count: int
    segments: tuple[str, ...]
    places: int
    chinese: tuple[tuple[str, int], ...]
    english: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """One document in numbers: the size of its Chinese, its translation, its concepts.

    ``size`` counts characters, marks included. ``progress`` has how many segments stand at each
    status, how many there are (``all``) and how many have English (``english``).
    """

    record: Record
    size: int
    progress: dict[str, int]
    uses: dict[str, Use]


def digest(document: Document, site: Site) -> Digest:
    """Return the digest of a document of the site."""
    forms: dict[str, tuple[Counter[str], Counter[str]]] = {}
    segments: dict[str, dict[str, int]] = {}
    for i, segment in enumerate(document.segments):
        for one in site.by_segment[document.record.id, segment.id]:
            if one.concept not in forms:
                forms[one.concept], segments[one.concept] = (Counter(), Counter()), {}
            forms[one.concept][one.column == EN][one.form] += 1
            if one.column == ZH:
                segments[one.concept][segment.id] = 1 << i
    return Digest(
        record=document.record,
        size=sum(len(segment.zh) for segment in document.segments),
        progress=progress(document),
        uses={name: _use(*forms[name], found) for name, found in segments.items()},
    )


def _use(chinese: Counter[str], english: Counter[str], segments: dict[str, int]) -> Use:
    places = sum(segments.values())
    forms = tuple(chinese.items()), tuple(english.items())
    return Use(chinese.total(), tuple(segments), places, *forms)


def progress(document: Document) -> dict[str, int]:
    """How many segments stand at each status, how many there are, how many have English."""
    found = Counter(segment.status for segment in document.segments)
    size = len(document.segments)
    counts = {status: found[status] for status in STATUSES}
    return {"all": size, "english": size - found[PENDING], **counts}
