"""The corpus as JSON for programs; the shapes are those of the schemas in ``docs/data/schema/``."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any

from pipeline.model.document import Document, Segment
from pipeline.model.records import Bilingual, Concept, Day, Reading, Record
from pipeline.structure import pages
from pipeline.terms.link import ZH, Site
from pipeline.terms.usage import Usage

# The house form of the four levels: I. / (1) / 1. / (a)
ENGLISH_NUMBER = re.compile(r"^(?:[IVXLC]+\.|\(\d+\)|\d+\.|\([a-z]\))\s+")


def document(site: Site) -> dict[str, str]:
    """Return ``docs/data/<document>.json`` of a site with one document."""
    (one,) = site.documents
    return {f"docs/data/{one.record.id}.json": quoted(_document(site, one))}


def corpus(concepts: tuple[Concept, ...], usage: Usage) -> dict[str, str]:
    """Return ``docs/data/index.json``, which lists the documents, and the glossary."""
    index = {"documents": [_head(record) for record in usage.records]}
    glossary = {"concepts": [_concept(concept, usage) for concept in concepts]}
    return {
        "docs/data/index.json": quoted(index),
        "docs/data/glossary.json": quoted(glossary),
    }


def quoted(value: dict[str, Any]) -> str:
    """JSON with one item of a list on a line: read by people, compared by line, made fast."""
    lines = []
    for key, one in value.items():
        said = _compact(one)
        if isinstance(one, list) and one:
            said = "[\n" + ",\n".join(f"  {_compact(item)}" for item in one) + "\n ]"
        lines.append(f" {_compact(key)}: {said}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _both(said: Bilingual) -> dict[str, str]:
    return {"zh": said.zh, "en": said.en}


def _head(record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "title": _both(record.title),
        "issuer": _both(record.issuer),
        "number": _both(record.number) if record.number.zh else None,
        "dates": {name: _day(day) if day.date else None for name, day in record.dates.items()},
        "type": record.type,
        "line": record.line or None,
        "source": {
            "capture": f"source/{record.id}/capture.txt",
            "sha256": record.origin.sha256,
            "url": record.origin.url or None,
            "publisher": _both(record.origin.publisher) if record.origin.publisher.zh else None,
        },
        "url": pages.url(f"{pages.folder(record.id)}/index"),
    }


def _day(day: Day) -> dict[str, Any]:
    return {
        "date": day.date,
        "basis": day.basis,
        "not_before": day.not_before or None,
        "source": _page(day.source),
    }


def _page(page: Reading | None) -> dict[str, str] | None:
    return asdict(page) if page else None


def _told(record: Record) -> dict[str, Any]:
    """What a reader is told of the document beside its text."""
    return {
        "in_brief": [{"says": one.says, "at": list(one.at)} for one in record.in_brief],
        "official": [
            {"language": one.language, **asdict(one.page), "note": one.note or None}
            for one in record.official
        ],
        "lacks": [
            {"what": one.what, "at": list(one.at), "source": _page(one.source)}
            for one in record.lacks
        ],
    }


def _document(site: Site, document: Document) -> dict[str, Any]:
    where = pages.addresses(document)
    sections = [
        {
            "id": section.id,
            "level": section.level,
            "number": section.number or None,
            "heading": {
                "zh": section.heading.zh,
                "en": ENGLISH_NUMBER.sub("", section.heading.en),
            },
            "parent": section.parent or None,
            "run_in": section.run_in,
        }
        for section in document.sections
    ]
    return {
        **_head(document.record),
        **_told(document.record),
        "sections": sections,
        "segments": [_segment(site, document, segment, where) for segment in document.segments],
    }


def _segment(
    site: Site, document: Document, segment: Segment, where: dict[str, str]
) -> dict[str, Any]:
    found = site.by_segment[document.record.id, segment.id]
    return {
        "id": segment.id,
        "section": segment.section or None,
        "kind": segment.kind,
        "zh": segment.zh,
        "en": segment.en,
        "status": segment.status,
        "url": where[segment.id],
        "sentences": [
            {
                "id": one.id,
                "zh": segment.zh[slice(*one.zh)],
                "en": segment.en[slice(*one.en)],
            }
            for one in site.sentences[document.record.id, segment.id]
        ],
        "terms": list(dict.fromkeys(one.concept for one in found if one.column == ZH)),
    }


def _concept(concept: Concept, usage: Usage) -> dict[str, Any]:
    return {
        "id": concept.id,
        "zh": concept.zh,
        "zh_variants": list(concept.zh_variants),
        "zh_hant": list(concept.zh_hant),
        "pinyin": concept.pinyin,
        "en": concept.en,
        "en_variants": list(concept.en_variants),
        "elsewhere": [{"en": other.en, "who": other.who} for other in concept.elsewhere],
        "abbreviation": concept.abbreviation or None,
        "category": concept.category,
        "gloss": concept.gloss,
        "source": {
            "grade": concept.evidence.grade,
            "note": concept.evidence.note,
            "url": concept.evidence.url or None,
            "seen": concept.evidence.seen or None,
        },
        "sources": [asdict(one) for one in concept.sources],
        "party": concept.party,
        "checked": concept.checked or None,
        "was": list(concept.was),
        "usage": concept.usage or None,
        "unattested": concept.unattested or None,
        "rendering": concept.rendering or "fixed",
        "broader": list(concept.broader),
        "related": list(concept.related),
        "url": pages.url(pages.concept(concept.id), concept.id),
        "occurrences": [
            {"document": document, "segment": segment}
            for document, segment in usage.places(concept.id)
        ],
    }
