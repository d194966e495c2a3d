"""What a quantity is, in either language."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

NUMBER, ORDINAL, PERCENT, POINTS, PERMILLE = "number", "ordinal", "percent", "points", "permille"
TIMES, MONTH, PLAN, ANY = "times", "month", "plan", "any"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value as it is meant (45.3万 is 453000), its kind, and the words that say it.

    ``soft`` marks small numbers in words (两个, three, first): they come and go in good
    English, and are compared only where both languages have one left over. ``ANY`` is a
    number that may be read as a cardinal or as an ordinal (70周年, Article 15).
    """

    kind: str
    value: Fraction
    text: str
    soft: bool = False

    def same(self, other: Quantity) -> bool:
        """Whether both say the same quantity."""
        kinds = {self.kind, other.kind}
        alike = len(kinds) == 1 or (ANY in kinds and kinds <= {ANY, NUMBER, ORDINAL})
        return alike and self.value == other.value
