"""A page's Markdown, rendered once: later builds take what was kept, checked against the site.

A page is kept when rendering it said nothing; it is taken again when its source, its settings
and every file that it links to are as they were. MkDocs goes on checking anchors itself.
"""

from __future__ import annotations

import json
import logging
import platform
import sys
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Any

from pipeline.publish.cut import Cut, cut
from pipeline.publish.forms import Forms, fill, rendered
from pipeline.publish.kept import Kept, Pages, digest

# Programs whose other version may render a page otherwise or index it otherwise.
PROGRAMS = (
    *("mkdocs", "properdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "jieba"),
    *("Jinja2", "MarkupSafe"),
)
SETTINGS = ("markdown_extensions", "mdx_configs", "use_directory_urls")


class Rendering:
    """The rendering of one page, in the place of its ``render``."""

    def __init__(self, page: Any, markdown: str, pages: Pages, forms: Forms, settings: str) -> None:
        self._page = page
        self._markdown = markdown
        self._forms = forms
        self._pages = pages
        self._settings = settings
        # Of a page that was kept nothing is cut out: it is whole already.
        self._cut = Cut(markdown)
        self._kept: Kept | None = None
        self._key = ""
        self._again = False
        self._hidden: dict[str, Any] | None = None

    def render(self, config: Any, files: Any) -> None:
        """Fill the page as its own ``render`` does, with stand-ins where blocks are cut out."""
        page = self._page
        self._key = self._made_of()
        self._kept = self._pages.get(page.file.src_uri, self._key)
        if self._kept and all(_leads(files, *one) for one in self._kept.targets.items()):
            self._again = True
            fill(page, self._kept.found(files))
        else:
            self._cut = cut(self._markdown, indexed=not excluded(page))
            page.markdown = self._cut.text
            self._kept = self._render(config, files)

    def hide(self) -> None:
        """Keep the page from the theme's search index, where its entries are kept."""
        if self._again:
            self._hidden = dict(self._page.meta)
            self._page.meta["search"] = {"exclude": True}

    def restore(self, entries: list[dict[str, Any]] | None, before: int) -> None:
        """Make the page whole again when the theme has read it.

        ``entries`` are those of the theme's search index; the first ``before`` of them are not
        of this page.
        """
        self._page.content = self._cut.back(self._page.content)
        self._page.markdown = self._markdown
        if self._hidden is not None and entries is not None and self._kept:
            self._page.meta.pop("search")
            if "search" in self._hidden:
                self._page.meta["search"] = self._hidden["search"]
            entries.extend(self._kept.entries)
        elif self._kept and not self._again:
            self._kept.content = self._cut.back(self._kept.content)
            self._kept.entries = (entries or [])[before:]
            self._pages.keep(self._page.file.src_uri, self._key, self._kept)
        self._kept, self._cut = None, Cut("")

    def _render(self, config: Any, files: Any) -> Kept | None:
        """Render afresh; return what is worth keeping."""
        page, asked = self._page, _Asked(files)
        found = self._forms.render(page, config, asked)
        if found is None:
            found = rendered(page, page.markdown, config, asked)
        if not self._cut.whole(found.content):
            # A stand-in got lost, in an example of code perhaps: then Markdown sees all of it.
            page.markdown = self._markdown
            self._cut = Cut(page.markdown)
            found, asked.missing = rendered(page, page.markdown, config, files), True
        found.anchors.update(self._cut.ids())
        spared, self._cut = self._cut.spared(found.content)
        fill(page, replace(found, content=spared))
        for record in found.said:
            logging.getLogger(record.name).handle(record)
        if found.said or asked.missing or found.links is None or "title" not in page.meta:
            # A page without a title got one from its heading, and keeps to itself which.
            return None
        return Kept(
            # With stand-ins, as long as all pages are in memory.
            content=found.content,
            toc=found.toc,
            anchors=sorted(found.anchors),
            targets=asked.found,
            links={file.src_uri if file else "": links for file, links in found.links.items()},
            entries=[],
        )

    def _made_of(self) -> str:
        page = self._page
        meta = json.dumps(page.meta, default=str, sort_keys=True)
        return digest("\n".join((self._settings, page.url, meta, self._markdown)))


def excluded(page: Any) -> bool:
    """Whether the theme is told to leave a page out of its search index."""
    return bool((page.meta.get("search") or {}).get("exclude"))


def settings(config: Any, page: Any) -> str:
    """A checksum of what rendering depends on besides the page: programs, settings, this code."""
    said = [sys.version, platform.python_implementation(), type(page).__module__]
    said += [f"{name} {_version(name)}" for name in PROGRAMS]
    said += [json.dumps({one: config[one] for one in SETTINGS}, default=repr, sort_keys=True)]
    said += [Path(config.config_file_path).read_text(encoding="utf-8")]
    code = sorted(Path(__file__).parent.glob("*.py"))
    said += [path.read_text(encoding="utf-8") for path in code]
    return digest("\n".join(said))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "–"


def _leads(files: Any, path: str, url: str) -> bool:
    """Whether there is such a file to link to, published at this address."""
    file = files.get_file_from_path(path)
    return file is not None and file.url == url and not file.inclusion.is_excluded()


class _Asked:
    """The files of a site, noting which of them a page's links asked for."""

    def __init__(self, files: Any) -> None:
        self._files = files
        self.found: dict[str, str] = {}
        self.missing = False

    def get_file_from_path(self, path: str) -> Any:
        file = self._files.get_file_from_path(path)
        if file is None:
            self.missing = True
        else:
            self.found[path] = file.url
        return file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)
