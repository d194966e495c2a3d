"""A small bar chart as SVG, to be read without color: every bar has its label and its figure.

There is no viewBox: widths are in percent and letters keep their size on a narrow screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

# Pixels: a row with its label above its bar; the longest bar leaves room for the figures,
# which stand under one another at the right.
ROW, LABEL, BAR, THICK = 40, 14, 21, 9
LONGEST = 68.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: what it is of, how long it is, what is written beside it."""

    label: str
    value: float
    said: str


def chart(bars: tuple[Bar, ...], title: str) -> str:
    """Return an SVG element with a row for each bar, in their order."""
    most = max((bar.value for bar in bars), default=0) or 1
    rows = "".join(_row(bar, bar.value / most * LONGEST, i * ROW) for i, bar in enumerate(bars))
    size = f'width="100%" height="{ROW * len(bars)}"'
    return f'<svg class="cip-chart" role="img" {size}><title>{escape(title)}</title>{rows}</svg>'


def _row(bar: Bar, percent: float, top: int) -> str:
    wide = f"{percent:.1f}%"
    label = f'<text x="0" y="{top + LABEL}">{escape(bar.label)}</text>'
    middle = top + BAR + THICK / 2
    drawn = (
        f'<line class="cip-chart__track" x1="0" x2="{LONGEST:g}%" y1="{middle:g}" y2="{middle:g}"'
        f' stroke-width="{THICK}"/>'
    )
    if bar.value:
        drawn += f'<rect x="0" y="{top + BAR}" width="{wide}" height="{THICK}"/>'
    said = f'<text class="cip-chart__value" x="100%" y="{top + BAR + THICK}" text-anchor="end">'
    return f"{label}{drawn}{said}{escape(bar.said)}</text>"
