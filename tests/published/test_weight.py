"""What a page costs: how much it holds, and that it loads nothing before a reader asks for it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from resting import DRAWN, at_rest
from searching import FOUND
from workshop import themed

from pipeline.read import read
from pipeline.render.previews import shelf
from pipeline.terms.indexes import key

ROOT = Path(__file__).resolve().parents[2]
MOST = 60_000  # bytes, gzipped
CHAPTER = "documents/cnipa-report-2021/chapter-3/"  # the page with the most terms
KINDS = ("", CHAPTER, "documents/cnipa-report-2021/", "glossary/", "glossary/tisc/", "progress/")
LISTS = ("glossary/", "glossary/by-english/", "glossary/by-category/")
INDEX = "search/search_index.json"
KEYS = "assets/javascripts/filter-keys.js"
ASSET = re.compile(r'(?:src|href)="[^"]*?(assets/(?:stylesheets|javascripts)/[^"?#]+)"')
HELD = re.compile(r'^"([a-z0-9-]+)": \[', re.MULTILINE)
LATER = re.compile(
    r"(search/search_index\.\w+|assets/javascripts/(?:concepts/.*|filter-keys\.js))$"
)


def packed(text: bytes) -> int:
    """How many bytes a server sends of this."""
    return len(gzip.compress(text, mtime=0))


# What it holds.


def test_no_page_is_heavy(built: tuple[Path, str]) -> None:
    sizes = {path: packed(path.read_bytes()) for path in built[0].rglob("*.html")}
    assert len(sizes) > 600
    # A document on one page is for who asks for all of it.
    assert {
        path: size for path, size in sizes.items() if size > MOST and path.parent.name != "all"
    } == {}


def test_what_a_page_loads_of_ours_is_light(built: tuple[Path, str]) -> None:
    """With what the lists load when their filter is used; what the theme brings is not counted."""
    ours = {
        path.relative_to(ROOT / "docs").as_posix(): packed(path.read_bytes())
        for path in (ROOT / "docs/assets").rglob("*")
        if path.is_file()
    }
    heavy = {}
    for path in themed(built[0]):
        text = path.read_text(encoding="utf-8")
        loaded = set(ASSET.findall(text)) & set(ours)
        assert {"assets/stylesheets/site.css", "assets/javascripts/preview.js"} <= loaded
        if "data-filter" in text:
            loaded.add(KEYS)
        if sum(ours[name] for name in loaded) > MOST:
            heavy[path] = loaded
    assert heavy == {}


def test_the_script_of_a_preview_is_small_and_every_concept_is_in_one(
    built: tuple[Path, str],
) -> None:
    scripts = list((built[0] / "assets/javascripts/concepts").iterdir())
    held = [name for path in scripts for name in HELD.findall(path.read_text(encoding="utf-8"))]
    assert sorted(held) == sorted(one.id for one in read(ROOT)[0].concepts)
    assert max(packed(path.read_bytes()) for path in scripts) < 6_000


# What it loads, and when.


@pytest.fixture
def asked(page: Page) -> list[str]:
    """What the page has asked for of what it loads only later: grows as it asks."""
    return watched(page)


@pytest.fixture(params=[False, True], ids=["served", "file"])
def at(request: pytest.FixtureRequest, base: str, built: tuple[Path, str]) -> Callable[[str], str]:
    """The address of a page, on a server and as a file."""
    if request.param:
        return lambda path: (built[0] / path / "index.html").as_uri()
    return lambda path: base + path


def watched(page: Page) -> list[str]:
    """What a window asks for of what is loaded only later."""
    found: list[str] = []
    page.on("request", lambda one: found.extend(LATER.findall(one.url)))
    return found


@pytest.mark.parametrize("path", KINDS)
def test_a_page_that_is_only_read_loads_nothing_more(
    page: Page, at: Callable[[str], str], asked: list[str], path: str
) -> None:
    page.goto(at(path))
    page.mouse.move(2, 450)
    page.mouse.wheel(0, 1500)
    at_rest(page)
    assert asked == []


def test_under_a_finger_it_loads_nothing_more_either(phone: Page, base: str) -> None:
    asked = watched(phone)
    for path in KINDS:
        phone.goto(base + path)
        at_rest(phone)
    assert asked == []


# The search.

INPUT = ".md-search__input"
WAYS: dict[str, Callable[[Page], None]] = {
    "click": lambda page: page.click(INPUT),
    "focus": lambda page: page.focus(INPUT),
    "slash": lambda page: page.keyboard.press("/"),
    "s": lambda page: page.keyboard.press("s"),
    "f": lambda page: page.keyboard.press("f"),
}


def answered(page: Page, query: str) -> None:
    """What is typed into the open box is answered."""
    page.locator(INPUT).wait_for()
    page.keyboard.insert_text(query)
    page.keyboard.press("Shift")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.evaluate(FOUND)[0]


@pytest.mark.parametrize("way", WAYS)
def test_the_index_is_loaded_once_the_search_is_opened(
    page: Page, base: str, asked: list[str], way: str
) -> None:
    page.goto(base + CHAPTER)
    at_rest(page)
    WAYS[way](page)
    answered(page, "专利导航")
    page.keyboard.press("Escape")
    WAYS[way](page)
    at_rest(page)
    assert asked == [INDEX, KEYS]


def test_under_a_finger_the_button_of_the_search_loads_it(phone: Page, base: str) -> None:
    asked = watched(phone)
    phone.goto(base + CHAPTER)
    at_rest(phone)
    assert asked == []
    phone.locator("label.md-header__button[for=__search]").tap()
    answered(phone, "专利导航")
    assert asked == [INDEX, KEYS]


def test_an_address_with_a_query_loads_it_at_once(page: Page, base: str, asked: list[str]) -> None:
    page.goto(f"{base}?q=专利导航")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert asked == [INDEX, KEYS]


def test_what_is_typed_before_the_index_is_there_is_answered_then(page: Page, base: str) -> None:
    held = hold(page, INDEX)
    page.goto(base)
    page.focus(INPUT)
    for word in ("商标", "专利导航"):
        page.fill(INPUT, "")
        page.keyboard.insert_text(word)
        page.keyboard.press("Shift")
    said = page.locator(".md-search-result__meta")
    expect(said).to_have_text(re.compile("Initializing search"))
    let_go(page, held)
    expect(said).to_have_text(re.compile("matching documents"))
    marks = [mark for item in page.evaluate(FOUND) for one in item for mark in one["marks"]]
    assert marks and set(marks) == {"专利导航"}


def hold(page: Page, path: str) -> list[Route]:
    """Hold back what is asked for at this path."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(f"**/{path}", keep)
    return held


