"""What a reader sees and does on a page."""

import re

import pytest
from playwright.sync_api import Browser, Page

TEXT_PAGE = "documents/cnipa-priorities-2021/chapter-3/"  # any page with pairs
LABEL = "p.cip-ref a >> nth=1"


def test_a_click_on_the_label_copies_the_address_of_the_paragraph(page: Page, base: str) -> None:
    page.goto(f"{base}{TEXT_PAGE}?h=IP")
    label = page.locator(LABEL).inner_text()
    page.click(LABEL)
    page.wait_for_function("document.querySelector('.said').textContent === 'Link copied'")
    assert page.evaluate("navigator.clipboard.readText()") == f"{base}{TEXT_PAGE}#{label}"
    assert page.url.endswith(f"#{label}")
    assert page.evaluate("document.querySelector(':target').id") == label


def test_without_the_clipboard_api_the_address_is_copied_all_the_same(
    page: Page, base: str
) -> None:
    page.goto(base + TEXT_PAGE)
    page.evaluate("window.kept = navigator.clipboard")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    label = page.locator(LABEL).inner_text()
    page.click(LABEL)
    page.wait_for_function("document.querySelector('.said').textContent === 'Link copied'")
    assert page.evaluate("kept.readText()") == f"{base}{TEXT_PAGE}#{label}"


def test_no_request_leaves_the_host(page: Page, base: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", TEXT_PAGE, "404.html"):
        page.goto(base + path)
        page.wait_for_load_state("networkidle")
    host = re.match(r"https?://[^/]+/", base)
    assert host and asked
    assert [url for url in asked if not url.startswith((host[0], "data:", "blob:"))] == []


@pytest.mark.parametrize(("width", "beside"), [(390, False), (1280, True)])
def test_the_english_stands_beside_the_chinese_where_there_is_room_and_else_above_it(
    browser: Browser, base: str, width: int, beside: bool
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(base + TEXT_PAGE)
    zh = page.locator("h1 .cip-zh").bounding_box()
    en = page.locator("h1 .cip-en").bounding_box()
    assert zh and en
    assert (en["x"] >= zh["x"] + zh["width"]) is beside
    assert (zh["y"] >= en["y"] + en["height"]) is not beside
    page.close()


def test_the_search_dialog_has_a_name(page: Page, base: str) -> None:
    page.goto(base)
    assert page.locator("[role=dialog]").get_attribute("aria-label") == "Search"
