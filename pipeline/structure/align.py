"""Stage 4, align: blocks become segments with permanent ids, joined to their English.

After it every block is a segment whose id the ledger has, the English beside it is the one
made for this Chinese or is marked as made for an earlier one, and no id was renumbered or
given to other text. What left the document is retired in the ledger, with its English.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from pipeline.model.blocks import LETTERS, Block
from pipeline.model.cleaned import Cleaned
from pipeline.model.document import DRAFT, FUZZY, PENDING, REVIEWED, Document, Section, Segment
from pipeline.model.records import Bilingual, Entry, Record, Source, Where

# Edited paragraphs score .966 and more, unrelated ones .55 at most (measured on paragraphs
# of this kind); under 20 Han characters the score says little.
SIMILAR = 0.75
ENOUGH_HAN = 20
# A short heading in the same place of the outline is the same heading, if half of it stands.
SAME_PLACE = 0.5
HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A text that has an entry of its own: a block, or the heading run into a paragraph."""

    block: Block
    zh: str
    place: str
    label: bool


def align(source: Source, cleaned: Cleaned, blocks: tuple[Block, ...]) -> Document:
    """Join the blocks of one document with its ledger, and bring the ledger up to date."""
    units = list(_units(blocks))
    # An entry that is new will stand in the ledger as soon as it is written.
    place = Where(f"source/{source.record.id}/en.po", 1)
    entries = [
        _settled(entry if entry.where.file else replace(entry, where=place))
        for entry in _entries(units, source.ledger)
    ]
    live = {entry.id for entry in entries}
    retired = [replace(entry, retired=True) for entry in source.ledger if entry.id not in live]
    sections = tuple(_sections(units, entries))
    return Document(
        record=source.record,
        cleaned=cleaned,
        blocks=blocks,
        segments=tuple(_segments(units, entries, sections, source.record)),
        sections=sections,
        ledger=(*entries, *retired),
        retired=tuple(entry.id for entry in retired),
    )


def _units(blocks: Iterable[Block]) -> Iterator[_Unit]:
    """Each text with the place it has in the outline: part, chapter, section, count."""
    counts: dict[str, int] = defaultdict(int)
    for block in blocks:
        prefix = f"{LETTERS[block.part]}{block.chapter}-{block.section}"
        opens = bool(block.level) and prefix not in counts
        counts[prefix] += 0
        if block.head:
            # A heading that is run in has no segment; its entry holds the heading's English.
            counts[prefix] += not opens
            place = f"{prefix}-{counts[prefix]}"
            yield _Unit(block, block.text[: block.head], place, label=True)
        if not opens or block.head:
            counts[prefix] += 1
        yield _Unit(block, block.text, f"{prefix}-{counts[prefix]}", label=False)


def _entries(units: list[_Unit], ledger: tuple[Entry, ...]) -> list[Entry]:
    live = [entry for entry in ledger if not entry.retired]
    if [unit.zh for unit in units] == [entry.zh for entry in live]:
        return live
    found = _in_order(units, live)
    found |= _elsewhere(units, ledger, found)
    found |= _confirmed(units, ledger, found)
    found |= _edited(units, ledger, found)
    return _with_new(units, found, ledger)


def _in_order(units: list[_Unit], live: list[Entry]) -> dict[int, Entry]:
    """Text among its old neighbors keeps its id; that settles which of two twins is which."""
    matcher = SequenceMatcher(
        None, [entry.zh for entry in live], [unit.zh for unit in units], autojunk=False
    )
    return {
        unit + i: live[entry + i]
        for entry, unit, size in matcher.get_matching_blocks()
        for i in range(size)
    }


def _elsewhere(
    units: list[_Unit], ledger: tuple[Entry, ...], found: dict[int, Entry]
) -> dict[int, Entry]:
    """Text that was moved keeps its id; text that comes back gets the id it had."""
    by_text: dict[str, deque[Entry]] = defaultdict(deque)
    for entry in sorted(_left(ledger, found), key=lambda entry: entry.retired):
        by_text[entry.zh].append(entry)
    moved = {}
    for i, unit in enumerate(units):
        same = by_text[unit.zh] if i not in found else None
        if same:
            entry = next((one for one in same if one.id == unit.place), same[0])
            same.remove(entry)
            moved[i] = replace(entry, retired=False)
    return moved


def _confirmed(
    units: list[_Unit], ledger: tuple[Entry, ...], found: dict[int, Entry]
) -> dict[int, Entry]:
    """Text that returns to what its English was made for is current again."""
    by_text = {entry.previous: entry for entry in _left(ledger, found) if entry.fuzzy}
    back = {}
    for i, unit in enumerate(units):
        if i not in found and (entry := by_text.pop(unit.zh, None)):
            back[i] = replace(entry, zh=unit.zh, fuzzy=False, previous="", retired=False)
    return back


