"""The home page and the documents' own pages as a reader meets them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

PLAN = "documents/ip-plan-2021-2025/"
DOCUMENTS = [
    PLAN, "documents/cnipa-priorities-2021/", "documents/cnipa-report-2021/",
    "documents/cnipa-guidelines-2020/", "documents/cnipa-report-2020/",
]  # fmt: skip
FIELD = "#cip-asked"
RESULT = ".md-search-result__link >> nth=0"


def test_what_is_typed_into_the_large_field_is_answered_by_the_search(
    page: Page, base: str
) -> None:
    page.goto(base)
    page.locator(FIELD).press_sequentially("punitive")
    expect(page.locator("[data-md-component=search-query]")).to_have_value("punitive")
    expect(page.locator(RESULT)).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("")


def test_what_is_pasted_into_it_is_answered_too(page: Page, base: str) -> None:
    page.goto(base)
    page.locator(FIELD).fill("惩罚性赔偿")
    expect(page.locator(RESULT)).to_be_visible()


def test_a_word_to_try_opens_the_search_with_it(page: Page, base: str) -> None:
    page.goto(base)
    page.locator(".cip-try a", has_text="TISC").click()
    expect(page.locator("[data-md-component=search-query]")).to_have_value("TISC")
    expect(page.locator(RESULT)).to_be_visible()


def test_without_a_script_there_is_no_field_that_answers_nothing(bare: Page, base: str) -> None:
    bare.goto(base)
    expect(bare.locator(FIELD)).to_be_hidden()
    expect(bare.locator(".cip-docs > li")).to_have_count(5)


def test_pointing_at_a_sentence_of_the_specimen_lights_its_counterpart(
    page: Page, base: str
) -> None:
    page.goto(base)
    ground = "element => getComputedStyle(element).backgroundColor"
    zh, en = (page.locator(f".cip-specimen-pair .{one} [data-n='1']") for one in ("zh", "en"))
    plain = en.evaluate(ground)
    zh.hover()
    assert en.evaluate(ground) == zh.evaluate(ground) != plain
    other = page.locator(".cip-specimen-pair .en [data-n='3']")
    assert other.evaluate(ground) == plain


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_pinpoint_leads_to_its_paragraph(page: Page, base: str, path: str) -> None:
    page.goto(base + path)
    pins = page.locator("a.cip-pin")
    places = pins.evaluate_all(
        "all => all.map(a => [a.href, a.querySelector('small').textContent])"
    )
    assert places
    missing = page.evaluate(
        """async places => {
          const lost = [];
          for (const [href, name] of places) {
            const html = await (await fetch(href)).text();
            const found = new DOMParser().parseFromString(html, "text/html");
            if (!href.endsWith("#" + name) || !found.getElementById(name)) lost.push(href);
          }
          return lost;
        }""",
        places,
    )
    assert missing == []


def test_what_is_missing_is_said_where_it_is_missed(page: Page, base: str) -> None:
    page.goto(base + PLAN)
    expect(page.locator(".cip-lacks li").first).to_contain_text("The table of eight indicators")
    page.goto(f"{base}{PLAN}chapter-2/#s2-3-0")
    expect(page.locator(".cip-lack")).to_contain_text("The table of eight indicators")


def test_the_plan_gives_its_day_and_the_official_english(page: Page, base: str) -> None:
    page.goto(base + PLAN)
    expect(page.locator(".cip-facts")).to_contain_text("October 9, 2021")
    expect(page.locator(".cip-tools a[hreflang=en]")).to_have_attribute(
        "href", "https://english.cnipa.gov.cn/art/2022/9/9/art_3038_178652.html"
    )


def test_before_the_plan_stand_the_papers_of_january(page: Page, base: str) -> None:
    page.goto(base + PLAN)
    expect(page.locator(".cip-turn a")).to_have_count(1)
    page.goto(base + "documents/cnipa-report-2021/")
    links = page.locator(".cip-turn a").all()
    assert [link.get_attribute("href") for link in links] == [
        "../cnipa-guidelines-2020/", "../cnipa-priorities-2021/",
    ]  # fmt: skip
