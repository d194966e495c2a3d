"""What is shown of a concept beside a link to it: the preview.

A link says nothing more by itself: without the script it leads to the entry. A few previews share
a script, which a page loads when a reader comes to a link to one of those concepts. One for each
would be more files than pages, all of them copied with every build.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from pipeline.model.records import Concept

FOLDER = "docs/assets/javascripts/concepts"
# Ten concepts or so to a script: some 3 KB, a third of that on its way.
SHELVES = 64


def shelf(concept: str) -> str:
    """The name of the script that holds the preview of a concept; preview.js counts alike."""
    return f"{sum(map(ord, concept)) % SHELVES:02}"


def scripts(concepts: Iterable[Concept]) -> dict[str, str]:
    """By path, the scripts with Chinese, pinyin, English, abbreviation and gloss of concepts by id.

    Scripts and not JSON, since a page opened as a file may load scripts and nothing else.
    """
    shelves: dict[str, list[str]] = {}
    for one in concepts:
        shown = [one.zh, one.pinyin, one.en, one.abbreviation, one.gloss]
        row = f"{json.dumps(one.id)}: {json.dumps(shown, ensure_ascii=False)}"
        shelves.setdefault(shelf(one.id), []).append(row)
    return {f"{FOLDER}/{name}.js": _script(rows) for name, rows in shelves.items()}


def _script(rows: list[str]) -> str:
    held = ",\n".join(rows)
    return f"Object.assign(window.concepts ||= {{}}, {{\n{held}\n}});\n"
