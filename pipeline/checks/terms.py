"""Terms: the approved renderings of the glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.pairs import translated
from pipeline.model.records import STYLE, Concept, Problem
from pipeline.terms.link import EN, ZH, Site, stands


def terms(site: Site) -> Iterator[Problem]:
    """A concept of the glossary stands in the English in one of its approved forms.

    Found by longest match, synonyms belonging to one concept. English may name a thing once
    where Chinese names it twice, so one approved form is enough for a paragraph, also inside a
    longer term: “the list of entities in serious breach of trust … such entities”. Words of
    ordinary language, whose entry says “rendering: free”, are left to the translator.

    Bad: 开展专利导航 = carry out patent guidance
    Good: 开展专利导航 = carry out patent navigation
    """
    concepts = {concept.id: concept for concept in site.concepts}
    for pair in translated(site):
        there = {concept for _start, _end, concept in pair.spans(EN)}
        for name in Counter(concept for _start, _end, concept in pair.spans(ZH)):
            concept = concepts[name]
            if name in there or concept.rendering == "free":
                continue
            longer = any(_holds(concepts[other], concept) for other in there)
            if not (longer and any(stands(pair.en, form) for form in concept.en_forms)):
                message = f"{concept.zh} is “{concept.en}” in the glossary; use an approved form"
                yield pair.problem("terms", message, STYLE)


def _holds(longer: Concept, concept: Concept) -> bool:
    """Whether the Chinese of a longer term has that of this one in it."""
    return any(form in whole for whole in longer.zh_forms for form in concept.zh_forms)
