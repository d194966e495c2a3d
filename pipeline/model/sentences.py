"""Sentence beside sentence: the smallest parts of a segment that say the same in both languages."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.where import Where


@dataclass(frozen=True, slots=True)
class SentencePair:
    """One or more sentences of a segment’s Chinese with those of its English that say the same.

    ``id`` is the segment’s with the number of the pair in it, from 1: ``s1-0-1.4``. ``zh`` and
    ``en`` are places ``[start, end)`` in the segment’s texts, in characters, without the white
    space between sentences. The pairs of a segment are in order in both languages and leave
    out nothing but white space. Where there is no English yet, its place is ``(0, 0)``.
    """

    id: str
    zh: tuple[int, int]
    en: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Begin:
    """The words, in both languages, that a sentence pair begins with."""

    zh: str
    en: str
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class Pairing:
    """How a reader pairs the sentences of a segment: where each pair but the first begins."""

    segment: str
    begins: tuple[Begin, ...]
    where: Where = field(compare=False)
