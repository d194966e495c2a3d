"""The frame of every page: palette, header, colophon, menu, not found; and what tells of a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from workshop import ROOT, themed

TOKENS = ROOT / "docs/assets/stylesheets/tokens.css"
CHAPTER = "documents/ip-plan-2021-2025/chapter-3/"
ENTRY = "glossary/tisc/"

# --- The palette ---------------------------------------------------------------------------------


def palettes() -> tuple[dict[str, str], dict[str, str]]:
    """The colors of the light and of the dark palette by their names."""
    light, dark = TOKENS.read_text(encoding="utf-8").split("@media screen {\n  :root:has")
    found = r"--cip-([\w-]+): (#[0-9a-f]{6});"
    return dict(re.findall(found, light)), dict(re.findall(found, dark))


def luminance(color: str) -> float:
    """Relative luminance by WCAG 2."""
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The ratio of two colors by WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


INKS = [
    *((ink, ground, 4.5) for ink in ("ink", "ink-2", "ink-3") for ground in
      ("paper", "raised", "sunk")),
    *(("seal", ground, 4.5) for ground in ("paper", "raised", "sunk", "lamp")),
    ("ink", "lamp", 4.5), ("ink", "gone", 4.5), ("ink", "come", 4.5),
    ("on-seal", "seal-fill", 4.5), ("paper", "ink", 4.5),
    ("edge", "paper", 3), ("edge", "raised", 3), ("seal-fill", "sunk", 3),
]  # fmt: skip


@pytest.mark.parametrize(("ink", "ground", "least"), INKS)
def test_every_ink_can_be_read_on_what_it_stands_on(ink: str, ground: str, least: float) -> None:
    for palette in palettes():
        assert contrast(palette[ink], palette[ground]) >= least, palette[ink]


# --- The header ----------------------------------------------------------------------------------

PLACES = [
    (CHAPTER, "Documents"), ("documents/ip-plan-2021-2025/", "Documents"),
    (ENTRY, "Glossary"), ("glossary/by-english/", "Glossary"), ("how-to-cite/", "About"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "word"), PLACES)
def test_the_header_shows_where_one_is(page: Page, base: str, path: str, word: str) -> None:
    page.goto(base + path)
    expect(page.locator(".cip-nav [aria-current]")).to_have_text([word])


def test_the_menu_of_a_phone_shows_where_one_is_and_closes(phone: Page, base: str) -> None:
    phone.goto(base + CHAPTER)
    phone.locator(".cip-menu > summary").tap()
    here = phone.locator(".cip-menu [aria-current]")
    expect(here).to_have_text(["Documents", "14th Five-Year IP plan"])
    expect(here.last).to_be_in_viewport()
    phone.keyboard.press("Escape")
    expect(here.last).to_be_hidden()


@pytest.mark.parametrize("width", [1100, 1280, 1599, 1600, 2000])
def test_the_header_ends_where_the_page_ends_and_nothing_grows(
    page: Page, base: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{base}about/")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    head = page.locator(".cip-top").evaluate("one => one.getBoundingClientRect().height")
    assert head == 69  # with its hairline
    edges = page.evaluate(
        """() => [".cip-top__row", ".cip-notice > .md-grid", ".md-main__inner", ".cip-foot__row"]
          .map(one => document.querySelector(one).getBoundingClientRect())
          .map(({ left, right }) => `${left} ${right}`)"""
    )
    assert len(set(edges)) == 1


def test_what_is_pasted_without_a_key_is_searched_for(page: Page, base: str) -> None:
    page.goto(base)
    page.locator(".md-search__input").click()
    page.keyboard.insert_text("惩罚性赔偿")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "entry"), [("TISC", "tisc"), ("蓝天行动", "blue-sky-campaign")]
)
def test_enter_opens_the_entry_of_a_name(page: Page, base: str, query: str, entry: str) -> None:
    page.goto(base)
    page.keyboard.press("/")
    page.keyboard.insert_text(query)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/glossary/{entry}/?h=*")


def test_the_focus_of_the_switch_of_palettes_is_seen(page: Page, base: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{base}about/")
    page.locator(".md-search__input").press("Escape")
    page.locator(".md-option").first.focus()
    page.keyboard.press("ArrowRight")
    shown = page.locator(".md-header__option .md-icon:visible")
    expect(shown).to_have_css("outline-style", "solid")


# --- Forced colors, paper ------------------------------------------------------------------------


def test_forced_colors_keep_the_field_and_the_mark_of_what_was_asked_for(
    page: Page, base: str
) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{base}documents/cnipa-guidelines-2020/capture/#l7")
    assert page.locator(":target").evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    field = page.locator(".md-search__form")
    assert field.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
    page.emulate_media(forced_colors="none")


def test_paper_is_white_and_its_ink_dark_in_the_dark_palette_too(page: Page, base: str) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(f"{base}about/")
    said = """() => [getComputedStyle(document.documentElement).backgroundColor,
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.querySelector("article p")).color]"""
    assert page.evaluate(said) == ["rgb(255, 255, 255)"] * 2 + ["rgb(31, 26, 20)"]


# --- Not found -----------------------------------------------------------------------------------


def test_a_page_that_is_not_found_leads_on_from_a_folder(page: Page, base: str) -> None:
    """The site lies two folders deep, and says so nowhere."""
    host = re.sub(r"some/where/$", "", base)
    text = (page.request.get(f"{base}404.html")).text()
    page.route(
        f"{host}some/where/documents/nowhere/at/all/",
        lambda route: route.fulfill(status=404, content_type="text/html", body=text),
    )
    page.goto(f"{host}some/where/documents/nowhere/at/all/")
    link = page.locator("article").get_by_role("link", name="14th Five-Year IP plan")
    expect(link).to_have_js_property("href", f"{base}documents/ip-plan-2021-2025/")
    expect(page.locator("body")).to_have_css("background-color", "rgb(251, 248, 241)")
    page.locator(".md-search__input").click()
    page.keyboard.insert_text("TISC")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


# --- What is told of a page ----------------------------------------------------------------------


def told(site: Path) -> dict[str, tuple[str, str]]:
    """Title and description of every page."""
    found = {}
    for path in themed(site):
        text = path.read_text(encoding="utf-8")
        title = re.findall(r"<title>(.*?)</title>", text)[0]  # charts have titles, too
        said = re.findall(r'<meta name="description" content="([^"]*)"', text)
        found[path.relative_to(site).as_posix()] = (title, said[0] if said else "")
    return found


def test_titles_are_short_and_no_two_chapters_or_entries_share_a_description(
    built: tuple[Path, str],
) -> None:
    pages = told(built[0])
    long = [path for path, (title, _said) in pages.items() if len(title) > 70]
    assert [path for path in long if path.startswith(("glossary/", "documents/"))
            and "chapter" in path] == []  # fmt: skip
    assert len(long) <= 12
    own = r"documents/[^/]+/(chapter-\d+|opening|closing)/index.html|glossary/(?!by-)[^/]+/index.html"
    said = [line for path, (_title, line) in pages.items() if re.fullmatch(own, path)]
    assert len(said) > 600
    assert len(set(said)) >= len(said) - 2
    assert max(map(len, said)) <= 200  # 160 and a few entities


class Languages(HTMLParser):
    """Collects Chinese that stands in no element of Chinese."""

    VOID = ("meta", "link", "br", "input", "img", "hr", "source", "base", "col", "wbr")
    LEFT_OUT = ("script", "style", "title", "pre", "svg")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = [("", False)]
        self.bare: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.VOID:
            return
        lang = dict(attrs).get("lang")
        chinese = self.open[-1][1] if lang is None else lang.startswith("zh")
        self.open.append((tag, chinese or tag in self.LEFT_OUT))

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.open[-1][1] and re.search("[\u3400-\u9fff]", data):
            self.bare.append(data.strip()[:40])


def test_chinese_is_marked_as_chinese_wherever_it_stands(built: tuple[Path, str]) -> None:
    bare = {}
    for path in themed(built[0]):
        parser = Languages()
        parser.feed(path.read_text(encoding="utf-8"))
        if parser.bare:
            bare[path.relative_to(built[0]).as_posix()] = parser.bare
    assert bare == {}
