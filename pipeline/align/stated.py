"""Sentence pairs as a reader has them: ``record.yml`` names the words that each begins with.

Words are better than counts: a comma mended in a segment leaves them as they are, and whoever
reads the record sees what goes with what.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import Document, Segment
from pipeline.model.records import Pairing, Problem, Where
from pipeline.model.sentences import SentencePair

RULE = "record"


def by_reader(segment: Segment, stated: Pairing) -> tuple[SentencePair, ...]:
    """Return the pairs that a reader has stated, without a fault, for a segment."""
    starts = [[0, *_starts(text, words)] for text, words in _columns(segment, stated)]
    columns = [
        [
            _trimmed(text, start, end)
            for start, end in zip(places, [*places[1:], len(text)], strict=True)
        ]
        for (text, _words), places in zip(_columns(segment, stated), starts, strict=True)
    ]
    return tuple(
        SentencePair(f"{segment.id}.{turn}", zh, en)
        for turn, (zh, en) in enumerate(zip(*columns, strict=True), 1)
    )


def faults(segment: Segment, stated: Pairing) -> Iterator[Problem]:
    """Yield what is wrong with what a reader has stated for a segment."""
    for text, words in _columns(segment, stated):
        at = 0
        for said, where in words:
            count = text.count(said, at + 1)
            if count != 1:
                how = "not there" if not count else f"there {count} times"
                message = f"“{said}” is {how} after the pair before it in {segment.id}"
                todo = "mend the words" if not count else "write more of them"
                yield Problem(where, RULE, f"{message}; {todo}")
                break
            at = text.index(said, at + 1)


def document(document: Document) -> Iterator[Problem]:
    """Yield what is wrong with what the record of a document says of its sentences."""
    segments = {segment.id: segment for segment in document.segments}
    seen: set[str] = set()
    for stated in document.record.sentences:
        name = stated.segment
        if name in seen:
            yield Problem(stated.where, RULE, f"{name} is here twice; take one of them out")
        elif name not in segments:
            message = f"the document has no segment {name}; mend the id or take the entry out"
            yield Problem(stated.where, RULE, message)
        else:
            yield from faults(segments[name], stated)
        seen.add(name)


def _columns(
    segment: Segment, stated: Pairing
) -> tuple[tuple[str, list[tuple[str, Where]]], tuple[str, list[tuple[str, Where]]]]:
    """Each text of the segment with the words to find in it, in their order."""
    return (
        (segment.zh, [(one.zh, one.where) for one in stated.begins]),
        (segment.en, [(one.en, one.where) for one in stated.begins]),
    )


def _starts(text: str, words: list[tuple[str, Where]]) -> Iterator[int]:
    at = 0
    for said, _where in words:
        at = text.index(said, at + 1)
        yield at


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return start, start + len(part.strip())
