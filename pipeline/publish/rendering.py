"""A page's Markdown, rendered once: later builds take what was kept, checked against the site.

A page is kept when rendering it said nothing; it is taken again when its source, its settings
and every file that it links to are as they were. MkDocs goes on checking anchors itself.
"""

from __future__ import annotations

import json
import logging
import platform
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from pipeline.publish.cut import Cut, cut
from pipeline.publish.kept import Kept, Pages, digest

# Programs whose other version may render a page otherwise or index it otherwise.
PROGRAMS = ("mkdocs", "properdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "jieba")
SETTINGS = ("markdown_extensions", "mdx_configs", "use_directory_urls")


class Rendering:
    """The rendering of one page, in the place of its ``render``."""

    def __init__(self, page: Any, markdown: str, pages: Pages, settings: str) -> None:
        self._page = page
        self._pages = pages
        self._settings = settings
        self.cut: Cut = cut(markdown, indexed=not excluded(page))
        self._kept: Kept | None = None
        self._again = False
        self._hidden: dict[str, Any] | None = None

    def render(self, config: Any, files: Any) -> None:
        """Fill the page as its own ``render`` does, with stand-ins where blocks are cut out."""
        page = self._page
        key = self._key()
        self._kept = self._pages.get(page.file.src_uri, key)
        if self._kept and all(_leads(files, *one) for one in self._kept.targets.items()):
            self._again = True
            _fill(page, self._kept, files)
        else:
            self._kept = self._render(config, files)
            if self._kept:
                self._pages.keep(page.file.src_uri, key, self._kept)
        page.present_anchor_ids |= self.cut.ids()

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
        self._page.content = self.cut.back(self._page.content)
        self._page.markdown = self.cut.back(self._page.markdown)
        if self._hidden is not None and entries is not None and self._kept:
            self._page.meta.pop("search")
            if "search" in self._hidden:
                self._page.meta["search"] = self._hidden["search"]
            entries.extend(self._kept.entries)
        elif self._kept and entries is not None:
            self._kept.entries = entries[before:]

    def _render(self, config: Any, files: Any) -> Kept | None:
        """Render afresh; return what is worth keeping."""
        page = self._page
        asked = _Asked(files)
        with _Listening(type(page).__module__) as listening:
            type(page).render(page, config, asked)
        if not self.cut.whole(page.content):
            # A stand-in got lost, in an example of code perhaps: then Markdown sees all of it.
            page.markdown = self.cut.back(page.markdown)
            self.cut = Cut(page.markdown, ())
            type(page).render(page, config, files)
            return None
        if listening.said or asked.missing or page.links_to_anchors is None:
            return None
        if "title" not in page.meta:
            # It got one from its heading, and keeps to itself which.
            return None
        return Kept(
            content=page.content,
            toc=[_token(one) for one in page.toc],
            anchors=sorted(one for one in page.present_anchor_ids if one),
            targets=asked.found,
            links={file.src_uri: links for file, links in page.links_to_anchors.items()},
            entries=[],
        )

    def _key(self) -> str:
        page = self._page
        meta = json.dumps(page.meta, default=str, sort_keys=True)
        return digest("\n".join((self._settings, page.url, meta, page.markdown)))


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


def _fill(page: Any, kept: Kept, files: Any) -> None:
    """Give a page what rendering it would give it."""
    from mkdocs.structure.toc import get_toc

    page.content = kept.content
    page.toc = get_toc(kept.toc)  # type: ignore[arg-type]
    page.present_anchor_ids = set(kept.anchors)
    page.links_to_anchors = {
        files.get_file_from_path(path): links for path, links in kept.links.items()
    }


def _token(one: Any) -> dict[str, Any]:
    """An entry of a table of contents, as Markdown gave it."""
    children = [_token(child) for child in one.children]
    return {"level": one.level, "id": one.id, "name": one.title, "children": children}


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


class _Listening(logging.Filter):
    """Notes whether a logger says anything while it is listened to."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._log = logging.getLogger(name)
        self.said = False

    def filter(self, _record: logging.LogRecord) -> bool:
        self.said = True
        return True

    def __enter__(self) -> _Listening:
        self._log.addFilter(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._log.removeFilter(self)
