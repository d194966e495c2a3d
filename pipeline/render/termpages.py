"""The glossary’s pages: its lists, and for each concept a page with every occurrence.

A concept that stands very often gets its first lines on its own page and the others on pages
that follow, so that the first one opens at once however large the corpus is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.checks.passages import Places
from pipeline.model.records import Bilingual, Concept, Passage, Reading
from pipeline.read.glossary import narrower
from pipeline.render import schema_org
from pipeline.render.chart import Bar, chart
from pipeline.render.concordance import Group
from pipeline.render.templating import page
from pipeline.structure import pages
from pipeline.terms import indexes
from pipeline.terms.link import EN, ZH
from pipeline.terms.usage import PER, Usage

# So many lines of a concordance on one page; so many bars before years stand for documents.
LINES, BARS = 200, 24
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Entry:
    """All that a concept's pages say but for the lines of its concordance.

    ``english`` and ``chinese`` are the forms that stand in the corpus, with how often, the
    others are in ``unused``; ``linked`` has the two names of every concept that is linked to.
    A source is its name, where it is, and the day on which it was seen if it is a page.
    """

    concept: Concept
    category: str
    chinese: tuple[tuple[str, int], ...]
    english: tuple[tuple[str, int], ...]
    unused: tuple[str, ...]
    unused_zh: tuple[str, ...]
    number: int
    counted: tuple[str, str]
    chart: str
    narrower: tuple[str, ...]
    companions: tuple[tuple[str, int], ...]
    linked: dict[str, Bilingual]
    sources: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a concordance: its path, its number from 1, its lines by document."""

    path: str
    number: int
    first: int
    last: int
    groups: tuple[Group, ...]


def entries(concepts: tuple[Concept, ...], usage: Usage, places: Places) -> Iterator[Entry]:
    """What the pages of each concept say, in the order of the glossary.

    ``places`` has the pages of the segments that the sources name.
    """
    names = {concept.id: Bilingual(concept.zh, concept.en) for concept in concepts}
    below = narrower(concepts)
    documents = {record.id: record.short.en for record in usage.records}
    for concept in concepts:
        sources = tuple(_source(concept, one, documents, places) for one in concept.sources)
        yield _entry(concept, usage, below[concept.id], names, sources)


def _source(
    concept: Concept, one: Reading | Passage, documents: dict[str, str], places: Places
) -> tuple[str, str, str]:
    if isinstance(one, Reading):
        return one.title, one.url, one.seen
    page = places[one.document][one.segment]
    target = pages.href(page, pages.concept(concept.id), one.segment)
    return f"{documents[one.document]}, {one.segment}", target, ""


def _entry(
    concept: Concept,
    usage: Usage,
    below: tuple[str, ...],
    names: dict[str, Bilingual],
    sources: tuple[tuple[str, str, str], ...],
) -> Entry:
    chinese, english = usage.forms(concept.id, ZH), usage.forms(concept.id, EN)
    used = {form for form, _count in (*chinese, *english)}
    number = usage.count(concept.id)
    companions = tuple(usage.companions(concept.id))
    beside = (*concept.broader, *below, *concept.related, *(name for name, _n in companions))
    return Entry(
        concept=concept,
        category=indexes.category_name(concept.category),
        chinese=tuple(chinese),
        english=tuple(english),
        unused=tuple(form for form in concept.en_forms if form not in used),
        unused_zh=tuple(form for form in concept.zh_forms if form not in used),
        number=number,
        counted=(
            _counted(number, "time"),
            _counted(usage.documents(concept.id), "document"),
        ),
        chart=_chart(concept, usage),
        narrower=below,
        companions=companions,
        linked={name: names[name] for name in beside},
        sources=sources,
    )


def pages_of(entry: Entry, groups: Iterable[Group]) -> dict[str, str]:
    """Render the pages of one concept; ``groups`` are its lines by document, the newest first."""
    concept = entry.concept
    parts = _parts(concept.id, tuple(groups))
    common = {
        "entry": entry,
        "concept": concept,
        "names": entry.linked,
        "title": Bilingual(concept.zh, _named(concept)),
        "number": entry.number,
        "parts": parts,
    }
    described = schema_org.concept(concept)
    files = {
        f"docs/{parts[0].path}.md": page("concept", part=parts[0], described=described, **common)
    }
    for part in parts[1:]:
        files[f"docs/{part.path}.md"] = page("concordance", part=part, **common)
    return files


def _named(concept: Concept) -> str:
    """The English with its abbreviation, so that a search for that finds the entry by its title."""
    return f"{concept.en} ({concept.abbreviation})" if concept.abbreviation else concept.en


def lists(concepts: tuple[Concept, ...], usage: Usage) -> Iterator[tuple[str, str]]:
    """Render the lists of the glossary: path and text of each."""
    found = indexes.indexes(concepts)
    counts = {one.id: usage.count(one.id) for one in concepts}
    for index in found:
        path = f"glossary/{index.name}"
        targets = {one.id: pages.href(pages.concept(one.id), path, one.id) for one in concepts}
        yield (
            f"docs/{path}.md",
            page(
                "glossary",
                index=index,
                indexes=found,
                counts=counts,
                targets=targets,
                size=len(concepts),
                described=schema_org.glossary() if index is found[0] else "",
            ),
        )


def _chart(concept: Concept, usage: Usage) -> str:
    few = len(usage.records) <= BARS
    bars = tuple(_by_document(concept, usage) if few else _by_year(concept, usage))
    each = "each document uses" if few else "the documents of each year use"
    title = f"How often {each} {concept.zh}, per {PER:,} characters"
    return chart(bars, title) if any(bar.value for bar in bars) else ""


def _by_document(concept: Concept, usage: Usage) -> Iterator[Bar]:
    for one in usage.frequencies(concept.id):
        label = f"{one.record.year or UNDATED} · {one.record.short.en}"
        yield _bar(label, one.count, one.rate)


def _by_year(concept: Concept, usage: Usage) -> Iterator[Bar]:
    for one in usage.years(concept.id):
        label = f"{one.year or UNDATED} · {_counted(one.documents, 'document')}"
        yield _bar(label, one.count, one.rate)


def _bar(label: str, count: int, rate: float) -> Bar:
    return Bar(label, rate, f"{rate:.1f} ({_counted(count, 'time')})" if count else "0")


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _parts(concept: str, groups: tuple[Group, ...]) -> tuple[Part, ...]:
    """Cut a concordance into pages of so many lines; the first page is there in any case."""
    size = sum(len(group.lines) for group in groups)
    cuts = range(0, max(1, size), LINES)
    return tuple(
        Part(
            _path(concept, number),
            number,
            cut + 1,
            min(cut + LINES, size),
            tuple(_between(groups, cut, cut + LINES, _path(concept, number))),
        )
        for number, cut in enumerate(cuts, 1)
    )


def _path(concept: str, number: int) -> str:
    return pages.concept(concept) if number == 1 else f"{pages.concept(concept)}/lines-{number}"


def _between(groups: tuple[Group, ...], start: int, stop: int, path: str) -> Iterator[Group]:
    """The lines from ``start`` up to ``stop``, counted over all groups, ready for one page."""
    for group in groups:
        lines = group.lines[max(0, start) : max(0, stop)]
        if lines:
            yield Group(group.record, lines).on(path)
        start, stop = start - len(group.lines), stop - len(group.lines)
