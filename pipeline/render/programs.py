"""The pages about the program itself: its cleaners and its rules."""

from __future__ import annotations

from pipeline.checks.rules import RULES, explained
from pipeline.clean.cleaners.table import CLEANERS
from pipeline.render.templating import page


def programs() -> dict[str, str]:
    """Render them by path; they are made of the code and of nothing else."""
    return {
        "docs/cleaners.md": page("cleaners", cleaners=CLEANERS),
        "docs/rules.md": page("rules", rules=[(rule.id, explained(rule)) for rule in RULES]),
    }
