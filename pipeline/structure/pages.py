"""Where everything is published: pages of a document, their addresses, links between them.

A document has a landing page, one page for each chapter, and pages for what stands before,
after and beside the chapters. Addresses are made here and nowhere else.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.model.blocks import CLOSING, END, FIGURES, NOTICE, TEXT
from pipeline.model.document import Document, Segment
from pipeline.model.records import Bilingual

TITLES = {
    "opening": Bilingual("引言", "Opening"),
    "notice": Bilingual("通知与引言", "Notice and opening"),
    "text": Bilingual("正文", "Text"),
    "closing": Bilingual("结语", "Closing words"),
    "attachments": Bilingual("附件", "Attachments"),
    "figures": Bilingual("图片文字", "Figures"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page of text: its path under docs/ without ``.md``, its title, its segments."""

    path: str
    slug: str
    title: Bilingual
    heading: str
    segments: tuple[Segment, ...]


def folder(document: str) -> str:
    """The folder of a document's pages under docs/."""
    return f"documents/{document}"


def url(path: str, anchor: str = "") -> str:
    """The address of a page, from the site's root: ``documents/x/chapter-3/#s3-4-1``."""
    stem = posixpath.dirname(path) if posixpath.basename(path) == "index" else path
    base = f"{stem}/" if stem else ""
    return f"{base}#{anchor}" if anchor else base


def concept(name: str) -> str:
    """The page of a concept."""
    return f"glossary/{name}"


@cache
def relative(path: str, start: str) -> str:
    """The Markdown link from page ``start`` to the file of page ``path``."""
    here, there = start.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([*[".."] * (len(here) - shared), *there[shared:]]) + ".md"


def pages(document: Document) -> tuple[Page, ...]:
    """Cut a document into its pages, in reading order."""
    return tuple(_pages(document))


def _pages(document: Document) -> Iterator[Page]:
    base = folder(document.record.id)
    for slug, segments in _cut(document):
        title = TITLES.get(slug)
        heading = ""
        name = slug
        if title is None:
            section = next(
                one
                for one in document.sections
                if one.level == 1 and f"chapter-{one.chapter}" == slug and one.part == TEXT
            )
            heading, title = section.id, _numbered(document, section.id)
        elif slug in ("notice", "text"):
            name = "opening"
        elif slug == "attachments":
            name = "closing"
        yield Page(f"{base}/{name}", name, title, heading, segments)


def _numbered(document: Document, section: str) -> Bilingual:
    """A chapter's heading with its number, as the ledger has it."""
    entry = next(entry for entry in document.ledger if entry.id == section)
    return Bilingual(entry.zh.rstrip("。"), entry.en)


def _cut(document: Document) -> Iterator[tuple[str, tuple[Segment, ...]]]:
    chapters: dict[int, list[Segment]] = {}
    for segment in document.segments:
        if segment.block.part == TEXT and segment.block.chapter:
            chapters.setdefault(segment.block.chapter, []).append(segment)
    front = _part(document, NOTICE, TEXT)
    if front:
        has_notice = front[0].block.part == NOTICE
        yield "notice" if has_notice else "opening" if chapters else "text", front
    for number, segments in chapters.items():
        yield f"chapter-{number}", tuple(segments)
    back = _part(document, CLOSING, END)
    if back:
        yield "closing" if back[0].block.part == CLOSING else "attachments", back
    figures = _part(document, FIGURES)
    if figures:
        yield "figures", figures


def _part(document: Document, *parts: str) -> tuple[Segment, ...]:
    """The segments of these parts, those of the text only if they precede the chapters."""
    return tuple(
        segment
        for segment in document.segments
        if segment.block.part in parts
        and not (segment.block.part == TEXT and segment.block.chapter)
    )


def places(document: Document) -> dict[str, str]:
    """The path of the page on which every segment stands, by id."""
    return {segment.id: page.path for page in pages(document) for segment in page.segments}


def addresses(document: Document) -> dict[str, str]:
    """The address of every segment, from the site's root, by id."""
    return {segment: url(path, segment) for segment, path in places(document).items()}


def up(path: str) -> str:
    """The way from a page, as it is published, to the site’s root: what raw HTML needs."""
    return "../" * url(path).count("/")


def href(path: str, start: str, anchor: str = "") -> str:
    """The address of page ``path`` as raw HTML on page ``start`` has to give it."""
    return up(start) + url(path, anchor)
