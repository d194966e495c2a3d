"""The glossary's pages: every occurrence on exactly one of them, every link right where it is."""

from __future__ import annotations

import functools
import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import yaml
from workshop import concept, document

from pipeline.align import pair
from pipeline.model.document import Document
from pipeline.model.records import Bilingual, Day, Evidence, Passage, Reading
from pipeline.render.concordance import Group, concordance
from pipeline.render.termpages import entries, lists, pages_of
from pipeline.structure.pages import places as paths
from pipeline.terms.link import Site, link
from pipeline.terms.usage import Usage

PATENT = concept("patent", "专利", "patent", en_variants=("invention",), zh_variants=("发明",))
LAW = concept("patent-law", "专利法", "Patent Law", category="law", broader=("patent",))
NOWHERE = concept("nowhere", "量子", "quantum", related=("patent",))
GLOSSARY = (PATENT, LAW, NOWHERE)
PAGE = "docs/glossary/patent.md"

LINE = re.compile(
    r'<li><a class="ref" href="(?P<href>[^"]*)" aria-label="[^"]*">(?P<ref>[^<]*)</a>'
    r'<details class="cip-kwic"><summary>'
    r'<span class="zh" lang="zh-Hans"><span class="before">(?P<before>[^<]*)</span>'
)
RAW = re.compile(r'href="([^"]*)"')
MARKDOWN = re.compile(r"\]\(([^)\s]+)\)")


def of(name: str, day: str, *pairs: tuple[str, str]) -> Document:
    """A document of this date with these lines, each with its English."""
    text = "\n".join(zh for zh, _en in pairs)
    said: dict[str, Any] = {
        "id": name,
        "dates": {"issued": Day(day)},
        "short": Bilingual(f"{name}文", name),
    }
    bare = document(text, **said)
    english = dict(pairs)
    ledger = tuple(replace(one, en=english.get(one.zh, "")) for one in bare.ledger)
    return document(text, ledger, **said)


def term_pages(site: Site) -> dict[str, str]:
    """The lists of the glossary and the pages of all concepts, as a build makes them."""
    usage, site = Usage.of(site), pair(site)
    lines = [(one.record, concordance(site, one)) for one in reversed(site.documents)]
    files = dict(lists(site.concepts, usage))
    places = {one.record.id: paths(one) for one in site.documents}
    for entry in entries(site.concepts, usage, places):
        name = entry.concept.id
        groups = [Group(record, all_[name]) for record, all_ in lines if name in all_]
        files |= pages_of(entry, groups)
    return files


def made(*documents: Document) -> dict[str, str]:
    """The pages of the three concepts for these documents."""
    return term_pages(link(documents, GLOSSARY))


def often(count: int) -> tuple[str, ...]:
    """Lines in which “patent” stands so often in all, four times in each but the last one."""
    whole, rest = divmod(count, 4)
    sizes = [4] * whole + ([rest] if rest else [])
    return tuple(
        f"今年第{i}次" + "".join(f"{verb}专利" for verb in "查用护管"[:size]) + "，完成任务。"
        for i, size in enumerate(sizes, 1)
    )


@functools.cache
def pages(count: int) -> dict[str, str]:
    """The pages for one document in which “patent” stands so often."""
    return made(of("long", "2021", *((line, "") for line in often(count))))


def parts(files: dict[str, str]) -> list[str]:
    """The pages with lines of “patent”, in their order."""
    more = (f"docs/glossary/patent/lines-{i}.md" for i in range(2, len(files) + 1))
    return [PAGE, *(path for path in more if path in files)]


def lines(text: str) -> list[tuple[str, str]]:
    """The segment of each line on a page, with what stands before the term."""
    return [(found["ref"], found["before"]) for found in LINE.finditer(text)]


# --- A concept that stands very often -----------------------------------------------------------


def test_ten_thousand_lines_are_fifty_pages_of_two_hundred() -> None:
    files = pages(10_000)
    assert len(files) == 3 + 3 + 49
    assert [len(lines(files[path])) for path in parts(files)] == [200] * 50


def test_the_first_page_opens_at_once_however_often_a_concept_stands() -> None:
    assert len(pages(10_000)[PAGE].encode()) < 130_000
    assert len(pages(10_000)[PAGE]) < 1.1 * len(pages(1_000)[PAGE])


