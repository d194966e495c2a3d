"""Passages: every paragraph that the glossary names as a source stands in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.model.records import Concept, Passage, Problem

# For each document the path of the page on which each of its segments stands.
Places = Mapping[str, Mapping[str, str]]


def passages(concepts: Iterable[Concept], places: Places) -> Iterator[Problem]:
    """Yield a problem for each source of a gloss that is no paragraph of these documents."""
    for concept in concepts:
        for one in concept.sources:
            if not isinstance(one, Passage):
                continue
            if one.document not in places:
                message = f"{concept.id} names “{one.document}”, which is no document"
                yield Problem(concept.where, "source", f"{message}; mend the id under sources")
            elif one.segment not in places[one.document]:
                message = f"{concept.id} names {one.document}, {one.segment}, which is no segment"
                yield Problem(concept.where, "source", f"{message}; mend the id under sources")
