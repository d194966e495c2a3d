"""What a reader is told of a text: what was removed, what was mended, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.cleaned import EMENDED, Account, Cleaned
from pipeline.model.records import Emendation, Record
from pipeline.model.text import KEPT, Line

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


@dataclass(frozen=True, slots=True)
class Sample:
    """What one cleaner did throughout the text: how often, and the first place as an example."""

    cleaner: str
    kind: str
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
    places = _places(cleaned)
    return Provenance(
        account=cleaned.account,
        emendations=tuple(_emendations(record, cleaned, places)),
        mends=tuple(_mend(cleaned, one) for one in places if one.by in SINGLE),
        samples=tuple(_samples(cleaned, places)),
        lines=tuple(_capture_lines(cleaned)),
    )


def visible(text: str) -> str:
    """Show bytes that no encoding explained; they cannot be written as they are."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class _Place(NamedTuple):
    """Neighbouring runs with one cleaner and kind: where in the capture and in the clean text."""

    by: str
    kind: str
    start: int
    end: int
    clean_start: int
    clean_end: int


def _places(cleaned: Cleaned) -> list[_Place]:
    """Every place where characters were changed or removed."""
    found: list[_Place] = []
    at = 0
    for start, end, text, state, by, kind, _zone in cleaned.text.runs:
        after = at + len(text)
        if state != KEPT:
            if (
                found
                and found[-1][3:] == (start, found[-1].clean_start, at)
                and (
                    found[-1].by,
                    found[-1].kind,
                )
                == (by, kind)
            ):
                found[-1] = found[-1]._replace(end=end, clean_end=after)
            else:
                found.append(_Place(by, kind, start, end, at, after))
        at = after
    return found


def _mend(cleaned: Cleaned, place: _Place) -> Mend:
    capture, now = cleaned.text.capture, cleaned.text.now
    _by, kind, start, end, clean_start, clean_end = place
    return Mend(
        line=cleaned.text.number(start),
        raw=(_before(capture, start), visible(capture[start:end]), _after(capture, end)),
        clean=(_before(now, clean_start), now[clean_start:clean_end], _after(now, clean_end)),
        kind=kind,
    )


def _before(text: str, place: int) -> str:
    return visible(text[max(0, place - AROUND) : place].rpartition("\n")[2])


def _after(text: str, place: int) -> str:
    return visible(text[place : place + AROUND].partition("\n")[0])


def _emendations(
    record: Record, cleaned: Cleaned, places: list[_Place]
) -> Iterator[tuple[Emendation, Mend]]:
    """Each emendation with the place that it mended; those that only set a zone have none."""
    left = [_mend(cleaned, place) for place in places if place.by == EMENDED]
    for one in record.emendations:
        place = next((m for m in left if m.line == one.line and m.raw[1] in one.exact), None)
        if place:
            left.remove(place)
        blank = Mend(one.line, ("", visible(one.exact), ""), ("", one.clean, ""), one.kind)
        yield one, place or blank


def _samples(cleaned: Cleaned, places: list[_Place]) -> Iterator[Sample]:
    first: dict[tuple[str, str], _Place] = {}
    numbers: Counter[tuple[str, str]] = Counter()
    for place in places:
        if place.by != EMENDED and place.by not in SINGLE:
            first.setdefault((place.by, place.kind), place)
            numbers[place.by, place.kind] += 1
    for (by, kind), place in first.items():
        yield Sample(by, kind, numbers[by, kind], _mend(cleaned, place))


def _capture_lines(cleaned: Cleaned) -> Iterator[CaptureLine]:
    pieces: dict[int, list[Line]] = {}
    joined: dict[int, int] = {}
    for line in cleaned.lines:
        pieces.setdefault(line.number, []).append(line)
        joined |= dict.fromkeys(range(line.number + 1, line.last + 1), line.number)
    for number, raw in enumerate(cleaned.text.capture.split("\n"), 1):
        if raw.strip():
            yield CaptureLine(
                number, visible(raw), tuple(pieces.get(number, ())), joined.get(number, 0)
            )
