"""Stage 3, parse: clean lines become the outline that a human reader sees.

After it every character of the running text stands in exactly one block, in reading order;
every block knows its part, chapter and section, its kind, its number, and where a run-in
heading or a lead sentence ends. The parser is total: what it does not know is a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.blocks import CLOSING, END, FIGURES, NOTICE, TEXT, Block
from pipeline.model.cleaned import Cleaned
from pipeline.model.records import Record
from pipeline.model.text import BODY, FIGURE, HEADING, LIST, Line
from pipeline.numbers import markers

LEVELS = range(1, 5)
SECTION = 2

# A heading is one sentence of at most this many characters, a lead sentence of at most that.
HEADING_LENGTH = 60
LEAD_LENGTH = 32
LEAD = re.compile(r"[^，。：；！？]+。(?=[^”])")
# The lead of a spoken or dashed item may have two halves.
ITEM_LEAD = re.compile(r"[^。：；！？]+。(?=[^”])")
SALUTATION = re.compile(r"(?:同志们|各位)[^。]{0,20}[！，]")
# A spoken list inside a paragraph is taken apart from so many items on.
INLINE_ITEMS = 3


def parse(cleaned: Cleaned, record: Record) -> tuple[Block, ...]:
    """Parse one clean text; total, whatever the lines hold."""
    parts = _parts(cleaned.lines)
    blocks: list[Block] = []
    for part, lines in parts:
        ending = _end(lines) if part == NOTICE else len(lines)
        found = [piece for line in lines[:ending] for piece in _line_blocks(line, part, record)]
        found += [
            Block(part, _end_kind(line.text), line.text, line.number, line.last)
            for line in lines[ending:]
        ]
        blocks += _outlined(found)
    blocks = _leads(blocks)
    blocks = _closing(blocks)
    return (*blocks, *_figures(cleaned.lines))


def _parts(lines: tuple[Line, ...]) -> list[tuple[str, list[Line]]]:
    """A title after running text begins an annexed document; what stood before is its notice."""
    titles = [i for i, line in enumerate(lines) if line.role == "title"]
    notice = (
        titles[-1] if titles and any(line.region == BODY for line in lines[: titles[-1]]) else 0
    )
    body = [(i, line) for i, line in enumerate(lines) if line.region == BODY]
    end = _end([line for i, line in body if i >= notice])
    main = [line for i, line in body if i >= notice]
    return [
        (NOTICE, [line for i, line in body if i < notice]),
        (TEXT, main[:end]),
        (END, main[end:]),
    ]


def _end(lines: list[Line]) -> int:
    """Where the end matter begins: attachments, and the signature before them."""
    start = next((i for i in range(len(lines)) if _is_all_end_matter(lines[i:])), len(lines))
    while start and markers.DATE_LINE.fullmatch(lines[start - 1].text):
        start -= 1
        before = lines[start - 1].text if start else "。"
        if len(before) <= LEAD_LENGTH and "。" not in before:
            start -= 1
    return start


def _is_all_end_matter(lines: list[Line]) -> bool:
    """Whether an attachment stands first and nothing but end matter follows it."""
    return bool(markers.ATTACHMENT.match(lines[0].text)) and all(
        _is_end_matter(line.text) for line in lines[1:]
    )


def _is_end_matter(text: str) -> bool:
    signed = len(text) <= LEAD_LENGTH and "。" not in text
    return bool(markers.ATTACHED.match(text) or markers.ATTACHMENT.match(text) or signed)


def _line_blocks(line: Line, part: str, record: Record) -> Iterator[Block]:
    if part == END:
        yield Block(part, _end_kind(line.text), line.text, line.number, line.last)
        return
    if part == NOTICE and markers.ADDRESS.fullmatch(line.text):
        yield Block(part, "addressee", line.text, line.number, line.last)
        return
    marked = _marked(line, part) or (_untitled(line, part, record))
    if marked:
        yield marked
        return
    yield from _text_blocks(line, part)


def _end_kind(text: str) -> str:
    attached = markers.ATTACHMENT.match(text) or markers.ATTACHED.match(text)
    return "attachment" if attached else "signature"


def _marked(line: Line, part: str) -> Block | None:
    """A numbered line as a candidate heading; the outline decides later."""
    for marker in markers.MARKERS:
        found = marker.pattern.match(line.text)
        if not found:
            continue
        if marker.pattern is markers.ARTICLE:
            return _article(line, part, found)
        rest = line.text[found.end() :]
        end = rest.find("。") + 1
        whole = not end or end == len(rest)
        if (len(rest) if whole else end) > HEADING_LENGTH or not rest:
            return None
        kind, head = ("heading", 0) if whole else ("paragraph", found.end() + end)
        return Block(
            part,
            kind,
            line.text,
            line.number,
            line.last,
            marker.level,
            found[1],
            found[0],
            head=head,
        )
    return None


def _article(line: Line, part: str, found: re.Match[str]) -> Block:
    """An article; one whose number stands alone on its line is a heading."""
    alone = not line.text[found.end() :].strip()
    kind, head = ("heading", 0) if alone else ("paragraph", found.end())
    place = (part, kind, line.text, line.number, line.last)
    return Block(*place, level=SECTION, number=found[1], marker=found[0], head=head)


def _untitled(line: Line, part: str, record: Record) -> Block | None:
    """A heading without a number: marked by the converter, or the title of the notice."""
    short = len(line.text) <= HEADING_LENGTH and not line.text.endswith(("。", "；", "："))
    if line.mark == HEADING and short:
        return Block(part, "heading", line.text, line.number, line.last, 1)
    if part == NOTICE and line.text.endswith("的通知") and record.title.zh in line.text:
        return Block(part, "heading", line.text, line.number, line.last, 1)
    return None


def _text_blocks(line: Line, part: str) -> Iterator[Block]:
    """A paragraph, taken apart where it speaks a list: 一是 … 二是 … 三是 …"""
    cuts = _spoken(line.text)
    pieces = [line.text[start:end] for start, end in zip(cuts, (*cuts[1:], None), strict=True)]
    for i, piece in enumerate(pieces):
        kind = "item" if line.mark == LIST or markers.ITEM.match(piece) else "paragraph"
        yield Block(part, kind, piece, line.number, line.last, inline=i > 0)


def _spoken(text: str) -> list[int]:
    found = [(one.start(), markers.number(one[1]), one[2]) for one in markers.SPOKEN.finditer(text)]
    run: list[int] = []
    for start, value, verb in found:
        if value == len(run) + 1 and verb == found[0][2]:
            run.append(start)
    if len(run) < INLINE_ITEMS:
        return [0]
    return run if run[0] == 0 else [0, *run]


def _outlined(blocks: list[Block]) -> Iterator[Block]:
    """Settle which numbered lines are headings, and give every block its place.

    A number is a heading only if it follows the last one at its level, or is the first and
    opens a new parent; so numbering may run on across chapters or start again in each.
    """
    last: Counter[int] = Counter()
    fresh = dict.fromkeys(LEVELS, True)
    chapter = section = 0
    in_article = False
    for candidate in blocks:
        block = candidate
        if block.level and block.number:
            value = markers.number(block.number)
            follows = value == last[block.level] + 1
            if in_article and block.level > 1 and not markers.ARTICLE.fullmatch(block.marker):
                # （一） under an article is an item of its list.
                block = replace(block, kind="item", level=0, head=0)
            elif not (follows or (value == 1 and fresh[block.level])):
                doubt = f"the number {block.marker} does not follow; taken for a paragraph"
                block = replace(block, kind="paragraph", level=0, head=0, doubt=doubt)
            else:
                last[block.level] = value
        if block.level:
            in_article = bool(markers.ARTICLE.fullmatch(block.marker))
            for level in LEVELS:
                fresh[level] = level > block.level or (fresh[level] and level < block.level)
        if block.level == 1:
            chapter, section = chapter + 1 if block.part == TEXT else 0, 0
        elif block.level == SECTION:
            section = _section(block, section)
        yield replace(block, chapter=chapter, section=section)


def _section(block: Block, last: int) -> int:
    """A section is called by its printed number, where that goes on; else it is counted."""
    value = markers.number(block.number)
    return value if value > last else last + 1


def _leads(blocks: list[Block]) -> list[Block]:
    """Mark lead sentences: 健全知识产权法律法规。 They head an item of a list, not a section."""
    sizes = Counter(_place(block) for block in blocks if block.kind != "heading")
    return [_led(block, sizes[_place(block)] > 1) for block in blocks]


def _place(block: Block) -> tuple[str, int, int]:
    return block.part, block.chapter, block.section


def _led(block: Block, among_others: bool) -> Block:
    if block.level or block.kind not in ("paragraph", "item") or block.part == NOTICE:
        return block
    found = (ITEM_LEAD if markers.ITEM.match(block.text) else LEAD).match(block.text)
    if not (found and found.end() <= LEAD_LENGTH and (among_others or block.kind == "item")):
        return block
    return replace(block, kind="item", lead=found.end())


def _closing(blocks: list[Block]) -> list[Block]:
    """Closing words belong to no section: the last plain paragraphs after a list of items."""
    last = max((i for i, block in enumerate(blocks) if block.part == TEXT), default=-1)
    start = last + 1
    while start and blocks[start - 1].part == TEXT and _is_plain(blocks[start - 1]):
        start -= 1
    after_list = start and blocks[start - 1].kind == "item" and blocks[start - 1].section
    if not after_list and not any(SALUTATION.match(b.text) for b in blocks[start : last + 1]):
        return blocks
    if not after_list:
        start = next(i for i in range(start, last + 1) if SALUTATION.match(blocks[i].text))
    return [
        replace(block, part=CLOSING, chapter=0, section=0) if start <= i <= last else block
        for i, block in enumerate(blocks)
    ]


def _is_plain(block: Block) -> bool:
    return block.kind == "paragraph" and not block.level and not block.clauses


def _figures(lines: tuple[Line, ...]) -> list[Block]:
    """The words of figures: one figure a chapter, one item a block, line breaks kept."""
    found: list[Block] = []
    count, figure, photograph = 0, 0, 0
    held: list[Line] = []
    for line in (line for line in lines if line.region == FIGURE):
        new = not held or line.mark == HEADING or line.role != held[-1].role
        if new or not _goes_on(held, line):
            found += _figure_block(held, figure)
            held = []
        if new and not (line.role == "photograph" and photograph):
            count += 1
            figure = count
        if line.role == "photograph":
            # A credit belongs to the photograph whose caption stood elsewhere on the page.
            figure = photograph = photograph or figure
        held.append(line)
    found += _figure_block(held, figure)
    return sorted(found, key=lambda block: block.chapter)


def _goes_on(held: list[Line], line: Line) -> bool:
    """Lines of one item follow each other; a bare number belongs to what comes after it."""
    if not held or line.mark or held[-1].mark:
        return False
    return line.number == held[-1].number + 1 or held[-1].text.isdigit()


def _figure_block(held: list[Line], figure: int) -> Iterator[Block]:
    if held:
        heading = held[0].mark == HEADING
        text = "\n".join(line.text for line in held)
        kind = "heading" if heading else "caption"
        yield Block(
            FIGURES, kind, text, held[0].number, held[-1].last, level=int(heading), chapter=figure
        )
