"""The glossary as the table that OmegaT reads from the glossary folder of a project."""

from __future__ import annotations

import csv
import io

from pipeline.model.records import Concept
from pipeline.terms import termbase as terms


def omegat(concepts: tuple[Concept, ...]) -> dict[str, str]:
    """Return ``docs/data/glossary-omegat.csv``: source, target, comment, and no heading.

    A Chinese form has a row for each English one, the preferred rendering first; OmegaT numbers
    the targets of one source. Only the first row is explained, or the pane would fill up.
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    for concept in concepts:
        for form in concept.zh_forms:
            for rendering in terms.ours(concept):
                comment = terms.explained(concept) if rendering == concept.en else ""
                table.writerow((form, rendering, comment))
    return {"docs/data/glossary-omegat.csv": text.getvalue()}
