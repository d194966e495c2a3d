"""What is shown of a concept beside a link to it: a short tip, and the preview of the script.

The tip is the title of the link, there without any script. The preview is longer; a few of them
share a script, which a page loads when a reader comes to a link to one of those concepts. One for
each would be more files than pages, all of them copied with every build.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from pipeline.model.records import Concept

FOLDER = "docs/assets/javascripts/concepts"
# Ten concepts or so to a script: some 3 KB, a third of that on its way.
SHELVES = 64
# A tip that has to be read while the mouse is held is no longer than this.
TIP = 240
SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")


def tip(concept: Concept) -> str:
    """What a reader sees on hover: both languages, pinyin, and as much gloss as is read."""
    first, *others = SENTENCES.split(" ".join(concept.gloss.split()))
    said = f"{concept.zh} ({concept.pinyin}): {concept.en}. {first}"
    for sentence in others:
        if len(said) + 1 + len(sentence) > TIP:
            break
        said += f" {sentence}"
    return said


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
