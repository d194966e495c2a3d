"""What a quantity is, in either language."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

NUMBER, ORDINAL, PERCENT, POINTS = "number", "ordinal", "percent", "points"
TIMES, MONTH, PLAN, ANY, CODE = "times", "month", "plan", "any", "code"
MAGNITUDE = "magnitude"
# “grew by three times” is said of ×3 and of ×4.
GROWTH = "growth"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value as it is meant (45.3万 is 453000), its kind, and the words that say it.

    ``soft`` marks small numbers in words (两个, three, first): they come and go in good
    English, and are compared only where both languages have one left over. ``ANY`` is a
    number that may be read as a cardinal or as an ordinal (20号, 一期); ``CODE`` is followed by
    its letters and digits (5G, ISO 56005), which have to be the same.
    """

    kind: str
    value: Fraction
    text: str
    soft: bool = False

    def same(self, other: Quantity) -> bool:
        """Whether both say the same quantity."""
        kinds = {self.kind, other.kind}
        if kinds == {TIMES, PERCENT}:
            # 增长1.5倍 is growth by 150 percent, to 2.5 times.
            times, percent = (self, other) if self.kind == TIMES else (other, self)
            return (times.value - 1) * 100 == percent.value
        if kinds == {NUMBER, PERCENT}:
            # 四分之一 is “25 percent”, and 一成 “one-tenth”.
            part, percent = (self, other) if self.kind == NUMBER else (other, self)
            return part.value.denominator > 1 and part.value * 100 == percent.value
        if kinds == {MAGNITUDE, NUMBER}:
            # 上万件 may be “more than ten thousand”.
            return self.value == other.value
        if kinds == {TIMES, GROWTH}:
            times, growth = (self, other) if self.kind == TIMES else (other, self)
            return times.value - growth.value in (0, 1)
        alike = len(kinds) == 1 or (kinds <= {ANY, NUMBER, ORDINAL} and ANY in kinds)
        return (alike or kinds == {TIMES, NUMBER}) and self.value == other.value
