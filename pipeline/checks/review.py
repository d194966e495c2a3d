"""Reviews: each says who, when and which words, and the words are still those."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import REVIEWED
from pipeline.model.records import Entry, Problem
from pipeline.terms.link import Site


def review(site: Site) -> Iterator[Problem]:
    """A review by a human translator names who, when and the words reviewed, and they stand.

    When the Chinese or the English is edited, the entry is at once what it was before the
    review; with the reviewed words back it is reviewed again. Until then the review is listed
    here, so that somebody looks at the new words or takes the review out.

    Bad: # status: reviewed, or a review of words that have been edited since
    Good: # review: Li Hua, 2026-12-01 (and check --fix adds the checksum of both texts)
    """
    for document in site.documents:
        for entry in document.ledger:
            if not entry.retired and (message := fault(entry)):
                yield Problem(entry.where, "review", f"{entry.id}: {message}")


def fault(entry: Entry) -> str:
    """What is wrong with an entry’s review and what to do, or nothing."""
    found = entry.review
    if found is None:
        if entry.status != REVIEWED:
            return ""
        return "“reviewed” says neither who nor when; add “# review: NAME, DATE”, run check --fix"
    said = f"the review by {found.by}, {found.day},"
    if not entry.en or entry.fuzzy:
        return f"{said} is of no confirmed English; take out fuzzy or the review"
    if not found.signed:
        return f"{said} does not say which words it is of; run check --fix"
    if not found.holds(entry.zh, entry.en):
        return (
            f"{said} is of other words, so that this is “{found.before}” again; let somebody "
            "review these, with a new date and without “before …”, or take the line out"
        )
    return ""
