"""What goes past Markdown comes out as if it had gone through it, whatever stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from small import ROOT, built, plain, project, put

from pipeline.publish.cut import cut
from pipeline.publish.forms import Forms, Rendered

HIDDEN = '<section data-search-exclude>\n<h2 id="i" data-search-exclude>One</h2>\n</section>'

# Pages that are put in one folder; the first of them is an easy one.
PAGES = {
    "a first": '<p markdown="span">say [One](../terms/term-1.md#term-1 "tip") and <b>more</b></p>',
    "escaped": '<p markdown="span">a \\[b\\] [One](../terms/term-1.md "R\\&D") \\* c</p>',
    "entities": '<p markdown="span">a &amp; b &lt; [O &amp; P](../terms/term-1.md "Q &amp; R")</p>',
    "emphasis": '<p markdown="span">*a [One](../terms/term-1.md) b* _c_ **d** snake_case_word</p>',
    "label": '<p markdown="span">[*a* <span lang="zh">甲</span>](../terms/term-1.md "t")</p>',
    "title": '<p markdown="span">[a](a-first.md \'t\') [b](a-first.md "a (b) c")</p>',
    "spaces": '<p markdown="span">[a](../terms/term-1.md  " t  u ") [ b ](../terms/term-1.md)</p>',
    "nested": '<p markdown="span">[[a](../terms/term-1.md)](../terms/term-2.md)</p>',
    "image": '<p markdown="span">![a](../terms/term-1.md) !</p>',
    "attributes": '<p markdown="span">[a](../terms/term-1.md){ .x } <b>b</b>{ .y } c</p>',
    "outside": '<p markdown="span">[a](https://example.org/a.md) [b](#here) [c](index.md)</p>',
    "itself": '<p markdown="span">[a](itself.md#x-1) [b](../cases/itself.md)</p>\n\n# X { #x-1 }',
    "code": '<p markdown="span">`[a](../terms/term-1.md)` <b>b</b></p>',
    "fence": '```html\n<p markdown="span">[a](../terms/term-1.md) <b>b</b></p>\n\n# B { #b }\n```',
    "indented": '    <p markdown="span"><b>b</b></p>\n\n    <section>\n\n    </section>',
    "raw parent": '<div>\n<p markdown="span">*a* <b>b</b></p>\n\nwords\n\n</div>',
    "parent": '<div markdown="1">\n\nwords\n\n<section>\n*not raw*\n</section>\n\nwords\n\n</div>',
    "list": "a list:\n\n- one\n\n  words\n\n- two\n\nwords\n\n1. one\n\nwords",
    "table": "| a | b |\n|---|---|\n| <b>c</b> | d |\n\nwords\n\na | b\n--|--\nc | d",
    "rule": "words\n\nwords\n===\n\nwords\n---\n\n* * *\n\n[a]: ../terms/term-1.md\n\nsee [a]",
    "headings": "# <b>A</b> & b { #a }\n\n## \"B\" 'c' { #b .x }\n\n## B { #b }\n\n### C d",
    "same id": '# A { #s }\n\n<p id="s">raw</p>\n\n## B { #s }\n\n[a](#s) [b](#s_1)',
    "quotes": '<p markdown="span">say "x" and \'y\' <small>"z"</small></p>\n\nwords "x" end',
    "unclosed": '<p markdown="span"><b>a [b](../terms/term-1.md)</p>\n\n<section>\nopen',
    "odd tags": '<p markdown="span"><b>a</i> <i>b</b> </small></p>\n\nwords',
    "two blocks": f"{HIDDEN}\n\n{HIDDEN}\n\n\n{HIDDEN}\nbeside\n\n{HIDDEN} beside\n\n{HIDDEN}",
    "in a row": '<div data-x>\na\n</div>\n<script>if (a < b) "</div>"</script>\n\n<p>b</p>\n<p>',
    "nested blocks": "<div>\n<div>\n</div>\n\n</div>\n\n<div>\n</div>\n\n</div>\n\nwords",
    "comment": "<div>\n<!-- </div> -->\n</div>\n\n<section>\n\n<?x ?>\n\n</section>",
    "blanks": "<section>\n   \nx\ty\n</section>\n\n<section>\n\n\nz\n\n\n</section>",
    "marks": '<p markdown="span">\ue0100\ue011 <b>\ue0101\ue011</b></p>\n\n<p data-cut="0"></p>',
    "names": '<section>\n<a name="n">x</a> <p id="a&amp;b" title="id=\'c\'">id="d"</p>\n</section>',
}
# Those of which a line only looks like what it was taken for.
WHOLE = ["raw-parent"]
LINKS = "[n](names.md#n) [a](names.md#a&b) [i](two-blocks.md#i) [s](same-id.md#s)"


@pytest.mark.parametrize("indexed", [True, False], ids=["indexed", "not indexed"])
def test_pages_of_every_kind_come_out_as_without_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, indexed: bool
) -> None:
    root = project(tmp_path)
    formed = []
    render = Forms.render

    def noting(self: Forms, page: Any, config: Any, files: Any) -> Rendered | None:
        found = render(self, page, config, files)
        formed.append((page.file.name, found is not None))
        return found

    monkeypatch.setattr(Forms, "render", noting)
    search = "" if indexed else "search: {exclude: true}\n"
    for name, text in {**PAGES, "links": LINKS}.items():
        page = f"---\ntitle: A page\n{search}---\n\n# One {{ #one }}\n\n{text}\n\nlast words\n"
        put(root, f"docs/cases/{name.replace(' ', '-')}.md", page)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    put(root, "mkdocs.yml", config.replace("/texts/*.md", "/texts/*.md\n  /cases/*.md"))
    files, warnings = plain(root)
    for found in (built(root), built(root)):
        assert sorted(found[1]) == sorted(warnings)
        assert found[0].keys() == files.keys()
        assert [path for path in files if files[path] != found[0][path]] == []
    # Pages are not merely all rendered whole because one of them comes out otherwise.
    assert [name for name, is_formed in formed if not is_formed] == WHOLE


def test_what_is_cut_is_put_back() -> None:
    text = f"# A\n\n{HIDDEN}\n\n{HIDDEN}\n\nwords\n\n<table>\n<tr><td>x</td></tr>\n</table>\n"
    found = cut(text, indexed=True)
    assert tuple(found.blocks) == (f"{HIDDEN}\n\n{HIDDEN}",)
    assert found.back(found.text) == text
    assert found.ids() == {"i"}
    assert len(cut(text, indexed=False).places) == 2


@pytest.mark.parametrize(
    "text",
    [
        "words\n<section>\n</section>\n\n",
        "words\n\n <section>\n</section>\n\n",
        "words\n\n<section>\n</section> beside\n\n",
        "words\n\n<section>\n<section>\n</section>\n\n",
        'words\n\n<section markdown="1">\n</section>\n\n',
        'words\n\n<section>\n<p markdown="1">x</p>\n</section>\n\n',
        'words\n\n<div markdown="1">\n\n<section>\n</section>\n\n</div>',
        "words\n\n<section>\n<!-- x -->\n</section>\n\n",
        "words\n\n<pre>\n</pre>\n\n",
    ],
)
def test_what_markdown_would_act_on_stays(text: str) -> None:
    assert cut(text, indexed=False).text == text


@pytest.mark.parametrize(
    "block",
    [
        "<section>\n<p>x</p>\n</section>",
        '<section data-search-exclude="">\n<p>x</p>\n</section>',
        "<section data-search-exclude>\n<h2>x</h2>\n</section>",
    ],
)
def test_what_the_theme_indexes_stays_on_pages_that_it_indexes(block: str) -> None:
    assert cut(f"words\n\n{block}\n\n", indexed=True).places == ()


def test_what_the_search_leaves_out_of_an_entry_does_not_go_through_markdown() -> None:
    entries = [
        path for path in sorted((ROOT / "docs/glossary").glob("*.md")) if "by-" not in path.name
    ]
    texts = {path.stem: path.read_text(encoding="utf-8") for path in entries}
    assert sum("<svg" in text for text in texts.values()) > 500
    left = {
        name: found
        for name, text in texts.items()
        if (found := re.findall('<svg|class="kwic"', cut(text, indexed=True).text))
    }
    assert left == {}
