"""What a record tells a reader: dates, a brief, official texts, what this edition lacks."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.where import Where

NOWHERE = Where("", 0)
# On what a date rests: the capture prints it, we conclude it, or another page gives it.
STATED, INFERRED, ELSEWHERE = "stated", "inferred", "stated elsewhere"


@dataclass(frozen=True, slots=True)
class Reading:
    """A page on which something was found, and the day on which it was seen."""

    title: str
    url: str
    seen: str


@dataclass(frozen=True, slots=True)
class Day:
    """A date of a document in ISO 8601, to the day, the month or the year, and its basis.

    ``source`` is the page that gives a date “stated elsewhere”. ``not_before`` is a day before
    which a date known to the month or year only cannot lie; it is used to put documents in order.
    """

    date: str = ""
    basis: str = ""
    note: str = ""
    source: Reading | None = None
    not_before: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Brief:
    """One line of “In brief”, in English, and the ids of the segments that it sums up."""

    says: str
    at: tuple[str, ...]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Lack:
    """What the document as issued has and the capture has not, and the segments where it belongs.

    ``source`` is the page from which that is known, where it is not plain from the capture.
    """

    what: str
    at: tuple[str, ...]
    source: Reading | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Official:
    """The text as an authority publishes it: language (zh, en), the page, how that was seen."""

    language: str
    page: Reading
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False)
