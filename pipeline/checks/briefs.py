"""What “In brief” says rests on the paragraphs that it points to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model.described import Brief
from pipeline.model.document import Document
from pipeline.model.records import Problem
from pipeline.numbers import Quantity, chinese, english
from pipeline.terms.link import Site

YEARS = range(1900, 2101)


def briefs(site: Site) -> Iterator[Problem]:
    """Every figure of a line of “In brief” stands in the Chinese of a paragraph that it names.

    A summary is what readers cite first and check last. Figures are compared by value, as those
    of a translation are; small numbers in words are left to a reader. A year may stand anywhere
    in the document: what a paragraph tells is dated by its chapter.

    Bad: at: [s5-12-1], “14,000 practicing patent attorneys”, for 全国执业专利代理师达到4万人
    Good: at: [s5-12-1], “40,000 practicing patent attorneys”, for 全国执业专利代理师达到4万人
    """
    for document in site.documents:
        for one in document.record.in_brief:
            for said in _unfounded(document, one):
                message = f"{one.at[0]}: “{said}” of in_brief stands in the Chinese of none of "
                message += f"{', '.join(one.at)}; mend the figure or the pinpoint"
                yield Problem(one.where, "brief", message)


def _unfounded(document: Document, one: Brief) -> Iterator[str]:
    named = _quantities(segment.zh for segment in document.segments if segment.id in one.at)
    for quantity in english(one.says):
        if quantity.soft or any(quantity.same(other) for other in named):
            continue
        if quantity.value in YEARS and any(
            quantity.same(other) for other in _quantities(one.zh for one in document.segments)
        ):
            continue
        yield quantity.text


def _quantities(texts: Iterable[str]) -> list[Quantity]:
    return [quantity for text in texts for quantity in chinese(text)]
