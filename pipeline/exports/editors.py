"""What ``glossary.yml`` may hold, as a JSON Schema: completion and hints while it is edited."""

from __future__ import annotations

import json

from pipeline.model.records import Concept
from pipeline.read import glossary, shape


def editors(_concepts: tuple[Concept, ...]) -> dict[str, str]:
    """Return ``docs/data/schema/glossary-yml.schema.json``; the glossary names it in line 1."""
    said = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "glossary.yml as it is written; made from the shape that the build reads it by",
        **shape.schema(glossary.SHAPE),
    }
    text = json.dumps(said, ensure_ascii=False, indent=2)
    return {"docs/data/schema/glossary-yml.schema.json": f"{text}\n"}
