"""The glossary as CSV with the columns that Weblate documents."""

from __future__ import annotations

import csv
import io

from pipeline.model.records import Concept
from pipeline.structure import pages
from pipeline.terms import termbase as terms

COLUMNS = ("location", "source", "target", "context", "translator_comments", "developer_comments")


def weblate(concepts: tuple[Concept, ...]) -> dict[str, str]:
    """Return ``docs/data/glossary-weblate.csv``: a row for each Chinese form of a concept.

    Weblate tells strings apart by source and context, so that a form can have one target: the
    preferred rendering. The others stand in the comments.
    """
    text = io.StringIO()
    # Weblate guesses the dialect from the first lines; with every cell quoted it guesses right.
    table = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerow(COLUMNS)
    for concept in concepts:
        page = pages.url(pages.concept(concept.id), concept.id)
        also = "; ".join(terms.ours(concept)[1:])
        comment = f"Also: {also}." if also else ""
        for form in concept.zh_forms:
            row = (page, form, concept.en, concept.id, comment, terms.explained(concept))
            table.writerow(row)
    return {"docs/data/glossary-weblate.csv": text.getvalue()}
