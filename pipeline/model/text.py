"""A text that remembers where every character came from.

A ``Text`` is a partition of the capture into runs, in order and without gaps. A cleaner
never sees the capture: it sees the current characters and proposes edits; ``apply`` turns
them into new runs. So the sum of the runs is the capture, whatever the cleaners do, and
every character of it is kept, changed or removed, by a named hand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

KEPT, CHANGED, REMOVED = "kept", "changed", "removed"
BODY, METADATA, FIGURE = "body", "metadata", "figure"
NEWLINE = re.compile("\n")
HEADING, LIST = "Markdown heading mark", "Markdown list mark"


@dataclass(frozen=True, slots=True)
class Edit:
    """A proposal for ``[start, end)`` of the current characters.

    ``text`` replaces them (empty: they go; None: they stay). ``kind`` names the reason to a
    reader. ``zone`` says what kept characters are, when they are not running text:
    ``metadata/title``, ``figure/photograph``.
    """

    start: int
    end: int
    text: str | None
    kind: str
    zone: str = ""


class Run(NamedTuple):
    """``capture[start:end]`` and what now stands for it: by which cleaner, of which kind.

    A named tuple, since a text in pinyin has thousands of them and they are made anew often.
    """

    start: int
    end: int
    text: str
    state: str = KEPT
    by: str = ""
    kind: str = ""
    zone: str = BODY

    def split(self, at: int) -> tuple[Run, Run]:
        """Cut before character ``at``; a run that changed its length keeps its origin left."""
        start, end, text, *how = self
        middle = start + at if len(text) == end - start else end
        return Run(start, middle, text[:at], *how), Run(middle, end, text[at:], *how)


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of one line of the current text that lies in one zone.

    ``start`` and ``end`` are current positions, ``number`` and ``last`` the first and last
    line of the capture (from 1) that it is made of, ``mark`` the mark that a converter had
    set before it (``HEADING``, ``LIST`` or nothing).
    """

    start: int
    end: int
    text: str
    zone: str
    mark: str
    number: int
    last: int

    @property
    def region(self) -> str:
        """The zone without its detail: body, metadata or figure."""
        return self.zone.partition("/")[0]

    @property
    def role(self) -> str:
        """The detail of the zone: the ``title`` of ``metadata/title``."""
        return self.zone.partition("/")[2]


@dataclass(frozen=True)
class Text:
    """The capture, and the runs that partition it."""

    capture: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, capture: str) -> Text:
        """The capture as it is: one run, nothing touched."""
        return cls(capture, (Run(0, len(capture), capture),) if capture else ())

    @cached_property
    def now(self) -> str:
        """The current characters."""
        return "".join([run.text for run in self.runs])

    @cached_property
    def ends(self) -> list[int]:
        """For each run, the current position after its last character."""
        return list(accumulate([len(run.text) for run in self.runs]))

    @cached_property
    def breaks(self) -> list[int]:
        """Where in the capture its lines end."""
        return [found.start() for found in NEWLINE.finditer(self.capture)]

    def number(self, place: int) -> int:
        """The line of the capture, from 1, that a place in the capture stands on."""
        return bisect_left(self.breaks, place) + 1

    def apply(self, edits: Iterable[Edit], by: str) -> Text:
        """Carry out the edits of one cleaner; where two overlap, the earlier one wins."""
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        if not ordered:
            return self
        feed, free = _Feed(self), 0
        for edit in ordered:
            if edit.start >= free:
                feed.edit(_trimmed(edit, self.now), by)
                free = edit.end
        feed.copy(len(self.now) + 1)
        return Text(self.capture, tuple(feed.done))

    def lines(self) -> list[Line]:
        """The current text line by line, cut where the zone changes; blank lines left out."""
        return self._lines

    @cached_property
    def _lines(self) -> list[Line]:
        found = []
        start = 0
        cuts = self._zone_cuts
        for text in self.now.split("\n"):
            end = start + len(text)
            if text.strip():
                inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
                for left, right in zip((start, *inside), (*inside, end), strict=True):
                    if self.now[left:right].strip():
                        found.append(self._line(left, right, first=left == start))
            start = end + 1
        return found

    @cached_property
    def _zone_cuts(self) -> list[int]:
        """Positions where the zone of what is shown changes."""
        cuts, zone = [], BODY
        for run, end in zip(self.runs, self.ends, strict=True):
            if run.text and run.zone != zone:
                cuts.append(end - len(run.text))
                zone = run.zone
        return cuts

    def _line(self, start: int, end: int, first: bool) -> Line:
        before = bisect_right(self.ends, start)
        after = bisect_left(self.ends, end)
        opens, closes = self.runs[before], self.runs[after]
        into = start - (self.ends[before] - len(opens.text))
        last = closes.start + len(closes.text) - 1 - (self.ends[after] - end)
        return Line(
            start,
            end,
            self.now[start:end],
            opens.zone,
            self._mark(before) if first and not into else "",
            self.number(min(opens.start + into, max(opens.start, opens.end - 1))),
            self.number(min(last, max(closes.start, closes.end - 1))),
        )

    def _mark(self, index: int) -> str:
        """The mark that a converter had set before the run at ``index``, on the same line."""
        while index and self.runs[index - 1].state == REMOVED:
            index -= 1
            if self.runs[index].kind in (HEADING, LIST):
                return self.runs[index].kind
        return ""


