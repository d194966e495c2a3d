"""Stage 8, render: documents become ``{path: text}``; nothing is written here.

After it every page of a document, and every page about all of them, is text, the same on every
run and machine. The pages of the glossary are made in ``termpages``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from pipeline.clean.cleaners.table import CLEANERS
from pipeline.model.document import Document
from pipeline.model.download import Download
from pipeline.model.records import Record
from pipeline.render import landing, schema_org, textpage
from pipeline.render.provenance import provenance
from pipeline.render.templating import page as _page
from pipeline.structure import pages
from pipeline.structure.pages import Page
from pipeline.terms.digest import progress
from pipeline.terms.link import Site

# Name, link from the site's root and size of data files.
Files = tuple[tuple[str, str, str], ...]


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
    files: Files = (),
) -> dict[str, str]:
    """Render every page of a site’s one document; the keys are paths from the project's root.

    ``previous`` and ``following`` are its neighbors in order of date, ``files`` the data
    files of the document.
    """
    (one,) = site.documents
    record = one.record
    found = pages.pages(one)
    base = pages.folder(record.id)
    names: dict[str, Any] = {"record": record, "pages": found}
    made = textpage.texts(site)
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
    """Render the pages about the corpus: what there is, and how far it is.

    ``documents`` are all of them in order of date. ``downloads`` is what the page of
    downloads lists: the exports are made beside the pages.
    """
    return {
        "docs/documents/index.md": _page("documents", years=_by_year(documents)),
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
