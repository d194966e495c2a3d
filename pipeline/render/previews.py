"""What is shown of a concept beside a link to it: a short tip, and the preview of the script.

The tip is the title of the link, there without any script. The preview is longer; all of them
are in one script that a page loads when the first one may be wanted.
"""

from __future__ import annotations

import json
import re

from pipeline.model.records import Concept

PATH = "docs/assets/javascripts/concepts.js"
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


def script(concepts: tuple[Concept, ...]) -> dict[str, str]:
    """The script that holds, by id, the Chinese, pinyin, English, abbreviation and gloss of all.

    A script and not JSON, since a page opened as a file may load scripts and nothing else.
    """
    rows = ",\n".join(
        f"{json.dumps(one.id)}: {json.dumps(_shown(one), ensure_ascii=False)}" for one in concepts
    )
    return {
        PATH: f"/* Made by build_site.py from glossary.yml. */\nwindow.concepts = {{\n{rows}\n}};\n"
    }


def _shown(one: Concept) -> list[str]:
    return [one.zh, one.pinyin, one.en, one.abbreviation, one.gloss]
