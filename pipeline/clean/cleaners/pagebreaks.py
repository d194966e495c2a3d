"""Paragraphs that a page break had cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.model.records import Record
from pipeline.model.text import BODY, Edit, Line, Text
from pipeline.numbers import markers

END = re.compile(r"[。！？；：”）]$")
# A line that stops so late without an end mark is no heading.
LONG = 60


def pagebreaks(text: Text, _record: Record) -> Iterator[Edit]:
    """Propose to join a long line that ends in mid-sentence with the next line.

    The next line must be running text with no mark and no number of its own.

    Known to be wrong: a source that leaves out the full stop at the end of a paragraph.
    """
    for line, following in pairwise(text.lines()):
        if _is_cut(line) and _goes_on(following):
            yield Edit(line.end, following.start, "", "page break")


def _is_cut(line: Line) -> bool:
    return line.zone == BODY and len(line.text) >= LONG and not END.search(line.text)


def _goes_on(line: Line) -> bool:
    numbered = any(marker.pattern.match(line.text) for marker in markers.MARKERS)
    return (
        line.zone == BODY and not line.mark and not numbered and not markers.ITEM.match(line.text)
    )
