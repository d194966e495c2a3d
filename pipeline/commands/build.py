"""The whole corpus to the disk, one document at a time: only what has changed is made again.

A document is made again when its capture, record or ledger is another one, when a neighbor in
order of date is, or when a form of a concept that may stand in it has changed. Pages about the
whole corpus are made again when what they are made of is another one. What was made is compared
with nothing but its own checksums: the pages are the same, byte for byte, whatever was kept.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline import exports
from pipeline.align import pair
from pipeline.checks.passages import Places, passages
from pipeline.checks.publishable import check
from pipeline.commands.desk import Beside, Desk, Kept, names, source
from pipeline.commands.doubts import doubts
from pipeline.commands.whole import corpus
from pipeline.model.document import Document
from pipeline.model.records import Passage, Problem, Record, Source
from pipeline.read import corpus as read
from pipeline.read import ledger
from pipeline.render import concordance, home, search, site
from pipeline.structure import pages
from pipeline.terms.digest import digest
from pipeline.terms.link import Finder, Site, link
from pipeline.terms.usage import Usage
from pipeline.write import Draft, Written
from pipeline.write.cache import Lost, Store, checksum

Take = Callable[[Source], Document]
# Told how many documents are done, and how many there are.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build has to say: the documents in order of date, and what was written."""

    documents: tuple[Kept, ...]
    concepts: int
    written: Written


def silent(_done: int, _all: int) -> None:
    """Say nothing while working."""


def build(root: Path, take: Take, progress: Progress = silent) -> Built | list[Problem]:
    """Bring what is generated under ``root`` up to date, or return what is wrong.

    ``take`` takes a source from its capture to an aligned document. With problems, all of which
    are returned, nothing on the disk is touched.
    """
    with _few_collections():
        try:
            return _built(root, take, progress)
        except (Lost, sqlite3.DatabaseError):
            # Part of what was kept cannot be read: all of it goes, and all is made again.
            Store.clear(root)
            return _built(root, take, progress)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Look for circular garbage seldom: there is little, and looking took a tenth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _built(root: Path, take: Take, progress: Progress) -> Built | list[Problem]:
    store, draft = Store(root), Draft(root)
    try:
        desk = Desk(root, store, draft)
        work = Documents(desk, take)
        if problems := work.all(progress):
            return problems
        places = work.places()
        problems = list(passages(desk.concepts, places))
        if problems or (problems := corpus(desk, work.made, work.usage, places)):
            return problems
        written = draft.commit()
        store.put("order", "", [one.record.id for one in work.made])
        desk.finish()
        return Built(tuple(work.made), len(desk.concepts), written)
    finally:
        draft.discard()
        store.close()


class Documents:
    """The documents of one build, made or kept, in order of date."""

    def __init__(self, desk: Desk, take: Take) -> None:
        self._desk, self._take = desk, take
        self._finder: Finder | None = None
        self.made: list[Kept] = []
        self.usage = Usage(())

    def all(self, progress: Progress) -> list[Problem]:
        """Make every document that has changed; return what is wrong with the sources."""
        places, problems = self._ordered()
        problems += self._desk.problems
        for i, (folder, record, kept) in enumerate(places):
            progress(i, len(places))
            beside = (
                places[i - 1][1] if i else None,
                places[i + 1][1] if i + 1 < len(places) else None,
            )
            if kept and self._desk.stands(kept, beside):
                self._desk.draft.keep(kept.paths)
                self.made.append(kept)
                self.usage.add(self._desk.store.need("digest", record.id))
            else:
                problems += self._make(folder, record, beside, not problems)
        return problems

    def places(self) -> Places:
        """Where the segments stand of those documents that the glossary names as sources."""
        sources = {one for concept in self._desk.concepts for one in concept.sources}
        named = {one.document for one in sources if isinstance(one, Passage)}
        made = (one.record.id for one in self.made)
        return {name: self._desk.store.need("places", name) for name in made if name in named}

    def _ordered(self) -> tuple[list[tuple[Path, Record, Kept | None]], list[Problem]]:
        """The documents in order of date, each as it was kept if its source is the same."""
        found: list[tuple[Path, Record, Kept | None]] = []
        problems: list[Problem] = []
        for folder in read.folders(self._desk.root):
            if kept := self._desk.document(folder):
                found.append((folder, kept.record, kept))
                continue
            record, wrong = read.read_record(self._desk.root, folder)
            problems += wrong
            if record is not None:
                found.append((folder, record, None))
        return sorted(found, key=lambda one: one[1].place), problems

    def _make(self, folder: Path, record: Record, beside: Beside, sound: bool) -> list[Problem]:
        """Make one document; where anything is wrong so far, only look what is wrong with it."""
        source, problems = read.read_source(self._desk.root, folder, record)
        document = self._take(source)
        self._finder = self._finder or Finder(self._desk.concepts)
        one = pair(link((document,), self._desk.concepts, self._finder))
        problems += check(one)
        if sound and not problems:
            self._write(folder, one, beside)
        return problems

    def _write(self, folder: Path, one: Site, beside: Beside) -> None:
        """Stage the files of a site with one document, and keep what the whole site needs."""
        (document,) = one.documents
        desk, record = self._desk, document.record
        text = ledger.serialise(document.ledger, record.id)
        formats, parts = exports.of_document(one)
        texts = site.document(one, *beside, exports.carried(formats))
        sizes = desk.put(formats)
        others = desk.put({"": {f"source/{record.id}/en.po": text, **texts}})
        lines = {
            name: "\n".join(all_) for name, all_ in concordance.concordance(one, document).items()
        }
        found = digest(document, one)
        kept = Kept(
            record=record,
            source=source(folder, text),
            neighbors=names(beside),
            paths=tuple(
                path for made in (others, sizes) for all_ in made.values() for path in all_
            ),
            sizes=sizes,
            lines={name: checksum(said) for name, said in lines.items()},
            progress=found.progress,
            occurrences=sum(use.count for use in found.uses.values()),
            doubts=len(list(doubts(document.cleaned, document.blocks))),
            specimen=home.specimen(one),
        )
        self._remember(kept, document, parts)
        desk.store.put("digest", record.id, found)
        desk.store.put_lines(record.id, lines)
        self.usage.add(found)
        self.made.append(kept)

    def _remember(self, kept: Kept, document: Document, parts: dict[str, str]) -> None:
        put, name = self._desk.store.put, kept.record.id
        put("document", name, kept)
        put("places", name, pages.places(document))
        put("zh", name, "\n".join(segment.zh for segment in document.segments))
        put("search", name, search.entries(document))
        for format_, part in parts.items():
            put(f"part {format_}", name, part)
