"""A review by a human translator, bound to the words reviewed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

# So many hexadecimal digits tell an edited text from the reviewed one; nobody forges them.
DIGITS = 8


@dataclass(frozen=True, slots=True)
class Review:
    """Who reviewed an entry of a ledger, when, and which words.

    ``day`` is ISO 8601. ``before`` is the status that the entry had until then, and has again as
    soon as its words are other ones; ``words`` is the checksum of the Chinese and the English
    reviewed. Both are empty until ``check --fix`` has signed the review.
    """

    by: str
    day: str
    before: str = ""
    words: str = ""

    @property
    def signed(self) -> bool:
        """Whether the review says which words it is of."""
        return bool(self.words)

    def holds(self, zh: str, en: str) -> bool:
        """Whether these are the words reviewed."""
        return self.words == checksum(zh, en)


def checksum(zh: str, en: str) -> str:
    """The first eight digits of the SHA-256 of both texts; no character of either is left out."""
    return hashlib.sha256(f"{zh}\0{en}".encode()).hexdigest()[:DIGITS]
