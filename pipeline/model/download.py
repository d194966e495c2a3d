"""What the page of downloads is told of a format: what it is for, and its files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """One format: its anchor, its name, what it is for, what it does not carry, its files.

    ``files`` has for each file its name, its link from ``docs/`` and its size as it is shown.
    """

    id: str
    name: str
    purpose: str
    lacks: str
    files: tuple[tuple[str, str, str], ...]
