"""The schema of glossary.yml for editors: it refuses what the build refuses, and nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from exchange import DATA
from jsonschema import Draft202012Validator
from workshop import ROOT

from pipeline.read import glossary, order

SCHEMA = DATA / "schema/glossary-yml.schema.json"
TEXT = (ROOT / "glossary.yml").read_text(encoding="utf-8")
ENTRY = {
    "id": "tisc",
    "zh": "技术与创新支持中心",
    "pinyin": "jìshù",
    "en": "Technology and Innovation Support Center",
    "elsewhere": [{"en": "technology center", "who": "the press"}],
    "category": "institution",
    "gloss": "A gloss.",
    "source": {
        "grade": "A",
        "note": "WIPO’s name.",
        "url": "https://example.org/tisc",
        "seen": "2026-11-28",
    },
    "sources": [
        {"title": "TISC (WIPO)", "url": "http://example.org/?a=(1)&b=_x", "seen": "2026-11"},
        {"document": "cnipa-report-2021", "segment": "s1-0-6"},
    ],
    "party": "yes",
    "checked": "2026-11-28",
}


def checker() -> Draft202012Validator:
    """What an editor checks by."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_glossary_names_its_schema_in_its_first_line() -> None:
    path = SCHEMA.relative_to(ROOT).as_posix()
    assert TEXT.startswith(f"# yaml-language-server: $schema={path}\nconcepts:\n")


def test_the_first_line_stays_when_the_glossary_is_put_in_order() -> None:
    first = TEXT.splitlines()[0]
    assert order.ordered(TEXT).splitlines()[0] == first


def test_the_glossary_is_as_its_schema_says() -> None:
    found = yaml.load(TEXT, Loader=yaml.BaseLoader)
    assert [error.message for error in checker().iter_errors(found)] == []


def test_an_entry_is_accepted_by_both() -> None:
    both_say([])


def both_say(faults: list[str], change: Callable[[dict[str, Any]], object] | None = None) -> None:
    """The schema and the build find a fault in an entry, or neither does."""
    entry = copy.deepcopy(ENTRY)
    if change:
        change(entry)
    found = {"concepts": [entry]}
    text = yaml.safe_dump(found, allow_unicode=True, sort_keys=False)
    _concepts, problems = glossary.parsed(text, "glossary.yml")
    assert [fault for fault in faults if not any(fault in one.message for one in problems)] == []
    assert bool(problems) == bool(faults)
    assert checker().is_valid(found) == (not faults)


@pytest.mark.parametrize(
    ("fault", "change"),
    [
        ("unknown key “tile”", lambda one: one.update(tile="x")),
        ("unknown key “where”", lambda one: one["source"].update(where="x")),
        ("has to be an address", lambda one: one["source"].update(url="example.org")),
        ("has to be an address", lambda one: one["sources"][0].update(url="a b")),
        ("missing key “seen”", lambda one: one["sources"][0].pop("seen")),
        ("missing key “segment”", lambda one: one["sources"][1].pop("segment")),
        ("unknown key “title”", lambda one: one["sources"][1].update(title="x")),
        ("missing key “url”", lambda one: one.update(sources=[{"title": "x"}])),
        ("it has to be one of yes, no", lambda one: one.update(party="true")),
        ("unknown key “when”", lambda one: one["elsewhere"][0].update(when="2018")),
        ("missing key “gloss”", lambda one: one.pop("gloss")),
        ("missing key “who”", lambda one: one["elsewhere"][0].pop("who")),
        ("it has to be one of policy", lambda one: one.update(category="policies")),
        ("it has to be one of A, B, C", lambda one: one["source"].update(grade="D")),
        ("it must not be empty", lambda one: one.update(en="")),
        ("it must not be empty", lambda one: one.update(zh_variants=[""])),
        ("an id is lower-case", lambda one: one.update(id="TISC")),
        ("has to be a list", lambda one: one.update(zh_variants="TISC")),
        ("has to be text", lambda one: one.update(en=["TISC"])),
    ],
)
def test_a_fault_is_found_by_both(fault: str, change: Callable[[dict[str, Any]], object]) -> None:
    both_say([fault], change)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(usage="", abbreviation="", unattested=""),
        lambda one: one.update(party="", checked="", sources=[]),
        lambda one: one.update(source={"grade": "C", "note": "Ours.", "url": "", "seen": ""}),
        lambda one: one.update(zh_variants=[], broader=[]),
        lambda one: one.update(zh_hant=["技術與創新支援中心"], exclude=["x"]),
    ],
)
def test_what_may_be_absent_or_empty_is_accepted_by_both(
    change: Callable[[dict[str, Any]], object],
) -> None:
    both_say([], change)