def test_every_line_is_on_exactly_one_page_and_they_follow_in_reading_order() -> None:
    files = pages(10_000)
    expected = [
        (f"s0-0-{i}", f"今年第{i}次{before}")
        for i in range(1, 2_501)
        for before in ("查", "查专利用", "查专利用专利护", "查专利用专利护专利管")
    ]
    assert [line for path in parts(files) for line in lines(files[path])] == expected


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        (1, [1]),
        (199, [199]),
        (200, [200]),
        (201, [200, 1]),
        (400, [200, 200]),
        (401, [200, 200, 1]),
    ],
)
def test_a_page_is_full_before_the_next_one_begins(count: int, sizes: list[int]) -> None:
    files = pages(count)
    assert [len(lines(files[path])) for path in parts(files)] == sizes


def steps(text: str) -> list[str]:
    """The way from one page of lines to the others, as it stands on a page, each time."""
    return re.findall(r'<p class="cip-parts"[^>]*>(.*?)</p>', text)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            PAGE,
            'Lines 1–200 of 401. <b aria-current="page">1–200</b> '
            '<a href="../../glossary/patent/lines-2/">201–400</a> '
            '<a href="../../glossary/patent/lines-3/">401–401</a> ',
        ),
        (
            "docs/glossary/patent/lines-2.md",
            'Lines 201–400 of 401. <a href="../../../glossary/patent/">1–200</a> '
            '<b aria-current="page">201–400</b> '
            '<a href="../../../glossary/patent/lines-3/">401–401</a> ',
        ),
        (
            "docs/glossary/patent/lines-3.md",
            'Lines 401–401 of 401. <a href="../../../glossary/patent/">1–200</a> '
            '<a href="../../../glossary/patent/lines-2/">201–400</a> '
            '<b aria-current="page">401–401</b> ',
        ),
    ],
)
def test_each_page_links_to_all_others_above_and_below_its_lines(path: str, expected: str) -> None:
    assert steps(pages(401)[path]) == [expected, expected]


def test_one_page_of_lines_links_to_no_others() -> None:
    assert steps(pages(200)[PAGE]) == []


def test_a_document_that_goes_on_over_a_page_is_named_on_both() -> None:
    new = of("new", "2022", *((line, "") for line in often(150)))
    old = of("old", "2020", *((line, "") for line in often(100)))
    files = made(old, new)
    named = [re.findall(r'<h[23] id="in-([^"]*)"', files[path]) for path in parts(files)]
    assert named == [["new", "old"], ["old"]]
    assert lines(files["docs/glossary/patent/lines-2.md"])[0] == (
        "s0-0-13",
        "今年第13次查专利用专利护",
    )


# --- Links --------------------------------------------------------------------------------------

TWO = (
    of("first", "2020", ("一、专利工作", "I. Work"), ("修改专利法，完成任务。", "Amend.")),
    of("second", "2021", ("审查专利，完成任务，总结经验。", "Examine patents.")),
)
# Where the two documents and the three concepts are published.
PUBLISHED = {
    "documents/first/", "documents/first/chapter-1/#s1-0-0", "documents/first/chapter-1/#s1-0-1",
    "documents/second/", "documents/second/opening/#s0-0-1",
    "glossary/patent/#patent", "glossary/patent-law/#patent-law", "glossary/nowhere/#nowhere",
}  # fmt: skip
LONG = {
    "documents/long/", "glossary/patent/", "glossary/patent/lines-2/", "glossary/patent/lines-3/",
    *(f"documents/long/opening/#s0-0-{i}" for i in range(1, 102)),
}  # fmt: skip


