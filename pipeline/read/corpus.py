"""Stage 1, read: everything on disk becomes a ``Corpus``; the only stage that opens files.

After it every record, ledger and concept has the shape that ``model`` gives it and knows
where it stands; whatever is wrong is a ``Problem``, and then nothing is built.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pipeline.model.records import Concept, Corpus, Entry, Problem, Record, Source, Where
from pipeline.read import glossary, ledger, shape
from pipeline.read.record import parsed

# One bad byte in so many characters is damage; as many as a sequence has, a cut-off end.
FEW_BAD = 50
SEQUENCE = 4

FILES = ("capture.txt", "record.yml", "en.po")


def read(root: Path) -> tuple[Corpus, list[Problem]]:
    """Read ``source/`` and ``glossary.yml`` under ``root``; return them and what is wrong."""
    problems: list[Problem] = []
    sources = []
    for folder in folders(root):
        record, found = read_record(root, folder)
        problems += found
        if record is not None:
            source, found = read_source(root, folder, record)
            problems += found
            sources.append(source)
    concepts, found = read_glossary(root)
    return Corpus(tuple(sources), concepts), problems + found


def folders(root: Path) -> list[Path]:
    """The folders of the documents, in order of id."""
    return sorted(path for path in (root / "source").iterdir() if path.is_dir())


def decode(data: bytes) -> str:
    """Return the characters of a capture: UTF-8, else GB18030, else UTF-8 with escapes.

    No byte is dropped: what no encoding explains becomes a lone surrogate, which stays
    visible as damage until an emendation says what it was. UTF-8 with a few bad bytes is
    damaged UTF-8 and not GB18030, which reads nearly anything as rare characters.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        damaged = data.decode("utf-8", "surrogateescape")
    bad = sum("\ud800" <= char <= "\udfff" for char in damaged)
    good = sum(char > "\x7f" for char in damaged) - bad
    if bad * FEW_BAD < good or (bad < SEQUENCE and good > bad):
        return damaged
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return damaged


def read_record(root: Path, folder: Path) -> tuple[Record | None, list[Problem]]:
    """Read what is known of the document in a folder; None where that cannot be told."""
    name = folder.relative_to(root).as_posix()
    missing = [
        Problem(
            Where(f"{name}/{file}", 1), "source", "the file is missing; every document needs it"
        )
        for file in FILES[:2]
        if not (folder / file).is_file()
    ]
    if missing:
        # The ledger is looked at all the same: all faults are told at once.
        return None, [*missing, *read_ledger(folder / FILES[2], f"{name}/{FILES[2]}")[1]]
    record, problems = _record((folder / "record.yml"), f"{name}/record.yml")
    if record is None:
        problems += read_ledger(folder / FILES[2], f"{name}/{FILES[2]}")[1]
    return record, problems


def read_source(root: Path, folder: Path, record: Record) -> tuple[Source, list[Problem]]:
    """Read the capture and the ledger in a folder, whose record has been read."""
    data = (folder / "capture.txt").read_bytes()
    path = folder / "en.po"
    entries, problems = read_ledger(path, path.relative_to(root).as_posix())
    problems += _agreement(record, folder.name, data)
    return Source(record, decode(data), entries), problems


def _agreement(record: Record, folder: str, data: bytes) -> Iterator[Problem]:
    if record.id != folder:
        yield Problem(
            record.where, "source", f"the id is “{record.id}”, the folder “{folder}”; make them one"
        )
    found = hashlib.sha256(data).hexdigest()
    if record.origin.sha256 != found:
        message = f"capture.txt has the sha256 {found}, the record says {record.origin.sha256}"
        yield Problem(record.where, "source", f"{message}; a capture is never edited")


def _record(path: Path, file: str) -> tuple[Record | None, list[Problem]]:
    text, problems = _utf8(path, file)
    return (None, problems) if problems else parsed(text, file)


def _utf8(path: Path, file: str) -> tuple[str, list[Problem]]:
    try:
        return path.read_text(encoding="utf-8"), []
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return "", [Problem(Where(file, line), shape.RULE, "this is not UTF-8; save it as UTF-8")]


def read_ledger(path: Path, file: str) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Read a PO file as a ledger; an absent file is an empty ledger."""
    if not path.exists():
        return (), []
    text, problems = _utf8(path, file)
    return ((), problems) if problems else ledger.parsed(text, file)


def read_glossary(root: Path) -> tuple[tuple[Concept, ...], list[Problem]]:
    """Read the concepts of the glossary, and what is wrong with them."""
    path = root / "glossary.yml"
    if not path.is_file():
        return (), [Problem(Where("glossary.yml", 1), "glossary", "the file is missing")]
    text, problems = _utf8(path, "glossary.yml")
    if problems:
        return (), problems
    return glossary.parsed(text, "glossary.yml")
