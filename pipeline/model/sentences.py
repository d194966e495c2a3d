"""Sentence beside sentence: the smallest parts of a segment that say the same in both languages."""

from __future__ import annotations

from dataclasses import dataclass


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
