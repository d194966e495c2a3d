"""Whether there is a translation, and of this text."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pairs import documents
from pipeline.model.records import Problem
from pipeline.terms.link import Site


def missing(site: Site) -> Iterator[Problem]:
    """Every heading, paragraph and item has English.

    A page with gaps says so, but a document is done only without them.

    Bad: 加强保护。 = (nothing)
    Good: 加强保护。 = Strengthen protection.
    """
    for pairs in documents(site):
        for pair in pairs:
            if not pair.en.strip():
                yield pair.problem("missing", f"“{pair.zh[:16]}” has no English; translate it")


def stale(site: Site) -> Iterator[Problem]:
    """No English was made from an earlier Chinese text.

    The reader is told of each one until somebody has looked at it.

    Bad: 新建30家中心 (earlier 新建20家中心) = build 20 new centers
    Good: 新建30家中心 = build 30 new centers
    """
    for pairs in documents(site):
        for pair in pairs:
            if pair.entry.fuzzy:
                message = f"the source has changed; it was “{pair.entry.previous[:24]}”"
                yield pair.problem("stale", f"{message}; mend the English and take out fuzzy")
