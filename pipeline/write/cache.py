"""What the last build left, so that a build with nothing changed does nothing.

``.cache/`` is not committed and may be deleted at any time: then the next build does all the
work again. A file counts as changed when its size or its time of writing is another one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.write.write import MANIFEST

INPUTS = ("source", "glossary.yml", "pipeline", "build_site.py")
STAMPS = ".cache/stamps.json"
SEARCH = ".cache/search.json"

Stamps = dict[str, list[int]]


def unchanged(root: Path) -> bool:
    """Whether all that was read and written last time is as it was then."""
    path = root / STAMPS
    if not path.is_file() or not (root / SEARCH).is_file():
        return False
    try:
        search_entries(root)
        return bool(json.loads(path.read_text(encoding="utf-8")) == _stamps(root))
    except ValueError:
        # What an interrupted build left is as good as nothing.
        return False


def remember(root: Path, search: list[dict[str, str]]) -> None:
    """Keep the stamps of a build that has just been written, and its search entries."""
    (root / STAMPS).parent.mkdir(exist_ok=True)
    (root / SEARCH).write_text(json.dumps(search, ensure_ascii=False), encoding="utf-8")
    (root / STAMPS).write_text(json.dumps(_stamps(root)), encoding="utf-8")


def search_entries(root: Path) -> list[dict[str, str]]:
    """The search entries of the last build."""
    found: list[dict[str, str]] = json.loads((root / SEARCH).read_text(encoding="utf-8"))
    return found


def _stamps(root: Path) -> Stamps:
    listed = (root / MANIFEST).read_text(encoding="utf-8").split() if _made(root) else []
    paths = [*_inputs(root), *(root / path for path in listed)]
    return {path.relative_to(root).as_posix(): _stamp(path) for path in paths}


def _made(root: Path) -> bool:
    return (root / MANIFEST).is_file()


def _inputs(root: Path) -> Iterator[Path]:
    for name in INPUTS:
        path = root / name
        found: Iterable[Any] = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (one for one in found if one.is_file() and one.suffix != ".pyc")


def _stamp(path: Path) -> list[int]:
    try:
        found = path.stat()
    except OSError:
        return []
    return [found.st_size, found.st_mtime_ns]
