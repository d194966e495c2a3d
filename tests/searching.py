"""The theme’s search box, used as a reader uses it, and what it shows."""

from __future__ import annotations

from playwright.sync_api import Page

FOUND = """() => [...document.querySelectorAll(".md-search-result__item")].map(item =>
  [...item.querySelectorAll("a")].map(link => ({
    href: link.href,
    html: link.querySelector("article").innerHTML,
    marks: [...link.querySelectorAll("mark[data-md-highlight]")].map(mark => mark.textContent),
  })))"""

ALL_SHOWN = """() => {
  const said = document.querySelector(".md-search-result__meta").textContent;
  const all = said.startsWith("No") ? 0 : parseInt(said.replace(/\\D/g, ""));
  // Only on arriving at the bottom does it add some: up and down again.
  const list = document.querySelector(".md-search__scrollwrap");
  list.scrollTo(0, list.scrollTop ? 0 : 1e9);
  return document.querySelectorAll(".md-search-result__item").length === all;
}"""

Link = dict[str, object]


def search(page: Page, query: str) -> list[list[Link]]:
    """Type into the box as a reader does: the theme listens to keys and not to values."""
    page.focus(".md-search__input")
    page.fill(".md-search__input", "")
    page.keyboard.press("Shift")
    page.wait_for_function(
        "document.querySelector('.md-search-result__meta').textContent.includes('Type')"
    )
    page.keyboard.insert_text(query)
    page.keyboard.press("Shift")
    page.wait_for_function(
        "!document.querySelector('.md-search-result__meta').textContent.includes('Type')"
    )
    # The theme adds results beyond the tenth as the list is scrolled; it says how many there are.
    page.wait_for_function(ALL_SHOWN, polling=50)
    found: list[list[Link]] = page.evaluate(FOUND)
    return found


def paths(found: list[list[Link]], base: str) -> list[str]:
    """The page of each result."""
    return [str(item[0]["href"]).removeprefix(base).split("?")[0] for item in found]