def let_go(page: Page, held: list[Route]) -> None:
    """Let the one request go on that was held back."""
    # Not until the page is at rest: with a request held back it never is.
    while not held:
        page.evaluate(DRAWN)
    (route,) = held
    route.continue_()


@pytest.mark.parametrize(
    ("generator", "loaded"),
    [("properdocs-1.6.7", []), ("zensical-0.0.73", [INDEX])],
    ids=["ProperDocs", "Zensical"],
)
def test_properdocs_waits_too_and_zensicals_search_is_left_alone(
    page: Page, base: str, asked: list[str], generator: str, loaded: list[str]
) -> None:
    def other(route: Route) -> None:
        text = route.fetch().text()
        named = re.sub(r'(name="generator" content=")[^"]*', rf"\g<1>{generator}", text)
        route.fulfill(body=named, content_type="text/html")

    page.route(base, other)
    page.goto(base)
    at_rest(page)
    assert asked == loaded


# The previews.

TERM = "div.cip-pair a[href$='#{}']"
ONE, OTHER = "patent-navigation", "blue-sky-campaign"


def script(name: str) -> str:
    """Where the words of a preview are."""
    return f"assets/javascripts/concepts/{shelf(name)}.js"


def test_the_mouse_loads_the_preview_of_its_term_and_no_other(
    page: Page, at: Callable[[str], str], asked: list[str]
) -> None:
    page.goto(at(CHAPTER))
    for name in (ONE, OTHER, ONE):
        page.locator(TERM.format(name)).first.hover()
        expect(page.locator(".preview:visible")).to_contain_text(words_of(name))
        page.keyboard.press("Escape")
    assert asked == [script(ONE), script(OTHER)]


def words_of(name: str) -> str:
    """The Chinese of a concept, as its preview shows it."""
    return next(one.zh for one in read(ROOT)[0].concepts if one.id == name)


