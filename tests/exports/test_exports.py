"""The data for others: as its schemas say, in reading order, every address one that exists."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any

import pytest
from exchange import AWKWARD
from jsonschema import Draft202012Validator
from workshop import ROOT, contents

import build_site
from pipeline.exports.data import corpus
from pipeline.model.records import Entry
from pipeline.render import search
from pipeline.terms.link import Site
from pipeline.terms.usage import Usage

DATA = ROOT / "docs/data"
DOCUMENTS = (
    "cnipa-report-2020",
    "cnipa-guidelines-2020",
    "cnipa-report-2021",
    "cnipa-priorities-2021",
    "ip-plan-2021-2025",
)
SCHEMAS = {"index": "index", "glossary": "glossary", **dict.fromkeys(DOCUMENTS, "document")}
# What opens an element that can be led to: an attribute, or the attributes of a heading.
ANCHOR = re.compile(r'(?:\bid="|\{ #)([a-z0-9-]+)(?=[" }])')
# One paragraph before the chapters; then one in each of the first two, three, and two in each of
# the others, as the capture has them. The headings are run in.
PRIORITIES = [
    "s0-0-1", "s1-0-1", "s2-0-1", "s3-0-1", "s3-0-2", "s3-0-3", "s4-0-1", "s4-0-2",
    "s5-0-1", "s5-0-2", "s6-0-1", "s6-0-2", "s7-0-1", "s7-0-2", "s8-0-1", "s8-0-2",
]  # fmt: skip


def data(name: str) -> Any:
    """One committed data file."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def schema(name: str) -> Any:
    """One committed schema."""
    return json.loads((DATA / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))


@functools.cache
def site() -> Site:
    """The site as the sources have it."""
    return build_site.load()


@functools.cache
def anchors(page: Path) -> list[str]:
    """The ids on a built page, in order."""
    return ANCHOR.findall(page.read_text(encoding="utf-8"))


def page_of(url: str) -> Path:
    """The Markdown that an address leads to."""
    path = url.partition("#")[0].rstrip("/")
    page = ROOT / "docs" / f"{path}.md"
    return page if page.is_file() else ROOT / "docs" / path / "index.md"


@pytest.mark.parametrize("name", ["index", "document", "glossary"])
def test_a_schema_is_itself_valid(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_data_file_is_as_its_schema_says(name: str) -> None:
    checker = Draft202012Validator(schema(SCHEMAS[name]))
    assert [error.message for error in checker.iter_errors(data(name))] == []


def test_every_data_file_has_a_schema_and_is_tested() -> None:
    assert sorted(path.stem for path in DATA.glob("*.json")) == sorted(SCHEMAS)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("cnipa-report-2020", {"titel": "x"}),
        ("cnipa-report-2020", {"id": "Report 2020"}),
        ("cnipa-report-2020", {"dates": {}}),
        ("cnipa-report-2020", {"segments": [{"id": "chapter-1"}]}),
        ("cnipa-report-2020", {"sections": [{"id": "s1-0-0", "level": 9}]}),
        ("glossary", {"concepts": [{"id": "x"}]}),
        ("index", {"documents": [{"id": "x"}]}),
    ],
)
def test_a_schema_refuses_what_is_not_so(name: str, change: dict[str, Any]) -> None:
    checker = Draft202012Validator(schema(SCHEMAS[name]))
    assert not checker.is_valid({**data(name), **change})


