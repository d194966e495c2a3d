"""The ledger as a PO file: gettext, one entry a segment, nothing wrapped.

``msgctxt`` is the permanent id, ``msgid`` the clean Chinese, ``msgstr`` the English. The
review state and the note are translator comments, which every PO tool keeps (GNU msgcat
drops flags that it does not know). Wrapping is off: tools break Chinese at different places.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import polib

from pipeline.model.records import Entry, Problem, Where
from pipeline.model.review import Review

ID = re.compile(r"[nscef]\d+-\d+-\d+")
# What a translator's comment may say, each once: polib drops the previous source of a retired
# entry, so that stands in a comment too.
COMMENTS = {
    "status": re.compile(r"status: (draft|compared|reviewed)"),
    "review": re.compile(r"review: (.+)"),
    "note": re.compile(r"note: (.+)"),
    "previous": re.compile(r"previous: (\".*\")"),
}
# Who and when; what check --fix adds: the status before, the checksum of the words reviewed.
REVIEW = re.compile(
    r"(?P<by>[^,]*[^,\s]), (?P<day>\d{4}-\d\d-\d\d)"
    r"(?:, before (?P<before>draft|compared), words (?P<words>[0-9a-f]{8}))?"
)
# A line of a PO file: blank, a comment, or a keyword with a quoted string, or such a string.
QUOTED = r'"(?:[^"\\]|\\.)*"'
LINE = re.compile(rf"\s*|#(?!~).*|(?:#~ ?)?(?:\|? ?(?:msgctxt|msgid|msgstr) )?{QUOTED}\s*|#~\|.*")
# Characters that polib takes for ends of lines; they are put out of its way while it reads.
SEPARATORS = dict(
    zip(map(ord, "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), range(0xE100, 0xE108), strict=True)
)
RESTORED = {stand_in: original for original, stand_in in SEPARATORS.items()}
HIDES, RESTORES = (re.compile(f"[{''.join(map(chr, one))}]") for one in (SEPARATORS, RESTORED))


def parsed(text: str, file: str) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Return the entries of a PO file's text, and what is wrong with it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    problems = list(_bad_lines(text, file))
    if problems or not text.strip():
        return (), problems
    try:
        found = polib.pofile(_hidden(text), wrapwidth=0)
    except (OSError, ValueError) as error:
        line = re.search(r"line (\d+)", str(error))
        where = Where(file, int(line[1]) if line else 1)
        return (), [Problem(where, "ledger", "this is not a PO file; mend the line")]
    entries = tuple(_entry(one, file) for one in found)
    problems = [problem for one in found for problem in _faults(one, file)]
    return entries, [*problems, *_doubles(entries)]


def _hidden(text: str) -> str:
    return text.translate(SEPARATORS) if HIDES.search(text) else text


def _shown(text: str) -> str:
    return text.translate(RESTORED) if RESTORES.search(text) else text


def _bad_lines(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if not LINE.fullmatch(line):
            message = f"this is not a PO file: “{line[:30]}” is no line of one; mend it"
            yield Problem(Where(file, number), "ledger", message)


@lru_cache(maxsize=2)
def serialise(entries: tuple[Entry, ...], document: str) -> str:
    """Return the PO file of a ledger; the same entries give the same bytes.

    A ledger is written and exported in one go, so that the last ones are remembered.
    """
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": document,
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    file.extend(_po(entry) for entry in entries)
    return f"{file}\n"


def _po(entry: Entry) -> polib.POEntry:
    status = entry.status or ("draft" if entry.en else "")
    comments = [f"status: {status}"] if status else []
    comments += [f"review: {_line(entry.review)}"] if entry.review else []
    comments += [f"note: {entry.note}"] if entry.note else []
    if entry.retired and entry.previous:
        comments.append(f"previous: {json.dumps(entry.previous, ensure_ascii=False)}")
    return polib.POEntry(
        msgctxt=entry.id,
        msgid=entry.zh,
        msgstr=entry.en,
        tcomment="\n".join(comments),
        flags=["fuzzy"] if entry.fuzzy else [],
        previous_msgid=entry.previous or None,
        obsolete=entry.retired,
    )


def _line(review: Review) -> str:
    words = f", before {review.before}, words {review.words}" if review.signed else ""
    return f"{review.by}, {review.day}{words}"


def _review(said: str) -> Review | None:
    found = REVIEW.fullmatch(said)
    return Review(**found.groupdict("")) if found and _is_day(found["day"]) else None


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _entry(one: polib.POEntry, file: str) -> Entry:
    said = {name: _said(one, name) for name in COMMENTS}
    previous = one.previous_msgid or (json.loads(said["previous"]) if said["previous"] else "")
    return Entry(
        id=one.msgctxt or "",
        zh=_shown(one.msgid),
        en=_shown(one.msgstr),
        fuzzy=one.fuzzy,
        previous=_shown(previous),
        status=said["status"],
        note=_shown(said["note"]),
        retired=bool(one.obsolete),
        review=_review(_shown(said["review"])),
        where=Where(file, one.linenum or 1),
    )


def _said(one: polib.POEntry, name: str) -> str:
    lines = (COMMENTS[name].fullmatch(line) for line in one.tcomment.split("\n"))
    return next((found[1] for found in lines if found), "")


def _faults(one: polib.POEntry, file: str) -> Iterator[Problem]:
    """An entry without a proper id, and comments that a build would not write again."""
    where = Where(file, one.linenum or 1)
    if not one.msgctxt:
        yield Problem(where, "ledger", f"“{one.msgid[:20]}” has no msgctxt; give it its id")
    elif not ID.fullmatch(one.msgctxt):
        message = f"the id “{one.msgctxt}” is not of the form s3-4-1; mend it"
        yield Problem(where, "ledger", message)
    lines = [line for line in one.tcomment.split("\n") if line.strip()]
    kept = [_said(one, name) for name in COMMENTS]
    if len(lines) != len([said for said in kept if said]):
        message = (
            "a comment is no “status: …”, “review: …” or “note: …” on one line, each once; "
            "a build drops it"
        )
        yield Problem(where, "ledger", f"{message}. Mend it")
    said = _shown(_said(one, "review"))
    if said and not _review(said):
        message = f"“review: {said}” is not “review: NAME, YYYY-MM-DD”, or not as check --fix wrote"
        yield Problem(where, "ledger", f"{message} the rest of it; mend the line")


def _doubles(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.id, entry)
        if first is not entry and entry.id:
            message = f"the id {entry.id} stands at line {first.where.line} too; ids are unique"
            yield Problem(entry.where, "ledger", message)
