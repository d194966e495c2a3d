"""What is shown of a concept beside a link to it: a short tip, and the preview of the script.

The tip is the title of the link, there without any script. The preview is longer; each is in a
script of its own, which a page loads when a reader comes to a link to that concept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from pipeline.model.records import Concept

FOLDER = "docs/assets/javascripts/concepts"
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


def scripts(concepts: Iterable[Concept]) -> dict[str, str]:
    """A script for each concept: its Chinese, pinyin, English, abbreviation and gloss by its id.

    A script and not JSON, since a page opened as a file may load scripts and nothing else.
    """
    return {f"{FOLDER}/{one.id}.js": _script(one) for one in concepts}


def _script(one: Concept) -> str:
    shown = json.dumps(
        [one.zh, one.pinyin, one.en, one.abbreviation, one.gloss], ensure_ascii=False
    )
    return f"(window.concepts ||= {{}})[{json.dumps(one.id)}] = {shown};\n"
