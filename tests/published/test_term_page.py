"""A term's own page: the concordance, the chart, and colours that can be read."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

# A page, and the Chinese words by which its lines were found.
PAGES = [
    ("glossary/blue-sky-campaign/", ("“蓝天”专项整治行动", "“蓝天”专项行动")),
    ("glossary/tisc/", ("技术与创新支持中心", "TISC")),
]
PATHS = [path for path, _ in PAGES]

# The concordance.

# Where the middle of the term stands, how high, and whether all of it is to be seen.
MIDDLES = """side => [...document.querySelectorAll(`ol.kwic > li ${side} > b`)].map(term => {
  const box = term.getBoundingClientRect();
  const room = term.parentElement.getBoundingClientRect();
  return [box.left + box.width / 2, box.left >= room.left && box.right <= room.right + 0.5];
})"""


@pytest.mark.parametrize("side", [".zh", ".en"])
@pytest.mark.parametrize("path", PATHS)
def test_the_terms_of_the_lines_stand_under_one_another(
    page: Page, base: str, path: str, side: str
) -> None:
    page.goto(base + path)
    middles = page.evaluate(MIDDLES, side)
    assert len(middles) >= 5
    places = [middle for middle, _ in middles]
    assert max(places) - min(places) < 1
    assert all(seen for _, seen in middles)


@pytest.mark.parametrize("path", PATHS)
def test_a_wide_line_is_one_line_in_each_language(page: Page, base: str, path: str) -> None:
    """The English with its words before and after, and the Chinese below it."""
    page.goto(base + path)
    heights = """() => [...document.querySelectorAll("summary > :is(.zh, .en)")].map(line => {
      const tops = [...line.querySelectorAll("b, .before, .after")].map(one =>
        one.getBoundingClientRect()).map(box => box.top + box.height / 2);
      return Math.max(...tops) - Math.min(...tops);
    })"""
    assert max(page.evaluate(heights)) < 6


@pytest.mark.parametrize("path", PATHS)
def test_in_a_narrow_window_a_line_has_its_words_in_full(page: Page, base: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(base + path)
    cut = """() => [...document.querySelectorAll("ol.kwic span")]
      .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
      .map(one => one.textContent)"""
    assert page.evaluate(cut) == []


LINES = """() => [...document.querySelectorAll("ol.kwic > li")].map(line => ({
  href: line.querySelector("a.ref").href,
  label: line.querySelector("a.ref").textContent,
  zh: line.querySelector(".zh b").textContent,
  en: line.querySelector(".en b")?.textContent ?? "",
}))"""
SEGMENT = """async href => {
  const url = new URL(href);
  const text = await (await fetch(url)).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  const segment = page.getElementById(url.hash.slice(1));
  return ["zh-Hans", "en"].map(lang => [...segment?.querySelectorAll(`[lang=${lang}]`) ?? []]
    .map(one => one.textContent).join(""));
}"""


@pytest.mark.parametrize(("path", "words"), PAGES, ids=PATHS)
def test_every_line_leads_to_a_segment_that_holds_the_term(
    page: Page, base: str, path: str, words: tuple[str, ...]
) -> None:
    page.goto(base + path)
    lines = page.evaluate(LINES)
    assert len({line["href"] for line in lines}) == len(lines) >= 5
    for line in lines:
        zh, en = page.evaluate(SEGMENT, line["href"])
        assert line["href"].endswith("#" + line["label"])
        assert line["zh"].startswith(words) and line["zh"] in zh
        assert line["en"] in en


def test_a_click_on_a_lines_label_arrives_at_the_segment(page: Page, base: str) -> None:
    page.goto(base + PATHS[0])
    page.locator("ol.kwic a.ref").first.click()
    expect(page.locator(":target")).to_contain_text("“蓝天”")
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("way", ["click", "Enter"])
def test_a_line_shows_its_whole_sentence_in_both_languages(page: Page, base: str, way: str) -> None:
    page.goto(base + PATHS[1])
    line = page.locator("ol.kwic > li").filter(has_text="s1-0-16")
    chinese, english = line.locator(".cip-whole").all()
    expect(chinese).not_to_be_visible()
    row = line.locator("summary")
    if way == "click":
        row.click()
    else:
        row.focus()
        page.keyboard.press(way)
    expect(chinese).to_have_text(
        "加快推进世界知识产权组织技术与创新支持中心和高校国家知识产权信息服务中心建设布局，"
        "上线试运行知识产权公共服务网。"
    )
    expect(english).to_have_text(
        "We moved faster on planning and setting up WIPO TISCs and university-based national IP "
        "information service centers, and put the public IP service website online for trial "
        "operation."
    )
    expect(english.locator("b")).to_have_text("TISCs")


# The chart. How often was counted by hand in the Chinese of each document.

COUNTS = {
    "glossary/blue-sky-campaign/": [
        ("Commissioner’s report, 2020", 1),
        ("High-quality development guidelines, 2020", 1),
        ("Commissioner’s report, 2021", 2),
        ("Work priorities, 2021", 1),
        ("14th Five-Year IP plan", 0),
    ],
    "glossary/tisc/": [
        ("Commissioner’s report, 2020", 2),
        ("High-quality development guidelines, 2020", 2),
        ("Commissioner’s report, 2021", 3),
        ("Work priorities, 2021", 1),
        ("14th Five-Year IP plan", 1),
    ],
}


@pytest.mark.parametrize("path", PATHS)
def test_the_chart_has_a_figure_for_each_document(page: Page, base: str, path: str) -> None:
    page.goto(base + path)
    names = page.locator("svg.cip-chart text:not(.cip-chart__value)").all_text_contents()
    values = page.locator("svg.cip-chart .cip-chart__value").all_text_contents()
    for name, value, (document, times) in zip(names, values, COUNTS[path], strict=True):
        assert document in name
        said = rf"\d+\.\d \({times} times?\)" if times else "0"
        assert re.fullmatch(said, value), (name, value)


@pytest.mark.parametrize("path", PATHS)
def test_a_bar_is_as_long_as_its_figure_is_great(page: Page, base: str, path: str) -> None:
    page.goto(base + path)
    bars = "bars => bars.map(bar => bar.getBoundingClientRect().width)"
    lengths = page.locator("svg.cip-chart rect").evaluate_all(bars)
    texts = page.locator("svg.cip-chart .cip-chart__value").all_text_contents()
    figures = [float(text.split(" ")[0]) for text in texts if text != "0"]
    assert len(lengths) == len(figures)
    longest = max(lengths)
    for length, figure in zip(lengths, figures, strict=True):
        # A figure is rounded to a tenth.
        assert length / longest == pytest.approx(figure / max(figures), abs=0.05)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_no_word_of_the_chart_is_cut_off(page: Page, base: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(base + path)
    out = """() => {
      const room = document.querySelector("svg.cip-chart").getBoundingClientRect();
      return [...document.querySelectorAll("svg.cip-chart text")].filter(text => {
        const box = text.getBoundingClientRect();
        return box.right > room.right + 0.5 || box.bottom > room.bottom + 0.5;
      }).map(text => text.textContent);
    }"""
    assert page.evaluate(out) == []


def test_a_screen_reader_has_the_chart_by_its_name(page: Page, base: str) -> None:
    page.goto(base + PATHS[0])
    chart = page.get_by_role("img", name=re.compile("How often each document uses “蓝天”"))
    expect(chart).to_be_visible()


# Colours, as the browser has reckoned them: what is drawn, and all that lies under it.

PAINT = """([selector, property]) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const element = document.querySelector(selector);
  const layers = [];
  for (let one = element; one; one = one.parentElement) {
    layers.unshift(getComputedStyle(one).backgroundColor);
  }
  const draw = colours => {
    canvas.globalAlpha = 1;
    for (const colour of ["#fff", ...colours]) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  return [draw([...layers, getComputedStyle(element)[property]]), draw(layers)];
}"""


def light(colour: list[int]) -> float:
    """The relative luminance of a colour, as WCAG 2 defines it."""
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: list[int], other: list[int]) -> float:
    """The contrast of two colours, as WCAG 2 defines it: 1 to 21."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_the_contrast_is_reckoned_as_it_is_defined() -> None:
    assert contrast([0, 0, 0], [255, 255, 255]) == pytest.approx(21)
    assert contrast([119, 119, 119], [255, 255, 255]) == pytest.approx(4.48, abs=0.005)


