"""The ledgers as they are: one PO file for each document."""

from __future__ import annotations

from pipeline.read import ledger
from pipeline.terms.link import Site


def po(site: Site) -> dict[str, str]:
    """Return ``docs/data/<document>.po``, the same text as ``source/<document>/en.po``."""
    return {
        f"docs/data/{document.record.id}.po": ledger.serialise(document.ledger, document.record.id)
        for document in site.documents
    }
