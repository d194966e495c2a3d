"""The worker alone: small indexes, one rule to a case."""

from collections.abc import Iterator

import pytest
from conftest import watched
from playwright.sync_api import Browser, Page

ASK = """([url, docs, query]) => new Promise(resolve => {
  const worker = new Worker(url);
  worker.onmessage = ({ data }) => data.type === 1
    ? worker.postMessage({ type: 2, data: query }) : (worker.terminate(), resolve(data.data.items));
  worker.postMessage({ type: 0, data: { config: {}, docs, options: {} } });
})"""

PARSED = """html => {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [body.textContent, body.children.length];
}"""

Doc = dict[str, str]
Item = dict[str, str]


@pytest.fixture(scope="module")
def page(browser: Browser, base: str) -> Iterator[Page]:
    """A window on the site in which one worker after the other is started."""
    with watched(browser) as window:
        window.goto(base)
        yield window


def ask(page: Page, base: str, docs: list[Doc], query: str) -> list[list[Item]]:
    """Load an index into a worker of its own and put one question to it."""
    found: list[list[Item]] = page.evaluate(
        ASK, [f"{base}assets/javascripts/search.js", docs, query]
    )
    return found


def doc(location: str, text: str, title: str = "Title") -> Doc:
    """One entry of an index in the theme's format."""
    return {"location": location, "title": title, "text": text}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("识产", "保护知识产权。"),
        ("trade", "the Trademark Law"),
        ("TRADE", "the trademark law"),
        ("十四五", "“十四五”规划"),
        ('"十四五"', "“十四五”规划"),
        ("“十四五”", '"十四五"规划'),
        ("十四五规划", "“十四五”规划"),
        ("5G技术", "围绕5G技术开展"),
        ("５Ｇ", "围绕5G技术开展"),
        ("5G", "围绕５Ｇ技术开展"),
        ("立法,出台", "立法，出台"),
        ("立法，出台", "立法,出台"),
        ("2021年全国", "在 2021 年全国会议上"),
        ("2021-2035", "（2021—2035年）"),
        ("China's", "China’s share"),
        ("R&D", "R&amp;D spending"),
        ("<技术>", "&lt;技术&gt;应用"),
        ("国发〔2021〕20号", "国发〔2021〕20号"),
        ("45.3", "发明专利45.3万件"),
        ("专利　商标", "商标和专利"),
        ("%", "增长10.4%"),
        ("IP: law.", "law of IP: a law."),
    ],
)
def test_found(page: Page, base: str, query: str, text: str) -> None:
    assert ask(page, base, [doc("a/", text)], query)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("产权局", "知识产权保护局"),
        ("mark", "the Trademark Law"),
        ("ip", "ownership and principle"),
        ("amp", "R&amp;D spending"),
        ("lt", "&lt;技术&gt;应用"),
        ("5.3", "发明专利45.3万件"),
        ("its", "it’s theirs"),
        ("专利 商标", "专利"),
        (".*", "anything"),
        ("", "anything"),
        (" \u3000 ", "anything"),
        ('"', '"anything"'),
        ("p", "<p>anything</p>"),
    ],
)
def test_not_found(page: Page, base: str, query: str, text: str) -> None:
    assert ask(page, base, [doc("a/", text)], query) == []


def test_terms_may_stand_in_different_sections_of_a_page_and_most_terms_come_first(
    page: Page, base: str
) -> None:
    docs = [
        doc("a/", ""),
        doc("a/#1", "专利"),
        doc("a/#2", "商标"),
        doc("a/#3", "商标与专利"),
        doc("a/#4", "其他"),
        doc("b/", ""),
        doc("b/#1", "专利"),
    ]
    [item] = ask(page, base, docs, "专利 商标")
    assert [entry["location"].split("/")[1].split("#")[-1] for entry in item[1:]] == ["3", "1", "2"]
    assert item[0]["location"].startswith("a/?h=") and "#" not in item[0]["location"]


def test_titles_come_before_text_and_one_piece_before_two(page: Page, base: str) -> None:
    docs = [doc("text/", "5G的技术"), doc("piece/", "5G技术"), doc("title/", "", "5G技术")]
    found = ask(page, base, docs, "5G技术")
    assert [item[0]["location"].split("/")[0] for item in found] == ["title", "piece", "text"]
    assert [float(item[0]["score"]) for item in found] == sorted(
        (float(i[0]["score"]) for i in found), reverse=True
    )


def test_a_title_repeated_from_above_is_shown_and_not_searched(page: Page, base: str) -> None:
    docs = [doc("a/", "", "Page"), doc("a/#1", "", "专利法"), doc("a/#2", "商标", "专利法")]
    [item] = ask(page, base, docs, "专利")
    assert [entry["location"].split("#")[-1] for entry in item[1:]] == ["1"]
    [item] = ask(page, base, docs, "商标")
    assert item[1]["title"] == "专利法"


def test_the_teaser_is_cut_round_the_hit_and_stays_html(page: Page, base: str) -> None:
    text = "R&amp;D &lt;b&gt; " * 20 + "专利" + " &quot;word&quot; ownership" * 20
    [[item]] = ask(page, base, [doc("a/", text)], "专利")
    assert item["text"].count("<mark data-md-highlight>专利</mark>") == 1
    shown, elements = page.evaluate(PARSED, item["text"])
    assert len(shown) < 130 and shown.startswith("…") and shown.endswith("…")
    assert "R&D <b> 专利 " in shown
    assert elements == 1
