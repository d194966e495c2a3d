"""The ledger as a PO file: gettext, one entry a segment, nothing wrapped.

``msgctxt`` is the permanent id, ``msgid`` the clean Chinese, ``msgstr`` the English. The
review state and the note are translator comments, which every PO tool keeps (GNU msgcat
drops flags that it does not know). Wrapping is off: tools break Chinese at different places.
"""

from __future__ import annotations

import polib

from pipeline.model import Entry


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