class _Feed:
    """Goes through the runs of a text by current position, copying and editing."""

    def __init__(self, text: Text) -> None:
        self.at = 0
        self.done: list[Run] = []
        self._text = text
        self._next = 0
        self._open: Run | None = None

    def copy(self, until: int) -> None:
        """Copy the runs whose characters lie before ``until``; empty ones at it stay behind."""
        self.done += self._take(until)

    def edit(self, edit: Edit, by: str) -> None:
        """Copy what stands before the edit and carry it out."""
        self.copy(edit.start)
        if not self._inside(edit, by):
            self.done += _edited(self._take(edit.end), edit, by, self._origin())

    def _inside(self, edit: Edit, by: str) -> bool:
        """Carry out an edit of characters that lie in one run as captured, as nearly all do."""
        runs, size = self._text.runs, edit.end - edit.start
        run = self._open or next(iter(runs[self._next : self._next + 1]), None)
        if edit.text is None or not run or run.state != KEPT or not 0 < size <= len(run.text):
            return False
        start, end, text, *how = run
        middle = start + size
        said = (CHANGED, by, edit.kind, run.zone) if edit.text else (REMOVED, by, edit.kind)
        self.done.append(Run(start, middle, edit.text, *said))
        self._next += self._open is None
        self._open = Run(middle, end, text[size:], *how) if size < len(text) else None
        self.at = edit.end
        return True

    def _origin(self) -> int:
        if self._open is not None:
            return self._open.start
        rest = self._text.runs[self._next : self._next + 1]
        return rest[0].start if rest else len(self._text.capture)

    def _take(self, until: int) -> list[Run]:
        taken: list[Run] = []
        if self.at >= until:
            return taken
        if self._open is not None:
            self._pass(self._open, until, taken)
            if self._open is not None:
                return taken
        # All runs that end at or before the place go over whole.
        whole = max(self._next, bisect_right(self._text.ends, until))
        runs, ends = self._text.runs, self._text.ends
        while whole > self._next and not runs[whole - 1].text and ends[whole - 1] == until:
            whole -= 1
        taken += runs[self._next : whole]
        if whole > self._next:
            self._next, self.at = whole, ends[whole - 1]
        if self.at < until and self._next < len(runs):
            self._next += 1
            self._pass(runs[self._next - 1], until, taken)
        return taken

    def _pass(self, run: Run, until: int, taken: list[Run]) -> None:
        """Hand over a run, or its part before ``until``; the rest stays open."""
        self._open = None
        if self.at + len(run.text) > until:
            run, self._open = run.split(until - self.at)
        self.at += len(run.text)
        taken.append(run)


def _trimmed(edit: Edit, now: str) -> Edit:
    """Leave out of a replacement what it does not change, so that the account is exact."""
    start, end, new = edit.start, edit.end, edit.text
    if not new:
        return edit
    while new and start < end and new[0] == now[start]:
        start, new = start + 1, new[1:]
    while new and start < end and new[-1] == now[end - 1]:
        end, new = end - 1, new[:-1]
    return edit if new == edit.text else replace(edit, start=start, end=end, text=new)


def _edited(runs: list[Run], edit: Edit, by: str, origin: int) -> Iterable[Run]:
    if edit.text is None:
        return [run._replace(zone=edit.zone) for run in runs]
    if edit.text:
        return _replaced(runs, edit, by, origin)
    return [
        run if run.state == REMOVED else Run(run.start, run.end, "", REMOVED, by, edit.kind)
        for run in runs
    ]


def _replaced(runs: list[Run], edit: Edit, by: str, origin: int) -> Iterator[Run]:
    new = edit.text or ""
    changed = [run for run in runs if run.state != REMOVED]
    if not changed:
        # Nothing but a place: the new characters have no origin of their own.
        yield from runs
        yield Run(origin, origin, new, CHANGED, by, edit.kind)
        return
    even = len(new) == sum(len(run.text) for run in changed)
    for run in runs:
        if run.state == REMOVED:
            yield run
            continue
        # One for one where the lengths agree, else all of it on the first of them.
        size = len(run.text) if even else len(new)
        part, new = new[:size], new[size:]
        # What was changed before stays told of the first hand: it met the capture's own words.
        told = (run.by, run.kind) if run.state == CHANGED else (by, edit.kind)
        yield Run(run.start, run.end, part, CHANGED, *told, run.zone)
