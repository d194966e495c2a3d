"""Reading a text: its views, sentences, terms and addresses, with a mouse, keys and a finger."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

PLAN = "documents/ip-plan-2021-2025/chapter-3/"
LONG = "s3-4-1"  # eleven sentences and a clause
ROOT = "html"


def view(page: Page) -> str | None:
    """The view that the page is in."""
    return page.locator(ROOT).get_attribute("data-cip-view")


def sentence(page: Page, name: str, column: str) -> Any:
    """A sentence in one of the columns."""
    pair, _, number = name.rpartition(".")
    return page.locator(f'[id="{pair}"] .cip-{column} .cip-sn[data-n="{number}"]')


# Views.


@pytest.mark.parametrize(
    ("key", "name", "zh", "en"),
    [
        ("1", "en", False, True),
        ("2", "zh", True, False),
        ("3", "side", True, True),
        ("4", "alternating", True, True),
    ],
)
def test_a_key_or_the_address_chooses_the_view(
    page: Page, base: str, key: str, name: str, zh: bool, en: bool
) -> None:
    page.goto(base + PLAN)
    page.keyboard.press(key)
    for _ in range(2):
        assert view(page) == name
        expect(page.locator(f"#{LONG} .cip-zh").first).to_be_visible(visible=zh)
        expect(page.locator(f"#{LONG} .cip-en").first).to_be_visible(visible=en)
        page.evaluate("localStorage.clear()")
        page.goto(f"{base}{PLAN}?view={name}")


def test_what_was_chosen_is_kept_and_set_before_the_page_is_there(page: Page, base: str) -> None:
    page.goto(base + PLAN)
    page.get_by_role("button", name="Alternating").click()
    kept = json.loads(page.evaluate("localStorage.getItem('cip-reading')"))
    assert kept == {"view": "alternating", "rows": "paragraph", "terms": "all"}
    page.route("**/reading.js", lambda route: route.abort())
    page.goto(f"{base}documents/cnipa-report-2021/chapter-1/")
    assert view(page) == "alternating"


def test_an_address_that_asks_for_a_view_keeps_nothing(page: Page, base: str) -> None:
    page.goto(f"{base}{PLAN}?view=zh")
    assert page.evaluate("localStorage.getItem('cip-reading')") is None


@pytest.mark.parametrize("key", ["1", "2", "4", "5"])
def test_the_sentence_at_the_top_of_the_window_stays_there(page: Page, base: str, key: str) -> None:
    page.goto(base + PLAN)
    seen = "s3-6-1.5"
    where = sentence(page, seen, "en")
    where.evaluate("one => scrollBy(0, one.getBoundingClientRect().top - 60)")
    before = where.bounding_box()["y"]
    page.keyboard.press(key)
    after = sentence(page, seen, "zh" if key == "2" else "en").bounding_box()["y"]
    assert abs(after - before) < 8


def test_by_sentence_each_stands_level_with_its_counterpart(page: Page, base: str) -> None:
    page.goto(f"{base}{PLAN}?view=side&rows=sentence")
    for number in range(1, 13):
        zh, en = (
            sentence(page, f"{LONG}.{number}", column).bounding_box() for column in ("zh", "en")
        )
        assert abs(zh["y"] - en["y"]) < 6
        assert zh["x"] + zh["width"] < en["x"]


def test_without_scripts_both_languages_show(bare: Page, base: str) -> None:
    bare.goto(base + PLAN)
    for column in ("zh", "en"):
        expect(bare.locator(f"#{LONG} .cip-{column}").first).to_be_visible()
    expect(bare.get_by_role("button", name="English")).to_have_count(0)
    assert "copies" not in bare.locator(".cip-status").first.inner_text()


def test_on_paper_both_languages_stand_side_by_side(page: Page, base: str) -> None:
    page.goto(f"{base}{PLAN}?view=en")
    page.emulate_media(media="print")
    zh, en = (page.locator(f"#{LONG} .cip-{one}").first.bounding_box() for one in ("zh", "en"))
    assert zh and en
    assert zh["x"] + zh["width"] <= en["x"]
    expect(page.locator(".cip-run")).to_be_hidden()


def test_chapter_three_prints_on_six_pages_at_most(page: Page, base: str) -> None:
    page.goto(base + PLAN)
    printed = page.pdf(prefer_css_page_size=True)
    assert 3 <= printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") <= 6


def test_on_a_phone_the_chinese_is_one_tap_below_each_paragraph(phone: Page, base: str) -> None:
    phone.goto(base + PLAN)
    chinese = phone.locator(f"#{LONG} .cip-zh").first
    expect(chinese).to_be_hidden()
    tap = phone.locator(f"#{LONG}").get_by_role("button", name="中文")
    tap.tap()
    expect(chinese).to_be_visible()
    expect(tap).to_have_attribute("aria-expanded", "true")
    expect(phone.locator("#s3-4-2 .cip-zh").first).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "view_", "column"), [("惩罚性赔偿", "en", "zh"), ("punitive", "zh", "en")]
)
def test_a_hit_in_the_hidden_language_is_opened(
    page: Page, base: str, query: str, view_: str, column: str
) -> None:
    page.goto(f"{base}{PLAN}?view={view_}&h={query}")
    expect(page.locator(f"#{LONG} .cip-{column}").first).to_be_visible()
    expect(page.locator(f"#s3-8-3 .cip-{column}").first).to_be_hidden()


# Sentences.


def lit(page: Page) -> list[str]:
    """The sentences that are lit, by column and number."""
    found: list[str] = page.locator(".cip-lit").evaluate_all(
        "all => all.map(one => one.closest('[lang]').lang + ' ' + one.dataset.n)"
    )
    return found


BOTH = ["en 9", "zh-Hans 9"]


def test_the_mouse_lights_a_sentence_and_its_counterpart_and_a_click_fixes_it(
    page: Page, base: str
) -> None:
    page.goto(base + PLAN)
    height = page.evaluate("document.documentElement.scrollHeight")
    sentence(page, f"{LONG}.9", "zh").hover()
    assert lit(page) == BOTH
    assert page.evaluate("document.documentElement.scrollHeight") == height
    page.evaluate("document.querySelector('#s3-4-1 .cip-zh [data-n=\"9\"]').click()")
    sentence(page, f"{LONG}.2", "en").hover()
    assert lit(page) == BOTH
    page.keyboard.press("Escape")
    assert lit(page) == []


def test_a_term_come_to_with_the_keyboard_lights_its_sentence(page: Page, base: str) -> None:
    page.goto(base + PLAN)
    sentence(page, f"{LONG}.9", "en").locator("a").first.focus()
    assert lit(page) == BOTH


def test_keys_go_from_paragraph_to_paragraph_and_from_sentence_to_sentence(
    page: Page, base: str
) -> None:
    page.goto(f"{base}{PLAN}#{LONG}")
    page.locator(f"#{LONG} p.cip-ref a").focus()
    page.keyboard.press("j")
    expect(page.locator("#s3-4-2 p.cip-ref a")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(f"#{LONG} p.cip-ref a")).to_be_focused()
    page.goto(f"{base}{PLAN}#{LONG}.8")
    expect(page.locator(".cip-lit[data-n='8']")).to_have_count(2)
    page.keyboard.press("J")
    assert lit(page) == BOTH


def test_the_number_of_a_sentence_copies_its_address(page: Page, base: str) -> None:
    page.goto(f"{base}{PLAN}#{LONG}.9")
    page.get_by_role("link", name=f"Sentence 9 of {LONG}").click()
    page.wait_for_function("document.querySelector('.said').textContent === 'Link copied'")
    assert page.evaluate("navigator.clipboard.readText()") == f"{base}{PLAN}#{LONG}.9"


@pytest.mark.parametrize("named", ["en", "zh", "side", "alternating"])
def test_the_address_of_a_sentence_leads_to_it_in_every_view(
    page: Page, base: str, named: str
) -> None:
    page.goto(f"{base}{PLAN}?view={named}#s3-7-2.4")
    assert lit(page) == ["en 4", "zh-Hans 4"]
    box = sentence(page, "s3-7-2.4", "zh" if named == "zh" else "en").bounding_box()
    assert 0 < box["y"] < 900


def test_the_address_of_a_sentence_that_is_gone_leads_to_its_paragraph(
    page: Page, base: str
) -> None:
    page.goto(f"{base}{PLAN}#s3-7-2.99")
    expect(page.locator("#s3-7-2.cip-asked-for")).to_be_in_viewport()


def test_an_unknown_address_says_so_and_where_to_look(page: Page, base: str) -> None:
    page.goto(f"{base}{PLAN}#s9-9-9")
    said = page.locator(".cip-lost")
    expect(said).to_contain_text("No paragraph s9-9-9 on this page.")
    assert said.get_by_role("link").get_attribute("href") == "../all/#s9-9-9"
    said.get_by_role("button", name="Close").click()
    expect(said).to_be_hidden()
    page.goto(f"{base}{PLAN}#{LONG}")
    expect(said).to_be_hidden()


def test_in_forced_colors_the_paragraph_that_was_asked_for_is_outlined(
    page: Page, base: str
) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{base}{PLAN}#{LONG}")
    style = page.locator(f"#{LONG}").evaluate("one => getComputedStyle(one).outlineStyle")
    page.emulate_media(forced_colors="null")
    assert style == "solid"


# Terms.


@pytest.mark.parametrize(
    ("mode", "first", "second"), [("all", 1, 1), ("first", 1, 0), ("none", 0, 0)]
)
def test_terms_are_marked_all_or_first_or_not(
    page: Page, base: str, mode: str, first: int, second: int
) -> None:
    page.goto(f"{base}{PLAN}?terms={mode}")
    links = page.locator("#s3-4-1 .cip-en a[href$='#intellectual-property']")
    marked = page.locator("#s3-4-1 .cip-en a[href$='#intellectual-property']:not(.cip-plain)")
    assert links.count() >= 1
    assert marked.count() >= first
    again = page.locator("#s3-4-2 .cip-en a[href$='#intellectual-property']:not(.cip-plain)")
    assert mode == "all" or again.count() == second


def test_no_term_of_a_text_has_a_title(page: Page, base: str) -> None:
    page.goto(base + PLAN)
    expect(page.locator(".cip-pair a[title]:not(.headerlink)")).to_have_count(0)


# Where one is, and the whole.


def test_the_running_head_says_the_document_and_the_section(page: Page, base: str) -> None:
    page.goto(f"{base}{PLAN}#s3-6-1")
    expect(page.locator(".cip-where")).to_contain_text("14th Five-Year IP plan")
    expect(page.locator(".cip-where .cip-here")).to_contain_text(
        "III (6) Strengthen administrative protection of IP"
    )
    expect(page.locator(".cip-rail [aria-current=location]")).to_have_attribute("href", "#s3-6-0")


def test_on_a_phone_the_running_head_opens_the_outline(phone: Page, base: str) -> None:
    phone.goto(base + PLAN)
    rail = phone.locator(".cip-rail")
    expect(rail).to_be_hidden()
    phone.locator(".cip-place").tap()
    expect(rail).to_be_visible()
    rail.get_by_role("link", name="Strengthen administrative protection of IP").tap()
    expect(rail).to_be_hidden()
    expect(phone.locator("#s3-6-0")).to_be_in_viewport()


def test_a_document_on_one_page_has_every_paragraph_under_its_own_id(
    page: Page, base: str, built: Any
) -> None:
    data = json.loads((built[0] / "data/ip-plan-2021-2025.json").read_text(encoding="utf-8"))
    page.goto(f"{base}documents/ip-plan-2021-2025/all/#s5-11-1")
    ids = page.locator(".cip-pair").evaluate_all("all => all.map(one => one.id)")
    assert {one["id"] for one in data["segments"]} <= set(ids)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator(".cip-where .cip-here")).to_contain_text("V (11)")


# Languages.

UNSAID = """() => {
  const wrong = [];
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const lang = node.parentElement.closest("[lang]").lang;
    const chinese = /[\\u3400-\\u9fff]/.test(node.data);
    if (chinese && !/^zh/.test(lang)) wrong.push(node.data.trim().slice(0, 40));
  }
  return wrong;
}"""


@pytest.mark.parametrize(
    "path",
    [PLAN, "documents/cnipa-report-2021/chapter-1/", "documents/cnipa-report-2021/all/"],
)
def test_chinese_is_said_to_be_chinese_wherever_it_stands(page: Page, base: str, path: str) -> None:
    page.goto(base + path)
    assert page.evaluate(UNSAID) == []


def test_no_entry_of_the_outline_ends_in_a_chinese_full_stop(page: Page, base: str) -> None:
    page.goto(base + PLAN)
    assert "。" not in (page.locator(".cip-rail").text_content() or "。")
