"""Stage 8, render: documents become ``{path: text}``; nothing is written here.

After it every page of a document, and every page about all of them, is text, the same on every
run and machine. The pages of the glossary are made in ``termpages``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pipeline.checks import RULES, explained
from pipeline.clean.cleaners.table import CLEANERS
from pipeline.model.document import Document, Segment
from pipeline.model.download import Download
from pipeline.model.records import Record
from pipeline.render import inline, landing, schema_org
from pipeline.render.provenance import provenance
from pipeline.render.templating import page as _page
from pipeline.structure import pages
from pipeline.structure.pages import Page
from pipeline.terms.digest import progress
from pipeline.terms.link import Occurrence, Site

# Name, link from the site's root and size of data files.
Files = tuple[tuple[str, str, str], ...]
LEVELS = {1: "#", 2: "##", 3: "###", 4: "####"}


@dataclass(frozen=True, slots=True)
class Row:
    """A segment ready for the page: both columns in Markdown, and what is said beside them."""

    segment: Segment
    zh: str
    en: str
    anchors: tuple[str, ...]
    lacks: tuple[str, ...] = ()


class Told(Protocol):
    """What the pages about the corpus say of a document."""

    @property
    def record(self) -> Record:
        """What is known of it."""

    @property
    def progress(self) -> dict[str, int]:
        """How many of its segments stand at each status."""


def document(
    site: Site,
    previous: Record | None,
    following: Record | None,
    tips: dict[str, str],
    files: Files = (),
) -> dict[str, str]:
    """Render every page of a site’s one document; the keys are paths from the project's root.

    ``previous`` and ``following`` are its neighbours in order of date, ``tips`` what a link to a
    concept says on hover, by id, ``files`` the data files of the document.
    """
    (one,) = site.documents
    record = one.record
    found = pages.pages(one)
    base = pages.folder(record.id)
    names: dict[str, Any] = {"record": record, "pages": found}
    made = {
        f"docs/{page.path}.md": _text_page(site, one, found, i, tips)
        for i, page in enumerate(found)
    }
    told = provenance(record, one.cleaned)
    made[f"docs/{base}/index.md"] = _page(
        "document",
        **_landing(one, found, files),
        described=schema_org.document(record),
        previous=previous,
        following=following,
        **names,
    )
    made[f"docs/{base}/about.md"] = _page("about", told=told, jobs=_jobs(), **names)
    made[f"docs/{base}/capture.md"] = _page("capture", told=told, **names)
    return made


def _landing(one: Document, found: tuple[Page, ...], files: Files) -> dict[str, Any]:
    """What the document’s own page says."""
    brief, lacks = landing.lines(one)
    return {
        "brief": brief,
        "lacks": lacks,
        "outline": list(landing.outline(one, found)),
        "dates": landing.dates(one.record),
        "translated": landing.translated(progress(one)),
        "citation": landing.citation(one.record),
        "files": files,
    }


def corpus(documents: Sequence[Told], downloads: tuple[Download, ...]) -> dict[str, str]:
    """Render the pages about the corpus: what there is, how far it is, how it is made.

    ``documents`` are all of them in order of date. ``downloads`` is what the page of
    downloads lists: the exports are made beside the pages.
    """
    return {
        "docs/documents/index.md": _page("documents", years=_by_year(documents)),
        "docs/cleaners.md": _page("cleaners", cleaners=CLEANERS),
        "docs/rules.md": _page("rules", rules=[(rule.id, explained(rule)) for rule in RULES]),
        "docs/progress.md": _page("progress", documents=documents),
        "docs/downloads.md": _page("downloads", downloads=downloads),
    }


def _by_year(documents: Sequence[Told]) -> dict[str, list[Record]]:
    years: dict[str, list[Record]] = {}
    for one in reversed(documents):
        years.setdefault(one.record.year or "undated", []).append(one.record)
    return years


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
    anchors, lacks = _retired(document), landing.lacking(document.record)
    for segment in page.segments:
        occurrences = site.by_segment[document.record.id, segment.id]
        head = heads.get(segment.section, "") if segment.block.head else ""
        rows.append(
            Row(
                segment,
                inline.chinese(segment, occurrences, link),
                inline.english(segment, head, occurrences, link),
                anchors.get(segment.id, ()),
                lacks.get(segment.id, ()),
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