COLOURS = [
    ("svg.cip-chart text:not(.cip-chart__value)", "fill", 4.5),
    ("svg.cip-chart .cip-chart__value", "fill", 4.5),
    ("svg.cip-chart rect", "fill", 3),
    ("ol.kwic .zh b", "color", 4.5),
    ("ol.kwic .en b", "color", 4.5),
    ("ol.kwic .zh .before", "color", 4.5),
    ("ol.kwic a.ref", "color", 4.5),
    (".cip-lines-of h3 a", "color", 4.5),
    ("p.cip-pinyin", "color", 4.5),
    ("dl.cip-record dt", "color", 4.5),
    ("dl.cip-record dd a", "color", 4.5),
    ("dl.cip-record small", "color", 4.5),
    (".cip-unused", "color", 4.5),
]


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_colours_stand_out_in_either_palette(page: Page, base: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "slate" else "light")
    page.goto(base + PATHS[0])
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    for selector, part, least in COLOURS:
        drawn, under = page.evaluate(PAINT, [selector, part])
        assert (selector, contrast(drawn, under) >= least) == (selector, True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_marked_term_stands_out_under_the_mouse_too(page: Page, base: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(base + PATHS[0])
    before = page.evaluate(PAINT, ["ol.kwic .zh b", "color"])[1]
    page.locator("ol.kwic > li").first.hover()
    for selector in ("ol.kwic .zh b", "ol.kwic .en .after", "ol.kwic a.ref"):
        drawn, under = page.evaluate(PAINT, [selector, "color"])
        assert under != before
        assert (selector, contrast(drawn, under) >= 4.5) == (selector, True)