@pytest.mark.parametrize("path", sorted(contents(ROOT, "docs/data")))
def test_a_data_file_is_utf_8_without_escapes(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "\\u" not in text


def test_the_index_holds_the_documents_from_the_oldest_on() -> None:
    found = data("index")["documents"]
    assert tuple(document["id"] for document in found) == DOCUMENTS
    assert [document["number"] and document["number"]["en"] for document in found] == [
        None,
        "Guo Zhi Fa Yun Zi [2020] No. 13",
        None,
        None,
        "Guo Fa [2021] No. 20",
    ]


def test_the_index_says_of_a_document_what_its_own_file_says() -> None:
    for head in data("index")["documents"]:
        own = data(head["id"])
        assert head == {key: own[key] for key in head}
        assert own.keys() - head.keys() == {
            "in_brief", "official", "lacks", "sections", "segments",
        }  # fmt: skip


def test_segments_stand_in_reading_order() -> None:
    assert [segment["id"] for segment in data("cnipa-priorities-2021")["segments"]] == PRIORITIES


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_heading_of_a_section_comes_without_its_number(name: str) -> None:
    headings = [section["heading"]["en"] for section in data(name)["sections"]]
    assert [said for said in headings if re.match(r"\(|[IVX]+\.|\d+\.", said)] == []


def test_headings_are_segments_too() -> None:
    found = data("ip-plan-2021-2025")["segments"]
    first = next(i for i, segment in enumerate(found) if segment["kind"] == "heading")
    assert [(one["id"], one["kind"], one["zh"]) for one in found[first : first + 2]] == [
        ("s1-0-0", "heading", "一、规划背景"),
        ("s1-0-1", "paragraph", found[first + 1]["zh"]),
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_segment_has_an_address_that_exists(name: str) -> None:
    for segment in data(name)["segments"]:
        page, fragment = page_of(segment["url"]), segment["url"].partition("#")[2]
        assert fragment == segment["id"]
        assert anchors(page).count(fragment) == 1, segment["url"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_order_of_the_segments_is_that_of_the_pages(name: str) -> None:
    by_page: dict[Path, list[str]] = {}
    for segment in data(name)["segments"]:
        by_page.setdefault(page_of(segment["url"]), []).append(segment["id"])
    for page, ids in by_page.items():
        assert [anchor for anchor in anchors(page) if anchor in ids] == ids


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_section_has_an_anchor_and_a_parent_before_it(name: str) -> None:
    found = data(name)
    everywhere = {anchor for page in pages(name) for anchor in anchors(page)}
    before: dict[str | None, int] = {None: 0}
    for section in found["sections"]:
        assert section["id"] in everywhere
        assert before[section["parent"]] < section["level"]
        before[section["id"]] = section["level"]
    assert {segment["section"] for segment in found["segments"]} <= before.keys()


def pages(name: str) -> list[Path]:
    """The pages of one document."""
    found = (ROOT / "docs/documents" / name).glob("*.md")
    # The page that has the whole text once more has the same ids, to be read on.
    return sorted(path for path in found if path.stem != "all")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_page_has_an_id_twice(name: str) -> None:
    for page in pages(name):
        assert len(anchors(page)) == len(set(anchors(page))), page


def test_the_address_of_a_document_and_of_a_concept_exist() -> None:
    for document in data("index")["documents"]:
        assert page_of(document["url"]).is_file()
    for concept in data("glossary")["concepts"]:
        assert concept["id"] in anchors(page_of(concept["url"]))
        assert concept["url"].endswith(f"/#{concept['id']}")


def test_the_terms_of_segments_and_the_occurrences_of_concepts_are_the_same() -> None:
    by_segment = {
        (name, segment["id"], term)
        for name in DOCUMENTS
        for segment in data(name)["segments"]
        for term in segment["terms"]
    }
    by_concept = {
        (one["document"], one["segment"], concept["id"])
        for concept in data("glossary")["concepts"]
        for one in concept["occurrences"]
    }
    assert by_segment == by_concept


def test_occurrences_stand_in_reading_order_each_once() -> None:
    places = [(name, segment["id"]) for name in DOCUMENTS for segment in data(name)["segments"]]
    order = {place: i for i, place in enumerate(places)}
    for concept in data("glossary")["concepts"]:
        found = [order[one["document"], one["segment"]] for one in concept["occurrences"]]
        assert found == sorted(set(found))


def test_every_key_of_the_glossary_is_in_its_data() -> None:
    files = corpus(AWKWARD, Usage(()))
    found = json.loads(files["docs/data/glossary.json"])
    assert list(Draft202012Validator(schema("glossary")).iter_errors(found)) == []
    first = found["concepts"][0]
    assert first["zh_hant"] == ["立體列印", "積層製造"]
    assert first["elsewhere"][0] == {"en": "additive manufacturing", "who": "CNIPA; since 2019"}
    assert first["unattested"] == "Only the abbreviation stands in the corpus: for now."
    assert first["broader"] == ["making"]
    assert [one["rendering"] for one in found["concepts"]] == ["free", "fixed", "fixed", "fixed"]
    assert found["concepts"][1]["unattested"] is None
    assert first["source"]["url"] == "https://example.org/?a=(1)&b=_x"
    assert (first["source"]["seen"], first["checked"], first["party"]) == (
        "2026-11-28",
        "2026-11-28",
        True,
    )
    assert first["sources"] == [
        {"title": "A page, <“quoted”>", "url": "http://example.org/a_b", "seen": "2026-11"},
        {"document": "cnipa-report-2021", "segment": "s1-0-6"},
    ]
    assert first["was"] == ["additive-manufacturing"]
    second = found["concepts"][1]
    assert (second["sources"], second["party"], second["checked"]) == ([], False, None)
    assert second["source"] == {"grade": "C", "note": "Our choice.", "url": None, "seen": None}


@pytest.mark.parametrize(
    "change",
    [
        {"zh_hant": ""},
        {"elsewhere": [{"en": "x"}]},
        {"unattested": ""},
        {"rendering": ""},
        {"broader": ["X"]},
        {"source": {"grade": "A", "note": "x", "url": None, "seen": None}},
        {"sources": [{"title": "x"}]},
        {"party": "yes"},
        {"checked": ""},
    ],
)
def test_the_schema_of_the_glossary_knows_every_key(change: dict[str, Any]) -> None:
    files = corpus(AWKWARD, Usage(()))
    found = json.loads(files["docs/data/glossary.json"])
    found["concepts"][0] |= change
    assert not Draft202012Validator(schema("glossary")).is_valid(found)


def test_a_known_term_is_found_where_it_stands() -> None:
    (tisc,) = (one for one in data("glossary")["concepts"] if one["id"] == "tisc")
    assert {"document": "cnipa-priorities-2021", "segment": "s6-0-1"} in tisc["occurrences"]
    segments = {one["id"]: one for one in data("cnipa-priorities-2021")["segments"]}
    assert "tisc" in segments["s6-0-1"]["terms"]
    assert "技术与创新支持中心" in segments["s6-0-1"]["zh"]


def test_the_text_of_a_segment_is_that_of_the_ledger() -> None:
    """Read with nothing but the exports and the ledgers: an export read back is equal."""
    for document in site().documents:
        ledger: dict[str, Entry] = {entry.id: entry for entry in document.ledger}
        for segment in data(document.record.id)["segments"]:
            entry = ledger[segment["id"]]
            assert (segment["zh"], segment["en"]) == (entry.zh, entry.en)
            assert (segment["status"] == "pending") == (not entry.en)


# The search box.


def search_entries() -> list[dict[str, str]]:
    """The entries of all documents."""
    return [entry for document in site().documents for entry in search.entries(document)]


def test_search_has_each_page_of_text_and_behind_it_its_segments() -> None:
    found = [entry["location"] for entry in search_entries()]
    base = "documents/cnipa-priorities-2021/"
    two = (f"{base}opening/", f"{base}chapter-3/")
    assert [place for place in found if place.startswith(two)] == [
        f"{base}opening/",
        f"{base}opening/#s0-0-1",
        f"{base}chapter-3/",
        f"{base}chapter-3/#s3-0-1",
        f"{base}chapter-3/#s3-0-2",
        f"{base}chapter-3/#s3-0-3",
    ]


def test_search_has_every_segment_once_and_behind_its_page() -> None:
    found = [entry["location"] for entry in search_entries()]
    assert len(found) == len(set(found))
    page = ""
    for place in found:
        if "#" in place:
            assert place.partition("#")[0] == page
        page = place.partition("#")[0]
    addresses = {one["url"] for name in DOCUMENTS for one in data(name)["segments"]}
    assert {place for place in found if "#s" in place} == {url for url in addresses if "#s" in url}


def test_search_holds_all_words_of_a_segment_in_both_languages() -> None:
    found = {entry["location"]: entry for entry in search_entries()}
    for segment in data("cnipa-priorities-2021")["segments"]:
        said = found[segment["url"]]
        everything = f"{said['title']} {said['text']}"
        assert segment["zh"] in everything
        assert segment["en"].replace("*", "").replace("&", "&amp;") in everything


def test_search_holds_text_that_is_safe_in_a_page() -> None:
    for entry in search_entries():
        assert not re.search(r"[<>\n]|&(?!amp;|lt;|gt;)", entry["title"] + entry["text"])


def test_the_generators_entries_follow_the_themes() -> None:
    theirs = {"location": "about/", "title": "About", "text": "By hand"}
    ours = {"location": "documents/a/opening/", "title": "引言", "text": "甲"}
    index = json.dumps({"config": {"lang": ["en"]}, "docs": [theirs]})
    assert json.loads(search.extended(index, [ours])) == {
        "config": {"lang": ["en"]},
        "docs": [theirs, ours],
    }
