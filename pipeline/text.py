"""A text that remembers where every character came from.

A ``Text`` is a partition of the capture into runs, in order and without gaps. A cleaner
never sees the capture: it sees the current characters and proposes edits; ``apply`` turns
them into new runs. So the sum of the runs is the capture, whatever the cleaners do, and
every character of it is kept, changed or removed, by a named hand.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

KEPT, CHANGED, REMOVED = "kept", "changed", "removed"
BODY, METADATA, FIGURE = "body", "metadata", "figure"
HEADING, LIST = "Markdown heading mark", "Markdown list mark"
PARTS = re.compile(r"\n|[^\n]+")


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


@dataclass(frozen=True, slots=True)
class Run:
    """``capture[start:end]`` and what now stands for it: by which cleaner, of which kind."""

    start: int
    end: int
    text: str
    state: str = KEPT
    by: str = ""
    kind: str = ""
    zone: str = BODY

    def split(self, at: int) -> tuple[Run, Run]:
        """Cut before character ``at``; a run that changed its length keeps its origin left."""
        middle = self.start + at if len(self.text) == self.end - self.start else self.end
        return (
            replace(self, end=middle, text=self.text[:at]),
            replace(self, start=middle, text=self.text[at:]),
        )


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


@dataclass(frozen=True, slots=True)
class Text:
    """The capture, and the runs that partition it."""

    capture: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, capture: str) -> Text:
        """The capture as it is: one run, nothing touched."""
        return cls(capture, (Run(0, len(capture), capture),) if capture else ())

    @property
    def now(self) -> str:
        """The current characters."""
        return "".join(run.text for run in self.runs)

    def apply(self, edits: Iterable[Edit], by: str) -> Text:
        """Carry out the edits of one cleaner; where two overlap, the earlier one wins."""
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        if not ordered:
            return self
        now, done, feed = self.now, [], _Feed(self.runs)
        for edit in ordered:
            if edit.start < feed.at:
                continue
            edit = _trimmed(edit, now)
            done.extend(feed.take(edit.start))
            done.extend(_edited(list(feed.take(edit.end)), edit, by, feed))
        done.extend(feed.left())
        return Text(self.capture, tuple(done))

    def lines(self) -> list[Line]:
        """The current text line by line, cut where the zone changes; blank lines left out."""
        breaks = [i for i, char in enumerate(self.capture) if char == "\n"]
        return [line for line in _Lines(breaks).of(self.runs) if line.text.strip()]


class _Feed:
    """Runs handed out by current position, split where need be."""

    def __init__(self, runs: tuple[Run, ...]) -> None:
        self._rest = list(reversed(runs))
        self.at = 0
        self.origin = runs[0].start if runs else 0

    def _pull(self) -> Run:
        run = self._rest.pop()
        self.origin = run.end
        return run

    def take(self, until: int) -> Iterator[Run]:
        """Hand out the runs whose characters lie before ``until``."""
        while self.at < until and self._rest:
            run = self._pull()
            if self.at + len(run.text) > until:
                run, later = run.split(until - self.at)
                self._rest.append(later)
                self.origin = later.start
            self.at += len(run.text)
            yield run

    def left(self) -> Iterator[Run]:
        """Hand out all that is left."""
        while self._rest:
            yield self._pull()


def _trimmed(edit: Edit, now: str) -> Edit:
    """Leave out of a replacement what it does not change, so that the account is exact."""
    start, end, new = edit.start, edit.end, edit.text
    if not new:
        return edit
    while new and start < end and new[0] == now[start]:
        start, new = start + 1, new[1:]
    while new and start < end and new[-1] == now[end - 1]:
        end, new = end - 1, new[:-1]
    return replace(edit, start=start, end=end, text=new)


def _edited(runs: list[Run], edit: Edit, by: str, feed: _Feed) -> Iterator[Run]:
    if edit.text is None:
        yield from (replace(run, zone=edit.zone) for run in runs)
    elif edit.text:
        yield from _replaced(runs, edit, by, feed.origin)
    else:
        yield from (_removed(run, edit, by) for run in runs)


def _removed(run: Run, edit: Edit, by: str) -> Run:
    if run.state == REMOVED:
        return run
    return replace(run, text="", state=REMOVED, by=by, kind=edit.kind)


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
        yield replace(run, text=part, state=CHANGED, by=by, kind=edit.kind)


class _Lines:
    """Gathers runs into lines."""

    def __init__(self, breaks: list[int]) -> None:
        self._breaks = breaks
        self._at = 0
        self._start = 0
        self._pieces: list[str] = []
        self._first: tuple[int, str] = (0, BODY)
        self._last = 0
        self._mark = ""

    def of(self, runs: tuple[Run, ...]) -> Iterator[Line]:
        for run in runs:
            if run.state == REMOVED and run.kind in (HEADING, LIST) and not self._pieces:
                self._mark = run.kind
            if self._pieces and run.text and run.zone != self._first[1]:
                yield self._close()
            yield from self._feed(run)
        yield self._close()

    def _feed(self, run: Run) -> Iterator[Line]:
        origin = run.start
        for part in PARTS.findall(run.text):
            if part == "\n":
                yield self._close()
                self._start = self._at + 1
            else:
                if not self._pieces:
                    self._first, self._start = (origin, run.zone), self._at
                self._pieces.append(part)
                self._last = min(origin + len(part), run.end) - 1
            self._at += len(part)
            origin += len(part)

    def _number(self, place: int) -> int:
        return bisect.bisect_left(self._breaks, place) + 1

    def _close(self) -> Line:
        origin, zone = self._first
        text = "".join(self._pieces)
        end = self._start + len(text)
        line = Line(
            self._start, end, text, zone, self._mark, self._number(origin), self._number(self._last)
        )
        self._pieces, self._mark = [], ""
        return line
