"""``add``: a new capture becomes a first record, a first ledger, and a list of doubts."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline import doubts, ledger, read
from pipeline.align import Document
from pipeline.model import DATE_FIELDS, Bilingual, Day, Origin, Record, Source, Where
from pipeline.shape import ID

NUMBER = re.compile(r"[\u3400-\u9fff]{1,10}〔\d{4}〕\d+号")
TO_FILL = "(to be filled in)"
TITLE_LENGTH = 80

DRAFT = """\
# A first record, made by `add`: fill in what it says is to be filled in, mend the rest.
id: {id}
title:
  zh: {title}
  en: {fill}
  printed: {printed}
short:
  zh: {title}
  en: {fill}
issuer:
  zh: {fill}
  en: {fill}
number:
  zh: {number}
  en: ""
dates:
  signed: {{date: ""}}
  issued: {{date: ""}}
  published: {{date: ""}}
  reposted: {{date: ""}}
type: other
capture:
  sha256: {sha256}
  url: ""
  publisher:
    zh: ""
    en: ""
  how: {fill}
remarks: []
emendations: []
notes: []
exemptions: []
waivers: []
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What ``add`` has to say, and whether it failed."""

    text: str
    failed: bool = False


def add(root: Path, capture: Path, name: str, take: Callable[[Source], Document]) -> Said:
    """Put a capture under ``source/name`` with a draft record and ledger; say what is unsure.

    Nothing is overwritten: a taken id, a bad id and a file that is not there are refused.
    """
    folder = root / "source" / name
    if not ID.fullmatch(name):
        return Said(f"--id {name}: an id is lower-case ASCII words joined by hyphens", failed=True)
    if folder.exists():
        return Said(f"source/{name} exists already; choose another id", failed=True)
    if not capture.is_file():
        return Said(f"{capture}: there is no such file", failed=True)
    data = capture.read_bytes()
    text = read.decode(data)
    if not text.strip():
        return Said(f"{capture}: the file is empty", failed=True)
    guess, document = _guessed(text, name, hashlib.sha256(data).hexdigest(), take)
    draft = _draft(guess)
    folder.mkdir(parents=True)
    shutil.copyfile(capture, folder / "capture.txt")
    (folder / "record.yml").write_text(draft, encoding="utf-8")
    (folder / "en.po").write_text(ledger.serialise(document.ledger, name), encoding="utf-8")
    return Said(_said(name, guess, document))


def _guessed(
    text: str, name: str, sha256: str, take: Callable[[Source], Document]
) -> tuple[Record, Document]:
    """Clean once without a title, guess title and number from the result, clean again."""
    blank = _record(name, sha256, "", "")
    first = take(Source(blank, text, ()))
    lines = [line for line in first.cleaned.lines if line.text]
    titles = (line.text for line in lines[:8] if _is_title(line.text))
    number = NUMBER.search("\n".join(line.text for line in lines))
    guess = _record(name, sha256, next(titles, ""), number[0] if number else "")
    return guess, take(Source(guess, text, ()))


def _is_title(text: str) -> bool:
    ends = text.endswith(("。", "；", "：", "，"))
    words = re.search(r"通知|意见|规划|纲要|要点|指引|办法|报告|决定|讲话|条例|规定|公告", text)
    return len(text) <= TITLE_LENGTH and not ends and bool(words)


def _record(name: str, sha256: str, title: str, number: str) -> Record:
    nothing = Bilingual("", "")
    return Record(
        id=name,
        title=Bilingual(title, ""),
        printed=title,
        short=Bilingual(title, ""),
        issuer=nothing,
        number=Bilingual(number, ""),
        dates=dict.fromkeys(DATE_FIELDS, Day()),
        type="other",
        origin=Origin(sha256, "", nothing, ""),
        remarks=(),
        emendations=(),
        notes=(),
        exemptions=(),
        waivers=(),
        where=Where(f"source/{name}/record.yml", 1),
    )


def _draft(record: Record) -> str:
    return DRAFT.format(
        id=record.id,
        title=_quoted(record.title.zh or TO_FILL),
        printed=_quoted(record.printed),
        number=_quoted(record.number.zh),
        sha256=record.origin.sha256,
        fill=_quoted(TO_FILL),
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _said(name: str, record: Record, document: Document) -> str:
    chapters = sum(section.level == 1 for section in document.sections)
    lines = [
        f"source/{name}/: capture.txt, record.yml and en.po are made",
        f"{len(document.segments)} segments, {chapters} chapters, "
        f"{len(document.cleaned.text.capture)} characters",
        "Unsure:" if (unsure := _unsure(record, document)) else "Nothing was unsure.",
        *(f"  {one}" for one in unsure),
        f"Next: fill in source/{name}/record.yml, run `python build_site.py`, compare the page",
        f"docs/documents/{name}/capture.md with the capture line by line, and add emendations. To",
        "show the document in the navigation, name its page under nav: in mkdocs.yml (30 entries",
        "at most on a level).",
    ]
    return "\n".join(lines)


def _unsure(record: Record, document: Document) -> list[str]:
    where = f"source/{record.id}/capture.txt"
    said = [] if record.printed else [f"{where}:1: no line looks like the title"]
    said += [] if document.sections else [f"{where}:1: no heading was found"]
    said += [
        f"{where}:{line}: {what}: “{found}”"
        for line, what, found in doubts.doubts(document.cleaned, document.blocks)
    ]
    return said
