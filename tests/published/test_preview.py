"""The preview of a term: with a mouse, with keys and with a finger, on a server and from a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from resting import at_rest

from pipeline.render.previews import shelf

LONG = "documents/cnipa-report-2021/chapter-3/"  # the page with the most terms
SHORT = "documents/cnipa-priorities-2021/chapter-6/"
TERMS = "div.cip-pair a[href*='/glossary/']"
BLUE_SKY = ("blue-sky-campaign", "“Blue Sky” campaign")

# The middle of the link's first or last line, after the link was brought to the window's middle.
MIDDLE = """(link, last) => {
  link.scrollIntoView({ block: "center", behavior: "instant" });
  const box = [...link.getClientRects()].at(last ? -1 : 0);
  return [box.left + box.width / 2, box.top + box.height / 2];
}"""

# Records every opening, so that one too short to be seen is seen.
WATCH = """() => {
  window.openings = 0;
  const panel = document.querySelector(".preview");
  new MutationObserver(() => { window.openings += !panel.hidden; })
    .observe(panel, { attributeFilter: ["hidden"] });
}"""


def arrived(page: Page, address: str) -> Page:
    """Open a page."""
    page.goto(address)
    return page


def term(page: Page, name: str) -> Locator:
    """The first link of the text to a concept."""
    return page.locator(f"div.cip-pair a[href*='#{name}']").first


def rest(page: Page, link: Locator, last: bool = False) -> None:
    """Put the mouse on a link."""
    page.mouse.move(*link.evaluate(MIDDLE, last))


def tap(page: Page, link: Locator) -> None:
    """Put a finger on a link."""
    page.touchscreen.tap(*link.evaluate(MIDDLE))


def panel(page: Page) -> Locator:
    """The preview, if it is open."""
    return page.locator(".preview:visible")


def still(page: Page, address: str) -> Page:
    """Open a page whose time stands still then, but where a test lets some of it pass."""
    page.clock.install()
    arrived(page, address)
    page.clock.pause_at("2100-01-01")
    return page


# What it says.

CONTENT = [
    (
        SHORT,
        "tisc",
        (
            "技术与创新支持中心",
            "Jìshù yǔ Chuàngxīn Zhīchí Zhōngxīn",
            "Technology and Innovation Support Center (TISC)",
            "Local service point of a program under WIPO’s Development Agenda",
        ),
    ),
    (
        LONG,
        "patent-navigation",
        (
            "专利导航",
            "zhuānlì dǎoháng",
            "patent navigation",
            "Use of patent data, combined with industry data",
        ),
    ),
    (
        LONG,
        "blue-sky-campaign",
        (
            "“蓝天”专项整治行动",
            "lántiān zhuānxiàng zhěngzhì xíngdòng",
            "“Blue Sky” campaign",
            "Campaign against malpractice by IP agencies, run by CNIPA",
        ),
    ),
]


@pytest.mark.parametrize(("path", "name", "said"), CONTENT)
def test_it_has_both_languages_the_pinyin_and_the_gloss(
    page: Page, base: str, path: str, name: str, said: tuple[str, ...]
) -> None:
    zh, pinyin, en, gloss = said
    rest(arrived(page, base + path), term(page, name))
    expect(panel(page).locator("[lang=zh-Hans]")).to_have_text(zh)
    expect(panel(page).locator("[lang=zh-Latn]")).to_have_text(pinyin)
    english = panel(page).locator("[lang=en]")
    expect(english.first).to_have_text(en)
    expect(english.last).to_have_text(re.compile("^" + re.escape(gloss)))


def test_every_term_of_a_page_has_one(page: Page, base: str, built: tuple[Path, str]) -> None:
    arrived(page, base + LONG)
    names = page.locator(TERMS).evaluate_all("links => links.map(link => link.hash.slice(1))")
    assert len(names) > 100
    folder = built[0] / "assets/javascripts/concepts"
    scripts = {one: (folder / f"{shelf(one)}.js").read_text(encoding="utf-8") for one in names}
    assert [one for one, script in scripts.items() if f'\n"{one}": ' not in script] == []


# The mouse.


def test_it_opens_once_the_mouse_rests_on_a_term(fresh: Page, base: str) -> None:
    still(fresh, base + LONG)
    rest(fresh, term(fresh, "patent-navigation"))
    fresh.clock.run_for(80)
    expect(panel(fresh)).to_be_hidden()
    fresh.clock.run_for(500)
    expect(panel(fresh)).to_be_visible()


def test_it_does_not_open_for_a_mouse_that_crosses_terms(fresh: Page, base: str) -> None:
    still(fresh, base + LONG)
    fresh.evaluate(WATCH)
    for link in fresh.locator(f"#s3-0-1 {TERMS.removeprefix('div.cip-pair ')}").all():
        rest(fresh, link)
        fresh.clock.run_for(60)
    fresh.mouse.move(2, 2)
    fresh.clock.run_for(3000)
    assert fresh.evaluate("window.openings") == 0
    assert fresh.locator("#s3-0-1 a[href*='/glossary/'][aria-describedby]").count() == 0


def test_it_stays_while_the_mouse_goes_into_it_and_closes_when_the_mouse_leaves(
    fresh: Page, base: str
) -> None:
    still(fresh, base + LONG)
    rest(fresh, term(fresh, "patent-navigation"))
    fresh.clock.run_for(500)
    expect(panel(fresh)).to_be_visible()
    box = panel(fresh).bounding_box()
    assert box
    fresh.clock.run_for(1)
    fresh.mouse.move(2, 2)
    fresh.clock.run_for(200)
    fresh.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
    fresh.clock.run_for(5000)
    expect(panel(fresh).locator("[lang=zh-Hans]")).to_have_text("专利导航")
    fresh.mouse.move(2, 2)
    fresh.clock.run_for(1000)
    expect(panel(fresh)).to_be_hidden()


def test_words_of_it_can_be_marked_with_the_mouse(page: Page, base: str) -> None:
    arrived(page, base + LONG)
    rest(page, term(page, "patent-navigation"))
    panel(page).locator("[lang=zh-Hans]").dblclick()
    expect(panel(page)).to_be_visible()


def test_escape_closes_it_under_the_mouse_too_and_there_is_no_title_beside_it(
    page: Page, base: str
) -> None:
    link = term(arrived(page, base + LONG), "patent-navigation")
    rest(page, link)
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    assert link.get_attribute("title") is None


def test_a_click_follows_the_link_at_once(page: Page, base: str) -> None:
    link = term(arrived(page, base + LONG), "patent-navigation")
    rest(page, link)
    expect(panel(page)).to_be_visible()
    page.mouse.click(*link.evaluate(MIDDLE))
    page.wait_for_url(f"{base}glossary/patent-navigation/#patent-navigation")


@pytest.mark.parametrize(
    "how",
    [{"button": "middle"}, {"modifiers": ["ControlOrMeta"]}, {"modifiers": ["Shift"]}],
    ids=["middle", "control", "shift"],
)
@pytest.mark.parametrize("by_file", [False, True], ids=["served", "file"])
def test_a_middle_or_modified_click_opens_the_entry_beside_the_page(
    page: Page, base: str, built: tuple[Path, str], how: dict[str, Any], by_file: bool
) -> None:
    address = (built[0] / LONG / "index.html").as_uri() if by_file else base + LONG
    arrived(page, address)
    with page.context.expect_page() as opened:
        term(page, "blue-sky-campaign").click(**how)
    expect(opened.value).to_have_title(re.compile(BLUE_SKY[1]))
    assert page.url == address


# The keyboard.

TABBED = "#s3-0-1 .cip-zh a[href*='/glossary/']"  # terms that follow one another


def focus(page: Page, link: Locator) -> None:
    """Come to a link with the keyboard."""
    page.keyboard.press("Tab")
    link.focus()


def test_focus_opens_it_and_tab_goes_on_to_the_next_term(page: Page, base: str) -> None:
    arrived(page, base + LONG)
    first, second = page.locator(TABBED).nth(1), page.locator(TABBED).nth(2)
    focus(page, page.locator(TABBED).nth(0))
    for link in (first, second):
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        expect(panel(page)).to_be_visible()
        expect(link).to_have_attribute("aria-describedby", "preview-text")
        assert page.locator("[aria-describedby=preview-text]").count() == 1


def test_tab_beyond_the_terms_closes_it(page: Page, base: str) -> None:
    arrived(page, base + LONG)
    focus(page, page.locator("#s3-0-1 a[href*='/glossary/']").last)
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Tab")
    # The number of the sentence that the last term has lit.
    expect(page.locator("#s3-0-1 .cip-nr")).to_be_focused()
    expect(panel(page)).to_be_hidden()


def test_escape_closes_it_and_leaves_the_focus_where_it_is(page: Page, base: str) -> None:
    link = term(arrived(page, base + LONG), "patent-navigation")
    focus(page, link)
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(link).to_be_focused()
    assert link.get_attribute("aria-describedby") is None


def test_enter_follows_the_link(page: Page, base: str) -> None:
    focus(page, term(arrived(page, base + LONG), "patent-navigation"))
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}glossary/patent-navigation/#patent-navigation")


def test_a_screen_reader_has_it_as_the_description_of_the_term(page: Page, base: str) -> None:
    link = term(arrived(page, base + LONG), "patent-navigation")
    focus(page, link)
    said = re.compile(r"^专利导航 zhuānlì dǎoháng patent navigation Use of patent data")
    expect(link).to_have_accessible_description(said)
    told = page.get_by_role("tooltip")
    expect(told).to_be_visible()
    assert told.get_attribute("id") == link.get_attribute("aria-describedby")
    expect(panel(page)).to_match_aria_snapshot("""
      - complementary "Term":
        - tooltip /^专利导航 zhuānlì dǎoháng patent navigation/:
          - paragraph: 专利导航 zhuānlì dǎoháng
          - paragraph: patent navigation
          - paragraph: /Use of patent data/
    """)


# The finger.


def test_a_tap_opens_it_and_the_second_follows_the_link(phone: Page, base: str) -> None:
    link = term(arrived(phone, base + LONG), "patent-navigation")
    tap(phone, link)
    expect(panel(phone).locator("[lang=zh-Hans]")).to_have_text("专利导航")
    assert phone.url == base + LONG
    tap(phone, link)
    phone.wait_for_url(f"{base}glossary/patent-navigation/#patent-navigation")


def test_a_tap_on_another_term_opens_that_ones(phone: Page, base: str) -> None:
    arrived(phone, base + LONG)
    for name, zh in (("patent-navigation", "专利导航"), ("blue-sky-campaign", "“蓝天”")):
        tap(phone, term(phone, name))
        expect(panel(phone).locator("[lang=zh-Hans]")).to_contain_text(zh)
    assert phone.url == base + LONG


def test_a_tap_on_its_words_leaves_it_open(phone: Page, base: str) -> None:
    tap(arrived(phone, base + LONG), term(phone, "patent-navigation"))
    panel(phone).locator("p").last.tap()
    at_rest(phone)
    expect(panel(phone)).to_be_visible()


def test_a_tap_elsewhere_closes_it(phone: Page, base: str) -> None:
    link = term(arrived(phone, base + LONG), "patent-navigation")
    tap(phone, link)
    expect(panel(phone)).to_be_visible()
    phone.touchscreen.tap(3, phone.viewport_size["height"] / 2)  # type: ignore[index]
    expect(panel(phone)).to_be_hidden()


def test_its_button_closes_it(phone: Page, base: str) -> None:
    tap(arrived(phone, base + LONG), term(phone, "patent-navigation"))
    phone.get_by_role("button", name="Close").tap()
    expect(panel(phone)).to_be_hidden()
    assert phone.url == base + LONG


@pytest.mark.parametrize("by_file", [False, True], ids=["served", "file"])
def test_its_link_opens_the_entry(
    phone: Page, base: str, built: tuple[Path, str], by_file: bool
) -> None:
    arrived(phone, (built[0] / LONG / "index.html").as_uri() if by_file else base + LONG)
    tap(phone, term(phone, "blue-sky-campaign"))
    phone.get_by_role("link", name="Open the entry").tap()
    expect(phone.locator("h1 .en")).to_have_text(BLUE_SKY[1])


# Where it stands. Every term of a page is visited, at several places of the window. What is read
# is the term, in all its lines, and its pair.

VISIT = """async ([terms, at, every]) => {
  const meet = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5
    && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
  const panel = document.querySelector(".preview");
  const wrong = { closed: [], term: [], sentence: [], outside: [] };
  const shown = [...document.querySelectorAll(terms)].filter(link => link.getClientRects().length);
  const links = shown.filter((_, n) => n % every === 0);
  for (const link of links) {
    const top = scrollY + link.getClientRects()[0].top - innerHeight * at;
    scrollTo({ top, behavior: "instant" });
    link.blur();
    link.focus({ preventScroll: true });
    // Its words come from the server when it is the first link to its concept.
    const late = performance.now() + 2000;
    do await new Promise(resolve => setTimeout(resolve));
    while (panel.hidden && performance.now() < late);
    if (panel.hidden) { wrong.closed.push(link.textContent); continue; }
    const box = panel.getBoundingClientRect();
    // Its sentence, in the language that it is in.
    const lines = [...link.closest(".cip-sn").getClientRects()];
    const pair = {
      left: Math.min(...lines.map(line => line.left)),
      right: Math.max(...lines.map(line => line.right)),
      top: Math.min(...lines.map(line => line.top)),
      bottom: Math.max(...lines.map(line => line.bottom)),
    };
    const head = Math.max(0, document.querySelector(".cip-run").getBoundingClientRect().bottom);
    const room = Math.max(innerHeight - pair.bottom, pair.top - head);
    if ([...link.getClientRects()].some(line => meet(line, box))) wrong.term.push(link.textContent);
    if (room > box.height + 16 && meet(pair, box)) wrong.sentence.push(link.textContent);
    const { clientWidth } = document.documentElement;
    const inside = box.left >= 0 && box.right <= clientWidth + 0.5
      && box.top >= head - 0.5 && box.bottom <= innerHeight + 0.5;
    if (!inside) wrong.outside.push(link.textContent);
  }
  return [links.length, wrong];
}"""

# The last three are lower than most paragraphs; in those only some of the terms are visited.
SIZES = [(1280, 900), (390, 844), (844, 390), (390, 500), (1280, 300)]
PLACES = [(size, at, 1) for size in SIZES[:2] for at in (0.12, 0.5, 0.9)]
PLACES += [(size, at, 5) for size in SIZES[2:] for at in (0.3, 0.5)]
NOTHING: dict[str, list[str]] = {"closed": [], "term": [], "sentence": [], "outside": []}


@pytest.mark.parametrize(("size", "at", "every"), PLACES, ids=str)
def test_it_covers_neither_its_term_nor_where_there_is_room_its_sentence(
    page: Page, base: str, size: tuple[int, int], at: float, every: int
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    arrived(page, base + LONG)
    page.keyboard.press("Tab")  # what is focused after this was come to with the keyboard
    count, wrong = page.evaluate(VISIT, [TERMS, at, every])
    assert count > 50 // (1 if size[0] > 719 else 2)
    assert wrong == NOTHING


@pytest.mark.parametrize("last", [False, True], ids=["first line", "last line"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_under_the_mouse_it_covers_neither_line_of_a_term_of_two(
    page: Page, base: str, size: tuple[int, int], last: bool
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    arrived(page, base + LONG)
    broken = "links => links.findIndex(link => link.getClientRects().length === 2)"
    link = page.locator(TERMS).nth(page.locator(TERMS).evaluate_all(broken))
    rest(page, link, last)
    expect(panel(page)).to_be_visible()
    covered = """link => {
      const box = document.querySelector(".preview").getBoundingClientRect();
      const lines = [...link.getClientRects()];
      return lines.some(line => line.top < box.bottom && box.top < line.bottom);
    }"""
    assert not link.evaluate(covered)


# What has no preview.


@pytest.mark.parametrize(
    ("path", "link"),
    [
        (LONG, ".cip-where a"),
        (LONG, ".cip-rail li a >> nth=0"),
        ("glossary/tisc/", "nav.cip-crumbs a >> nth=1"),
        ("glossary/tisc/", "ol.kwic a.ref >> nth=0"),
        ("glossary/", ".cip-entries li a >> nth=3"),
        ("glossary/by-english/", ".cip-entries li a >> nth=3"),
        ("glossary/by-category/", ".cip-entries li a >> nth=3"),
    ],
)
def test_a_link_that_stands_for_no_word_of_the_text_has_none(
    page: Page, base: str, path: str, link: str
) -> None:
    page.goto(base + path)
    before = page.locator(link).get_attribute("title")
    page.evaluate(WATCH)
    rest(page, page.locator(link))
    at_rest(page)
    focus(page, page.locator(link))
    at_rest(page)
    assert page.evaluate("window.openings") == 0
    assert page.locator(link).get_attribute("title") == before


def test_the_first_tap_in_a_list_follows_the_link(phone: Page, base: str) -> None:
    phone.goto(f"{base}glossary/by-category/")
    tap(phone, phone.locator(".cip-entries a[href$='#tisc']"))
    phone.wait_for_url(f"{base}glossary/tisc/#tisc")


def test_related_terms_of_an_entry_have_one(page: Page, base: str) -> None:
    arrived(page, f"{base}glossary/tisc/")
    rest(page, page.locator("dl.cip-record a[href$='#wipo']").first)
    expect(panel(page).locator("[lang=zh-Hans]")).to_have_text("世界知识产权组织")


# Without a network, from a file, and without its words.


def test_it_asks_nothing_of_another_host(page: Page, base: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    rest(arrived(page, base + LONG), term(page, "patent-navigation"))
    expect(panel(page)).to_be_visible()
    host = "/".join(base.split("/")[:3]) + "/"
    assert any(url.endswith(f"/concepts/{shelf('patent-navigation')}.js") for url in asked)
    assert [url for url in asked if not url.startswith((host, "data:", "blob:"))] == []


def test_when_the_network_is_gone_those_seen_before_open_and_others_stay_links(
    fresh: Page, base: str
) -> None:
    seen, other = (
        term(arrived(fresh, base + LONG), name) for name in ("patent-navigation", "tisc")
    )
    rest(fresh, seen)
    expect(panel(fresh)).to_be_visible()
    fresh.context.set_offline(True)
    with fresh.expect_event("requestfailed"):
        rest(fresh, other)
    at_rest(fresh)
    expect(panel(fresh)).to_be_hidden()
    expect(other).to_have_attribute("href", re.compile("/glossary/tisc/#tisc$"))
    rest(fresh, seen)
    expect(panel(fresh).locator("[lang=zh-Hans]")).to_have_text("专利导航")
    fresh.mouse.move(2, 2)
    fresh.context.set_offline(False)
    rest(fresh, other)
    expect(panel(fresh).locator("[lang=zh-Hans]")).to_have_text("技术与创新支持中心")


def test_it_works_from_a_file(page: Page, built: tuple[Path, str]) -> None:
    link = term(arrived(page, (built[0] / LONG / "index.html").as_uri()), "blue-sky-campaign")
    rest(page, link)
    expect(panel(page).locator("[lang=zh-Hans]")).to_contain_text("“蓝天”")
    page.mouse.click(*link.evaluate(MIDDLE))
    expect(page.locator("h1 .en")).to_have_text(BLUE_SKY[1])


LOST = pytest.mark.parametrize(
    "body", [None, "window.concepts = {};"], ids=["no words", "words of an older site"]
)


def without(page: Page, body: str | None) -> Page:
    """A page whose words cannot be had, or that has those of another day."""
    page.route(
        "**/concepts/*.js",
        lambda route: (
            route.abort()
            if body is None
            else route.fulfill(body=body, content_type="text/javascript")
        ),
    )
    return page


@LOST
def test_without_its_words_a_click_follows_the_link(
    page: Page, base: str, body: str | None
) -> None:
    without(page, body).goto(base + LONG)
    link = term(page, "patent-navigation")
    with page.expect_event("requestfailed" if body is None else "requestfinished"):
        rest(page, link)
    at_rest(page)
    expect(panel(page)).to_be_hidden()
    page.mouse.click(*link.evaluate(MIDDLE))
    page.wait_for_url(f"{base}glossary/patent-navigation/#patent-navigation")


@LOST
def test_without_its_words_a_tap_follows_the_link(phone: Page, base: str, body: str | None) -> None:
    without(phone, body).goto(base + LONG)
    tap(phone, term(phone, "patent-navigation"))
    phone.wait_for_url(f"{base}glossary/patent-navigation/#patent-navigation")


def test_without_scripts_a_term_is_a_link_to_its_entry(bare: Page, base: str) -> None:
    bare.goto(base + LONG)
    link = term(bare, "patent-navigation")
    link.click()
    expect(bare.locator("h1 .zh")).to_have_text("专利导航")
