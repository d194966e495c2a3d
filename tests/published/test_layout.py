"""Every page at every width: one visit each, all that is asked of its layout at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from workshop import themed

MEASURE = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")
# Of a phone, a tablet, a small and a large screen; the pages of KINDS and every ninth other one
# also those of a small phone and of a window in which the theme changes.
WIDTHS = [390, 768, 1280, 1920]
MORE = [320, 1024]
EVERY = 9
# So many tests have the pages among them, so that several workers can.
SHARES = 12
# Every kind of page that there is, by its address; of term pages the longest too.
KINDS = (
    r"",
    r"documents/",
    r"documents/[^/]+/",
    r"documents/[^/]+/about/",
    r"documents/[^/]+/capture/",
    r"documents/[^/]+/chapter-\d+/",
    r"documents/[^/]+/opening/",
    r"documents/[^/]+/closing/",
    r"documents/[^/]+/figures/",
    r"documents/[^/]+/all/",
    r"glossary/",
    r"glossary/by-english/",
    r"glossary/by-category/",
    r"glossary/blue-sky-campaign/",
    r"glossary/tisc/",
    r"glossary/intellectual-property/",
    r"glossary/(?!by-)[^/]+/",
    r"downloads/",
    r"progress/",
    r"rules/",
    r"cleaners/",
    r"style-guide/",
    r"contributing/",
    r"how-to-cite/",
    r"about/",
    r"404\.html",
)
CHAPTER = "documents/cnipa-report-2021/chapter-1/"


def addresses(site: Path) -> list[str]:
    """Every page of the site, as it is addressed."""
    paths = (path.relative_to(site).as_posix() for path in themed(site))
    return sorted(path.removesuffix("index.html") for path in paths)


def complaints(page: Page, address: str, widths: list[int], **planted: str) -> list[str]:
    """What is wrong with the page at this address, opened in a frame, at these widths."""
    asked = [address, widths, planted or None]
    found: list[str] = page.evaluate(f"asked => {MEASURE}.visit(asked)", asked)
    return found


def test_there_is_a_page_of_every_kind(built: tuple[Path, str]) -> None:
    pages = addresses(built[0])
    assert [kind for kind in KINDS if not any(re.fullmatch(kind, one) for one in pages)] == []
    known = re.compile("|".join((*KINDS, r"glossary/[^/]+/lines-\d+/")))
    assert [page for page in pages if not known.fullmatch(page)] == []


@pytest.mark.parametrize("share", range(SHARES))
def test_no_page_is_out_of_shape(
    page: Page, base: str, built: tuple[Path, str], share: int
) -> None:
    """Nothing scrolls sideways, overlaps or is a strip, and pairs start under one another."""
    narrow = re.compile("|".join(one for one in KINDS if "glossary/(" not in one))
    wrong = {}
    for i, address in list(enumerate(addresses(built[0])))[share::SHARES]:
        more = i % EVERY == 0 or narrow.fullmatch(address)
        if found := complaints(page, base + address, WIDTHS + (MORE if more else [])):
            wrong[address] = found[:5]
    assert wrong == {}


# The views of a text, besides the one that opens by itself.
VIEWS = (
    "?view=side&rows=sentence",
    "?view=en",
    "?view=zh",
    "?view=alternating",
    "?view=alternating&rows=sentence",
)
TEXT = re.compile(r"documents/[^/]+/(chapter-\d+|opening|closing|figures|all)/")


@pytest.mark.parametrize("view", VIEWS)
def test_no_text_is_out_of_shape_in_any_view(
    page: Page, base: str, built: tuple[Path, str], view: str
) -> None:
    texts = [one for one in addresses(built[0]) if TEXT.fullmatch(one)]
    assert len(texts) > 25
    wrong = {}
    for i, address in enumerate(texts):
        widths = WIDTHS + (MORE if i % 3 == 0 else [])
        if found := complaints(page, base + address + view, widths):
            wrong[address] = found[:5]
    assert wrong == {}


# The measure itself: what is planted in a good page, and what it has to say of it then.


def test_a_good_page_is_not_complained_of(page: Page, base: str) -> None:
    assert complaints(page, base + CHAPTER, WIDTHS) == []


def test_paragraphs_that_the_theme_floats_are_seen(page: Page, base: str) -> None:
    """Its class for asides made strips of 14 of 29 paragraphs of this chapter, from 45em up."""
    asides = {"marked": "div.cip-pair:nth-of-type(odd)", "name": "inline"}
    said = complaints(page, base + CHAPTER, WIDTHS, **asides)
    assert [one for one in said if one.startswith("390: ")] == []
    for width in WIDTHS[1:]:
        of_width = " ".join(one for one in said if one.startswith(f"{width}: "))
        assert "pairs start at" in of_width
        assert "pairs end at" in of_width
        assert " wide" in of_width


PLANTED = {
    "a paragraph further in": (
        "#s1-0-3 { margin-left: 2rem !important }",
        "pairs start at",
    ),
    "a paragraph cut short": ("#s1-0-3 { margin-right: 2rem !important }", "pairs end at"),
    "a strip of English": (".cip-body > .cip-en { max-width: 140px }", "en is 140 wide"),
    "a strip of a heading": ("h1 { max-width: 120px }", " is 120 wide"),
    "a paragraph over the next": ("#s1-0-3 { height: 1rem }", "s1-0-3 and s1-0-4 overlap"),
    "a paragraph over the last": ("#s1-0-4 { margin-top: -4rem }", "s1-0-3 and s1-0-4 overlap"),
    "English over Chinese": (
        "#s1-0-3 .cip-en { grid-column: 1; grid-row: 1 } #s1-0-3 .cip-zh { grid-row: 1 }",
        "s1-0-3: cip-en and cip-zh overlap",
    ),
    "a wide line": (
        "#s1-0-3 .cip-zh { white-space: nowrap }",
        "s1-0-3: cip-en and cip-zh overlap",
    ),
    "a wide page": ("body { min-width: 2000px }", "it scrolls sideways"),
    "a wide box": ("#s1-0-3 .cip-ref { width: 2000px }", "cip-ref ends beyond the window"),
}


@pytest.mark.parametrize(("style", "said"), PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_complained_of(page: Page, base: str, style: str, said: str) -> None:
    found = complaints(page, base + CHAPTER, WIDTHS, style=style)
    assert [one for one in found if said in one] != []


# Classes. The theme's own rules would take hold of one of ours that has a name of theirs.

# What Markdown makes of a heading and of “!!! warning” is the theme's to show.
ON_PURPOSE = re.compile(r"md-.*|headerlink|admonition(-title)?|warning|focus-visible|no-js")
DECLARATIONS = re.compile(r"\{[^{}]*\}")
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
IN_PAGES = re.compile(r'<[^<>]* class="([^"]*)"')
IN_SCRIPTS = re.compile(r'(?:className = |classList\.\w+\(|class=\\?)"([^"\\]*)\\?"')


def selected(css: str) -> set[str]:
    """The classes that a style sheet's selectors name."""
    return set(CLASS.findall(DECLARATIONS.sub(" ", css)))


