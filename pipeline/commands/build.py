"""The whole corpus to the disk, one document at a time: only what has changed is made again.

A document is made again when its capture, record or ledger is another one, when a neighbour in
order of date is, when a form of a concept that may stand in it has changed, or what a link says
of a concept that does. Pages about the whole corpus are made again when what they are made of
is another one. What was made is compared with nothing but its own checksums: the pages are the
same, byte for byte, whatever was kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import exports
from pipeline.checks import check
from pipeline.commands.doubts import doubts
from pipeline.model.document import Document
from pipeline.model.records import Bilingual, Concept, Problem, Record, Source, Where
from pipeline.read import corpus as read
from pipeline.read import ledger
from pipeline.render import concordance, previews, search, site, termpages
from pipeline.terms.digest import digest
from pipeline.terms.link import Finder, Site, link, sought
from pipeline.terms.usage import Usage
from pipeline.write import Draft, Written
from pipeline.write.cache import Lost, Store, checksum, stamp

Take = Callable[[Source], Document]
# Told how many documents are done, and how many there are.
Progress = Callable[[int, int], None]
Sizes = dict[str, dict[str, int]]
# The documents before and after one in order of date.
Beside = tuple[Record | None, Record | None]
NOWHERE = Where("", 0)


@dataclass(frozen=True, slots=True)
class Kept:
    """One document as it was made: what it was made of, and what a build asks of each.

    ``source`` and ``tips`` are checksums, ``sizes`` the bytes of its exports by format and path,
    ``lines`` the checksums of the lines that it gives to the concordance of each concept,
    ``doubts`` how many places of it a person should look at.
    """

    record: Record
    source: str
    neighbours: tuple[tuple[str, Bilingual] | None, ...]
    tips: str
    paths: tuple[str, ...]
    sizes: Sizes
    lines: dict[str, str]
    progress: dict[str, int]
    occurrences: int
    doubts: int


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
    try:
        return _built(root, take, progress)
    except (Lost, sqlite3.DatabaseError):
        # Part of what was kept cannot be read: all of it goes, and all is made again.
        Store.clear(root)
        return _built(root, take, progress)


def _built(root: Path, take: Take, progress: Progress) -> Built | list[Problem]:
    store, draft = Store(root), Draft(root)
    try:
        work = Work(root, take, store, draft)
        if problems := work.documents(progress) or work.corpus():
            return problems
        return work.done()
    finally:
        draft.discard()
        store.close()


class Work:
    """One build: what it knows of the last one, what it has made so far."""

    def __init__(self, root: Path, take: Take, store: Store, draft: Draft) -> None:
        self._root, self._take, self._store, self._draft = root, take, store, draft
        self._stamps = store.stamps()
        self._concepts: tuple[Concept, ...] = ()
        self._tips: dict[str, str] = {}
        self._changed: frozenset[str] | None = None
        self._finder: Finder | None = None
        self._made: list[Kept] = []
        self._usage = Usage(())

    # Each document.

    def documents(self, progress: Progress) -> list[Problem]:
        """Make every document that has changed; return what is wrong with the sources."""
        problems = self._glossary()
        places, found = self._ordered()
        problems += found
        for i, (folder, record, kept) in enumerate(places):
            progress(i, len(places))
            beside = tuple(places[j][1] if 0 <= j < len(places) else None for j in (i - 1, i + 1))
            if kept and self._stands(kept, beside):
                self._keep(kept)
            else:
                problems += self._make(folder, record, beside, not problems)
        return problems

    def _glossary(self) -> list[Problem]:
        """Read the concepts, or take them as they were read last time."""
        path = self._root / "glossary.yml"
        key = checksum(path.read_bytes()) if path.is_file() else ""
        kept = self._store.get("glossary", "")
        problems: list[Problem] = []
        if kept and kept[0] == key:
            self._concepts = kept[1]
        else:
            self._concepts, problems = read.read_glossary(self._root)
            self._store.put("glossary", "", (key, self._concepts))
        self._tips = {concept.id: previews.tip(concept) for concept in self._concepts}
        self._changed = self._changed_forms()
        return problems

    def _changed_forms(self) -> frozenset[str] | None:
        """Forms that are looked for now, or were last time, but not both; None where unknown."""
        now = {concept.id: sought(concept) for concept in self._concepts}
        before = self._store.get("forms", "")
        self._store.put("forms", "", now)
        if before is None or [one for one in before if one in now] != [
            one for one in now if one in before
        ]:
            return None
        changed = [name for name in {**before, **now} if before.get(name) != now.get(name)]
        both = (one[name] for name in changed for one in (before, now) if name in one)
        return frozenset(form for chinese, _english in both for form in chinese)

    def _ordered(self) -> tuple[list[tuple[Path, Record, Kept | None]], list[Problem]]:
        """The documents in order of date, each as it was kept if its source is the same."""
        found, problems = [], []
        for folder in read.folders(self._root):
            kept = self._store.get("document", folder.name)
            if kept and kept.source == _source(folder):
                found.append((folder, kept.record, kept))
                continue
            record, wrong = read.read_record(self._root, folder)
            problems += wrong
            if record is not None:
                found.append((folder, record, None))
        return sorted(found, key=lambda one: one[1].place), problems

    def _stands(self, kept: Kept, beside: Beside) -> bool:
        """Whether all that a document was made of is as it was, and its files as they were made."""
        return (
            kept.neighbours == _names(beside)
            and kept.tips == self._said(kept.lines)
            and self._changed is not None
            and (not self._changed or not self._holds(kept, self._changed))
            and self._as_made(kept.paths)
        )

    def _holds(self, kept: Kept, forms: frozenset[str]) -> bool:
        text = self._store.get("zh", kept.record.id)
        return text is None or any(form in text for form in forms)

    def _said(self, concepts: Iterable[str]) -> str:
        """A checksum of what links to these concepts say of them."""
        return checksum(*(f"{name} {self._tips.get(name)}" for name in sorted(concepts)))

    def _as_made(self, paths: Iterable[str]) -> bool:
        return all(self._stamps.get(path) == stamp(self._root / path) for path in paths)

    def _keep(self, kept: Kept) -> None:
        self._draft.keep(kept.paths)
        self._made.append(kept)
        self._usage.add(self._store.need("digest", kept.record.id))

    def _make(self, folder: Path, record: Record, beside: Beside, sound: bool) -> list[Problem]:
        """Make one document; where anything is wrong so far, only look what is wrong with it."""
        source, problems = read.read_source(self._root, folder, record)
        document = self._take(source)
        self._finder = self._finder or Finder(self._concepts)
        one = link((document,), self._concepts, self._finder)
        problems += check(one)
        if sound and not problems:
            self._write(folder, one, beside)
        return problems

    def _write(self, folder: Path, one: Site, beside: Beside) -> None:
        """Stage the files of a site with one document, and keep what the whole site needs."""
        (document,) = one.documents
        record, put = document.record, self._store.put
        text = ledger.serialise(document.ledger, record.id)
        files = {f"source/{record.id}/en.po": text, **site.document(one, *beside, self._tips)}
        formats, parts = exports.of_document(one)
        sizes = {
            name: {path: self._draft.put(path, said) for path, said in made.items()}
            for name, made in formats.items()
        }
        paths = [path for path, said in files.items() if self._draft.put(path, said) >= 0]
        lines = {
            name: "\n".join(all_) for name, all_ in concordance.concordance(one, document).items()
        }
        found = digest(document, one)
        kept = Kept(
            record=record,
            source=_source(folder, text),
            neighbours=_names(beside),
            tips=self._said(lines),
            paths=(*paths, *(path for made in sizes.values() for path in made)),
            sizes=sizes,
            lines={name: checksum(text) for name, text in lines.items()},
            progress=found.progress,
            occurrences=sum(use.count for use in found.uses.values()),
            doubts=len(list(doubts(document.cleaned, document.blocks))),
        )
        put("document", record.id, kept)
        put("digest", record.id, found)
        put("zh", record.id, "\n".join(segment.zh for segment in document.segments))
        put("search", record.id, search.entries(document))
        for name, part in parts.items():
            put(f"part {name}", record.id, part)
        self._store.put_lines(record.id, lines)
        self._usage.add(found)
        self._made.append(kept)

    # All of them.

    def corpus(self) -> list[Problem]:
        """Make what is made of all documents; return what stands in the way of the pages."""
        names = [one.record.id for one in self._made]
        self._store.forget(names)
        glossary = checksum(*(repr(replace(one, where=NOWHERE)) for one in self._concepts))
        everything = checksum(glossary, *(one.source for one in self._made))
        whole = exports.Whole(self._concepts, self._usage, _Parts(self._store, names))
        sizes: Sizes = {}
        for one in self._made:
            _add(sizes, one.sizes)
        _add(sizes, self._once("corpus", everything, lambda: exports.of_corpus(whole)))
        _add(sizes, self._once("terms", glossary, lambda: exports.of_glossary(self._concepts)))
        counts = repr([self._usage.count(one.id) for one in self._concepts])
        self._once("lists", checksum(glossary, counts), self._lists)
        for entry in termpages.entries(self._concepts, self._usage):
            self._entry(entry)
        listed = exports.downloads(sizes)
        for path, text in site.corpus(self._made, listed).items():
            self._draft.put(path, text)
        return self._draft.collisions()

    def _lists(self) -> dict[str, dict[str, str]]:
        lists = dict(termpages.lists(self._concepts, self._usage))
        return {"": lists | previews.script(self._concepts)}

    def _entry(self, entry: termpages.Entry) -> None:
        """Make the pages of one concept if anything on them has changed."""
        name = entry.concept.id
        given = [(one.record, one.lines[name]) for one in reversed(self._made) if name in one.lines]
        heads = [f"{record.id} {record.short} {record.day} {key}" for record, key in given]
        bare = replace(entry, concept=replace(entry.concept, where=NOWHERE))

        def made() -> dict[str, dict[str, str]]:
            lines = self._store.lines(name)
            if any(checksum(lines.get(record.id, "")) != key for record, key in given):
                raise Lost
            groups = (
                concordance.Group(record, tuple(lines[record.id].split("\n")))
                for record, _key in given
            )
            return {"": termpages.pages_of(entry, groups)}

        self._once(f"concept {name}", checksum(repr(bare), *heads), made)

    def _once(self, name: str, key: str, make: Callable[[], dict[str, dict[str, str]]]) -> Sizes:
        """Make files if what they are made of has changed; return their sizes by format."""
        kept = self._store.get("made", name)
        if (
            kept
            and kept[0] == key
            and self._as_made(path for one in kept[1].values() for path in one)
        ):
            for one in kept[1].values():
                self._draft.keep(one)
            return kept[1]
        sizes = {
            format_: {path: self._draft.put(path, text) for path, text in files.items()}
            for format_, files in make().items()
        }
        self._store.put("made", name, (key, sizes))
        return sizes

    def done(self) -> Built:
        """Put everything in its place and keep what the next build may use."""
        written = self._draft.commit()
        self._store.put("order", "", [one.record.id for one in self._made])
        self._store.put_stamps({path: stamp(self._root / path) for path in self._draft.paths})
        self._store.commit()
        return Built(tuple(self._made), len(self._concepts), written)


class _Parts(Mapping[str, Iterable[str]]):
    """What each document gives to a file of all, by format, read only when it is asked for."""

    def __init__(self, store: Store, documents: list[str]) -> None:
        self._store, self._documents = store, documents

    def __getitem__(self, name: str) -> Iterator[str]:
        return (self._store.need(f"part {name}", one) for one in self._documents)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _source(folder: Path, ledger_text: str | None = None) -> str:
    """A checksum of the files of a document; of the ledger as it is to be, when that is given."""
    files = [folder / name for name in read.FILES]
    data = [path.read_bytes() if path.is_file() else b"" for path in files]
    return checksum(*(data if ledger_text is None else [*data[:2], ledger_text]))


def _names(beside: Iterable[Record | None]) -> tuple[tuple[str, Bilingual] | None, ...]:
    """What a document's page says of its neighbours."""
    return tuple((one.id, one.short) if one else None for one in beside)


def _add(sizes: Sizes, more: Sizes) -> None:
    for name, made in more.items():
        sizes.setdefault(name, {}).update(made)
