"""Chinese within the English of hand-written pages gets its language (WCAG 3.1.2).

Generated pages have it from the generator; who writes a page by hand writes plain Markdown.
Zensical, which knows no hooks, publishes these pages without it.
"""

from __future__ import annotations

import re

# A run of Chinese with the marks and figures inside it, and the marks around it.
RUN = re.compile(
    r"[《“〔（]?[\u3400-\u9fff]"
    r"(?:[\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”—·…\d]*[\u3400-\u9fff》”〕）])?"
)
PIECE = re.compile(r"<!--.*?-->|</?([a-zA-Z][\w-]*)[^>]*>|[^<]+", re.DOTALL)
CHINESE = re.compile(r'\slang="zh')
# Elements without an end tag, and those whose text is no prose.
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
NO_PROSE = {"pre", "script", "style", "svg"}


def marked(html: str) -> str:
    """Return a page's HTML with every Chinese run in an element that says so.

    What stands in a Chinese element already, in code blocks, scripts or drawings stays as it is.
    """
    said: list[str] = []
    inside: list[str] = []  # the elements around which nothing is marked, and those within them
    for found in PIECE.finditer(html):
        piece, name = found[0], (found[1] or "").lower()
        if name:
            _follow(inside, piece, name)
        elif not inside and not piece.startswith("<"):
            piece = RUN.sub(r'<span lang="zh-Hans">\g<0></span>', piece)
        said.append(piece)
    return "".join(said)


def _follow(inside: list[str], tag: str, name: str) -> None:
    if name in VOID or tag.endswith("/>"):
        return
    if tag.startswith("</"):
        if inside and inside[-1] == name:
            inside.pop()
    elif inside or name in NO_PROSE or CHINESE.search(tag):
        inside.append(name)