def _edited(
    units: list[_Unit], ledger: tuple[Entry, ...], found: dict[int, Entry]
) -> dict[int, Entry]:
    """Text that was edited keeps its id; of several candidates the closest ones are joined."""
    scored = [
        (_alike(entry.zh, unit.zh), i, entry)
        for i, unit in enumerate(units)
        if i not in found
        for entry in _left(ledger, found)
        if _may_be(unit, entry)
    ]
    edited: dict[int, Entry] = {}
    taken: set[str] = set()
    for score, i, entry in sorted(scored, key=lambda one: (-one[0], one[1])):
        same_place = _is_short(units[i]) and entry.id == units[i].place
        enough = SAME_PLACE if same_place else SIMILAR
        if score >= enough and i not in edited and entry.id not in taken:
            edited[i] = _stale(entry, units[i].zh)
            taken.add(entry.id)
    return edited


def _may_be(unit: _Unit, entry: Entry) -> bool:
    """Short text says too little: it is known by its place, and only while it is live."""
    if _is_short(unit):
        return entry.id == unit.place and not entry.retired
    return True


def _is_short(unit: _Unit) -> bool:
    return len(HAN.findall(unit.zh)) < ENOUGH_HAN


def _left(ledger: tuple[Entry, ...], found: dict[int, Entry]) -> list[Entry]:
    taken = {entry.id for entry in found.values()}
    return [entry for entry in ledger if entry.id not in taken]


def _alike(old: str, new: str) -> float:
    return float(Indel.normalized_similarity(old, new))


def _stale(entry: Entry, zh: str) -> Entry:
    """The English stays, marked, with the Chinese that it was last confirmed for."""
    previous = entry.previous if entry.fuzzy and entry.previous else entry.zh
    return replace(
        entry,
        zh=zh,
        status="draft" if entry.en else "",
        fuzzy=bool(entry.en),
        previous=previous if entry.en else "",
        retired=False,
    )


def _with_new(
    units: list[_Unit], found: dict[int, Entry], ledger: tuple[Entry, ...]
) -> list[Entry]:
    used = {entry.id for entry in ledger} | {entry.id for entry in found.values()}
    known = {entry.zh: entry for entry in ledger if entry.en and not entry.fuzzy}
    entries = []
    for i, unit in enumerate(units):
        entry = found.get(i)
        if entry is None:
            entry = Entry(_free(unit.place, used), unit.zh)
            if same := known.get(unit.zh):
                # A review is of one place; the same words in another are what they were before.
                status = same.review.before if same.review else same.status
                entry = replace(entry, en=same.en, status=status or DRAFT)
            used.add(entry.id)
        entries.append(entry)
    return entries


def _free(place: str, used: set[str]) -> str:
    """The place itself, or the next count in its section that no text ever had."""
    prefix, _, count = place.rpartition("-")
    number = int(count)
    while f"{prefix}-{number}" in used:
        number += 1
    return f"{prefix}-{number}"


def _sections(units: list[_Unit], entries: list[Entry]) -> Iterator[Section]:
    parents: dict[int, str] = {}
    labels: dict[int, Entry] = {}
    for unit, entry in zip(units, entries, strict=True):
        block = unit.block
        if unit.label:
            labels[id(block)] = entry
            continue
        if not block.level:
            continue
        head = labels.get(id(block), entry)
        parents = {level: name for level, name in parents.items() if level < block.level}
        parent = parents[max(parents)] if parents else ""
        parents[block.level] = head.id
        yield Section(
            id=head.id,
            level=block.level,
            number=block.number,
            heading=Bilingual(block.heading, head.en),
            parent=parent,
            run_in=bool(block.head),
            part=block.part,
            chapter=block.chapter,
        )


def _segments(
    units: list[_Unit], entries: list[Entry], sections: tuple[Section, ...], record: Record
) -> Iterator[Segment]:
    known = {section.id for section in sections}
    current, part = "", ""
    for unit, entry in zip(units, entries, strict=True):
        if unit.block.part != part:
            current, part = "", unit.block.part
        if entry.id in known:
            current = entry.id
        if unit.label:
            continue
        notes = (entry.note, *_source_notes(unit.block, record))
        yield Segment(
            id=entry.id,
            section=current,
            kind=unit.block.kind,
            zh=unit.zh,
            en=entry.en,
            status=_status(entry),
            previous=entry.previous,
            notes=tuple(note for note in notes if note),
            block=unit.block,
            review=entry.review if _status(entry) == REVIEWED else None,
        )


def _source_notes(block: Block, record: Record) -> Iterator[str]:
    for note in record.notes:
        if block.line <= note.line <= block.last and note.exact in block.text:
            yield f"{note.exact}: {note.note}"


def _settled(entry: Entry) -> Entry:
    """A signed review counts as long as the words are those reviewed, and again once they are."""
    if not entry.review or not entry.review.signed:
        return entry
    holds = entry.review.holds(entry.zh, entry.en) and not entry.fuzzy
    return replace(entry, status=REVIEWED if holds else entry.review.before)


def _status(entry: Entry) -> str:
    """The status that a reader is told; “reviewed” without a signed review is not believed."""
    if not entry.en:
        return PENDING
    if entry.fuzzy:
        return FUZZY
    if entry.status == REVIEWED and not (entry.review and entry.review.signed):
        return DRAFT
    return entry.status or DRAFT
