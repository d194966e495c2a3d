"""The theme's template rendered once for all pages that it treats alike.

A page that is not in the navigation differs from the next one of its folder in its title, its
description, its address, its first heading and its content. So one is rendered with slots in
their places, and the others are filled in, where the template asks nothing of the values that
they would answer otherwise. The first page of a kind is rendered both ways, and compared.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from pipeline.publish.slots import MARK, Guard, Question, Refused, Values

THEMES, OURS = "main.html", "publish/filled.html"
FILLED = "filled"
# Kinds with fewer pages are rendered page by page: a shell costs two renderings.
FEWEST = 4
# What a template may know of a page besides its values; it is one for all pages of a kind.
KNOWN = ("is_homepage", "ancestors", "parent", "previous_page", "next_page", "edit_url")


@dataclass(frozen=True, slots=True)
class Shell:
    """A page with holes: text and names of slots in turn, and what is asked of the values."""

    parts: tuple[str, ...]
    asked: tuple[Question, ...]

    def fits(self, values: Values, context: Mapping[str, Any]) -> bool:
        """Whether a page with these values would come out of the template like this."""
        return all(question(values, context) for question in self.asked)

    def filled(self, values: Values) -> str:
        """The page with these values."""
        return "".join(values[one] if i % 2 else one for i, one in enumerate(self.parts))


class Shells:
    """The shells of one build: which pages have one, and the pages filled in."""

    def __init__(self, env: Any, nav: Any, pages: Iterable[Any]) -> None:
        """Choose among the ``pages`` that have been read, and turn them to our template."""
        import jinja2

        self._env = env
        self._guard = Guard(env.filters)
        self._shells: dict[str, Shell | None] = {}
        env.loader = jinja2.ChoiceLoader(
            [jinja2.DictLoader({OURS: f"{{{{ {FILLED} }}}}"}), env.loader]
        )
        addresses = [page.url for page in nav.pages]
        kinds = {page.url: _kind(page) for page in pages if _alike(page, addresses)}
        number = Counter(kinds.values())
        self._kinds = {url: kind for url, kind in kinds.items() if number[kind] >= FEWEST}
        for page in pages:
            if page.url in self._kinds:
                page.meta["template"] = OURS

    def fill(self, page: Any, context: dict[str, Any]) -> None:
        """Render a page that was turned to our template; others are left to MkDocs."""
        kind = self._kinds.get(page.url)
        if kind is None:
            return
        del page.meta["template"]
        values = _values(page)
        if kind not in self._shells:
            context[FILLED], self._shells[kind] = self._first(page, context, values)
            return
        shell = self._shells[kind]
        if shell and shell.fits(values, context):
            context[FILLED] = shell.filled(values)
        else:
            context[FILLED] = self._env.get_template(THEMES).render(context)

    def _first(
        self, page: Any, context: dict[str, Any], values: dict[str, str]
    ) -> tuple[str, Shell | None]:
        """Render the first page of a kind, and the shell for the others if it comes out alike."""
        template = self._env.get_template(THEMES)
        text = template.render(context)
        try:
            slotted = template.render({**context, "page": _Shown(page, self._guard.slots(values))})
        except Refused:
            return text, None
        shell = Shell(tuple(MARK.split(slotted)), tuple(self._guard.asked))
        alike = shell.fits(values, context) and shell.filled(values) == text
        return text, shell if alike else None


class _Shown:
    """A page as a template sees it, with slots for its values; what else it may not ask."""

    def __init__(self, page: Any, slots: dict[str, Any]) -> None:
        said = {name: slots[name] for name in ("title", "description") if name in slots}
        self.meta = {**page.meta, **said}
        self.title = slots["title"]
        self.content = slots["content"]
        # Plain text, since MkDocs makes addresses relative to it; it gives away only the folder.
        folder, _stem, end = _address(page)
        self.url = folder + str(slots["stem"]) + end
        self.canonical_url = slots.get("address", page.canonical_url)
        self.toc = list(page.toc)
        if "anchor" in slots:
            first = page.toc.items[0]
            self.toc[0] = SimpleNamespace(
                **{**vars(first), "title": slots["heading"], "id": slots["id"]},
                url=slots["anchor"],
            )
        for name in KNOWN:
            setattr(self, name, getattr(page, name))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise Refused(name)


def _alike(page: Any, addresses: list[str]) -> bool:
    """Whether a page may share a shell: read, titled, and nowhere near the navigation."""
    return (
        bool(page.content and page.meta.get("title"))
        and "template" not in page.meta
        and page.parent is page.previous_page is page.next_page is page.edit_url is None
        and not page.file.inclusion.is_excluded()
        and not any(address.startswith(page.url) for address in addresses)
    )


def _kind(page: Any) -> str:
    """All that a page tells a template besides its values."""
    toc = [_entry(one) for one in page.toc]
    if _headed(page):
        toc[0] = ["", "", *toc[0][2:]]
    meta = {name: one for name, one in page.meta.items() if not isinstance(one, str)}
    texts = {name: one for name, one in page.meta.items() if isinstance(one, str)}
    texts |= {name: "" for name in ("title", "description") if texts.get(name)}
    folder, _stem, end = _address(page)
    return json.dumps([folder, end, sorted(_values(page)), toc, meta, texts], default=repr)


def _values(page: Any) -> dict[str, str]:
    """The values of a page that has slots for them; only those that are there."""
    values = {
        "stem": _address(page)[1],
        "content": page.content,
        "title": page.meta["title"],
        "description": page.meta.get("description"),
        "address": page.canonical_url,
    }
    if _headed(page):
        first = page.toc.items[0]
        values |= {"heading": first.title, "id": first.id, "anchor": first.url}
    return {name: str(value) for name, value in values.items() if value}


def _address(page: Any) -> tuple[str, str, str]:
    """A page's address: the folder that its neighbors share, what is its own, how it ends."""
    folder, slash, own = page.url.rstrip("/").rpartition("/")
    stem = own.removesuffix(".html")
    return folder + slash, stem, page.url[len(folder + slash + stem) :]


def _headed(page: Any) -> bool:
    """Whether the contents of a page begin with its one heading of the first level."""
    return len(page.toc) == 1 and page.toc.items[0].level == 1 and bool(page.toc.items[0].title)


def _entry(one: Any) -> list[Any]:
    return [one.title, one.id, one.level, [_entry(child) for child in one.children]]
