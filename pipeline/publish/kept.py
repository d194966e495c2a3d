"""Pages whose Markdown need not be rendered again: what the last build made of each.

They lie in ``.cache/``, a line a page, each with its own checksum: what is lost, broken or was
made by another version is rendered again, and nothing is believed that cannot be checked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.publish.forms import Rendered
from pipeline.write.write import replace

PAGES = ".cache/pages.txt"
SIZE = 16


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
    """The kept pages of a project, by their path in docs/."""

    def __init__(self, root: Path) -> None:
        self._path = root / PAGES
        self._lines = dict(_read(self._path))
        self._new: dict[str, tuple[str, Kept]] = {}

    def get(self, name: str, key: str) -> Kept | None:
        """What is kept of a page, if it was made under the same ``key``."""
        check, found, text = self._lines.get(name, ("", "", ""))
        if found != key or check != digest(f"{name}\t{found}\t{text}"):
            return None
        return Kept(*json.loads(text))

    def keep(self, name: str, key: str, page: Kept) -> None:
        """Keep a page; it is written with the others by ``save``, and may be filled until then."""
        self._new[name] = (key, page)

    def save(self, names: Iterable[str]) -> None:
        """Write what is kept of these pages; the others are there no more."""
        lines = {name: self._lines[name] for name in names if name in self._lines}
        for name, (key, page) in self._new.items():
            values = [getattr(page, one.name) for one in fields(page)]
            text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
            lines[name] = (digest(f"{name}\t{key}\t{text}"), key, text)
        if lines == self._lines:
            return
        said = [f"{check}\t{name}\t{key}\t{text}\n" for name, (check, key, text) in lines.items()]
        self._path.parent.mkdir(exist_ok=True)
        replace(self._path, "".join(said).encode("utf-8"))


def digest(text: str) -> str:
    """A checksum of a text."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=SIZE).hexdigest()


def _read(path: Path) -> Iterable[tuple[str, tuple[str, str, str]]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        # Not there, or not text: as good as nothing.
        return
    for line in lines:
        check, _tab, rest = line.partition("\t")
        name, _tab, rest = rest.partition("\t")
        key, tab, text = rest.partition("\t")
        if tab:
            yield name, (check, key, text)
