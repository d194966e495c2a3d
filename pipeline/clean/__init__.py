"""Stage 2, clean: a capture becomes clean lines, every character accounted for."""

from __future__ import annotations

from pipeline.clean.clean import clean

__all__ = ["clean"]
