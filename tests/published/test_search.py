"""The search box finds exactly the pages that hold the words; the pages themselves are asked."""

import re
from collections.abc import Iterator
from itertools import islice

import pytest
from conftest import watched
from playwright.sync_api import Browser, Page
from searching import paths, search

# What stands on a page without being its text.
NOT_TEXT = (
    "nav, script, .ref, .cip-ref, .headerlink, .cip-fuzzy, .cip-pending, [data-search-exclude], "
    ".others, figure"
)

READ = """async ([base, skip]) => {
  const index = await (await fetch(new URL("search/search_index.json", base))).json();
  const pages = {};
  for (const location of new Set(index.docs.map(doc => doc.location.split("#")[0]))) {
    const html = await (await fetch(new URL(location, base))).text();
    const page = new DOMParser().parseFromString(html, "text/html");
    const article = page.querySelector("article");
    article.querySelectorAll(skip).forEach(element => element.remove());
    pages[location] = page.title.replace(" · China IP Policy", "") + "\\n" + article.textContent;
  }
  return pages;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A window in which one question after the other is put to the box."""
    with watched(browser, viewport={"width": 1280, "height": 900}) as window:
        yield window


@pytest.fixture(scope="module")
def texts(page: Page, base: str) -> dict[str, str]:
    """Each indexed page's title and text, read from the page and not from the index."""
    page.goto(base)
    read: dict[str, str] = page.evaluate(READ, [base, NOT_TEXT])
    return read


def holds(text: str, word: str) -> bool:
    """Chinese anywhere, Latin from the start of a word, in either case."""
    # Letters with tones are letters too: there is no “IP” in cáipàn.
    start = r"(?<![A-Za-z0-9\u00c0-\u024f])" if word.isascii() else ""
    return re.search(start + re.escape(word), text, re.IGNORECASE) is not None


@pytest.mark.parametrize(
    "word", ["专利导航", "TISC", "trademark", "惩罚性赔偿", "产权局", "IP", "10.4"]
)
def test_a_word_finds_exactly_the_pages_that_hold_it(
    page: Page, base: str, texts: dict[str, str], word: str
) -> None:
    page.goto(base)
    truth = {path for path, text in texts.items() if holds(text, word)}
    found = paths(search(page, word), base)
    assert sorted(found) == sorted(truth)


def test_any_four_characters_of_chinese_find_the_page_they_stand_on(
    page: Page, base: str, texts: dict[str, str]
) -> None:
    page.goto(base)
    runs = [
        (path, run)
        for path, text in texts.items()
        for run in re.findall(r"[\u4e00-\u9fff]{8,}", text)
    ]
    assert runs
    for path, run in islice(runs, 0, None, len(runs) // 12 + 1):
        word = run[len(run) // 2 - 2 :][:4]
        found = paths(search(page, word), base)
        assert path in found
        assert sorted(found) == sorted(path for path, text in texts.items() if word in text)


def test_two_words_find_the_pages_that_hold_both(
    page: Page, base: str, texts: dict[str, str]
) -> None:
    page.goto(base)
    truth = {p for p, text in texts.items() if holds(text, "专利") and holds(text, "laws")}
    assert sorted(paths(search(page, "专利 laws"), base)) == sorted(truth)


def test_what_no_page_holds_finds_nothing(page: Page, base: str) -> None:
    page.goto(base)
    assert search(page, "龘龘龘") == []


def test_a_result_begins_with_its_page_and_marks_only_the_word(page: Page, base: str) -> None:
    page.goto(base)
    for first, *sections in search(page, "tradem"):
        assert "#" not in str(first["href"])
        assert all("#" in str(section["href"]) and section["marks"] for section in sections)
        for link in [first, *sections]:
            assert {str(mark).lower() for mark in link["marks"]} <= {"tradem"}  # type: ignore[attr-defined]


def test_enter_opens_the_best_place_and_the_page_marks_the_word(page: Page, base: str) -> None:
    page.goto(base)
    search(page, "挂牌运行")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?h=.*#"))
    page.wait_for_load_state()
    marked = page.evaluate("[...CSS.highlights.get('search')].map(range => range.toString())")
    assert marked and set(marked) == {"挂牌运行"}
    assert page.evaluate("document.querySelector(':target').innerText").find("挂牌运行") >= 0


def test_zensical_keeps_its_own_worker(page: Page, base: str) -> None:
    page.route(
        base,
        lambda route: route.fulfill(
            body=re.sub(
                r'(name="generator" content=")[^"]*', r"\1zensical-0.0.73", route.fetch().text()
            ),
            content_type="text/html",
        ),
        times=1,
    )
    page.goto(base)
    assert "search.js" not in page.evaluate(
        "JSON.parse(document.getElementById('__config').text).search"
    )
