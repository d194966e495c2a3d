"""Stage 7, check: what must be true before anything is published.

After it every emendation matches, every character is accounted for, and what a record states
can be found in its capture or its segments; else there are problems, and what was published
before stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.align import stated
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
    """What the record states, the capture has: the printed title, the number, the dates."""
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
    for name, day in record.dates.items():
        if day.date and not day.basis:
            message = f"dates.{name} is {day.date} without a basis"
            yield Problem(record.where, "record", f"{message}; say stated or inferred")
        if day.basis == "stated" and not any(form in text for form in _forms(day)):
            message = f"dates.{name} is {day.date}, stated, but the capture does not hold that date"
            yield Problem(record.where, "record", f"{message}; mend it or mark it inferred")


def _forms(day: Day) -> Iterator[str]:
    """A date as a capture may print it."""
    parts = day.date.split("-")
    yield from (sign.join(parts) for sign in "-./")
    yield "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
