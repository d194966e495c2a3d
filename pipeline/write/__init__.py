"""Stage 9, write: only what changed goes to disk."""

from __future__ import annotations

from pipeline.write.write import Draft, Written

__all__ = ["Draft", "Written"]
