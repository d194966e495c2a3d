"""``check --fix``: the glossary put into its one canonical order, and new reviews signed."""

from __future__ import annotations

from dataclasses import replace as changed
from pathlib import Path

from pipeline.model.document import DRAFT, REVIEWED
from pipeline.model.records import Concept, Entry, Problem
from pipeline.model.review import checksum
from pipeline.read import corpus, glossary, ledger, order
from pipeline.write.write import replace

GLOSSARY = "glossary.yml"


def disorder(root: Path) -> list[Problem]:
    """What is out of order in the glossary under ``root``, which has been read without fault."""
    return order.disorder((root / GLOSSARY).read_text(encoding="utf-8"), GLOSSARY)


def sign(root: Path) -> list[str]:
    """Sign every new review in the ledgers under ``root``; return the files that were changed.

    The ledgers have been read without fault. A review is signed with the checksum of the words
    beside it, and with the status that the entry had: what it is again once the words change. A
    status that somebody has overwritten with “reviewed” is no longer known, and counts as draft.
    """
    signed = []
    for folder in corpus.folders(root):
        path, file = folder / "en.po", f"source/{folder.name}/en.po"
        entries, _problems = corpus.read_ledger(path, file)
        after = tuple(_signed(one) for one in entries)
        if after != entries:
            replace(path, ledger.serialise(after, folder.name).encode("utf-8"))
            signed.append(file)
    return signed


def _signed(entry: Entry) -> Entry:
    review = entry.review
    if review is None or review.signed or entry.retired or entry.fuzzy or not entry.en:
        return entry
    before = DRAFT if entry.status in ("", REVIEWED) else entry.status
    words = checksum(entry.zh, entry.en)
    return changed(entry, status=REVIEWED, review=changed(review, before=before, words=words))


def fix(root: Path) -> list[str]:
    """Put the glossary under ``root`` in order; return the files that were changed.

    The glossary has been read without fault. Its lines are moved and none is reworded; should
    the moved text say anything else than before, or not be in order, nothing is written and
    what is out of order stays a problem.
    """
    path = root / GLOSSARY
    text = path.read_text(encoding="utf-8")
    ordered = order.ordered(text)
    if ordered == text or not _is_safe(text, ordered):
        return []
    line = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
    replace(path, ordered.replace("\n", line).encode("utf-8"))
    return [GLOSSARY]


def _is_safe(text: str, ordered: str) -> bool:
    before, problems = glossary.parsed(text, GLOSSARY)
    after, others = glossary.parsed(ordered, GLOSSARY)
    if problems or others or set(map(_said, before)) != set(map(_said, after)):
        return False
    return order.ordered(ordered) == ordered


def _said(concept: Concept) -> Concept:
    """A concept whatever the order of those that name it as related, which is the entries’ own."""
    return changed(concept, related=tuple(sorted(concept.related)))
