"""Quantities in a sentence, as exact values: one module a language, ``(text) -> quantities``."""

from __future__ import annotations

from pipeline.numbers.chinese import chinese
from pipeline.numbers.english import english
from pipeline.numbers.quantity import Quantity

__all__ = ["Quantity", "chinese", "english"]