def test_a_second_link_to_the_same_concept_loads_nothing(
    page: Page, base: str, asked: list[str]
) -> None:
    page.goto(base + CHAPTER)
    for link in page.locator(TERM.format(ONE)).all()[:2]:
        link.hover()
        expect(page.locator(".preview:visible")).to_contain_text(words_of(ONE))
        page.keyboard.press("Escape")
    assert asked == [script(ONE)]


def test_the_keyboard_loads_the_preview_of_its_term_and_no_other(
    page: Page, base: str, asked: list[str]
) -> None:
    page.goto(base + CHAPTER)
    page.keyboard.press("Tab")
    page.locator(TERM.format(ONE)).first.focus()
    expect(page.locator(".preview:visible")).to_contain_text(words_of(ONE))
    assert asked == [script(ONE)]


def test_a_finger_loads_the_preview_of_its_term_and_no_other(phone: Page, base: str) -> None:
    asked = watched(phone)
    phone.goto(base + CHAPTER)
    phone.locator(TERM.format(ONE)).first.tap()
    expect(phone.locator(".preview:visible")).to_contain_text(words_of(ONE))
    assert asked == [script(ONE)]


# The filter of the lists.


@pytest.mark.parametrize("path", LISTS)
def test_the_filter_loads_its_forms_when_something_is_typed(
    page: Page, at: Callable[[str], str], asked: list[str], path: str
) -> None:
    page.goto(at(path))
    at_rest(page)
    assert asked == []
    page.keyboard.press("/")
    page.keyboard.type("藍天")
    expect(page.locator(".cip-filter output")).to_have_text("1 entry")
    assert asked == [KEYS]


def test_an_address_with_a_filter_loads_them_at_once(
    page: Page, base: str, asked: list[str]
) -> None:
    page.goto(f"{base}glossary/?filter=藍天")
    expect(page.locator(".cip-filter output")).to_have_text("1 entry")
    assert asked == [KEYS]


def test_until_its_forms_are_there_it_finds_what_is_shown_and_says_no_number(
    page: Page, base: str
) -> None:
    held = hold(page, KEYS)
    page.goto(base + LISTS[0])
    page.keyboard.press("/")
    page.keyboard.type("tisc")
    expect(page.locator(".cip-entries li:visible")).to_have_count(1)
    expect(page.locator(".cip-filter output")).to_have_text("")
    page.keyboard.press("Enter")
    let_go(page, held)
    page.wait_for_url(f"{base}glossary/tisc/#tisc")


def test_without_its_forms_it_finds_what_is_shown_and_asks_again(page: Page, base: str) -> None:
    page.route(f"**/{KEYS}", lambda route: route.abort())
    page.goto(base + LISTS[0])
    page.keyboard.press("/")
    page.keyboard.type("tisc")
    expect(page.locator(".cip-filter output")).to_have_text("1 entry")
    page.unroute(f"**/{KEYS}")
    page.locator("#filter").fill("藍天")
    expect(page.locator(".cip-filter output")).to_have_text("1 entry")


# Every form of every concept, one after the other: as the page finds them.
ALL = """async queries => {
  history.replaceState = () => {};
  const input = document.querySelector("#filter");
  const lost = [];
  for (const [name, typed] of queries) {
    const link = document.querySelector(`.cip-entries a[href$="#${name}"]`);
    input.value = typed;
    input.dispatchEvent(new Event("input"));
    if (link.parentElement.hidden) lost.push([name, typed]);
  }
  return lost;
}"""


def typed(name: str, whole: str) -> Iterator[tuple[str, str]]:
    """What finds a concept by its key: its Chinese forms, all its words at once, its pinyin."""
    chinese, words, pinyin = whole.split("|")
    for one in (*chinese.split(), words.strip(), *pinyin.split()):
        yield name, one


@pytest.mark.parametrize("path", LISTS)
def test_every_concept_is_found_by_all_of_its_key(page: Page, base: str, path: str) -> None:
    concepts = read(ROOT)[0].concepts
    page.goto(f"{base}{path}?filter=藍天")
    expect(page.locator(".cip-filter output")).to_have_text("1 entry")
    queries = [pair for one in concepts for pair in typed(one.id, key(one))]
    assert len(queries) > 2_000
    assert page.evaluate(ALL, queries) == []