def raw(files: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every address in raw HTML, as seen from the root when its page is published."""
    for path, text in files.items():
        page = path.removeprefix("docs/").removesuffix(".md").removesuffix("index")
        for href in RAW.findall(text):
            if not href.startswith("#"):
                target, _hash, anchor = href.partition("#")
                address = posixpath.normpath(posixpath.join(page, target)) + "/"
                yield path, f"{address}#{anchor}" if anchor else address


# Made when a test asks for them.
SITES: dict[str, Callable[[], dict[str, str]]] = {
    "two": lambda: made(*TWO),
    "long": lambda: pages(401),
}


@pytest.mark.parametrize(("site", "published"), [("two", PUBLISHED), ("long", LONG | PUBLISHED)])
def test_addresses_in_raw_html_are_right_where_their_page_is_published(
    site: str, published: set[str]
) -> None:
    files = SITES[site]()
    assert [one for one in raw(files) if one[1] not in published] == []
    assert {address for _path, address in raw(files)} >= published - PUBLISHED


def test_every_line_leads_to_its_segment() -> None:
    found = [
        LINE.search(made(*TWO)[f"docs/glossary/{name}.md"]) for name in ("patent", "patent-law")
    ]
    assert [one["href"] for one in found if one] == [
        "../../documents/second/opening/#s0-0-1",
        "../../documents/first/chapter-1/#s1-0-1",
    ]


def linked(files: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every link in Markdown: the page it stands on and the file that it leads to."""
    for path, text in files.items():
        for target in MARKDOWN.findall(text):
            file = target.partition("#")[0]
            yield path, posixpath.normpath(posixpath.join(posixpath.dirname(path), file))


@pytest.mark.parametrize("site", SITES)
def test_links_in_markdown_lead_to_files_that_exist(site: str) -> None:
    files = SITES[site]()
    found = list(linked(files))
    assert [one for one in found if one[1] not in {*files, "docs/index.md"}] == []
    assert len(found) > 15


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (PAGE, ["../index.md", "index.md"]),
        ("docs/glossary/patent/lines-2.md", ["../../index.md", "../index.md", "../patent.md"]),
    ],
)
def test_crumbs_lead_to_the_front_page_the_glossary_and_the_concept(
    path: str, expected: list[str]
) -> None:
    (crumbs,) = re.findall(r'<nav class="cip-crumbs".*?</nav>', pages(401)[path])
    assert MARKDOWN.findall(crumbs) == expected


def said_of(page: str, name: str) -> list[str]:
    """What a page says under one of the names of its list; nothing if the name is not there."""
    return re.findall(rf"<dt[^>]*>{name}</dt>\n<dd[^>]*>(.*)</dd>", page)


def test_a_page_names_what_is_broader_narrower_related_and_beside() -> None:
    files = made(of("one", "2021", *((f"修改专利法，审查专利第{i}批。", "") for i in (1, 2))))
    first, below, other = (files[f"docs/glossary/{one.id}.md"] for one in GLOSSARY)
    law = '[Patent Law <span lang="zh-Hans">专利法</span>](patent-law.md#patent-law)'
    patent = '[patent <span lang="zh-Hans">专利</span>](patent.md#patent)'
    assert said_of(first, "Narrower") == [law]
    assert said_of(first, "Occurs with") == [f"{law} <small>2×</small>"]
    assert said_of(below, "Broader") == [patent]
    assert said_of(other, "Related") == [patent]
    assert said_of(first, "Broader|Related") + said_of(other, "Narrower|Occurs with") == []


def test_evidence_and_sources_are_links_each_with_its_day() -> None:
    seen = concept(
        "seen",
        "量子",
        "quantum",
        evidence=Evidence("A", "Their page.", "https://example.org/?a=(1)&b=_x", "2026-11-28"),
        sources=(
            Reading("A [page]", "http://example.org/a", "2026-11-28"),
            Passage("first", "s1-0-1"),
        ),
        checked="2026-11-29",
    )
    page = term_pages(link(TWO, (seen,)))["docs/glossary/seen.md"]
    assert said_of(page, "Evidence") == ["A, seen on an official page. Their page."]
    assert said_of(page, "Rendering seen") == [
        '<a href="https://example.org/?a=(1)&amp;b=_x">https://example.org/?a=(1)&amp;b=_x</a>'
        ", seen November 28, 2026"
    ]
    assert said_of(page, "Sources") == [
        '<span class="cip-origin"><a href="http://example.org/a">A [page]</a>, '
        "seen November 28, 2026</span>"
        '<span class="cip-origin"><a href="../../documents/first/chapter-1/#s1-0-1">'
        "first, s1-0-1</a></span>"
    ]
    assert said_of(page, "Last checked") == ["November 29, 2026"]


