"""The ledger as a PO file: gettext, one entry a segment, nothing wrapped.

``msgctxt`` is the permanent id, ``msgid`` the clean Chinese, ``msgstr`` the English. The
review state and the note are translator comments, which every PO tool keeps (GNU msgcat
drops flags that it does not know). Wrapping is off: tools break Chinese at different places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polib

from pipeline.model import Entry, Problem, Where

STATUS = re.compile(r"^status: (draft|compared|reviewed)$", re.MULTILINE)
NOTE = re.compile(r"^note: (.+)$", re.MULTILINE)
LINE = re.compile(r"line (\d+)")


def parsed(text: str, file: str) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Return the entries of a PO file's text, and what is wrong with it."""
    if not text.strip():
        return (), []
    try:
        found = polib.pofile(text, wrapwidth=0)
    except (OSError, ValueError) as error:
        line = LINE.search(str(error))
        where = Where(file, int(line[1]) if line else 1)
        message = "this is not a PO file; mend the line or what stands before it"
        return (), [Problem(where, "ledger", message)]
    entries = tuple(_entry(one, file) for one in found)
    return entries, list(_doubles(entries))


def serialise(entries: tuple[Entry, ...], document: str) -> str:
    """Return the PO file of a ledger; the same entries give the same bytes."""
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
    comments = (f"status: {status}" if status else "", f"note: {entry.note}" if entry.note else "")
    return polib.POEntry(
        msgctxt=entry.id,
        msgid=entry.zh,
        msgstr=entry.en,
        tcomment="\n".join(comment for comment in comments if comment),
        flags=["fuzzy"] if entry.fuzzy else [],
        previous_msgid=entry.previous or None,
        obsolete=entry.retired,
    )


def _entry(one: polib.POEntry, file: str) -> Entry:
    status, note = STATUS.search(one.tcomment), NOTE.search(one.tcomment)
    return Entry(
        id=one.msgctxt or "",
        zh=one.msgid,
        en=one.msgstr,
        fuzzy=one.fuzzy,
        previous=one.previous_msgid or "",
        status=status[1] if status else "",
        note=note[1] if note else "",
        retired=bool(one.obsolete),
        where=Where(file, one.linenum or 1),
    )


def _doubles(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        if not entry.id:
            yield Problem(
                entry.where, "ledger", f"“{entry.zh[:20]}” has no msgctxt; give it its id"
            )
        elif entry.id in seen:
            first = seen[entry.id].where.line
            yield Problem(
                entry.where,
                "ledger",
                f"the id {entry.id} stands at line {first} too; ids are unique",
            )
        seen.setdefault(entry.id, entry)
