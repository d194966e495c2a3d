"""Entries for the theme's search box: each page of text, then each of its segments, whole."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator

from pipeline.model.document import Document
from pipeline.model.records import Bilingual
from pipeline.structure import pages


def entries(document: Document) -> list[dict[str, str]]:
    """Entries for the search box: each page of a document’s text, then each of its segments.

    Pages that are not text (landing pages, concepts, hand-written ones) the theme indexes.
    """
    return list(_pages(document))


def _pages(document: Document) -> Iterator[dict[str, str]]:
    headings = {section.id: _title(section.heading) for section in document.sections}
    for page in pages.pages(document):
        title = _title(page.title)
        yield _entry(pages.url(page.path), title, "")
        for segment in page.segments:
            said = (
                ""
                if segment.kind == "heading"
                else " ".join((segment.zh, segment.en, *segment.notes))
            )
            # A section's title stands above each of its segments; only the heading holds it.
            above = headings.get(segment.section, title)
            yield _entry(pages.url(page.path, segment.id), above, said.replace("*", "").strip())


def _title(said: Bilingual) -> str:
    return f"{said.zh} {said.en}".strip()


def _entry(location: str, title: str, text: str) -> dict[str, str]:
    escaped = html.escape(text.replace("\n", " "), quote=False)
    return {"location": location, "title": html.escape(title, quote=False), "text": escaped}


def extended(index: str, entries: list[dict[str, str]]) -> str:
    """The theme's search index with the generator's entries after its own."""
    found = json.loads(index)
    found["docs"] = [*found["docs"], *entries]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