def test_party_language_is_marked_in_the_lists_and_named_on_its_page() -> None:
    files = term_pages(link(TWO, (replace(PATENT, party=True), LAW)))
    for name in ("index", "by-english", "by-category"):
        found = re.findall(r'<li data-party><a href="([^"]*)">', files[f"docs/glossary/{name}.md"])
        assert [href.partition("#")[2] for href in found] == ["patent"]
    assert said_of(files[PAGE], "Category") == [
        "Concept; [Party and administrative language](by-category.md#party-language)"
    ]
    assert '<h2 id="party-language">' in files["docs/glossary/by-category.md"]
    law = files["docs/glossary/patent-law.md"]
    assert said_of(law, "Category") == ["[Law](by-category.md#law)"]


def test_a_concept_without_sources_says_nothing_of_them() -> None:
    page = made(*TWO)[PAGE]
    assert said_of(page, "Rendering seen|Sources|Last checked") == []
    assert said_of(page, "Evidence") == ["C, our choice."]


def test_renderings_are_those_used_with_their_number_and_then_the_others() -> None:
    said = ("审查专利，保护专利，运用专利。", "A patent, Patents, and the patent again.")
    assert said_of(made(of("one", "2021", said))[PAGE], "Renderings here") == [
        'patent <small>3×</small>. '
        '<span class="cip-unused">Approved, not used so far: invention</span>'
    ]


# --- A concept that occurs nowhere --------------------------------------------------------------


def test_a_concept_that_occurs_nowhere_has_a_page_that_says_so() -> None:
    files = made(*TWO)
    page = files["docs/glossary/nowhere.md"]
    assert "Nowhere in the documents so far." in page
    assert lines(page) == []
    assert "<svg" not in page and "In context" not in page
    assert not any(path.startswith("docs/glossary/nowhere/") for path in files)


def test_a_page_has_no_name_with_nothing_under_it() -> None:
    nowhere = concept("nowhere", "量子", "quantum", zh_variants=("量子力学",))
    page = term_pages(link(TWO, (nowhere,)))["docs/glossary/nowhere.md"]
    assert re.findall(r"<dt[^>]*>(.*)</dt>\n<dd[^>]*></dd>", page) == []


@pytest.mark.parametrize(
    ("name", "up"), [("index", "../"), ("by-english", "../../"), ("by-category", "../../")]
)
def test_every_list_names_every_concept_with_its_number(name: str, up: str) -> None:
    page = made(*TWO)[f"docs/glossary/{name}.md"]
    rows = re.findall(r'<li><a href="([^"]*)">.*</a>(\d+)</li>', page)
    assert sorted(rows) == [
        (f"{up}glossary/nowhere/#nowhere", "0"),
        (f"{up}glossary/patent-law/#patent-law", "1"),
        (f"{up}glossary/patent/#patent", "2"),
    ]


def test_without_documents_there_are_pages_all_the_same() -> None:
    files = made()
    assert sorted(files) == [
        "docs/glossary/by-category.md", "docs/glossary/by-english.md", "docs/glossary/index.md",
        "docs/glossary/nowhere.md", "docs/glossary/patent-law.md", PAGE,
    ]  # fmt: skip


# --- The chart ----------------------------------------------------------------------------------


def chart(page: str) -> tuple[str, list[tuple[str, str]]]:
    """The title of a page's chart, and its labels with their figures."""
    found = re.search(r"<svg.*</svg>", page)
    assert found
    svg = ET.fromstring(found[0])
    title, *texts = [one.text or "" for one in svg if one.tag in ("title", "text")]
    return title, list(zip(texts[::2], texts[1::2], strict=True))


# Ten characters in each: one in ten is a thousand in ten thousand.
LOUD, QUIET = "审查专利，运用专利。", "没有术语在这一行里。"


def test_a_few_documents_are_charted_one_by_one() -> None:
    middle = of("middle", "2020-06", ("审查专利，再看。", ""))
    files = made(of("new", "2021-03-01", (QUIET, "")), of("old", "2020", (LOUD, "")), middle)
    assert chart(files[PAGE]) == (
        "How often each document uses 专利, per 10,000 characters",
        [
            ("2020 · old", "2000.0 (2 times)"),
            ("2020 · middle", "1250.0 (1 time)"),
            ("2021 · new", "0"),
        ],
    )


def several(count: int) -> tuple[Document, ...]:
    """So many documents: all but the last two of 2020, one of them loud, the last two of 2021."""
    return (
        *(of(f"quiet-{i:02}", "2020-01-01", (QUIET, "")) for i in range(count - 3)),
        of("loud", "2020-02-01", (LOUD, "")),
        of("loud-2", "2021", (LOUD, ""), ("审查专利。", "")),
        of("quiet-2", "2021", (QUIET, "")),
    )


