"""The glossary as a SKOS concept scheme in JSON-LD; its context stands in the file itself.

No host is known, so every address is relative to the file: ``../glossary/tisc/#tisc``.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pipeline.exports.data import quoted
from pipeline.model.records import Concept
from pipeline.read import glossary
from pipeline.structure import pages
from pipeline.terms import termbase as terms

SCHEME = "../glossary/"
LINKS = ("inScheme", "hasTopConcept", "topConceptOf", "broader", "narrower", "related")
BY_LANGUAGE = (
    "prefLabel", "altLabel", "hiddenLabel", "definition", "scopeNote", "editorialNote", "note",
)  # fmt: skip
CONTEXT: dict[str, Any] = {
    "@vocab": "http://www.w3.org/2004/02/skos/core#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "id": "@id",
    "type": "@type",
    **{name: {"@container": "@language"} for name in BY_LANGUAGE},
    **{name: {"@type": "@id"} for name in LINKS},
}

Relations = dict[str, set[str]]


def skos(concepts: tuple[Concept, ...]) -> dict[str, str]:
    """Return ``docs/data/glossary.jsonld``: one scheme, and a concept for each entry.

    After it related is said from both ends and of no concept that is broader or narrower, at
    any distance (SKOS S27), and narrower mirrors broader.
    """
    scheme = {
        "id": SCHEME,
        "type": "ConceptScheme",
        "prefLabel": {"en": "China IP Policy: glossary", terms.ZH: "中国知识产权政策：术语表"},
        "hasTopConcept": [_address(one.id) for one in concepts if not one.broader],
    }
    narrower = glossary.narrower(concepts)
    related = _related(concepts)
    graph = [scheme, *(_concept(one, narrower, related) for one in concepts)]
    return {"docs/data/glossary.jsonld": quoted({"@context": CONTEXT, "@graph": graph})}


def _address(concept: str) -> str:
    return f"../{pages.url(pages.concept(concept), concept)}"


def _concept(
    concept: Concept, narrower: dict[str, tuple[str, ...]], related: Relations
) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": _address(concept.id),
        "type": "Concept",
        "inScheme": SCHEME,
        "topConceptOf": None if concept.broader else SCHEME,
        "notation": concept.id,
        "dc:subject": concept.category,
        **_labels(concept),
        "definition": {"en": concept.gloss},
        "scopeNote": {"en": [said for said in (concept.usage, terms.loose(concept)) if said]},
        "editorialNote": {"en": [terms.attested(concept), *filter(None, [concept.unattested])]},
        "note": {
            "en": [f"“{other.en}” is used by others: {other.who}" for other in concept.elsewhere]
        },
        "broader": [_address(one) for one in concept.broader],
        "narrower": [_address(one) for one in sorted(narrower[concept.id])],
        "related": [_address(one) for one in sorted(related[concept.id])],
    }
    return {key: value for key, value in said.items() if value and value != {"en": []}}


def _labels(concept: Concept) -> dict[str, Any]:
    """A label is preferred, alternative or hidden, never two of them (SKOS S13)."""
    preferred = {terms.EN: concept.en, terms.ZH: concept.zh, terms.PINYIN: concept.pinyin}
    if concept.zh_hant:
        preferred[terms.ZH_HANT] = concept.zh_hant[0]
    others = {
        terms.EN: terms.ours(concept)[1:],
        terms.ZH: concept.zh_variants,
        terms.ZH_HANT: concept.zh_hant[1:],
    }
    hidden = [one.en for one in concept.elsewhere if one.en not in terms.ours(concept)]
    return {
        "prefLabel": preferred,
        "altLabel": {language: list(forms) for language, forms in others.items() if forms},
        "hiddenLabel": {terms.EN: hidden},
    }


def _related(concepts: tuple[Concept, ...]) -> Relations:
    known = {concept.id: concept for concept in concepts}
    above = {concept.id: glossary.above(concept, known) for concept in concepts}
    found: Relations = defaultdict(set)
    for concept in concepts:
        for one in concept.related:
            if one not in above[concept.id] and concept.id not in above[one]:
                found[concept.id].add(one)
                found[one].add(concept.id)
    return found
