"""The glossary’s pages: its lists, and for each concept a page with every occurrence.

A concept that stands very often gets its first lines on its own page and the others on pages
that follow, so that the first one opens at once however large the corpus is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipeline.model.document import Document
from pipeline.model.records import Bilingual, Concept
from pipeline.read.glossary import narrower
from pipeline.render import schema_org
from pipeline.render.chart import Bar, chart
from pipeline.render.templating import page
from pipeline.structure import pages
from pipeline.terms import indexes
from pipeline.terms.kwic import Group, Line, concordance
from pipeline.terms.link import EN, ZH, Site
from pipeline.terms.usage import PER, Frequency, Usage

# So many lines of a concordance on one page; so many bars before years stand for documents.
LINES, BARS = 200, 24


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a concordance: its path, its number from 1, its lines by document."""

    path: str
    number: int
    first: int
    last: int
    groups: tuple[Group, ...]


def term_pages(site: Site) -> dict[str, str]:
    """Render the lists of the glossary and the pages of every concept."""
    names = {concept.id: concept for concept in site.concepts}
    usage = Usage(site)
    below = narrower(site.concepts)
    addresses = {
        (document.record.id, name): address
        for document in site.documents
        for name, address in pages.addresses(document).items()
    }
    files = dict(_indexes(site, usage))
    for concept in site.concepts:
        told = {"concept": concept, "names": names, "addresses": addresses}
        files |= _concept(site, usage, told, below[concept.id])
    return files


def _indexes(site: Site, usage: Usage) -> Iterator[tuple[str, str]]:
    found = indexes.indexes(site.concepts)
    counts = {one.id: sum(n for _form, n in usage.forms(one.id, ZH)) for one in site.concepts}
    for index in found:
        path = f"glossary/{index.name}"
        targets = {one.id: pages.href(pages.concept(one.id), path, one.id) for one in site.concepts}
        yield (
            f"docs/{path}.md",
            page(
                "glossary",
                index=index,
                indexes=found,
                counts=counts,
                targets=targets,
                size=len(site.concepts),
                described=schema_org.glossary() if index is found[0] else "",
            ),
        )


def _concept(
    site: Site, usage: Usage, told: dict[str, Any], below: tuple[str, ...]
) -> dict[str, str]:
    concept: Concept = told["concept"]
    parts = _parts(concept.id, concordance(site, concept.id))
    frequencies = usage.frequencies(concept.id)
    chinese, english = usage.forms(concept.id, ZH), usage.forms(concept.id, EN)
    used = {form for form, _count in (*chinese, *english)}
    title = Bilingual(concept.zh, concept.en)
    common = {
        **told,
        "title": title,
        "parts": parts,
        "number": sum(one.count for one in frequencies),
    }
    files = {
        f"docs/{parts[0].path}.md": page(
            "concept",
            part=parts[0],
            category=indexes.category_name(concept.category),
            chinese=chinese,
            english=english,
            unused=[form for form in concept.en_forms if form not in used],
            unused_zh=[form for form in concept.zh_forms if form not in used],
            counted=(
                _counted(common["number"], "time"),
                _counted(sum(one.count > 0 for one in frequencies), "document"),
            ),
            chart=_chart(concept, frequencies),
            narrower=below,
            companions=usage.companions(concept.id),
            described=schema_org.concept(concept),
            **common,
        )
    }
    for part in parts[1:]:
        files[f"docs/{part.path}.md"] = page("concordance", part=part, **common)
    return files


def _chart(concept: Concept, frequencies: tuple[Frequency, ...]) -> str:
    bars = tuple(_bars(frequencies))
    each = (
        "each document uses" if len(bars) == len(frequencies) else "the documents of each year use"
    )
    title = f"How often {each} {concept.zh}, per {PER:,} characters"
    return chart(bars, title) if any(bar.value for bar in bars) else ""


def _bars(frequencies: tuple[Frequency, ...]) -> Iterator[Bar]:
    if len(frequencies) <= BARS:
        for one in frequencies:
            yield _bar(f"{_year(one)} · {one.document.record.short.en}", one.count, one.rate)
        return
    years: dict[str, list[Frequency]] = {}
    for one in frequencies:
        years.setdefault(_year(one), []).append(one)
    for year, all_ in years.items():
        # The mean rate of the year, each document with the weight of its length.
        size = sum(one.size for one in all_)
        count = sum(one.count for one in all_)
        label = f"{year} · {_counted(len(all_), 'document')}"
        yield _bar(label, count, count * PER / max(1, size))


def _year(one: Frequency) -> str:
    return one.document.record.day[:4] or "undated"


def _bar(label: str, count: int, rate: float) -> Bar:
    return Bar(label, rate, f"{rate:.1f} ({_counted(count, 'time')})" if count else "0")


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _parts(concept: str, groups: tuple[Group, ...]) -> tuple[Part, ...]:
    """Cut a concordance into pages of so many lines; the first page is there in any case."""
    flat = [(group.document, line) for group in groups for line in group.lines]
    cuts = range(0, max(1, len(flat)), LINES)
    return tuple(
        Part(
            _path(concept, number),
            number,
            cut + 1,
            min(cut + LINES, len(flat)),
            _regrouped(groups, flat[cut : cut + LINES]),
        )
        for number, cut in enumerate(cuts, 1)
    )


def _path(concept: str, number: int) -> str:
    return pages.concept(concept) if number == 1 else f"{pages.concept(concept)}/lines-{number}"


def _regrouped(groups: tuple[Group, ...], lines: list[tuple[Document, Line]]) -> tuple[Group, ...]:
    found = (
        replace(group, lines=tuple(line for document, line in lines if document is group.document))
        for group in groups
    )
    return tuple(group for group in found if group.lines)
