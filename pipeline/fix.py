"""``check --fix``: the file that people edit most, put into its one canonical order."""

from __future__ import annotations

from pathlib import Path

from pipeline import glossary
from pipeline.model import Problem
from pipeline.write import replace

GLOSSARY = "glossary.yml"


def disorder(root: Path) -> list[Problem]:
    """What is out of order in the glossary under ``root``, which has been read without fault."""
    return glossary.disorder((root / GLOSSARY).read_text(encoding="utf-8"), GLOSSARY)


def fix(root: Path) -> list[str]:
    """Put the glossary under ``root`` in order; return the files that were changed.

    The glossary has been read without fault. Its lines are moved and none is changed; should
    the moved text say anything else than before, nothing is written.
    """
    path = root / GLOSSARY
    text = path.read_text(encoding="utf-8")
    ordered = glossary.ordered(text)
    if ordered == text:
        return []
    before, after = (set(glossary.parsed(one, GLOSSARY)[0]) for one in (text, ordered))
    if before != after:
        raise AssertionError("the order could not be mended without changing an entry")
    replace(path, ordered.encode("utf-8"))
    return [GLOSSARY]