def test_24_documents_are_charted_one_by_one() -> None:
    _title, rows = chart(made(*several(24))[PAGE])
    assert len(rows) == 24
    assert rows[-3:] == [
        ("2020 · loud", "2000.0 (2 times)"),
        ("2021 · loud-2", "2000.0 (3 times)"),
        ("2021 · quiet-2", "0"),
    ]


def test_more_documents_are_charted_by_years_each_with_the_weight_of_its_length() -> None:
    """2 in 240 characters, and 3 in 25."""
    _title, rows = chart(made(*several(26))[PAGE])
    assert rows == [
        ("2020 · 24 documents", "83.3 (2 times)"),
        ("2021 · 2 documents", "1200.0 (3 times)"),
    ]


def test_a_year_of_one_document_is_said_in_the_singular() -> None:
    _title, rows = chart(made(*several(24), of("last", "2022", ("审查专利。", "")))[PAGE])
    assert rows[-1] == ("2022 · 1 document", "2000.0 (1 time)")


def test_the_title_of_a_chart_of_years_speaks_of_years() -> None:
    title, _rows = chart(made(*several(25))[PAGE])
    assert "each document" not in title and "year" in title


def test_documents_without_a_date_are_charted_as_undated() -> None:
    _title, rows = chart(
        made(*several(24), of("draft", "", (LOUD, "")), of("draft-2", "", (QUIET, "")))[PAGE]
    )
    assert rows[0] == ("undated · 2 documents", "1000.0 (2 times)")


def test_a_document_without_a_date_is_named_without_a_gap() -> None:
    page = made(of("draft", "", (LOUD, "")))[PAGE]
    assert chart(page)[1] == [("undated · draft", "2000.0 (2 times)")]


def test_the_link_to_a_document_without_a_date_has_words() -> None:
    page = made(of("draft", "", (LOUD, "")))[PAGE]
    assert 'href="../../documents/draft/">' in page
    assert not re.search(r"<a [^>]*></a>", page)


# --- What is written by others is shown as it is ------------------------------------------------


def front(page: str) -> dict[str, object]:
    """What stands in the head of a page."""
    found = yaml.safe_load(page.split("---\n")[1])
    assert isinstance(found, dict)
    return found


ODD = [
    ("“双随机”", "a “random” check"),
    ("双随机", 'a "random" check'),
    ('"双随机"', "random check"),
    ("双随机", "R&D: checks # 1"),
    ("双随机", "either\\or"),
    ("双\\随机", "_random_ <b>check</b>"),
]


@pytest.mark.parametrize(("zh", "en"), ODD)
def test_the_title_of_a_page_is_what_the_glossary_says(zh: str, en: str) -> None:
    text = "\n".join(f"开展{zh}工作第{i}批，完成任务。" for i in range(60) for _ in range(4))
    site: Site = link((of("one", "2021", (text, "")),), (concept("odd", zh, en),))
    files = term_pages(site)
    assert front(files["docs/glossary/odd.md"])["title"] == f"{en} · {zh}"
    more = front(files["docs/glossary/odd/lines-2.md"])["title"]
    assert more == f"{en} · {zh}, lines 201–240"


@pytest.mark.parametrize(
    "gloss", ['Said “so”: "yes" # no.', "One.\nTwo.", "It ends in a \\", "--- a dash"]
)
def test_the_head_of_a_page_can_be_read_whatever_the_gloss_says(gloss: str) -> None:
    files = term_pages(link((), (concept("odd", "怪", "odd", gloss=gloss),)))
    assert str(front(files["docs/glossary/odd.md"])["description"])[:3] == gloss[:3]


def test_markup_in_a_text_is_shown_and_not_carried_out() -> None:
    text = '审查专利，<script>alert("1")</script>。'
    page = made(of("one", "2021", (text, "A <b>patent</b> & more.")))[PAGE]
    body = page.partition(">In context")[2].partition("<script type=")[0]
    assert "<script" not in body and "&lt;script&gt;" in body
    assert "A &lt;b&gt;</span><b>patent</b>" in body and "&lt;/b&gt; &amp; more." in body
