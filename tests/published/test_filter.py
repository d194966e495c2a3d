"""The filter of the glossary's lists: what it finds, its keys, and the lists without it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import watched
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect
from resting import at_rest
from searching import paths, search

LISTS = ("glossary/", "glossary/by-english/", "glossary/by-category/")
OUTLINE = "ip-powerhouse-outline"

SHOWN = """() => [...document.querySelectorAll(".cip-entries li a")]
  .filter(link => link.checkVisibility()).map(link => link.hash.slice(1))"""
HREFS = "links => links.filter(link => link.checkVisibility()).map(link => link.href)"
HEADINGS = """() => [...document.querySelectorAll(".cip-entries h2")]
  .filter(heading => heading.checkVisibility()).map(heading => heading.innerText)"""


def shown(page: Page) -> list[str]:
    """The concepts that a reader sees in the list, once the filter has all that it looks at."""
    page.locator("[data-filter]:not([aria-busy])").wait_for(state="attached")
    found: list[str] = page.evaluate(SHOWN)
    return found


def box(page: Page) -> Locator:
    """The filter’s field, as a screen reader knows it."""
    return page.get_by_role("searchbox", name="Filter: Chinese, English, pinyin, abbreviation")


def asked(page: Page, query: str) -> list[str]:
    """What the list shows when this is typed."""
    box(page).fill(query)
    return shown(page)


# What it leaves out.


@pytest.mark.parametrize("path", LISTS)
def test_a_tick_leaves_party_language_out_and_follows_to_other_lists(
    page: Page, base: str, path: str
) -> None:
    page.goto(base + path)
    all_ = shown(page)
    party = page.locator(".cip-entries li[data-party] a").evaluate_all(
        "links => links.map(link => link.hash.slice(1))"
    )
    assert party
    tick = page.get_by_role("checkbox", name="without Party and administrative language")
    tick.check()
    assert shown(page) == [name for name in all_ if name not in party]
    box(page).fill("TISC")
    asked_for = page.evaluate("location.search")
    assert "without=party" in asked_for and "filter=TISC" in asked_for
    links = page.locator(".cip-orders a").evaluate_all("links => links.map(link => link.href)")
    assert all("without=party" in href for href in links)
    page.reload()
    expect(tick).to_be_checked()
    box(page).fill("")
    tick.uncheck()
    assert shown(page) == all_


# What it finds.

QUERIES = [
    ("蓝天", "blue-sky-campaign", "tisc"),
    ("藍天", "blue-sky-campaign", "tisc"),
    ("蓝天行动", "blue-sky-campaign", "iron-fist-campaign"),
    ("“蓝天”", "blue-sky-campaign", "tisc"),
    ("lantian", "blue-sky-campaign", "tisc"),
    ("lan tian", "blue-sky-campaign", "tisc"),
    ("lán tiān", "blue-sky-campaign", "tisc"),
    ("lántiān", "blue-sky-campaign", "tisc"),
    ("blue sky", "blue-sky-campaign", "tisc"),
    ("“Blue Sky”", "blue-sky-campaign", "tisc"),
    ("sky blue", "blue-sky-campaign", "tisc"),
    ("TISC", "tisc", "wipo"),
    ("tisc", "tisc", "wipo"),
    ("知识产权", "intellectual-property", "tisc"),
    ("知識產權", "intellectual-property", "tisc"),
    ("智慧財產權", "intellectual-property", "cnipa"),
    ("團體商標", "collective-mark", "tisc"),
    ("绿色", "green-ip", "blue-sky-campaign"),
    ("綠色", "green-ip", "blue-sky-campaign"),
    ("lvse", "green-ip", "blue-sky-campaign"),
    ("luse", "green-ip", "blue-sky-campaign"),
    ("lüse", "green-ip", "blue-sky-campaign"),
    ("lǜ sè", "green-ip", "blue-sky-campaign"),
    ("zhuanli daohang", "patent-navigation", "tisc"),
    ("专利导航 patent", "patent-navigation", "tisc"),
    ("专利navigation", "patent-navigation", "tisc"),
    ("navig", "patent-navigation", "tisc"),
    ("avigation", "", "patent-navigation"),
    ("SIPO", "cnipa", "tisc"),
    ("Guidelines for Building a Powerful Country with IPR", OUTLINE, "tisc"),
    ("guidelines for building a powerful country with ipr (2021-2035)", OUTLINE, "tisc"),
    ("Outline to Boost China's Competitiveness in the Area of Intellectual", OUTLINE, "tisc"),
    ("Guidelines for Developing a Strong Intellectual Property Nation", OUTLINE, "tisc"),
    ("famous trademark", "well-known-trademark", "tisc"),
]


@pytest.fixture(scope="module")
def listed(browser: Browser, base: str) -> Iterator[Page]:
    """A window on the list in which one question after the other is asked."""
    with watched(browser) as window:
        window.goto(base + LISTS[0])
        yield window


@pytest.mark.parametrize(("query", "found", "hidden"), QUERIES, ids=[one[0] for one in QUERIES])
def test_it_finds_what_is_asked_for_and_hides_the_rest(
    listed: Page, query: str, found: str, hidden: str
) -> None:
    left = asked(listed, query)
    assert not found or found in left
    assert hidden not in left


@pytest.mark.parametrize("path", LISTS)
def test_each_list_has_it_and_finds_the_same(page: Page, base: str, path: str) -> None:
    page.goto(base + path)
    for query, found in (("藍天", "blue-sky-campaign"), ("tisc", "tisc"), ("lantian tisc", "")):
        assert asked(page, query) == ([found] if found else [])


def test_the_site_search_leads_from_an_old_title_to_the_entry_too(page: Page, base: str) -> None:
    page.goto(base)
    found = search(page, "Guidelines for Building a Powerful Country with IPR")
    assert paths(found, base)[0] == f"glossary/{OUTLINE}/"


# What it says of it.


def test_the_count_is_announced(page: Page, base: str) -> None:
    page.goto(base + LISTS[0])
    status = page.locator(".cip-filter").get_by_role("status")
    expect(status).to_have_text("")
    for query, said in (("蓝天", "1 entry"), ("绿色", "2 entries"), ("龘", "No entries")):
        asked(page, query)
        expect(status).to_have_text(said)
    many = asked(page, "专利")
    expect(status).to_have_text(f"{len(many)} entries")
    asked(page, "")
    expect(status).to_have_text("")


def test_a_heading_without_entries_vanishes_with_them(page: Page, base: str) -> None:
    page.goto(base + LISTS[2])
    assert len(page.evaluate(HEADINGS)) == 13
    for query, headings in (("TISC", ["Institution"]), ("蓝天", ["Campaign"]), ("龘", [])):
        asked(page, query)
        assert page.evaluate(HEADINGS) == headings
    asked(page, "")
    assert len(page.evaluate(HEADINGS)) == 13


def test_no_link_leads_to_a_heading_that_is_hidden(page: Page, base: str) -> None:
    page.goto(base + LISTS[0])
    asked(page, "蓝天")
    dead = """() => [...document.querySelectorAll("nav.cip-letters a")].filter(link =>
      link.checkVisibility() && !document.getElementById(link.hash.slice(1)).checkVisibility())
      .map(link => link.innerText)"""
    assert page.evaluate(dead) == []


# The address.


@pytest.mark.parametrize("path", LISTS)
def test_what_was_asked_for_is_kept_when_the_page_is_loaded_again(
    page: Page, base: str, path: str
) -> None:
    page.goto(base + path)
    asked(page, "藍天")
    page.reload()
    expect(box(page)).to_have_value("藍天")
    assert shown(page) == ["blue-sky-campaign"]
    asked(page, "")
    expect(page).to_have_url(base + path)


def test_it_is_there_again_on_the_way_back_from_an_entry(page: Page, base: str) -> None:
    page.goto(base + LISTS[0])
    asked(page, "tisc")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}glossary/tisc/#tisc")
    page.go_back()
    expect(box(page)).to_have_value("tisc")
    assert shown(page) == ["tisc"]


def test_a_list_that_is_loaded_again_does_not_open_the_site_search(page: Page, base: str) -> None:
    page.goto(base + LISTS[0])
    asked(page, "藍天")
    page.reload()
    at_rest(page)
    assert not page.evaluate("document.getElementById('__search').checked")
    expect(page.locator(".md-search__input")).to_have_value("")


# The keys.


def test_a_page_begins_at_its_beginning_and_a_slash_leads_to_the_box(
    page: Page, base: str
) -> None:
    page.goto(base + LISTS[0])
    expect(box(page)).to_be_visible()
    expect(box(page)).not_to_be_focused()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("tisc")
    assert shown(page) == ["tisc"]


def at(page: Page) -> str:
    """Where the focus is: a concept of the list, or the box."""
    here: str = page.evaluate("document.activeElement.hash?.slice(1) ?? document.activeElement.id")
    return here


def test_down_and_up_go_through_what_is_found(page: Page, base: str) -> None:
    page.goto(base + LISTS[0])
    first, second = asked(page, "绿色")
    steps = [("Down", first), ("Down", second), ("Down", second), ("Up", first), ("Up", "filter")]
    for key, place in steps:
        page.keyboard.press(f"Arrow{key}")
        assert at(page) == place


def test_where_the_focus_goes_it_is_seen(page: Page, base: str) -> None:
    """Neither the header nor the box itself lies over the entry that the keys have come to."""
    page.goto(base + LISTS[0])
    asked(page, "zhi")
    covered = """() => {
      const { left, top, width, height } = document.activeElement.getBoundingClientRect();
      const points = [top + 2, top + height - 2].map(y => document.elementFromPoint(left + 5, y));
      return points.some(one => !one?.closest(".cip-entries li"));
    }"""
    for key in ["ArrowDown"] * 40 + ["ArrowUp"] * 30:
        page.keyboard.press(key)
        assert (at(page), page.evaluate(covered)) == (at(page), False)


def test_escape_goes_back_to_the_box_and_then_empties_it(page: Page, base: str) -> None:
    page.goto(base + LISTS[0])
    everything = shown(page)
    asked(page, "绿色")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert at(page) == "filter"
    expect(box(page)).to_have_value("绿色")
    page.keyboard.press("Escape")
    assert at(page) == "filter"
    expect(box(page)).to_have_value("")
    assert shown(page) == everything
    expect(page).to_have_url(base + LISTS[0])


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("藍天", "blue-sky-campaign"),
        ("知识产权", "intellectual-property"),
        ("zhishi chanquan", "intellectual-property"),
        ("TISC", "tisc"),
        ("专利导航", "patent-navigation"),
        ("patent navigation", "patent-navigation"),
        ("CNIPA", "cnipa"),
    ],
)
def test_enter_opens_the_entry_that_was_asked_for(
    page: Page, base: str, query: str, name: str
) -> None:
    page.goto(base + LISTS[0])
    asked(page, query)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}glossary/{name}/#{name}")


def test_enter_opens_the_entry_that_the_keys_have_come_to(page: Page, base: str) -> None:
    page.goto(base + LISTS[0])
    second = asked(page, "绿色")[1]
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url(f"{base}glossary/{second}/#{second}")


@pytest.mark.parametrize("query", ["", " ", "龘"], ids=["nothing", "a space", "not found"])
def test_enter_goes_nowhere_when_nothing_was_asked_for_or_found(
    page: Page, base: str, query: str
) -> None:
    page.goto(base + LISTS[0])
    asked(page, query)
    opened: list[str] = []
    page.on("request", lambda one: opened.append(one.url))
    page.keyboard.press("Enter")
    at_rest(page)
    assert (page.url.split("?")[0], opened) == (base + LISTS[0], [])


# An input method's keys: the letters are not Chinese yet, and Enter and Escape are its own.


@pytest.fixture
def method(page: Page) -> Iterator[CDPSession]:
    """The input method of the browser."""
    session = page.context.new_cdp_session(page)
    yield session
    session.detach()


def test_an_input_methods_letters_filter_and_its_end_too(
    page: Page, base: str, method: CDPSession
) -> None:
    page.goto(base + LISTS[0])
    page.keyboard.press("/")
    letters = {"text": "lan tian", "selectionStart": 8, "selectionEnd": 8}
    method.send("Input.imeSetComposition", letters)
    assert shown(page) == ["blue-sky-campaign"]
    method.send("Input.insertText", {"text": "专利导航"})
    expect(box(page)).to_have_value("专利导航")
    assert "patent-navigation" in shown(page) and "blue-sky-campaign" not in shown(page)


# Safari ends the composition before the key that ended it: the key's code says whose it is.
COMPOSING = [("isComposing", True), ("keyCode", 229)]


@pytest.mark.parametrize("key", ["Enter", "Escape", "ArrowDown"])
@pytest.mark.parametrize(("name", "value"), COMPOSING, ids=["most browsers", "Safari"])
def test_the_keys_of_an_input_method_are_left_to_it(
    page: Page, base: str, name: str, value: object, key: str
) -> None:
    page.goto(base + LISTS[0])
    asked(page, "lantian")
    press = """(input, init) => input.dispatchEvent(
      new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }))"""
    assert box(page).evaluate(press, {"key": key, name: value}), "its default was prevented"
    at_rest(page)
    expect(box(page)).to_have_value("lantian")
    assert at(page) == "filter"


# A finger and a narrow window.


def test_a_finger_filters_and_opens_and_no_keyboard_covers_the_list_unasked(
    phone: Page, base: str
) -> None:
    phone.goto(base + LISTS[0])
    assert at(phone) == ""
    box(phone).tap()
    phone.keyboard.type("tisc")
    phone.locator(".cip-entries a[href$='#tisc']").tap()
    phone.wait_for_url(f"{base}glossary/tisc/#tisc")


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("width", [320, 390])
def test_a_narrow_window_is_not_scrolled_sideways(
    page: Page, base: str, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(base + path)
    for query in ("", "tisc", "xianyi", "outline"):
        asked(page, query)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        wide = "one => one.getBoundingClientRect().right > innerWidth"
        assert not page.evaluate(f"[...document.querySelectorAll('.cip-filter *')].some({wide})")


# From a file, and without scripts.


@pytest.mark.parametrize("path", LISTS)
def test_from_a_file_it_filters_and_enter_lands_on_the_entry(
    page: Page, built: tuple[Path, str], path: str
) -> None:
    page.goto((built[0] / path / "index.html").as_uri())
    assert asked(page, "藍天") == ["blue-sky-campaign"]
    page.keyboard.press("Enter")
    expect(page.locator("h1 .en")).to_have_text("“Blue Sky” campaign")
    page.go_back()
    page.locator("nav.cip-orders a").first.click()
    expect(page.locator("h1 .zh")).to_have_text("术语")


@pytest.mark.parametrize("path", LISTS)
def test_without_scripts_the_list_is_whole_and_its_links_work(
    bare: Page, base: str, built: tuple[Path, str], path: str
) -> None:
    glossary = json.loads((built[0] / "data/glossary.json").read_text(encoding="utf-8"))
    bare.goto(base + path)
    names = [link.split("#")[1] for link in bare.locator(".cip-entries li a").evaluate_all(HREFS)]
    assert sorted(names) == sorted(one["id"] for one in glossary["concepts"])
    assert bare.get_by_role("searchbox").and_(bare.locator("article *")).count() == 0
    bare.click(".cip-entries a[href$='#tisc']")
    expect(bare.locator("h1 .zh")).to_have_text("技术与创新支持中心")
