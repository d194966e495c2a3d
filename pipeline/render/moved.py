"""Pages at the addresses of entries that have been merged: each leads on to what is there now."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from pipeline.model.records import Concept
from pipeline.structure import pages


def moved(concepts: Iterable[Concept]) -> dict[str, str]:
    """A page as it is published, at each address that an entry once had.

    No page of the theme, since it is to say nothing else; the file is named in its link, so that
    it leads on where the pages are opened as files, too.
    """
    return {
        f"docs/{pages.concept(old)}/index.html": _page(old, one)
        for one in concepts
        for old in one.was
    }


def _page(old: str, one: Concept) -> str:
    target = f"../{one.id}/index.html#{one.id}"
    name = f'{escape(one.en)} <span lang="zh-Hans">{escape(one.zh)}</span>'
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="../{one.id}/">
<title>{escape(one.en)} · {escape(one.zh)}</title>
</head>
<body>
<p id="{old}">This entry of the glossary is now part of <a href="{target}">{name}</a>.</p>
</body>
</html>
"""
