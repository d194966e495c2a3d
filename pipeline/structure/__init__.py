"""Stages 3 and 4, parse and align: lines become blocks, blocks become segments with ids."""

from __future__ import annotations

from pipeline.structure.align import align
from pipeline.structure.parse import parse

__all__ = ["align", "parse"]
