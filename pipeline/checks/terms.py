"""Terms: the approved renderings of the glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.pairs import translated
from pipeline.model.records import Problem
from pipeline.terms.link import EN, ZH, Site


def terms(site: Site) -> Iterator[Problem]:
    """A concept of the glossary stands in the English in one of its approved forms.

    Found by longest match, synonyms belonging to one concept. English may name a thing once
    where Chinese names it twice, so one approved form is enough for a paragraph. Words of
    ordinary language, whose entry says “rendering: free”, are left to the translator.

    Bad: 开展专利导航 = carry out patent guidance
    Good: 开展专利导航 = carry out patent navigation
    """
    concepts = {concept.id: concept for concept in site.concepts}
    for pair in translated(site):
        there = {concept for _start, _end, concept in pair.spans(EN)}
        for name in Counter(concept for _start, _end, concept in pair.spans(ZH)):
            concept = concepts[name]
            if name not in there and concept.rendering != "free":
                yield pair.problem(
                    "terms", f"{concept.zh} is “{concept.en}” in the glossary; use an approved form"
                )
