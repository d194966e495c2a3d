"""What a quantity is, in either language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

NUMBER, ORDINAL, PERCENT, POINTS = "number", "ordinal", "percent", "points"
TIMES, MONTH, PLAN, ANY, CODE = "times", "month", "plan", "any", "code"
MAGNITUDE = "magnitude"
# “grew by three times” is said of ×3 and of ×4.
GROWTH = "growth"
# “and eleven others” are twelve, and “1.5 points” may be of percent or of a score.
OTHERS, SOME_POINTS = "others", "some points"


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
        kinds = frozenset((self.kind, other.kind))
        if kinds in UNLIKE:
            left, right, agree = UNLIKE[kinds]
            one, two = (self, other) if self.kind == left else (other, self)
            return {one.kind, two.kind} == {left, right} and agree(one.value, two.value)
        alike = len(kinds) == 1 or (kinds <= {ANY, NUMBER, ORDINAL} and ANY in kinds)
        return alike and self.value == other.value


Agree = Callable[[Fraction, Fraction], bool]


def _equal(one: Fraction, other: Fraction) -> bool:
    return one == other


# Quantities of two kinds that may be the same, and when they are.
PAIRS: tuple[tuple[str, str, Agree], ...] = (
    # 增长1.5倍 is growth by 150 percent, to 2.5 times.
    (TIMES, PERCENT, lambda times, percent: (times - 1) * 100 == percent),
    # 四分之一 is “25 percent”, and 一成 “one-tenth”.
    (NUMBER, PERCENT, lambda part, percent: part.denominator > 1 and part * 100 == percent),
    (TIMES, GROWTH, lambda times, growth: times - growth in (0, 1)),
    (NUMBER, OTHERS, lambda number, others: number - others in (0, 1)),
    # 上万件 may be “more than ten thousand”.
    (MAGNITUDE, NUMBER, _equal),
    (SOME_POINTS, POINTS, _equal),
    (SOME_POINTS, NUMBER, _equal),
    (ANY, MONTH, _equal),
    (TIMES, NUMBER, _equal),
)
UNLIKE = {frozenset((left, right)): (left, right, agree) for left, right, agree in PAIRS}
