"""Markdown that a converter put into a page or a PDF: marks of its own, no part of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.records import Record
from pipeline.model.text import HEADING, LIST, Edit, Text

HEADING_MARK = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
LIST_MARK = re.compile(r"^(?:[ \t]*[-*+][ \t]+)+(?=\S)", re.MULTILINE)
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*\n]+?)(?<=\S)(\1)")
LINK = re.compile(r"(\[)[^\[\]\n]+(\]\([^()\s]*\))")
ESCAPE = re.compile(r"\\+(?=[_*\[\]#`~])")


def markdown(text: Text, _record: Record) -> Iterator[Edit]:
    """Propose to take out heading marks, list marks, emphasis, link syntax and escapes.

    The levels that heading marks claim are not believed (converters guess them by type
    size), but that a line was marked is kept as evidence for the parser.

    Known to be wrong: a line of a source that really begins with “- ” or “# ”; a Chinese
    hashtag (#…#) has no space after its first # and is left alone.
    """
    now = text.now
    for kind, pattern in ((HEADING, HEADING_MARK), (LIST, LIST_MARK), ("Markdown escape", ESCAPE)):
        for found in pattern.finditer(now):
            yield Edit(found.start(), found.end(), "", kind)
    for found in EMPHASIS.finditer(now):
        yield Edit(*found.span(1), "", "Markdown emphasis")
        yield Edit(*found.span(3), "", "Markdown emphasis")
    for found in LINK.finditer(now):
        yield Edit(*found.span(1), "", "Markdown link")
        yield Edit(*found.span(2), "", "Markdown link")
