"""Preferred English: it stands in the translations, or the entry says why not."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.records import Concept, Problem
from pipeline.terms.link import Site, inflected, lower, stands


def attested(site: Site) -> Iterator[Problem]:
    """A concept’s preferred English is used, or its entry says why the corpus has it nowhere.

    A rendering that nobody uses is a guess. It counts where the Chinese of the same segment has
    the concept, also inside a longer rendering.

    Bad: en: patent guidance, where every translation of 专利导航 has “patent navigation”
    Good: en: patent navigation, or the key unattested with the reason
    """
    texts = {
        (document.record.id, segment.id): segment.en
        for document in site.documents
        for segment in document.segments
    }
    lowered = {place: lower(text) for place, text in texts.items()}
    for concept in site.concepts:
        places = {(one.document, one.segment) for one in site.by_concept[concept.id]}
        words = inflected(concept.en)
        used = any(
            any(word in lowered[place] for word in words) and stands(texts[place], concept.en)
            for place in places
        )
        if not used and not concept.unattested:
            message = f"{concept.id}: “{concept.en}” stands in no translation of {concept.zh}"
            yield _problem(concept, f"{message}; mend en, or say why under unattested")
        if used and concept.unattested:
            message = f"{concept.id}: “{concept.en}” does stand in the translations"
            yield _problem(concept, f"{message}; take unattested out")


def _problem(concept: Concept, message: str) -> Problem:
    return Problem(concept.where, "attested", message)
