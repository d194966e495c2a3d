"""What MkDocs need not do again: the plugin that takes part in a build of the site.

MkDocs reads, checks and writes every page as ever; only the rendering is shared or remembered.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.publish.forms import Forms
from pipeline.publish.kept import Pages
from pipeline.publish.rendering import Rendering, settings
from pipeline.publish.shells import Shells
from pipeline.publish.templates import Templates


class Publisher:
    """One build of the site; MkDocs calls the methods as those of a plugin."""

    def __init__(self, config: Any) -> None:
        self._root = Path(config.config_file_path).parent
        self._pages = Pages(self._root)
        self._forms = Forms()
        self._renderings: dict[str, Rendering] = {}
        self._settings = ""
        self._nav: Any = None
        self._names: list[str] = []
        self._shells: Shells | None = None
        self._indexed = 0

    def on_nav(self, nav: Any, files: Any, **_: Any) -> None:
        """Remember the navigation, and which pages there are."""
        self._nav = nav
        self._names = [file.src_uri for file in files.documentation_pages()]

    def on_page_markdown(self, markdown: str, page: Any, config: Any, **_: Any) -> None:
        """Put our rendering of a page in the place of its own."""
        if page.file.inclusion.is_excluded():
            return
        self._settings = self._settings or settings(config, page)
        rendering = Rendering(page, markdown, self._pages, self._forms, self._settings)
        self._renderings[page.file.src_uri] = rendering
        page.render = rendering.render

    def on_env(self, env: Any, config: Any, files: Any, **_: Any) -> None:
        """Choose the pages that one rendering of the template is good for."""
        env.bytecode_cache = Templates(self._root, self._settings)
        pages = [file.page for file in files.documentation_pages() if file.page]
        self._shells = Shells(env, self._nav, [page for page in pages if page.content])
        if _entries(config) is not None:
            for rendering in self._renderings.values():
                rendering.hide()

    def on_page_context(self, context: Any, page: Any, config: Any, **_: Any) -> None:
        """After the theme's own plugins: the whole page, its entries, its shell."""
        entries = _entries(config)
        rendering = self._renderings.get(page.file.src_uri)
        if rendering:
            rendering.restore(entries, self._indexed)
        self._indexed = len(entries or ())
        if self._shells:
            self._shells.fill(page, context)

    def on_post_build(self, **_: Any) -> None:
        """Keep the pages of this build for the next one."""
        self._pages.save(self._names)

    def on_build_error(self, **_: Any) -> None:
        """Keep nothing of a build that failed."""
        self._pages.close()


def _entries(config: Any) -> list[dict[str, Any]] | None:
    """The entries of the theme's search index, to read and to add to; nothing without the theme."""
    for plugin in config.plugins.values():
        entries = getattr(getattr(plugin, "search_index", None), "entries", None)
        if isinstance(entries, list):
            return entries
    return None
