"""Stage 8, write: pages on disk become what was rendered, and only what changed is touched.

After it every rendered file stands under the project's root with exactly the rendered text,
files of an earlier run that are rendered no more are gone, and hand-written files are as
they were. The manifest lists what belongs to the generator.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.model.records import Problem, Where

MANIFEST = "docs/.generated"


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did to the disk: paths written and paths removed."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def collisions(root: Path, files: Mapping[str, str]) -> list[Problem]:
    """Files that a person wrote where the generator wants to write, or where a folder is to be."""
    ours = _manifest(root)
    pages = {path for path in files if path.startswith("docs/")}
    folders = {str(folder) for path in pages for folder in PurePosixPath(path).parents}
    barred = [path for path in pages - ours if (root / path).exists()]
    barred += [path for path in pages & ours if (root / path).is_dir()]
    barred += [folder for folder in folders - ours if (root / folder).is_file()]
    message = "a hand-written file stands where a page is to be; move it"
    return [Problem(Where(path, 1), "write", message) for path in sorted(barred)]


def write(root: Path, files: Mapping[str, str]) -> Written:
    """Write the files that differ, remove the generator's stale ones; say which."""
    generated = sorted(path for path in files if path.startswith("docs/"))
    stale = sorted(_manifest(root) - set(generated))
    wanted = {**files, MANIFEST: "".join(f"{path}\n" for path in generated)}
    written = [path for path, text in wanted.items() if _put(root / path, text)]
    for path in stale:
        _remove(root, path)
    return Written(tuple(written), tuple(stale))


def _manifest(root: Path) -> set[str]:
    path = root / MANIFEST
    listed = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    # A manifest is data: nothing outside docs/ is ever removed on its word.
    return {one for one in listed if one.startswith("docs/") and ".." not in one.split("/")}


def _put(path: Path, text: str) -> bool:
    data = text.encode("utf-8")
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, data)
    return True


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
