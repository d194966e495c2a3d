"""What the last build made, kept so that the next one does only what has changed.

Everything is in ``.cache/``, which is not committed and may be deleted at any time: then the
next build does all the work again. What is kept is bound to the version of the code and its
libraries; what is broken or of another version counts as lost, and is never a fault.
"""

from __future__ import annotations

import hashlib
import pickle
import platform
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

KEPT = ".cache/kept.sqlite"
LIBRARIES = ("Jinja2", "MarkupSafe", "OpenCC", "PyYAML", "ahocorasick_rs", "polib", "rapidfuzz")
# Another build of the same project may be at work; it takes no longer than this (seconds).
PATIENCE = 600
SEAL = 16
# Locked for too long, or a disk that cannot be written: then things are kept for one build alone.
BARRED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
PRIMARY = 0xFF
TABLES = """
CREATE TABLE IF NOT EXISTS kept (kind TEXT, name TEXT, value BLOB, PRIMARY KEY (kind, name));
CREATE TABLE IF NOT EXISTS lines (document TEXT, concept TEXT, value TEXT);
CREATE INDEX IF NOT EXISTS lines_of_document ON lines (document);
CREATE INDEX IF NOT EXISTS lines_of_concept ON lines (concept);
CREATE TABLE IF NOT EXISTS stamps (path TEXT PRIMARY KEY, size INTEGER, time INTEGER);
"""
Stamps = dict[str, tuple[int, int]]


def checksum(*parts: bytes | str) -> str:
    """A checksum (BLAKE2b, 128 bits) of these parts, in which their borders count."""
    data = [one.encode("utf-8", "surrogatepass") if isinstance(one, str) else one for one in parts]
    borders = b"" if len(data) == 1 else ",".join(str(len(one)) for one in data).encode()
    return hashlib.blake2b(borders + b"".join(data), digest_size=SEAL).hexdigest()


def code(root: Path) -> str:
    """The version of all that makes pages: our own files, Python, the libraries."""
    folder = Path(__file__).resolve().parents[1]
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in (".py", ".j2")]
    files += [path for path in [root / "build_site.py"] if path.is_file()]
    libraries = [f"{name} {version(name)}" for name in LIBRARIES]
    said = [one for path in files for one in (path.name, path.read_bytes())]
    return checksum(platform.python_version(), *libraries, *said)


class Lost(Exception):
    """Something that was kept is there no more, or not as it was."""


class Store:
    """What is kept under a project's root, for one build at a time; others wait their turn.

    Values are written to the disk by ``commit`` alone; a build that stops before it leaves what
    the last whole one has kept.
    """

    def __init__(self, root: Path) -> None:
        self._path = root / KEPT
        self._path.parent.mkdir(exist_ok=True)
        try:
            self._base = self._opened(code(root))
        except sqlite3.DatabaseError as error:
            self._base.close()
            if getattr(error, "sqlite_errorcode", 0) & PRIMARY in BARRED:
                self._base = sqlite3.connect(":memory:", isolation_level=None)
                self._begin("")
            else:
                self.clear(root)
                self._base = self._opened(code(root))

    def _opened(self, version: str) -> sqlite3.Connection:
        self._base = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)
        self._begin(version)
        return self._base

    def _begin(self, version: str) -> None:
        self._base.executescript(TABLES)
        self._base.execute("BEGIN IMMEDIATE")
        if self.get("version", "") != version:
            for table in ("kept", "lines", "stamps"):
                self._base.execute(f"DELETE FROM {table}")
            self.put("version", "", version)

    def get(self, kind: str, name: str) -> Any:
        """What was kept under this name, or None."""
        rows = self._base.execute(
            "SELECT value FROM kept WHERE kind = ? AND name = ?", (kind, name)
        )
        row = rows.fetchone()
        return _unsealed(row[0]) if row else None

    def need(self, kind: str, name: str) -> Any:
        """What was kept under this name; raise ``Lost`` where it is not there."""
        found = self.get(kind, name)
        if found is None:
            raise Lost(kind, name)
        return found

    def put(self, kind: str, name: str, value: Any) -> None:
        """Keep a value in the place of what was kept under this name."""
        row = (kind, name, _sealed(value))
        self._base.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", row)

    def forget(self, documents: Iterable[str]) -> None:
        """Keep nothing of documents other than these."""
        known = set(documents)
        rows = self._base.execute("SELECT name FROM kept WHERE kind = 'document'").fetchall()
        for (name,) in rows:
            if name not in known:
                self._base.execute("DELETE FROM lines WHERE document = ?", (name,))
                self._base.execute("DELETE FROM kept WHERE name = ? AND kind != 'made'", (name,))

    def put_lines(self, document: str, lines: Mapping[str, str]) -> None:
        """Keep the lines of one document, by concept, in the place of its earlier ones."""
        self._base.execute("DELETE FROM lines WHERE document = ?", (document,))
        rows = [(document, concept, text) for concept, text in lines.items()]
        self._base.executemany("INSERT INTO lines VALUES (?, ?, ?)", rows)

    def lines(self, concept: str) -> dict[str, str]:
        """The lines of one concept by document; whether they are whole the caller has to see."""
        rows = self._base.execute("SELECT document, value FROM lines WHERE concept = ?", (concept,))
        return dict(rows.fetchall())

    def stamps(self) -> Stamps:
        """Size and time of writing of each file of the last build, by path."""
        rows = self._base.execute("SELECT path, size, time FROM stamps")
        return {path: (size, time) for path, size, time in rows}

    def put_stamps(self, stamps: Stamps) -> None:
        """Keep the stamps of the files as they now stand."""
        self._base.execute("DELETE FROM stamps")
        rows = ((path, *stamp) for path, stamp in stamps.items())
        self._base.executemany("INSERT INTO stamps VALUES (?, ?, ?)", rows)

    def commit(self) -> None:
        """Write all that was kept to the disk."""
        self._base.execute("COMMIT")
        self._base.execute("BEGIN")

    @staticmethod
    def clear(root: Path) -> None:
        """Take away everything that is kept under a root; no store may be open."""
        for path in (root / KEPT).parent.glob(f"{Path(KEPT).name}*"):
            path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go; what was not committed is forgotten."""
        self._base.close()


def stamp(path: Path) -> tuple[int, int]:
    """Size and time of writing (nanoseconds) of a file; of one that is not there, minus one."""
    try:
        found = path.stat()
    except OSError:
        return -1, -1
    return found.st_size, found.st_mtime_ns


def _sealed(value: Any) -> bytes:
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return hashlib.blake2b(data, digest_size=SEAL).digest() + data


def _unsealed(data: Any) -> Any:
    """The value, or None when a single bit of it is another one."""
    data = data if isinstance(data, bytes) else b""
    if hashlib.blake2b(data[SEAL:], digest_size=SEAL).digest() != data[:SEAL]:
        return None
    with suppress(Exception):
        return pickle.loads(data[SEAL:])
    return None


def search_entries(root: Path) -> list[dict[str, str]]:
    """The search entries of the last build in order of date; none where they were not kept."""
    store = Store(root)
    try:
        names = store.get("order", "") or ()
        return [entry for name in names for entry in store.get("search", name) or ()]
    finally:
        store.close()
