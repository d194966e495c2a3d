"""What a rule looks at: a Chinese text, its English, and what is known of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.document import Segment
from pipeline.model.records import ERROR, Entry, Problem, Where
from pipeline.terms.link import EN, ZH, Occurrence, Site

# Square brackets hold what the translator adds; the year of a document number stands in them too.
ADDITION = re.compile(r" ?\[(?!\d{4}\] No\.)[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Pair:
    """One live entry of a ledger. A heading that is run in has an entry but no segment."""

    document: str
    entry: Entry
    segment: Segment | None
    occurrences: tuple[Occurrence, ...]

    @property
    def zh(self) -> str:
        """The Chinese."""
        return self.entry.zh

    @property
    def en(self) -> str:
        """The English, as it stands in the ledger."""
        return self.entry.en

    @property
    def where(self) -> Where:
        """Where the entry stands."""
        return self.entry.where

    def spans(self, column: str) -> list[tuple[int, int, str]]:
        """(start, end, concept) of the concepts in one column, in order."""
        found = (
            (one.start, one.end, one.concept) for one in self.occurrences if one.column == column
        )
        return sorted(found)

    def problem(self, rule: str, message: str, grade: str = ERROR) -> Problem:
        """A finding at this entry, an error if nothing else is said."""
        return Problem(self.where, rule, f"{self.entry.id}: {message}", grade)


def documents(site: Site) -> Iterator[list[Pair]]:
    """The pairs of each document, in reading order."""
    for document in site.documents:
        segments = {segment.id: segment for segment in document.segments}
        name = document.record.id
        yield [
            Pair(name, entry, segments.get(entry.id), site.by_segment.get((name, entry.id), ()))
            for entry in document.ledger
            if not entry.retired
        ]


def translated(site: Site) -> Iterator[Pair]:
    """Every pair that has English."""
    for pairs in documents(site):
        yield from (pair for pair in pairs if pair.en)


def without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with these spans blanked out, every other place unmoved."""
    for start, end in spans:
        text = text[:start] + "□" * (end - start) + text[end:]
    return text


__all__ = ["ADDITION", "EN", "ZH", "Pair", "documents", "translated", "without"]
