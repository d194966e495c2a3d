"""The script that the filter of the glossary's lists loads when it is used for the first time."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pipeline.model.records import Concept
from pipeline.terms import indexes

PATH = "docs/assets/javascripts/filter-keys.js"
NOTHING = "|"


def script(concepts: Iterable[Concept]) -> dict[str, str]:
    """By id, the forms that a concept is found by and that no list shows.

    One script for the three lists, and not a part of their pages, so that those are light; and a
    script and not JSON, since a page opened as a file may load scripts and nothing else.
    """
    extras = {one.id: indexes.extra(one) for one in concepts}
    rows = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(extra, ensure_ascii=False)}"
        for name, extra in extras.items()
        if extra != NOTHING
    )
    head = "/* Made by build_site.py from glossary.yml. */"
    return {PATH: f"{head}\nwindow.filterKeys = {{\n{rows}\n}};\n"}
