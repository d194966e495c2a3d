"""The text of figures: what an image said, left by a converter between two paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.records import Record
from pipeline.model.text import BODY, HEADING, Edit, Line, Text
from pipeline.numbers import markers

# A paragraph of a document ends in one of these; the words of an infographic do not.
ENDS = re.compile(r"[。！？；：]”?$")
CREDIT = re.compile(r"（[^（）。]{0,20}[/／][^（）。]{0,4}摄）$")
LONGEST = 40
FEWEST = 4


def figures(text: Text, _record: Record) -> Iterator[Edit]:
    """Set apart runs of at least FEWEST short lines without an end mark, and photo credits.

    A marked heading begins a figure or a new one in the same run; a marked heading that ends
    a run heads the paragraph after it and is no part of the figure.

    Known to be wrong: a list of names or towns set one on a line, a poem.
    """
    lines = text.lines()
    for run in _runs(lines):
        while run and run[-1].mark == HEADING:
            run.pop()
        if len(run) >= FEWEST:
            yield from (Edit(line.start, line.end, None, "", "figure/graphic") for line in run)
    for line in lines:
        if line.zone == BODY and (found := CREDIT.search(line.text)):
            start = line.start + found.start()
            yield Edit(start, line.end, None, "", "figure/photograph")


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if _is_scrap(line):
            run.append(line)
        else:
            yield run
            run = []
    yield run


def _is_scrap(line: Line) -> bool:
    if line.zone != BODY or len(line.text) > LONGEST or ENDS.search(line.text):
        return False
    numbered = any(marker.pattern.match(line.text) for marker in markers.MARKERS)
    return not (numbered or markers.ATTACHMENT.match(line.text))
