"""The text of a segment as Markdown: escaped, with its term links, leads and clauses.

Offsets are those of the plain text; nothing is searched for again here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from pipeline.model.document import Segment
from pipeline.model.sentences import SentencePair
from pipeline.numbers.markers import ENGLISH_CLAUSE
from pipeline.render.prose import CHINESE
from pipeline.terms.link import EN, ZH, Occurrence

CHINESE_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#!]")
# English may set the titles of instruments in italics, and does nothing else.
ENGLISH_SPECIAL = re.compile(r"[\\`_{}\[\]<>&#!]")
# The ranks of markup: links are inside of all else.
AROUND, WITHIN, LINK = 0, 1, 2
CLAUSE = '<span class="cip-clause">'
# A clause as it is marked: its bracket, label (a term perhaps) and colon, words, bracket.
LABEL = r"(?:Responsible|Lead|\[Lead\]\([^)]*\))"
BARE = re.compile(rf"{CLAUSE}([(（])(?:({LABEL})(:) )?(.*)([)）])</span>", re.DOTALL)
ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
# Links, italics and escapes as they are written here.
LINKED = re.compile(r"(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(([^)]*)\.md(#[^)]*)\)")
ITALIC = re.compile(r"(?<!\\)\*((?:[^*\\]|\\.)+)\*")
ESCAPED = re.compile(r"\\(.)")
SENTENCE = re.compile(r".+?(?<!\bNo)(?<!\bNos)(?<!\bArt)(?<!U\.S)[.!?][”’]?(?=\s)")

# The address of a concept, from the page.
Linker = Callable[[Occurrence], str]


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup around ``[start, end)``; of two at one place the outer one has the lower rank."""

    start: int
    end: int
    rank: int
    before: str
    after: str


def chinese(
    segment: Segment,
    occurrences: Iterable[Occurrence],
    link: Linker,
    pairs: Iterable[SentencePair],
) -> tuple[str, ...]:
    """Return the Chinese of each sentence pair of a segment as Markdown.

    Joined they are the whole text. What is marked across a cut is marked on both sides of it; a
    link stays where it begins.
    """
    marks = _chinese_marks(segment, occurrences, link)
    return tuple(_part(segment.zh, marks, CHINESE_SPECIAL, *one.zh) for one in pairs)


def _chinese_marks(segment: Segment, occurrences: Iterable[Occurrence], link: Linker) -> list[Mark]:
    block = segment.block
    marks = [_lead(block.head or block.lead)] if block.head or block.lead else []
    marks += [_clause(start, end) for start, end in block.clauses]
    return marks + _links(occurrences, ZH, link)


def english(
    segment: Segment,
    head: str,
    occurrences: Iterable[Occurrence],
    link: Linker,
    pairs: Iterable[SentencePair],
) -> tuple[str, ...]:
    """Return the English of each sentence pair as Markdown; joined by spaces it is the whole.

    ``head`` is the English of the run-in heading of the segment, if it has one.
    """
    marks = _english_marks(segment, head, occurrences, link)
    return tuple(_part(segment.en, marks, ENGLISH_SPECIAL, *one.en) for one in pairs)


def _english_marks(
    segment: Segment, head: str, occurrences: Iterable[Occurrence], link: Linker
) -> list[Mark]:
    marks = []
    if end := _english_lead(segment, head):
        marks.append(_lead(end))
    marks += [_clause(*one.span()) for one in ENGLISH_CLAUSE.finditer(segment.en)]
    marks += [_foreign(*one.span()) for one in CHINESE.finditer(segment.en)]
    return marks + _links(occurrences, EN, link)


def html(said: str) -> str:
    """Return what is made here as Markdown makes HTML of it, on a page one folder below its file.

    For a page that says once more what is said elsewhere: what Markdown and MkDocs would find in
    it they have found there.
    """
    said = LINKED.sub(r'<a href="../\2/\3">\1</a>', said)
    return ESCAPED.sub(r"\1", ITALIC.sub(r"<em>\1</em>", said))


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
    return Mark(0, end, AROUND, '<strong class="cip-lead">', "</strong>")


def _clause(start: int, end: int) -> Mark:
    return Mark(start, end, AROUND, CLAUSE, "</span>")


def _foreign(start: int, end: int) -> Mark:
    """Chinese within English is said to be Chinese."""
    return Mark(start, end, WITHIN, '<span lang="zh-Hans">', "</span>")


def bare_clause(said: str) -> str:
    """Return the Markdown of a clause that has a row of its own.

    Its brackets and the colon are there to be copied and not to be seen; “Responsible” or “Lead”
    becomes the label. Anything else is returned as it is.
    """
    found = BARE.fullmatch(said)
    if not found:
        return said
    opening, label, colon, text, closing = found.groups()
    label = f"<b>{label}</b>{_unseen(colon)} " if label else ""
    return f"{_unseen(opening)}{label}{text}{_unseen(closing)}"


def _unseen(sign: str) -> str:
    return f'<span class="cip-unseen">{sign}</span>'


def _links(occurrences: Iterable[Occurrence], column: str, link: Linker) -> list[Mark]:
    return [
        Mark(one.start, one.end, LINK, "[", f"]({link(one)})")
        for one in occurrences
        if one.linked and one.column == column
    ]


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


def _part(text: str, marks: list[Mark], special: re.Pattern[str], start: int, end: int) -> str:
    """What ``_marked`` makes of ``[start, end)``, with the marks that reach into it."""
    inside = [
        replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start)
        for one in marks
        if (one.rank != LINK and one.start < end and start < one.end) or start <= one.start < end
    ]
    return _marked(text[start:end], inside, special)


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
