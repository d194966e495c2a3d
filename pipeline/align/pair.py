"""Stage 6, pair: sentence beside sentence, in every segment.

After it the Chinese and the English of every segment are covered by pairs in order, each with an
id of its own; where ``record.yml`` says how the sentences of a segment go together, they go so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.align import split
from pipeline.align.anchors import anchors
from pipeline.align.beads import Group, Sentence, groups
from pipeline.align.split import Span
from pipeline.align.stated import by_reader, faults
from pipeline.model.document import Document, Segment
from pipeline.model.sentences import SentencePair
from pipeline.numbers.markers import CLAUSE, ENGLISH_CLAUSE
from pipeline.terms.link import Occurrence, Site

# What has sentences; a heading, a caption, a signature and what is like them is one pair.
RUNNING = frozenset(("paragraph", "item", "addressee"))
# The original of a title is no English, and marks say nothing about how long a text is.
ORIGINAL = re.compile(r" ?[(（]《[^》]*》[)）]")
MARKS = re.compile(r"[\s，。、；：！？“”《》（）—·]")
# Words that point back to the sentence before.
BACK = re.compile("[这此其他她它]|上述|以上|该|两者|对此|为此")
IT = re.compile(r"(?:They|It|He|She|This|These|Those|Such|All this|In addition|In particular)\b")


def pair(site: Site) -> Site:
    """Return the site with the sentence pairs of all its segments."""
    return replace(
        site,
        sentences={
            (document.record.id, segment.id): one
            for document in site.documents
            for segment, one in _document(site, document)
        },
    )


def _document(site: Site, document: Document) -> Iterator[tuple[Segment, tuple[SentencePair, ...]]]:
    said = {one.segment: one for one in document.record.sentences}
    for segment in document.segments:
        stated = said.get(segment.id)
        # What is wrong with it, checking tells.
        if stated and not any(faults(segment, stated)):
            yield segment, by_reader(segment, stated)
        else:
            yield segment, of_segment(segment, site.by_segment[document.record.id, segment.id])


def of_segment(segment: Segment, found: Iterable[Occurrence]) -> tuple[SentencePair, ...]:
    """Return the pairs of a segment as the program finds them; ``found`` are the terms in it."""
    zh, en = segment.zh, segment.en
    if not en.strip() or segment.kind not in RUNNING:
        return _numbered(segment.id, [_whole(zh)], [_whole(en)], [(1, 1)])
    way: list[Group] = []
    columns = split.chinese(zh), split.english(en)
    found = tuple(found)
    for chinese, english in _apart((zh, en), *columns):
        if len(chinese) == 1 or len(english) == 1:
            way.append((len(chinese), len(english)))
        else:
            held = anchors((zh, en), (chinese, english), found)
            way += groups(_chinese(zh, chinese), _english(en, english), held)
    return _numbered(segment.id, *columns, way)


def _apart(
    texts: tuple[str, str], chinese: list[Span], english: list[Span]
) -> Iterator[tuple[list[Span], list[Span]]]:
    """The sentences in parts that are known to go together: clauses of responsibility by turns."""
    clauses = (CLAUSE, ENGLISH_CLAUSE)
    turns = [
        [i for i, place in enumerate(places) if clause.match(text, *place)]
        for text, places, clause in zip(texts, (chinese, english), clauses, strict=True)
    ]
    parts = list(_between(chinese, english, *turns)) if len(turns[0]) == len(turns[1]) else []
    # Where one language has text between two clauses and the other has none, nothing is known.
    if not parts or any(bool(zh) != bool(en) for zh, en in parts):
        parts = [(chinese, english)]
    yield from (part for part in parts if part[0])


def _between(
    chinese: list[Span], english: list[Span], zh: list[int], en: list[int]
) -> Iterator[tuple[list[Span], list[Span]]]:
    i = j = 0
    for at, beside in zip(zh, en, strict=True):
        yield chinese[i:at], english[j:beside]
        yield chinese[at : at + 1], english[beside : beside + 1]
        i, j = at + 1, beside + 1
    yield chinese[i:], english[j:]


def _chinese(text: str, places: list[Span]) -> list[Sentence]:
    return [
        Sentence(
            _length(MARKS, text, place),
            text[place[1] - 1] in "；：",
            bool(BACK.match(text, place[0])),
        )
        for place in places
    ]


def _english(text: str, places: list[Span]) -> list[Sentence]:
    return [
        Sentence(
            _length(ORIGINAL, text, place),
            text[place[1] - 1] == ";",
            bool(IT.match(text, place[0])),
        )
        for place in places
    ]


def _whole(text: str) -> Span:
    said = text.strip()
    start = text.index(said)
    return start, start + len(said)


def _length(left_out: re.Pattern[str], text: str, place: Span) -> int:
    return len(left_out.sub("", text[slice(*place)]))


def _numbered(
    name: str, chinese: list[Span], english: list[Span], way: Iterable[Group]
) -> tuple[SentencePair, ...]:
    pairs = []
    i = j = 0
    for turn, (many, much) in enumerate(way, 1):
        zh = chinese[i][0], chinese[i + many - 1][1]
        en = english[j][0], english[j + much - 1][1]
        pairs.append(SentencePair(f"{name}.{turn}", zh, en))
        i, j = i + many, j + much
    return tuple(pairs)
