"""What a reader is told of a text: what was removed, what was mended, line by line."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.clean import EMENDED, Account, Cleaned, account
from pipeline.model import Emendation, Record
from pipeline.text import CHANGED, REMOVED, Line, Run

# Characters shown on either side of a mended place.
AROUND = 24
# Cleaners that act on single places, each worth showing; the others act everywhere alike.
SINGLE = ("mangled", "furniture", "pagebreaks")


@dataclass(frozen=True, slots=True)
class Mend:
    """One mended place: the capture's words and the clean ones, each in its surroundings."""

    line: int
    raw: tuple[str, str, str]
    clean: tuple[str, str, str]
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sample:
    """What one cleaner did throughout the text: how often, and the first place as an example."""

    cleaner: str
    kind: str
    characters: int
    places: int
    first: Mend


@dataclass(frozen=True, slots=True)
class CaptureLine:
    """One line of the capture and what became of it; ``joined`` continues the line before."""

    number: int
    raw: str
    pieces: tuple[Line, ...]
    joined: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything that “About this text” says."""

    account: Account
    emendations: tuple[tuple[Emendation, Mend], ...]
    mends: tuple[Mend, ...]
    samples: tuple[Sample, ...]
    lines: tuple[CaptureLine, ...]


def provenance(record: Record, cleaned: Cleaned) -> Provenance:
    """Gather what happened to one capture."""
    places = list(_places(cleaned))
    emended = [mend for by, mend in places if by == EMENDED]
    return Provenance(
        account=account(cleaned),
        emendations=tuple(_emendations(record, emended)),
        mends=tuple(mend for by, mend in places if by in SINGLE),
        samples=tuple(_samples(cleaned, places)),
        lines=tuple(_capture_lines(cleaned)),
    )


def visible(text: str) -> str:
    """Show bytes that no encoding explained; they cannot be written as they are."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _places(cleaned: Cleaned) -> Iterator[tuple[str, Mend]]:
    """Every place where characters were changed or removed, neighbouring runs as one."""
    breaks = [i for i, char in enumerate(cleaned.text.capture) if char == "\n"]
    held: list[Run] = []
    at = 0
    now = cleaned.text.now
    for run in (*cleaned.text.runs, None):
        if run and held and run.by == held[-1].by and run.kind == held[-1].kind:
            held.append(run)
            continue
        if held and held[0].state in (CHANGED, REMOVED):
            yield held[0].by, _mend(held, at, now, cleaned.text.capture, breaks)
        at += sum(len(one.text) for one in held)
        held = [run] if run else []


def _mend(runs: list[Run], at: int, now: str, capture: str, breaks: list[int]) -> Mend:
    start, end = runs[0].start, runs[-1].end
    after = at + sum(len(run.text) for run in runs)
    return Mend(
        line=bisect.bisect_left(breaks, start) + 1,
        raw=(_before(capture, start), visible(capture[start:end]), _after(capture, end)),
        clean=(_before(now, at), now[at:after], _after(now, after)),
        kind=runs[0].kind,
        reason="",
    )


def _before(text: str, place: int) -> str:
    return visible(text[max(0, place - AROUND) : place].rpartition("\n")[2])


def _after(text: str, place: int) -> str:
    return visible(text[place : place + AROUND].partition("\n")[0])


def _emendations(record: Record, mends: list[Mend]) -> Iterator[tuple[Emendation, Mend]]:
    """Each emendation with the place that it mended; those that only set a zone have none."""
    left = list(mends)
    for one in record.emendations:
        raw = ("", visible(one.exact), "")
        blank = Mend(one.line, raw, ("", one.clean, ""), one.kind, one.reason)
        place = next((m for m in left if m.line == one.line and m.raw[1] in one.exact), None)
        if place:
            left.remove(place)
        yield one, place or blank


def _samples(cleaned: Cleaned, places: list[tuple[str, Mend]]) -> Iterator[Sample]:
    counts = {kind: count for _state, kind, count in account(cleaned).counts}
    seen: dict[tuple[str, str], list[Mend]] = {}
    for by, mend in places:
        if by != EMENDED and by not in SINGLE:
            seen.setdefault((by, mend.kind), []).append(mend)
    for (by, kind), mends in seen.items():
        yield Sample(by, kind, counts.get(kind, 0), len(mends), mends[0])


def _capture_lines(cleaned: Cleaned) -> Iterator[CaptureLine]:
    pieces: dict[int, list[Line]] = {}
    joined: dict[int, int] = {}
    for line in cleaned.lines:
        pieces.setdefault(line.number, []).append(line)
        joined |= {number: line.number for number in range(line.number + 1, line.last + 1)}
    for number, raw in enumerate(cleaned.text.capture.split("\n"), 1):
        if raw.strip():
            yield CaptureLine(
                number, visible(raw), tuple(pieces.get(number, ())), joined.get(number, 0)
            )
