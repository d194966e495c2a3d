"""Stage 7, check: what must be true before anything is published.

After it every emendation matches, every character is accounted for, and what a record states
can be found in its capture or its segments; else there are problems, and what was published
before stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.align import stated
from pipeline.model.described import ELSEWHERE, INFERRED, STATED
from pipeline.model.document import Document
from pipeline.model.records import Day, Problem
from pipeline.terms.link import Site


def check(site: Site) -> list[Problem]:
    """Return every problem of the site's documents."""
    return [problem for document in site.documents for problem in _document(document)]


def _document(document: Document) -> Iterator[Problem]:
    yield from document.cleaned.problems
    yield from _accounted(document)
    yield from _found(document)
    yield from _dated(document)
    yield from _pointed(document)
    yield from stated.document(document)


def _accounted(document: Document) -> Iterator[Problem]:
    """Every character of the capture is in exactly one category of the account.

    The runs are compared with the capture itself too: a partition has no gap and no overlap.
    """
    found = document.cleaned.account
    ends = [0, *(run.end for run in document.cleaned.text.runs)]
    starts = [*(run.start for run in document.cleaned.text.runs), found.size]
    if found.total != found.size or ends != starts:
        message = f"the capture has {found.size} characters, the account {found.total}"
        where = document.record.where
        yield Problem(where, "account", f"{message}; the cleaner that lost them has to be mended")


def _found(document: Document) -> Iterator[Problem]:
    """What the record states, the capture has: the printed title, the number."""
    record, text = document.record, document.cleaned.text.now
    titles = [line for line in document.cleaned.lines if line.role == "title"]
    if record.printed and not titles:
        yield Problem(
            record.where,
            "record",
            f"no clean line is the printed title “{record.printed}”; mend title.printed",
        )
    if record.number.zh and record.number.zh not in text:
        message = f"the number “{record.number.zh}” does not stand in the capture"
        yield Problem(record.where, "record", f"{message}; leave it empty or mend it")


def _dated(document: Document) -> Iterator[Problem]:
    """Every date says what it rests on, and what it says it rests on is there."""
    text = document.cleaned.text.now
    for name, day in document.record.dates.items():
        where = f"dates.{name} is {day.date or 'empty'}"
        for message in _wrong(day, text):
            yield Problem(day.where, "record", f"{where}{message}")


def _wrong(day: Day, text: str) -> Iterator[str]:
    if day.date and not day.basis:
        yield f" without a basis; say {STATED}, {INFERRED} or {ELSEWHERE}"
    if day.basis == STATED and not any(form in text for form in _forms(day)):
        yield ", stated, but the capture does not hold that date; mend it or mark it inferred"
    if day.basis == ELSEWHERE and day.source is None:
        yield f", {ELSEWHERE}, but not where; add its source: title, url, seen"
    if day.source is not None and day.basis != ELSEWHERE:
        yield f" with a source, but not “{ELSEWHERE}”; mend the basis or take the source out"
    if day.not_before and not (day.date and day.not_before.startswith(f"{day.date}-")):
        yield (
            f" and not_before {day.not_before}, which is no day within it; a date is either "
            "exact, or a month or year with a day of it as not_before"
        )


def _pointed(document: Document) -> Iterator[Problem]:
    """Every segment that the brief or a lack names stands in the document."""
    record, known = document.record, {segment.id for segment in document.segments}
    told = [("in_brief", one.at, one.where) for one in record.in_brief]
    told += [("lacks", one.at, one.where) for one in record.lacks]
    for key, at, where in told:
        if not at:
            yield Problem(where, "record", f"{key}: “at” is empty; name the segments it is about")
        for name in at:
            if name not in known:
                message = f"{key} names {name}, which is no segment of the document"
                yield Problem(where, "record", f"{message}; mend the id under at")


def _forms(day: Day) -> Iterator[str]:
    """A date as a capture may print it."""
    parts = day.date.split("-")
    yield from (sign.join(parts) for sign in "-./")
    yield "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
