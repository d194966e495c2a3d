"""Stage 9, write: pages on disk become what was rendered, and only what changed is touched.

After it every rendered file stands under the project's root with exactly the rendered text,
files of an earlier run that are rendered no more are gone, and hand-written files are as
they were. The manifest lists what belongs to the generator.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.model.records import Problem, Where

MANIFEST = "docs/.generated"
# On the disk of the project, so that a file is moved from here at one stroke.
STAGING = ".cache/draft"


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did to the disk: paths written and paths removed."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


class Draft:
    """Files on their way to the disk: staged one by one, put in their places all at once.

    Until ``commit`` nothing under ``docs/`` or ``source/`` is touched, however many files have
    been staged; what is left of a draft that was never committed is taken away by the next one.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / STAGING
        self.paths: set[str] = set()
        self._staged: dict[str, Path] = {}
        shutil.rmtree(self._folder, ignore_errors=True)

    def put(self, path: str, text: str) -> int:
        """Stage a file if the disk has another text there; return its size in bytes."""
        data = text.encode("utf-8")
        self.paths.add(path)
        if not _holds(self._root / path, data):
            if not self._staged:
                self._folder.mkdir(parents=True, exist_ok=True)
            staged = self._folder / str(len(self._staged))
            staged.write_bytes(data)
            self._staged[path] = staged
        return len(data)

    def keep(self, paths: Iterable[str]) -> None:
        """Files that are known to stand on the disk as they should be."""
        self.paths.update(paths)

    def collisions(self) -> list[Problem]:
        """Files that a person wrote where the generator wants to write, or a folder is to be."""
        ours = _manifest(self._root)
        pages = {path for path in self.paths if path.startswith("docs/")}
        folders = {str(folder) for path in pages for folder in PurePosixPath(path).parents}
        barred = [path for path in pages - ours if (self._root / path).exists()]
        barred += [path for path in pages & ours if (self._root / path).is_dir()]
        barred += [folder for folder in folders - ours if (self._root / folder).is_file()]
        message = "a hand-written file stands where a page is to be; move it"
        return [Problem(Where(path, 1), "write", message) for path in sorted(barred)]

    def commit(self) -> Written:
        """Put every staged file in its place, remove the generator's stale ones; say which."""
        generated = sorted(path for path in self.paths if path.startswith("docs/"))
        stale = sorted(_manifest(self._root) - set(generated))
        self.put(MANIFEST, "".join(f"{path}\n" for path in generated))
        for folder in {(self._root / path).parent for path in self._staged}:
            folder.mkdir(parents=True, exist_ok=True)
        for path, staged in self._staged.items():
            os.replace(staged, self._root / path)
        for path in stale:
            _remove(self._root, path)
        self.discard()
        return Written(tuple(self._staged), tuple(stale))

    def discard(self) -> None:
        """Take away what is staged."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _manifest(root: Path) -> set[str]:
    path = root / MANIFEST
    listed = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    # A manifest is data: nothing outside docs/ is ever removed on its word.
    return {one for one in listed if one.startswith("docs/") and ".." not in one.split("/")}


def replace(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of a file at one stroke: never half of it is there."""
    draft = path.with_name(f".{path.name}.part")
    draft.write_bytes(data)
    os.replace(draft, path)


def _remove(root: Path, path: str) -> None:
    if not (root / path).is_file():
        return
    (root / path).unlink()
    folder = (root / path).parent
    while folder != root / "docs" and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
