"""A document, aligned: segments with their English, sections, and the ledger behind them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.blocks import Block
from pipeline.model.cleaned import Cleaned
from pipeline.model.records import Bilingual, Entry, Record
from pipeline.model.review import Review

# From nothing to reviewed by a human translator; “compared” is a second reading by machine.
STATUSES = ("pending", "fuzzy", "draft", "compared", "reviewed")
PENDING, FUZZY, DRAFT, COMPARED, REVIEWED = STATUSES


@dataclass(frozen=True, slots=True)
class Segment:
    """One heading, paragraph or item with its English: what readers cite.

    ``review`` is there where a human translator has reviewed these very words.
    """

    id: str
    section: str
    kind: str
    zh: str
    en: str
    status: str
    previous: str
    notes: tuple[str, ...]
    block: Block
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One node of the outline; ``id`` is its heading's, or its anchor's when it is run in."""

    id: str
    level: int
    number: str
    heading: Bilingual
    parent: str
    run_in: bool
    part: str
    chapter: int


@dataclass(frozen=True, slots=True)
class Document:
    """One document, aligned: its record, its text, its outline, its ledger."""

    record: Record
    cleaned: Cleaned
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    sections: tuple[Section, ...]
    ledger: tuple[Entry, ...]
    retired: tuple[str, ...]
