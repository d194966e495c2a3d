"""Pages whose Markdown need not be rendered again: what the last build made of each.

They lie in ``.cache/``, a line a page, each with its own checksum: what is lost, broken or was
made by another version is rendered again, and nothing is believed that cannot be checked.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.publish.forms import Rendered

PAGES = ".cache/pages.txt"
SIZE = 16
# Bytes in which the checksum and the path of a page stand, at the most.
LONGEST = 8192


@dataclass(slots=True)
class Kept:
    """What rendering gave: all that MkDocs, its checks and the theme ask of a page later.

    ``targets`` are the files that its links lead to, with their addresses; ``links`` its links
    to anchors, by file; ``entries`` what the theme's search index got of it.
    """

    content: str
    toc: list[dict[str, Any]]
    anchors: list[str]
    targets: dict[str, str]
    links: dict[str, dict[str, str]]
    entries: list[dict[str, Any]]

    def found(self, files: Any) -> Rendered:
        """The same as rendering gives it, among these files."""
        links = {
            files.get_file_from_path(path) if path else None: links
            for path, links in self.links.items()
        }
        return Rendered(self.content, self.toc, set(self.anchors), links)


class Pages:
    """The kept pages of a project, by their path in docs/.

    None of them is held in memory: they are read when they are asked for, and written when they
    are made; only ``save`` puts the new ones in the place of the old.
    """

    def __init__(self, root: Path) -> None:
        self._path = root / PAGES
        self._files = ExitStack()
        self._old: BinaryIO | None = None
        if self._path.is_file():
            self._old = self._files.enter_context(self._path.open("rb"))
        self._lines = _places(self._old) if self._old else {}
        self._draft: BinaryIO | None = None
        self._new: dict[str, tuple[int, int]] = {}

    def get(self, name: str, key: str) -> Kept | None:
        """What is kept of a page, if it was made under the same ``key``."""
        if not self._old or name not in self._lines:
            return None
        try:
            line = _at(self._old, self._lines[name]).decode("utf-8")
            check, _name, found, text = line.rstrip("\n").split("\t", 3)
            if found != key or check != digest(f"{name}\t{found}\t{text}"):
                return None
            return Kept(*json.loads(text))
        except (OSError, ValueError):
            return None

    def keep(self, name: str, key: str, page: Kept) -> None:
        """Keep a page; it takes its place with the others by ``save``."""
        values = [getattr(page, one.name) for one in fields(page)]
        text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        check = digest(f"{name}\t{key}\t{text}")
        if self._draft is None:
            self._draft = self._files.enter_context(tempfile.TemporaryFile("w+b"))  # noqa: SIM115
        start = self._draft.seek(0, os.SEEK_END)
        size = self._draft.write(f"{check}\t{name}\t{key}\t{text}\n".encode())
        self._new[name] = (start, size)

    def save(self, names: Iterable[str]) -> None:
        """Write what is kept of these pages; the others are there no more."""
        wanted = [name for name in names if name in self._lines or name in self._new]
        if self._new or set(wanted) != set(self._lines):
            self._path.parent.mkdir(exist_ok=True)
            handle, draft = tempfile.mkstemp(prefix=f"{self._path.name}.", dir=self._path.parent)
            with open(handle, "wb") as file:
                for name in wanted:
                    file.write(self._line(name))
            self.close()
            os.replace(draft, self._path)
        self.close()

    def close(self) -> None:
        """Let go of the files; what was not saved is forgotten."""
        self._files.close()

    def _line(self, name: str) -> bytes:
        if self._draft and name in self._new:
            return _at(self._draft, self._new[name])
        assert self._old
        return _at(self._old, self._lines[name])


def digest(text: str) -> str:
    """A checksum of a text."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=SIZE).hexdigest()


def _places(file: BinaryIO) -> dict[str, tuple[int, int]]:
    """Where the line of each page begins in a file, and how long it is, in bytes."""
    found: dict[str, tuple[int, int]] = {}
    at = 0
    for line in file:
        name = line[:LONGEST].split(b"\t", 2)[1:2]
        if name:
            found[name[0].decode("utf-8", "replace")] = (at, len(line))
        at += len(line)
    return found


def _at(file: BinaryIO, place: tuple[int, int]) -> bytes:
    start, size = place
    file.seek(start)
    return file.read(size)
