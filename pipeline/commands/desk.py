"""Where a build works: what the last one has kept, held against what is on the disk now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.records import Bilingual, Concept, Problem, Record
from pipeline.read import corpus as read
from pipeline.render.home import Specimen
from pipeline.terms.link import sought, touched
from pipeline.write import Draft
from pipeline.write.cache import Store, checksum, stamp

Sizes = dict[str, dict[str, int]]
# The documents before and after one in order of date.
Beside = tuple[Record | None, Record | None]


@dataclass(frozen=True, slots=True)
class Kept:
    """One document as it was made: what it was made of, and what a build asks of each.

    ``source`` is a checksum, ``sizes`` the bytes of its exports by format and path,
    ``lines`` the checksums of the lines that it gives to the concordance of each concept,
    ``doubts`` how many places of it a person should look at, ``specimen`` a paragraph for the
    home page.
    """

    record: Record
    source: str
    neighbors: tuple[tuple[str, Bilingual, str] | None, ...]
    paths: tuple[str, ...]
    sizes: Sizes
    lines: dict[str, str]
    progress: dict[str, int]
    occurrences: int
    doubts: int
    specimen: Specimen | None


class Desk:
    """The store, the draft, the concepts, and what of the last build still stands."""

    def __init__(self, root: Path, store: Store, draft: Draft) -> None:
        self.root, self.store, self.draft = root, store, draft
        self._stamps = store.stamps()
        self.concepts, self.problems = self._read_concepts()
        self._changed = self._changed_forms()

    def _read_concepts(self) -> tuple[tuple[Concept, ...], list[Problem]]:
        """Read the concepts, or take them as they were read last time."""
        path = self.root / "glossary.yml"
        key = checksum(path.read_bytes()) if path.is_file() else ""
        known, concepts = self.store.get("glossary", "") or (None, ())
        if known == key:
            return concepts, []
        concepts, problems = read.read_glossary(self.root)
        self.store.put("glossary", "", (key, concepts))
        return concepts, problems

    def _changed_forms(self) -> frozenset[str] | None:
        """Forms by which the links of a text may have changed; None where that is unknown."""
        now = {concept.id: sought(concept) for concept in self.concepts}
        before = self.store.get("forms", "")
        self.store.put("forms", "", now)
        if before is None or [one for one in before if one in now] != [
            one for one in now if one in before
        ]:
            return None
        changed = [name for name in {**before, **now} if before.get(name) != now.get(name)]
        return frozenset[str]().union(*(touched(before.get(one), now.get(one)) for one in changed))

    def document(self, folder: Path) -> Kept | None:
        """The document in a folder as it was made, if its files are those of the last build."""
        kept: Kept | None = self.store.get("document", folder.name)
        return kept if kept and kept.source == source(folder) else None

    def stands(self, kept: Kept, beside: Beside) -> bool:
        """Whether all else that a document was made of is as it was, and its files as made."""
        return (
            kept.neighbors == names(beside)
            and self._changed is not None
            and not (self._changed and self._holds(kept, self._changed))
            and self._as_made(kept.paths)
        )

    def _holds(self, kept: Kept, forms: frozenset[str]) -> bool:
        text = self.store.get("zh", kept.record.id)
        return text is None or any(form in text for form in forms)

    def _as_made(self, paths: Iterable[str]) -> bool:
        return all(self._stamps.get(path) == stamp(self.root / path) for path in paths)

    def once(self, name: str, key: str, make: Callable[[], dict[str, dict[str, str]]]) -> Sizes:
        """Make files if what they are made of, the key, has changed; return their sizes.

        ``make`` returns the files by format; their sizes in bytes are by format and path.
        """
        known, sizes = self.store.get("made", name) or ("", {})
        paths = [path for one in sizes.values() for path in one]
        if known == key and self._as_made(paths):
            self.draft.keep(paths)
            return dict(sizes)
        sizes = self.put(make())
        self.store.put("made", name, (key, sizes))
        return sizes

    def put(self, formats: Mapping[str, Mapping[str, str]]) -> Sizes:
        """Stage files; return their sizes in bytes."""
        return {
            name: {path: self.draft.put(path, text) for path, text in files.items()}
            for name, files in formats.items()
        }

    def finish(self) -> None:
        """Keep all that was put into the store, and how the files now stand."""
        self.store.put_stamps({path: stamp(self.root / path) for path in self.draft.paths})
        self.store.commit()


class Parts(Mapping[str, Iterable[str]]):
    """What each document gives to a file of all, by format, read only when it is asked for."""

    def __init__(self, store: Store, documents: list[str]) -> None:
        self._store, self._documents = store, documents

    def __getitem__(self, name: str) -> Iterator[str]:
        return (self._store.need(f"part {name}", one) for one in self._documents)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def source(folder: Path, ledger: str | None = None) -> str:
    """A checksum of the files of a document; of the ledger as it is to be, when that is given."""
    files = [folder / name for name in read.FILES]
    data = [path.read_bytes() if path.is_file() else b"" for path in files]
    return checksum(*(data if ledger is None else [*data[:2], ledger]))


def names(beside: Beside) -> tuple[tuple[str, Bilingual, str] | None, ...]:
    """What a document's page says of its neighbors."""
    return tuple((one.id, one.short, one.day) if one else None for one in beside)