def used(site: Path) -> set[str]:
    """The classes of the pages' own part, of our style sheet and of our scripts."""
    sheet = (site / "assets/stylesheets/site.css").read_text(encoding="utf-8")
    found = selected(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    for path in (site / "assets/javascripts").glob("*.js"):
        if not path.name.startswith("bundle."):
            script = path.read_text(encoding="utf-8")
            found |= {one for said in IN_SCRIPTS.findall(script) for one in said.split()}
    for path in themed(site):
        article = (
            path.read_text(encoding="utf-8").partition("<article")[2].partition("</article")[0]
        )
        found |= {one for said in IN_PAGES.findall(article) for one in said.split()}
    return found


def theirs(site: Path) -> set[str]:
    """The classes that the theme's style sheets name."""
    sheets = [*site.glob("assets/stylesheets/*.min.css")]
    assert len(sheets) >= 2
    return {one for path in sheets for one in selected(path.read_text(encoding="utf-8"))}


def test_classes_are_read_out_of_a_style_sheet() -> None:
    css = "@media screen and (min-width:45em){.md-typeset .inline,a.b:hover{margin:.5em 0}}.c{}"
    assert selected(css) == {"md-typeset", "inline", "b", "c"}


def test_no_class_of_ours_is_one_of_the_themes(built: tuple[Path, str]) -> None:
    ours, known = used(built[0]), theirs(built[0])
    assert {"cip-pair", "cip-zh", "cip-sn", "kwic", "said", "preview"} <= ours
    assert {"inline", "admonition", "grid"} <= known
    assert sorted(one for one in ours & known if not ON_PURPOSE.fullmatch(one)) == []
