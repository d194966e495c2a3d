"""The text of a segment as Markdown: escaped, with its term links, leads and clauses.

Offsets are those of the plain text; nothing is searched for again here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.model.document import Segment
from pipeline.numbers.markers import ENGLISH_CLAUSE
from pipeline.terms.link import EN, ZH, Occurrence

CHINESE_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#!]")
# English may set the titles of instruments in italics, and does nothing else.
ENGLISH_SPECIAL = re.compile(r"[\\`_{}\[\]<>&#!]")
ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
SENTENCE = re.compile(r".+?(?<!\bNo)(?<!\bNos)(?<!\bArt)(?<!U\.S)[.!?][”’]?(?=\s)")

Linker = Callable[[Occurrence], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup around ``[start, end)``; of two at one place the outer one has the lower rank."""

    start: int
    end: int
    rank: int
    before: str
    after: str


def chinese(segment: Segment, occurrences: Iterable[Occurrence], link: Linker) -> str:
    """Return the Chinese of a segment as Markdown."""
    block = segment.block
    marks = [_lead(block.head or block.lead)] if block.head or block.lead else []
    marks += [_clause(start, end) for start, end in block.clauses]
    marks += _links(occurrences, ZH, link)
    return _marked(segment.zh, marks, CHINESE_SPECIAL)


def english(segment: Segment, head: str, occurrences: Iterable[Occurrence], link: Linker) -> str:
    """Return the English as Markdown; ``head`` is the English of its run-in heading, if any."""
    marks = []
    if end := _english_lead(segment, head):
        marks.append(_lead(end))
    marks += [_clause(*one.span()) for one in ENGLISH_CLAUSE.finditer(segment.en)]
    marks += _links(occurrences, EN, link)
    return _marked(segment.en, marks, ENGLISH_SPECIAL)


def plain(text: str) -> str:
    """Escape text that has no markup of its own."""
    return _escaped(text, CHINESE_SPECIAL).replace("\n", "<br>\n")


def _english_lead(segment: Segment, head: str) -> int:
    if segment.block.head:
        return (
            len(head) + segment.en[len(head) :].startswith(".")
            if segment.en.startswith(head)
            else 0
        )
    found = SENTENCE.match(segment.en) if segment.block.lead else None
    return found.end() if found else 0


def _lead(end: int) -> Mark:
    return Mark(0, end, 0, '<strong class="lead">', "</strong>")


def _clause(start: int, end: int) -> Mark:
    return Mark(start, end, 0, '<span class="clause">', "</span>")


def _links(occurrences: Iterable[Occurrence], column: str, link: Linker) -> list[Mark]:
    marks = []
    for one in occurrences:
        if one.linked and one.column == column:
            target, title = link(one)
            title = title.replace("\\", "").replace('"', "”").replace("&", "&amp;")
            marks.append(Mark(one.start, one.end, 1, "[", f']({target} "{title}")'))
    return marks


def _marked(text: str, marks: list[Mark], special: re.Pattern[str]) -> str:
    if not marks:
        return _escaped(text, special).replace("\n", "<br>\n")
    # At one place what ends there comes before what begins there; outer marks open first and
    # close last.
    edges = []
    for mark in _nested(marks):
        edges += [(mark.start, 1, -mark.end, mark.rank, mark.before)]
        edges += [(mark.end, 0, -mark.start, -mark.rank, mark.after)]
    pieces: list[str] = []
    at = 0
    for place, _begins, _other, _rank, markup in sorted(edges):
        pieces += (_escaped(text[at:place], special), markup)
        at = place
    pieces.append(_escaped(text[at:], special))
    return "".join(pieces).replace("\n", "<br>\n")


def _nested(marks: list[Mark]) -> list[Mark]:
    """The marks without those that cross an earlier one: a lead that ends inside a clause."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (-mark.rank, mark.end - mark.start)):
        crosses = any(
            one.start < mark.start < one.end < mark.end
            or mark.start < one.start < mark.end < one.end
            for one in kept
        )
        if mark.end > mark.start and not crosses:
            kept.append(mark)
    return kept


def _escaped(text: str, special: re.Pattern[str]) -> str:
    return special.sub(_escape, text) if special.search(text) else text


def _escape(found: re.Match[str]) -> str:
    return ENTITIES.get(found[0], f"\\{found[0]}")
