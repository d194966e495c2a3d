"""Stage 6, pair: sentence beside sentence, within every segment."""

from __future__ import annotations

from pipeline.align.pair import pair

__all__ = ["pair"]
