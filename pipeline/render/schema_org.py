"""Documents and concepts described for search engines, as JSON-LD of schema.org.

Addresses are relative to the page, because the host is not known when the site is built.
"""

from __future__ import annotations

import json
from typing import Any

from pipeline.model.records import Bilingual, Concept, Record

CONTEXT = "https://schema.org"
# A speech is no legislation; of it only the kind is said.
NOT_LEGISLATION = ("speech", "other")
GLOSSARY = "China IP Policy: glossary of terms in Chinese and English"


def document(record: Record) -> str:
    """A document as ``Legislation``, or a speech as ``CreativeWork``.

    The copy and the translation have no legal force, and that is said.
    """
    said: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": "",
        "name": _both(record.title),
        "inLanguage": ["zh-Hans", "en"],
        "publisher" if record.type in NOT_LEGISLATION else "legislationPassedBy": {
            "@type": "GovernmentOrganization",
            "name": _both(record.issuer),
        },
    }
    if record.type in NOT_LEGISLATION:
        said |= {"@type": "CreativeWork", "genre": record.type}
    else:
        said |= {
            "@type": ["Legislation", "LegislationObject"],
            "legislationType": record.type,
            "legislationLegalValue": f"{CONTEXT}/UnofficialLegalValue",
        }
        if record.number.zh:
            said["legislationIdentifier"] = [
                one for one in (record.number.zh, record.number.en) if one
            ]
        if day := record.dates["issued"].date or record.dates["signed"].date:
            said["legislationDate"] = day
    if day := record.dates["published"].date:
        said["datePublished"] = day
    return _script(said)


def concept(one: Concept) -> str:
    """A concept as ``DefinedTerm`` of the glossary."""
    others = (*one.zh_forms, *one.zh_hant, *one.en_forms[1:], *(e.en for e in one.elsewhere))
    return _script(
        {
            "@context": CONTEXT,
            "@type": "DefinedTerm",
            "@id": f"#{one.id}",
            "termCode": one.id,
            "name": one.en,
            "alternateName": list(others),
            "description": one.gloss,
            "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": "../", "name": GLOSSARY},
        }
    )


def glossary() -> str:
    """The glossary as ``DefinedTermSet``.

    Its terms are described on their own pages, and each says there that it is of this set: to
    name them all here once more would double what the page says already.
    """
    return _script(
        {
            "@context": CONTEXT,
            "@type": "DefinedTermSet",
            "@id": "",
            "name": GLOSSARY,
            "inLanguage": ["zh-Hans", "en"],
        }
    )


def _both(said: Bilingual) -> list[dict[str, str]]:
    return [
        {"@language": language, "@value": text.replace("*", "")}
        for language, text in (("zh-Hans", said.zh), ("en", said.en))
        if text
    ]


def _script(said: dict[str, Any]) -> str:
    """A script element; “<” is escaped so that no text can end it."""
    text = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'
