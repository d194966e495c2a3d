"""Where a segment stands, as people cite it: III(4), para. 1."""

from __future__ import annotations

import re

from pipeline.checks.headings import roman
from pipeline.model.document import Document

# The parts of a document that are no chapters, by the letter of their ids.
PARTS = {
    "n": "Notice",
    "s": "Opening",
    "c": "Closing",
    "e": "Attachments",
    "f": "Figures",
}
ID = re.compile(r"([nscef])(\d+)-(\d+)-(\d+)")


def pinpoint(document: Document, segment: str) -> str:
    """Return the human pinpoint of a segment: chapter, section, and paragraph within it.

    Chapters and sections are numbered as the English of the style guide numbers them; chapters
    without a printed number are counted (“Ch. 1”). A heading has no paragraph.
    """
    found = ID.fullmatch(segment)
    if not found:
        return segment
    part, chapter, section, paragraph = found[1], *(int(one) for one in found.groups()[1:])
    where = _chapter(document, part, chapter) if chapter else PARTS[part]
    if section:
        where = f"{where}({section})"
    return f"{where}, para. {paragraph}" if paragraph else where


def _chapter(document: Document, part: str, chapter: int) -> str:
    if part != "s":
        return f"{PARTS[part]} {chapter}"
    heading = next((one for one in document.sections if one.id == f"s{chapter}-0-0"), None)
    return roman(chapter) if heading and heading.number else f"Ch. {chapter}"
