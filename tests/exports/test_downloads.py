"""The page of downloads: every file of every format, and what none of them carries."""

from __future__ import annotations

import re

import pytest
from exchange import AWKWARD, DATA
from workshop import ROOT, document

from pipeline import exports
from pipeline.align import pair
from pipeline.exports import EXPORTS, Export
from pipeline.terms.link import link
from pipeline.terms.usage import Usage

PAGE = (ROOT / "docs/downloads.md").read_text(encoding="utf-8")
LISTED = [export for export in EXPORTS if export.listed]
ITEM = re.compile(r"^- \[([^]]+)\]\((data/[^)]+)\), (\d+) KB$", re.MULTILINE)
# What is made by hand or for editors only.
SCHEMAS = DATA / "schema"


def section(export: Export) -> str:
    """What the page says of a format."""
    found = re.search(
        rf"^## .* {{ #{export.id} }}$(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL
    )
    assert found
    return found[1]


def test_every_data_file_is_linked_once_by_its_name() -> None:
    links = [link for _name, link, _size in ITEM.findall(PAGE)]
    files = [path for path in DATA.rglob("*") if path.is_file() and SCHEMAS not in path.parents]
    assert sorted(links) == sorted(path.relative_to(ROOT / "docs").as_posix() for path in files)
    assert all(link.endswith(f"/{name}") for name, link, _size in ITEM.findall(PAGE))


def test_a_size_is_that_of_the_file_rounded_up_to_a_thousand_bytes() -> None:
    for _name, target, size in ITEM.findall(PAGE):
        bytes_ = (ROOT / "docs" / target).stat().st_size
        assert 0 <= int(size) * 1000 - bytes_ < 1000, target


@pytest.mark.parametrize("export", LISTED, ids=lambda one: one.id)
def test_a_format_says_what_it_is_for_and_what_it_does_not_carry(export: Export) -> None:
    said = section(export)
    assert export.purpose in said
    assert ("Not carried: " in said) == bool(export.lacks)
    assert export.lacks in said
    assert ITEM.search(said)


def test_the_formats_stand_in_the_order_of_the_table() -> None:
    assert re.findall(r"^## .* { #(.*) }$", PAGE, re.MULTILINE) == [
        "json", "po", "tmx", "tmx-sentences", "tbx-3", "tbx-2", "weblate", "omegat", "skos",
    ]  # fmt: skip


def test_the_page_says_what_the_files_are_worth() -> None:
    assert "machine-made and have not yet been reviewed by a human translator" in PAGE
    assert "MIT license" in PAGE


def test_the_page_is_in_the_navigation_and_on_the_front_page() -> None:
    assert "      - how-to-cite.md\n      - downloads.md\n" in (ROOT / "mkdocs.yml").read_text(
        encoding="utf-8"
    )
    assert '<a href="downloads/">Downloads</a>' in (ROOT / "docs/index.md").read_text(
        encoding="utf-8"
    )


def every() -> list[str]:
    """The path of every file that a format makes, of one document and of the concepts."""
    one = pair(link((document("审查专利，完成任务。"),), AWKWARD))
    each, parts = exports.of_document(one)
    whole = exports.Whole(AWKWARD, Usage.of(one), {name: [part] for name, part in parts.items()})
    made = [each, exports.of_glossary(AWKWARD), exports.of_corpus(whole)]
    return [path for formats in made for files in formats.values() for path in files]


def test_no_two_formats_write_one_file_and_all_write_below_data() -> None:
    paths = every()
    assert len(paths) == len(set(paths))
    assert all(path.startswith("docs/data/") for path in paths)


def test_the_same_site_gives_the_same_files() -> None:
    assert every() == every()
