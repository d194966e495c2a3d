"""A made-up site of a few pages of every kind, and what builds of it say and leave."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent

CONFIG = """\
site_name: Small · 小
nav: [index.md, Terms: terms/index.md]
not_in_nav: |
  /terms/*.md
  /texts/*.md
theme: {name: material, custom_dir: theme, font: false}
hooks: [hooks.py]
plugins: [search]
markdown_extensions: [attr_list, md_in_html, toc: {permalink: "¶"}]
validation: {links: {not_found: warn, anchors: warn, unrecognized_links: warn}}
"""
HOOK = f"""\
import sys
sys.path.insert(0, {str(ROOT)!r})
from pipeline.publish import Publisher
def on_config(config):
    config.plugins["publish"] = Publisher(config)
"""
THEME = """\
{% extends "base.html" %}
{% block header %}{{ super() | replace('role="dialog"', 'role="dialog" data-x') }}{% endblock %}
"""
TERM = """\
---
title: "term {n} · 术语{n}"
description: "What term {n} is."
hide: [toc]
---

# <span lang="zh">术语{n}</span> term {n} {{ #term-{n} }}

A gloss with [a link](term-{next}.md#term-{next} "a tip") and [the text](../texts/one.md#s1).

<dl markdown="1">
<dt>Elsewhere</dt>
<dd markdown="span">see *[terms](index.md)* &amp; more</dd>
</dl>

## In context {{ #context data-search-exclude }}

<section class="lines" data-search-exclude>
<h3 id="in-one-{n}" data-search-exclude>One</h3>
<ol>
<li><a href="../../texts/one/#s1">s1</a> …*not* Markdown…</li>
</ol>
</section>

<section class="lines" data-search-exclude>
<h3 id="in-two-{n}" data-search-exclude>Two</h3>
</section>
"""
TEXT = """\
---
title: A text
search: {exclude: true}
---

# A text

<div class="pair" id="s1" markdown="1">
<p markdown="span">甲 [术语1](../terms/term-1.md#in-two-1)</p>
</div>

<table>
<tr id="r1"><td>raw</td></tr>
</table>

    <div>

    <p>code</p>

    </div>
"""
TERMS = 6


def project(folder: Path) -> Path:
    """Write the site's sources into a new folder."""
    root = folder / "small"
    pages = {f"docs/terms/term-{n}.md": term(n) for n in range(1, TERMS + 1)}
    pages |= {
        "docs/index.md": "---\ntitle: Home\n---\n\n# Home\n\n[Terms](terms/index.md)\n",
        "docs/terms/index.md": "---\ntitle: Terms\n---\n\n# Terms\n\n[One](term-1.md#context)\n",
        "docs/texts/one.md": TEXT,
        "docs/texts/untitled.md": "# A heading & a half\n\n[One](one.md)\n",
        "theme/main.html": THEME,
        "mkdocs.yml": CONFIG,
        "hooks.py": HOOK,
    }
    for path, text in pages.items():
        put(root, path, text)
    return root


def term(n: int) -> str:
    """The page of a term; the last one links to the first."""
    return TERM.format(n=n, next=n % TERMS + 1)


def put(root: Path, path: str, text: str) -> None:
    """Write a file of the site."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Change a place of a file."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    put(root, path, text.replace(old, new))


class Said(logging.Handler):
    """Collects the warnings of a build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings.append(record.getMessage())


def built(
    root: Path, *, dirty: bool = False, **settings: Any
) -> tuple[dict[str, bytes], list[str]]:
    """Build the site; return its files and the warnings."""
    said = Said()
    log = logging.getLogger("mkdocs")
    log.addHandler(said)
    try:
        config = load_config(str(root / "mkdocs.yml"), **settings)
        build(config, dirty=dirty)
    finally:
        log.removeHandler(said)
    site = Path(config.site_dir)
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.suffix != ".gz"
    }
    return files, said.warnings


def plain(
    root: Path, *, dirty: bool = False, **settings: Any
) -> tuple[dict[str, bytes], list[str]]:
    """Build the site as MkDocs does without us."""
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    put(root, "mkdocs.yml", config.replace("hooks: [hooks.py]\n", ""))
    try:
        return built(root, dirty=dirty, **settings)
    finally:
        put(root, "mkdocs.yml", config)
