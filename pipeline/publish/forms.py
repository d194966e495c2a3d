"""Markdown rendered once for all pages of one form.

Pages whose Markdown differs in their words only (see ``marks``) come out of it alike but for
their words. The first page of every folder is rendered whole besides, and compared: should it
come out otherwise, every page of the folder is rendered whole.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any

from pipeline.publish.marks import Marked, marked

Toc = list[dict[str, Any]]
Links = dict[Any, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """What rendering gives a page; of its ``links`` to anchors those to itself are under None."""

    content: str
    toc: Toc
    anchors: set[str]
    links: Links | None
    said: tuple[logging.LogRecord, ...] = field(default=(), compare=False)

    def filled(self, form: Marked) -> Rendered:
        """The same with the words and links of a page in the places of its marks."""
        links: Links | None = None
        if self.links is not None:
            links = {
                to: {form.filled(anchor): form.filled(link) for anchor, link in every.items()}
                for to, every in self.links.items()
            }
            for file, anchor, link in form.links:
                if anchor:
                    links.setdefault(file, {}).setdefault(anchor[1:], link)
        return Rendered(
            form.filled(self.content),
            [_filled(one, form) for one in self.toc],
            {form.filled(one) for one in self.anchors},
            links,
            self.said,
        )


class Forms:
    """The forms of one build, each rendered once."""

    def __init__(self) -> None:
        self._forms: dict[str, Rendered] = {}
        self._right: dict[str, bool] = {}

    def render(self, page: Any, config: Any, files: Any) -> Rendered | None:
        """Render a page by its form; nothing where that is not the same as rendering it."""
        folder = page.url.rstrip("/").rpartition("/")[0]
        if not self._right.get(folder, True):
            return None
        form = marked(page, config, files)
        # A link that is left leads from each page by another way.
        shared = "[" not in form.text and "title" in page.meta
        found = self._forms.get(form.text) if shared else None
        if found is None:
            found = rendered(page, form.text, config, files)
            if shared and not found.said:
                self._forms[form.text] = found
        if not form.whole(found.content):
            return None
        found = found.filled(form)
        if folder not in self._right and form.words:
            self._right[folder] = found == rendered(page, page.markdown, config, files)
            return found if self._right[folder] else None
        return found


def rendered(page: Any, markdown: str, config: Any, files: Any) -> Rendered:
    """Have MkDocs render this Markdown as that of the page; what it says of it is held back."""
    own, page.markdown = page.markdown, markdown
    with _Holding(type(page).__module__) as held:
        type(page).render(page, config, files)
    page.markdown = own
    return Rendered(
        page.content,
        [_token(one) for one in page.toc],
        {one for one in page.present_anchor_ids if one},
        _from(page, page.links_to_anchors),
        tuple(held.said),
    )


def fill(page: Any, found: Rendered) -> None:
    """Give a page what rendering it would give it."""
    from mkdocs.structure.toc import get_toc

    page.content = found.content
    page.toc = get_toc(found.toc)  # type: ignore[arg-type]
    page.present_anchor_ids = set(found.anchors)
    page.links_to_anchors = (
        {to or page.file: links for to, links in found.links.items()}
        if found.links is not None
        else None
    )


def _from(page: Any, links: Links | None) -> Links | None:
    if links is None:
        return None
    return {None if to is page.file else to: every for to, every in links.items()}


def _filled(one: dict[str, Any], form: Marked) -> dict[str, Any]:
    children = [_filled(child, form) for child in one["children"]]
    names = {"id": form.filled(one["id"]), "name": form.said(one["name"])}
    return {**one, **names, "children": children}


def _token(one: Any) -> dict[str, Any]:
    """An entry of a table of contents, as Markdown gave it."""
    children = [_token(child) for child in one.children]
    return {"level": one.level, "id": one.id, "name": one.title, "children": children}


class _Holding(logging.Filter):
    """Holds back what a logger says."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._log = logging.getLogger(name)
        self.said: list[logging.LogRecord] = []

    def filter(self, record: logging.LogRecord) -> bool:
        """Take a record instead of letting it through."""
        self.said.append(record)
        return False

    def __enter__(self) -> _Holding:
        self._log.addFilter(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._log.removeFilter(self)
