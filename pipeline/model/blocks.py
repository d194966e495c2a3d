"""What a parsed document is made of: blocks, in reading order, each with its place.

The flat sequence is primary; the outline is derived from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.numbers import markers

# Parts of a document, in their usual order, and the letter that their ids begin with.
NOTICE, TEXT, CLOSING, END, FIGURES = "notice", "text", "closing", "end", "figures"
LETTERS = {NOTICE: "n", TEXT: "s", CLOSING: "c", END: "e", FIGURES: "f"}


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or item.

    ``level`` is 0 for text, 1–4 for headings and for paragraphs with a run-in heading.
    ``line`` and ``last`` are the lines of the capture it is made of.
    ``number`` is as printed (``一``), ``marker`` the mark with it (``一、``). ``head`` is
    the length of the run-in heading, ``lead`` that of the lead sentence, 0 when there is
    none. ``inline`` says that the source prints the block as one paragraph with the last.
    ``chapter`` and ``section`` number the block's place, 0 before the first of them.
    """

    part: str
    kind: str
    text: str
    line: int
    last: int = 0
    level: int = 0
    number: str = ""
    marker: str = ""
    head: int = 0
    lead: int = 0
    inline: bool = False
    chapter: int = 0
    section: int = 0
    doubt: str = ""

    @property
    def heading(self) -> str:
        """The text of the heading without its marker; empty for plain text."""
        if not self.level:
            return ""
        return self.text[len(self.marker) : self.head or None].strip() or self.marker

    @property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """Where in the text its responsibility clauses (…负责) stand."""
        return tuple(found.span() for found in markers.CLAUSE.finditer(self.text))
