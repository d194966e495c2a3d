"""The cleaners, in the order in which they run.

Each has one job and one signature, ``(Text, Record) -> Iterator[Edit]``, is total, and says
in its docstring what it takes for a fault and where that is known to be wrong. A line on
which one of them is wrong is exempted in the document's record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.clean.cleaners.encoding import encoding
from pipeline.clean.cleaners.figures import figures
from pipeline.clean.cleaners.furniture import furniture
from pipeline.clean.cleaners.mangled import mangled
from pipeline.clean.cleaners.markdown import markdown
from pipeline.clean.cleaners.metadata import metadata
from pipeline.clean.cleaners.pagebreaks import pagebreaks
from pipeline.clean.cleaners.pinyin import pinyin
from pipeline.clean.cleaners.punctuation import punctuation
from pipeline.clean.cleaners.spacing import spacing
from pipeline.clean.cleaners.traditional import traditional
from pipeline.model.records import Record
from pipeline.model.text import Edit, Text


@dataclass(frozen=True, slots=True)
class Cleaner:
    """A cleaner's name in accounts and records, what it does in one line, and the function."""

    name: str
    job: str
    edits: Callable[[Text, Record], Iterator[Edit]]


CLEANERS = (
    Cleaner(
        "encoding", "takes out byte order marks, carriage returns and invisible signs", encoding
    ),
    Cleaner("markdown", "takes out the Markdown marks that a converter added", markdown),
    Cleaner("mangled", "restores characters whose bytes were torn apart", mangled),
    Cleaner("pinyin", "takes out pinyin woven in after characters", pinyin),
    Cleaner(
        "traditional",
        "turns a text rewritten in traditional characters back to simplified",
        traditional,
    ),
    Cleaner("spacing", "takes out spaces that Chinese typesetting does not have", spacing),
    Cleaner(
        "punctuation",
        "turns half-width punctuation in Chinese context back to full width",
        punctuation,
    ),
    Cleaner(
        "furniture", "takes out what belongs to the web page and not to the document", furniture
    ),
    Cleaner("metadata", "tells the lines about the document from the document", metadata),
    Cleaner("figures", "sets the text of figures apart from the running text", figures),
    Cleaner("pagebreaks", "joins paragraphs that a page break had cut", pagebreaks),
)
