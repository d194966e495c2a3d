"""Quantities in a sentence, as exact values: one module a language, ``(text) -> quantities``."""

from __future__ import annotations

from pipeline.quantities.chinese import chinese
from pipeline.quantities.english import english
from pipeline.quantities.quantity import Quantity

__all__ = ["Quantity", "chinese", "english"]
