"""How a concept is used in the corpus: how often, in which words, beside which other concepts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.records import Record
from pipeline.terms.digest import Digest, digest
from pipeline.terms.link import EN, ZH, Site

PER = 10_000
# A concept that stands beside another only once may do so by chance.
TOGETHER, COMPANIONS = 2, 12


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a concept stands in the Chinese of a document of so many characters."""

    record: Record
    size: int
    count: int

    @property
    def rate(self) -> float:
        """Occurrences per 10,000 characters."""
        return self.count * PER / max(1, self.size)


@dataclass(frozen=True, slots=True)
class Year:
    """The same for all documents of a year, each with the weight of its length."""

    year: str
    documents: int
    size: int
    count: int

    @property
    def rate(self) -> float:
        """Occurrences per 10,000 characters."""
        return self.count * PER / max(1, self.size)


class Usage:
    """What is counted once for all concepts, from the digests of the documents in order of date.

    Only sums are held: what a digest says beyond them is let go.
    """

    def __init__(self, digests: Iterable[Digest]) -> None:
        self.records: list[Record] = []
        self._sizes: list[int] = []
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._places: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self._forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._bits: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._bytes = 0
        for one in digests:
            self.add(one)

    @classmethod
    def of(cls, site: Site) -> Usage:
        """The usage in all documents of a site."""
        return cls(digest(document, site) for document in site.documents)

    def add(self, one: Digest) -> None:
        """Count a document that is younger than all before it."""
        index = len(self.records)
        self.records.append(one.record)
        self._sizes.append(one.size)
        for name, use in one.uses.items():
            self._counts[name][index] = use.count
            self._places[name].append((one.record.id, use.segments))
            self._bits[name].append((self._bytes, use.places))
            for column, forms in ((ZH, use.chinese), (EN, use.english)):
                counter = self._forms[name, column]
                for form, count in forms:
                    counter[form] += count
        # Each document begins with a new byte, so that its bits can be put down as they are.
        self._bytes += one.progress["all"] // 8 + 1

    def count(self, concept: str) -> int:
        """How often a concept stands in the Chinese."""
        return sum(self._counts.get(concept, {}).values())

    def documents(self, concept: str) -> int:
        """In how many documents a concept stands."""
        return len(self._counts.get(concept, {}))

    def places(self, concept: str) -> list[tuple[str, str]]:
        """Every segment in whose Chinese a concept stands: document and id, the oldest first."""
        found = self._places.get(concept, [])
        return [(document, segment) for document, segments in found for segment in segments]

    def frequencies(self, concept: str) -> tuple[Frequency, ...]:
        """For each document, the oldest first, also where the concept does not stand."""
        found = self._counts.get(concept, {})
        return tuple(
            Frequency(record, self._sizes[index], found.get(index, 0))
            for index, record in enumerate(self.records)
        )

    def years(self, concept: str) -> tuple[Year, ...]:
        """For each year with a document, the oldest first; what has no date is of no year."""
        counts: Counter[str] = Counter()
        for index, count in self._counts.get(concept, {}).items():
            counts[self.records[index].year] += count
        return tuple(
            Year(year, documents, size, counts[year]) for year, (documents, size) in self._spans
        )

    @cached_property
    def _spans(self) -> list[tuple[str, tuple[int, int]]]:
        """How many documents each year has, and of what size together."""
        found: dict[str, tuple[int, int]] = {}
        for record, size in zip(self.records, self._sizes, strict=True):
            documents, so_far = found.get(record.year, (0, 0))
            found[record.year] = documents + 1, so_far + size
        return list(found.items())

    def forms(self, concept: str, column: str) -> list[tuple[str, int]]:
        """The forms of the glossary that stand in one column, the most frequent first."""
        found = self._forms.get((concept, column), Counter())
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))

    def companions(self, concept: str) -> list[tuple[str, int]]:
        """Other concepts in the same segments, with the number of segments they share.

        Those come first that keep company most closely by the Dice coefficient (Dice 1945),
        2·shared / (segments of one + segments of the other), so that what stands everywhere
        does not lead every list.
        """
        masks = self._masks
        own = masks.get(concept, 0)
        ranked = []
        for name, mask in masks.items():
            count = (own & mask).bit_count()
            if count >= TOGETHER and name != concept:
                ranked.append((-2 * count / (own.bit_count() + mask.bit_count()), name, count))
        return [(name, count) for _rank, name, count in sorted(ranked)[:COMPANIONS]]

    @cached_property
    def _masks(self) -> dict[str, int]:
        """For each concept the segments of all documents in whose Chinese it stands, as bits."""
        found = {}
        for name, places in self._bits.items():
            room = bytearray(self._bytes)
            for start, bits in places:
                said = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
                room[start : start + len(said)] = said
            found[name] = int.from_bytes(room, "little")
        return found
