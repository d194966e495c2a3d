"""How a concept is used in the corpus: how often, in which words, beside which other concepts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.document import Document
from pipeline.terms.link import ZH, Site, counts

PER = 10_000
# A concept that stands beside another only once may do so by chance.
TOGETHER, COMPANIONS = 2, 12


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a concept stands in the Chinese of a document of so many characters."""

    document: Document
    size: int
    count: int

    @property
    def rate(self) -> float:
        """Occurrences per 10,000 characters."""
        return self.count * PER / max(1, self.size)


@dataclass(frozen=True)
class Usage:
    """What is counted once for all concepts of a site."""

    site: Site

    @cached_property
    def sizes(self) -> dict[str, int]:
        """The characters of the Chinese text of each document, marks included."""
        return {
            document.record.id: sum(len(segment.zh) for segment in document.segments)
            for document in self.site.documents
        }

    @cached_property
    def present(self) -> dict[str, frozenset[tuple[str, str]]]:
        """The segments, by document and id, in whose Chinese each concept stands."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for name, occurrences in self.site.by_concept.items():
            found[name] = {(one.document, one.segment) for one in occurrences if one.column == ZH}
        return {name: frozenset(places) for name, places in found.items()}

    def frequencies(self, concept: str) -> tuple[Frequency, ...]:
        """For each document, the oldest first, also where the concept does not stand."""
        found = counts(self.site.by_concept[concept])
        return tuple(
            Frequency(document, self.sizes[name], found.get(name, 0))
            for document in self.site.documents
            for name in [document.record.id]
        )

    def forms(self, concept: str, column: str) -> list[tuple[str, int]]:
        """The forms of the glossary that stand in one column, the most frequent first."""
        found = Counter(one.form for one in self.site.by_concept[concept] if one.column == column)
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))

    def companions(self, concept: str) -> list[tuple[str, int]]:
        """Other concepts in the same segments, with the number of segments they share.

        Those come first that keep company most closely by the Dice coefficient (Dice 1945),
        2·shared / (segments of one + segments of the other), so that what stands everywhere
        does not lead every list.
        """
        own = self.present.get(concept, frozenset())
        shared = Counter(name for place in own for name in self._by_place[place])
        del shared[concept]
        ranked = sorted(
            (-2 * count / (len(own) + len(self.present[name])), name, count)
            for name, count in shared.items()
            if count >= TOGETHER
        )
        return [(name, count) for _rank, name, count in ranked[:COMPANIONS]]

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name, places in self.present.items():
            for place in places:
                found[place].append(name)
        return found
