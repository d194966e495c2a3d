"""``check --fix``: the file that people edit most, put into its one canonical order."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.records import Problem
from pipeline.read import glossary, order
from pipeline.write.write import replace

GLOSSARY = "glossary.yml"


def disorder(root: Path) -> list[Problem]:
    """What is out of order in the glossary under ``root``, which has been read without fault."""
    return order.disorder((root / GLOSSARY).read_text(encoding="utf-8"), GLOSSARY)


def fix(root: Path) -> list[str]:
    """Put the glossary under ``root`` in order; return the files that were changed.

    The glossary has been read without fault. Its lines are moved and none is reworded; should
    the moved text say anything else than before, or not be in order, nothing is written and
    what is out of order stays a problem.
    """
    path = root / GLOSSARY
    text = path.read_text(encoding="utf-8")
    ordered = order.ordered(text)
    if ordered == text or not _is_safe(text, ordered):
        return []
    line = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
    replace(path, ordered.replace("\n", line).encode("utf-8"))
    return [GLOSSARY]


def _is_safe(text: str, ordered: str) -> bool:
    before, problems = glossary.parsed(text, GLOSSARY)
    after, others = glossary.parsed(ordered, GLOSSARY)
    if problems or others or set(before) != set(after):
        return False
    return order.ordered(ordered) == ordered
