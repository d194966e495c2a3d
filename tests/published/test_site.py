"""The built site as files: links and anchors lead somewhere, every page says what it is worth."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from workshop import themed

WARNING = re.compile(r"WARNING|ERROR")


class Anchors(HTMLParser):
    """Collects where a page leads and where it can be led to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.languages: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if found.get("class") in ("cip-zh", "cip-en", "en pending") and tag == "p":
            self.languages.append((str(found["class"]), str(found.get("lang"))))


@cache
def page(path: Path) -> Anchors:
    found = Anchors()
    found.feed(path.read_text(encoding="utf-8"))
    return found


def pages(site: Path) -> list[Path]:
    return [path for path in themed(site) if path.name != "404.html"]


def test_the_strict_build_says_nothing_of_warnings(built: tuple[Path, str]) -> None:
    assert not WARNING.search(built[1])


def test_every_link_and_every_anchor_leads_somewhere(built: tuple[Path, str]) -> None:
    site = built[0]
    broken = []
    for path in pages(site):
        here = f"http://site/{path.relative_to(site).as_posix()}".removesuffix("index.html")
        for link in page(path).links:
            url, fragment = urldefrag(urljoin(here, link))
            if urlsplit(url).netloc != "site":
                continue
            target = site / unquote(urlsplit(url).path).lstrip("/")
            target = target / "index.html" if target.is_dir() else target
            known = target.is_file() and (
                not fragment or target.suffix != ".html" or unquote(fragment) in page(target).ids
            )
            if not known and not fragment.startswith("__"):
                broken.append((here, link))
    assert broken == []


def test_no_id_stands_twice_on_a_page(built: tuple[Path, str]) -> None:
    for path in pages(built[0]):
        ids = page(path).ids
        assert sorted(ids) == sorted(set(ids)), path


def test_every_segment_of_the_data_is_a_paragraph_of_its_page(built: tuple[Path, str]) -> None:
    site = built[0]
    index = json.loads((site / "data/index.json").read_text(encoding="utf-8"))
    for one in index["documents"]:
        data = json.loads((site / f"data/{one['id']}.json").read_text(encoding="utf-8"))
        for segment in data["segments"]:
            path, fragment = segment["url"].split("#")
            assert fragment == segment["id"]
            assert segment["id"] in page(site / path / "index.html").ids


def test_both_columns_are_in_the_page_and_marked_with_their_language(
    built: tuple[Path, str],
) -> None:
    text = [path for path in pages(built[0]) if re.fullmatch(r"chapter-\d+", path.parent.name)]
    assert len(text) == 5 + 8 + 3 + 3 + 8
    for path in text:
        found = page(path).languages
        assert found
        assert {lang for name, lang in found if name == "cip-zh"} == {"zh-Hans"}
        assert {lang for name, lang in found if name == "cip-en"} == {"en"}


@pytest.mark.parametrize(
    "words", ["Unofficial, machine-assisted translation", "The Chinese text prevails"]
)
def test_every_page_says_what_the_english_is_worth(built: tuple[Path, str], words: str) -> None:
    for path in [*pages(built[0]), built[0] / "404.html"]:
        assert words in path.read_text(encoding="utf-8"), path


def test_every_page_of_text_says_that_nobody_has_reviewed_it(built: tuple[Path, str]) -> None:
    for path in (built[0] / "documents").rglob("index.html"):
        if re.fullmatch(r"chapter-\d+|opening|closing|figures", path.parent.name):
            said = path.read_text(encoding="utf-8")
            assert re.search(r"(?:none yet|not) reviewed by a human translator", said)


def test_the_search_box_has_every_page_once(built: tuple[Path, str]) -> None:
    index = json.loads((built[0] / "search/search_index.json").read_text(encoding="utf-8"))
    locations = [entry["location"] for entry in index["docs"]]
    assert len(locations) == len(set(locations))
    listed = {location.split("#")[0] for location in locations}
    built_pages = {
        path.parent.relative_to(built[0]).as_posix() + "/" if path.parent != built[0] else ""
        for path in pages(built[0])
    }
    left_out = built_pages - listed
    names = {one.rstrip("/").split("/")[-1] for one in left_out}
    # What lists other pages, texts a second time on one page, the copies of a capture, and the further lines of a concordance.
    assert {re.sub(r"\d+", "#", name) for name in names} == {
        "about",
        "all",
        "by-category",
        "by-english",
        "capture",
        "documents",
        "glossary",
        "lines-#",
    }
