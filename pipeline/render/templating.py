"""The templates and what they may call; the only place where a template is loaded."""

from __future__ import annotations

from functools import cache
from typing import Any

import jinja2

from pipeline.model.records import Bilingual
from pipeline.render import inline, prose, titles
from pipeline.structure import pages


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("pipeline.render"),
        autoescape=False,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {"plain": inline.plain, "both": both, "one_line": _one_line}
    environment.filters |= {"docstring": _docstring, "english_first": english_first}
    environment.filters |= {"prose": prose.html, "day": prose.date, "row": prose.row}
    environment.filters |= {"chinese": _is_chinese, "quoted": _quoted}
    environment.filters |= {"said": said, "titled": _titled, "chapter": _chapter}
    environment.filters |= {"brief": titles.line, "of_document": _of_document}
    environment.globals |= {"href": pages.href}
    environment.globals |= {"relative": pages.relative, "folder": pages.folder, "up": pages.up}
    return environment


def page(template: str, **names: Any) -> str:
    """Render the template of this name, without its ending, with these names."""
    return _environment().get_template(f"{template}.md.j2").render(names)


def both(said: Bilingual) -> str:
    """Both languages in one line, each marked as what it is."""
    english = ""
    if said.en and said.en != said.zh:
        english = f' <span class="en" lang="en">{inline.plain(said.en)}</span>'
    return f'<span class="zh" lang="zh-Hans">{inline.plain(said.zh)}</span>{english}'


def english_first(said: Bilingual) -> str:
    """Both languages in one line where the page around is English."""
    if not said.en or said.en == said.zh:
        return both(said)
    zh = f'<span class="zh" lang="zh-Hans">{inline.plain(said.zh)}</span>'
    return f'<span class="en" lang="en">{inline.plain(said.en)}</span> {zh}'


def said(text: str) -> str:
    """English as Markdown, escaped; the Chinese within it gets its language."""
    return prose.CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', inline.plain(text))


def _titled(title: Bilingual, less: int = 0) -> str:
    return _quoted(titles.entry(title, less))


def _chapter(title: Bilingual, short: Bilingual) -> str:
    return _quoted(titles.chapter(title, short))


def _of_document(short: Bilingual, what: str) -> str:
    return _quoted(titles.of_document(what, short))


def _is_chinese(text: str) -> bool:
    return prose.CHINESE.search(text) is not None


def _quoted(text: str) -> str:
    """For a value between double quotes in the front matter of a page."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("*", "")


def _one_line(said: Bilingual) -> str:
    """For a page's title, which has no markup: English first, as the site's language is."""
    joined = f"{said.en} · {said.zh}" if said.en else said.zh
    return _quoted(joined)


def _docstring(function: Any) -> tuple[str, str]:
    """The first paragraph of a docstring, and its “Known to be wrong” paragraph."""
    parts = [" ".join(part.split()) for part in (function.__doc__ or "").split("\n\n")]
    wrong = next((part for part in parts if part.startswith("Known to be wrong: ")), "")
    return parts[0], wrong.removeprefix("Known to be wrong: ")
