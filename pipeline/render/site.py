"""Stage 7, render: the site becomes ``{path: text}``; nothing is written here.

After it every page of every document, the glossary, the data files and the ledgers are
texts, the same on every run and machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.checks import RULES, explained
from pipeline.clean.cleaners.table import CLEANERS
from pipeline.model.document import Document, Section, Segment
from pipeline.model.download import Download
from pipeline.model.records import Bilingual
from pipeline.read import ledger
from pipeline.render import filter_keys, inline, previews, schema_org, termpages
from pipeline.render.provenance import provenance
from pipeline.render.templating import page as _page
from pipeline.structure import pages
from pipeline.structure.pages import Page
from pipeline.terms.link import Occurrence, Site

LEVELS = {1: "#", 2: "##", 3: "###", 4: "####"}


@dataclass(frozen=True, slots=True)
class Row:
    """A segment ready for the page: both columns in Markdown, and what is said beside them."""

    segment: Segment
    zh: str
    en: str
    anchors: tuple[str, ...]


def render(site: Site, downloads: tuple[Download, ...]) -> dict[str, str]:
    """Render the whole site; the keys are paths from the project's root.

    ``downloads`` is what the page of downloads lists: the exports are made beside the pages.
    """
    files: dict[str, str] = {}
    tips = {concept.id: previews.tip(concept) for concept in site.concepts}
    for i, document in enumerate(site.documents):
        files |= _document(site, i, tips)
        path = f"source/{document.record.id}/en.po"
        files[path] = ledger.serialise(document.ledger, document.record.id)
    files["docs/documents/index.md"] = _page("documents", years=_by_year(site.documents))
    files["docs/cleaners.md"] = _page("cleaners", cleaners=CLEANERS)
    files["docs/rules.md"] = _page("rules", rules=[(rule.id, explained(rule)) for rule in RULES])
    files["docs/progress.md"] = _page("progress", documents=site.documents)
    files["docs/downloads.md"] = _page("downloads", downloads=downloads)
    files |= previews.scripts(site)
    files |= filter_keys.script(site.concepts)
    return files | termpages.term_pages(site)


def _by_year(documents: tuple[Document, ...]) -> dict[str, list[Document]]:
    years: dict[str, list[Document]] = {}
    for document in reversed(documents):
        years.setdefault(document.record.day[:4] or "undated", []).append(document)
    return years


def _document(site: Site, index: int, tips: dict[str, str]) -> dict[str, str]:
    document = site.documents[index]
    found = pages.pages(document)
    base = pages.folder(document.record.id)
    names: dict[str, Any] = {"document": document, "record": document.record, "pages": found}
    files = {
        f"docs/{page.path}.md": _text_page(site, document, found, i, tips)
        for i, page in enumerate(found)
    }
    told = provenance(document.record, document.cleaned)
    files[f"docs/{base}/index.md"] = _page(
        "document",
        outline=list(_outline(document, found)),
        described=schema_org.document(document.record),
        previous=site.documents[index - 1] if index else None,
        following=site.documents[index + 1] if index + 1 < len(site.documents) else None,
        **names,
    )
    files[f"docs/{base}/about.md"] = _page("about", told=told, jobs=_jobs(), **names)
    files[f"docs/{base}/capture.md"] = _page("capture", told=told, **names)
    return files


def _jobs() -> dict[str, str]:
    return {cleaner.name: cleaner.job for cleaner in CLEANERS}


def _text_page(
    site: Site, document: Document, found: tuple[Page, ...], index: int, tips: dict[str, str]
) -> str:
    page = found[index]
    heads = {section.id: section.heading.en for section in document.sections if section.run_in}

    def link(one: Occurrence) -> tuple[str, str]:
        target = pages.relative(pages.concept(one.concept), page.path)
        return f"{target}#{one.concept}", tips[one.concept]

    rows = []
    anchors = _retired(document)
    for segment in page.segments:
        occurrences = site.by_segment[document.record.id, segment.id]
        head = heads.get(segment.section, "") if segment.block.head else ""
        rows.append(
            Row(
                segment,
                inline.chinese(segment, occurrences, link),
                inline.english(segment, head, occurrences, link),
                anchors.get(segment.id, ()),
            )
        )
    return _page(
        "text",
        page=page,
        rows=rows,
        levels=LEVELS,
        run_in=_run_in(document),
        has_sections=any(
            row.segment.block.level > 1 and not row.segment.block.head for row in rows
        ),
        document=document,
        record=document.record,
        status=Counter(segment.status for segment in page.segments),
        previous=found[index - 1] if index else None,
        following=found[index + 1] if index + 1 < len(found) else None,
    )


def _run_in(document: Document) -> set[str]:
    """Anchors of headings that are run into their paragraph and so have no row of their own."""
    return {section.id for section in document.sections if section.run_in}


def _retired(document: Document) -> dict[str, tuple[str, ...]]:
    """Retired ids live on as anchors, where their section, chapter or document begins."""
    places: dict[str, list[str]] = {}
    ids = [segment.id for segment in document.segments]
    for name in document.retired:
        part, section, _count = name.split("-")
        near = (
            one
            for start in (f"{part}-{section}-", f"{part}-", "")
            for one in ids
            if one.startswith(start)
        )
        places.setdefault(next(near, ""), []).append(name)
    return {name: tuple(all_) for name, all_ in places.items()}


def _outline(document: Document, found: tuple[Page, ...]) -> Iterator[tuple[int, str, Bilingual]]:
    """Lines of the outline: depth, link, words."""
    by_page = {segment.id: page for page in found for segment in page.segments}
    sections: dict[str, list[Section]] = {}
    for section in document.sections:
        anchor = next(s for s in document.segments if s.section == section.id)
        sections.setdefault(by_page[anchor.id].path, []).append(section)
    entries = {entry.id: entry for entry in document.ledger}
    for page in found:
        yield 0, page.slug + ".md", page.title
        for section in sections.get(page.path, ()):
            if section.id != page.heading:
                entry = entries[section.id]
                target = f"{page.slug}.md#{section.id}"
                yield max(1, section.level - 1), target, Bilingual(entry.zh, entry.en)
