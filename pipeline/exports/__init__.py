"""The corpus in the formats that other programs read, one module each.

Every export has the signature ``(Site) -> {path: text}``, the paths under ``docs/data/``. The
page of downloads is made from the table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.exports.data import data
from pipeline.link import Site


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its name, what it is for, what it does not carry, and what makes its files."""

    name: str
    purpose: str
    lacks: str
    files: Callable[[Site], dict[str, str]]


EXPORTS = (
    Export(
        "JSON",
        "Programs: every document with its segments, the glossary with its occurrences, and "
        "a schema for each.",
        "",
        data,
    ),
)


def exported(site: Site) -> dict[str, str]:
    """Return every file of every format."""
    return {path: text for export in EXPORTS for path, text in export.files(site).items()}
