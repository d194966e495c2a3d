"""The ledger as it is: one PO file for each document."""

from __future__ import annotations

from pipeline.read import ledger
from pipeline.terms.link import Site


def po(site: Site) -> dict[str, str]:
    """Return ``docs/data/<document>.po``, the same text as ``source/<document>/en.po``."""
    (one,) = site.documents
    return {f"docs/data/{one.record.id}.po": ledger.serialise(one.ledger, one.record.id)}
