"""``add``: a new capture becomes a first record, a first ledger, and a list of doubts."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.align import pair, recall
from pipeline.commands import doubts
from pipeline.model.document import Document
from pipeline.model.records import (
    DATE_FIELDS,
    Bilingual,
    Concept,
    Day,
    Entry,
    Origin,
    Record,
    Source,
    Where,
)
from pipeline.read import corpus as read
from pipeline.read import ledger
from pipeline.read.shape import ID
from pipeline.structure import memory
from pipeline.terms.link import ZH, link

NUMBER = re.compile(r"[\u3400-\u9fff]{1,10}〔\d{4}〕\d+号")
TO_FILL = "(to be filled in)"
TITLE_LENGTH = 80
# So many terms that the glossary lacks are worth a look at once.
SHOWN = 30

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
line: ""
in_brief: []
official: []
lacks: []
remarks: []
emendations: []
notes: []
exemptions: []
waivers: []
sentences: []
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
    if not any(char.isalnum() for char in text):
        return Said(f"{capture}: the file is empty", failed=True)
    guess, document = _guessed(text, name, hashlib.sha256(data).hexdigest(), take)
    corpus, _problems = read.read(root)
    known = [entry for source in corpus.sources for entry in source.ledger]
    earlier = pair(link(tuple(take(source) for source in corpus.sources), corpus.concepts))
    entries = memory.filled(document.ledger, known, recall.of(earlier))
    draft = _draft(guess)
    folder.mkdir(parents=True)
    shutil.copyfile(capture, folder / "capture.txt")
    (folder / "record.yml").write_text(draft, encoding="utf-8")
    (folder / "en.po").write_text(ledger.serialise(entries, name), encoding="utf-8")
    whole = {entry.zh for entry in known}
    put = [one.id for one in entries if one.en and not one.fuzzy and one.zh not in whole]
    said = [*_said(name, guess, document), *_taught(document, entries, put, corpus.concepts)]
    return Said("\n".join(said))


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


def _said(name: str, record: Record, document: Document) -> list[str]:
    chapters = sum(section.level == 1 for section in document.sections)
    return [
        f"source/{name}/: capture.txt, record.yml and en.po are made",
        f"{len(document.segments)} segments, {chapters} chapters, "
        f"{len(document.cleaned.text.capture)} characters",
        "Unsure:" if (unsure := _unsure(record, document)) else "Nothing was unsure.",
        *(f"  {one}" for one in unsure),
        f"Next: fill in source/{name}/record.yml, compare docs/documents/{name}/capture.md",
        "with the capture line by line, add emendations, and run `python build_site.py`. To show",
        "the document in the navigation, name its page under nav: in mkdocs.yml (30 entries at",
        "most on a level).",
    ]


def _unsure(record: Record, document: Document) -> list[str]:
    where = f"source/{record.id}/capture.txt"
    said = [] if record.printed else [f"{where}:1: no line looks like the title"]
    said += [] if document.sections else [f"{where}:1: no heading was found"]
    said += [
        f"{where}:{line}: {what}: “{found}”"
        for line, what, found in doubts.doubts(document.cleaned, document.blocks)
    ]
    return said


def _taught(
    document: Document, entries: tuple[Entry, ...], put: list[str], concepts: tuple[Concept, ...]
) -> list[str]:
    """What the first documents have taught: sentences, terms by segment, terms that lack."""
    exact = sum(bool(entry.en) and not entry.fuzzy for entry in entries) - len(put)
    close = sum(entry.fuzzy for entry in entries)
    site = link((document,), concepts)
    by_id = {concept.id: concept for concept in concepts}
    lines = [
        f"Memory: {exact} entries have the English of the same Chinese, {close} of close Chinese,",
        f"{len(put)} are put together from sentences that are known"
        + (f"; read them: {', '.join(put)}" if put else "."),
    ]
    lines.append("Terms of the glossary, by segment:")
    for segment in document.segments:
        found = site.by_segment[document.record.id, segment.id]
        names = dict.fromkeys(one.concept for one in found if one.column == ZH)
        if names:
            said = "; ".join(f"{by_id[name].zh} = {by_id[name].en}" for name in names)
            lines.append(f"  {segment.id}: {said}")
    lacking = memory.frequent((segment.zh for segment in document.segments), concepts)[:SHOWN]
    lines.append("Frequent, and not in the glossary:")
    lines.append("  " + ("、".join(f"{run} ({count})" for run, count in lacking) or "nothing"))
    return lines
