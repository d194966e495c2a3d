"""Stage 1, read: everything on disk becomes a ``Corpus``."""

from __future__ import annotations

from pipeline.read.corpus import read

__all__ = ["read"]
