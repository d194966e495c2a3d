"""A page's Markdown with marks for its words: what is left of it is the form of many pages.

Between its tags a line of the generator holds words, tags in pairs, and links to other pages.
All three go past Markdown as they are, or become what is known; the mark that goes instead is
one letter to it. Where a line holds more than that, it is left to Markdown.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote

OPEN, CLOSE = "\ue010", "\ue011"
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
# Extensions under which words and tags are what they are; another one might read them.
EXTENSIONS = {"admonition", "attr_list", "fenced_code", "md_in_html", "tables", "toc"}
# In an example of code tags are words; and a page may have marks of its own.
CODE = re.compile(rf"`|~~~|^(?: {{4}}|\t)|{OPEN}", re.MULTILINE)
# A line is the inside of an element, a heading with an id, or a paragraph.
LINE = re.compile(
    r'^(?P<tag><(?P<name>\w+)[^<>\n]* markdown="span"[^<>\n]*>)(?P<span>\S.*\S)(?=</(?P=name)>$)'
    r"|^(?P<level>#{1,6} )(?P<heading>\S.*\S) \{ #(?P<id>[\w-]+)(?=[ }])"
    r"|(?<=\n\n)(?P<words>[^\W\d_].*[^\s:])(?=\n\n)",
    re.MULTILINE,
)
TAG = r'<(?:b|i|small|span|strong)(?: (?:aria-current|class|lang)="[\w -]*")*>'
END = r"</(?:b|i|small|span|strong)>"
PAIR = re.compile(rf"{TAG}([^<>]*){END}")
TAGS = re.compile(f"{TAG}|{END}")
LINK = re.compile(
    rf"(?<!!)\[((?:[^\[\]<>]|{TAG}|{END})+)\]"
    r'\(((?![^()]*:)[^\s()<>"#?/&][^\s()<>"#?&]*\.md)(#[^\s()<>"#&]+)?'
    r'(?: "((?:[^"<>&\n]|&amp;)+)")?\)'
)
SPECIAL = re.compile(f"[\\\\`*_{{}}\\[\\]|<>&\t\x02\x03{OPEN}{CLOSE}]")
ESCAPED = re.compile(f"[\\\\`\t\x02\x03{OPEN}{CLOSE}]")


@dataclass(frozen=True, slots=True)
class Marked:
    """The Markdown with marks, their words as HTML, and the links: file, anchor, as written."""

    text: str
    words: tuple[str, ...]
    links: tuple[tuple[Any, str, str], ...]

    def filled(self, html: str) -> str:
        """HTML with the words in the places of the marks."""
        return MARK.sub(lambda found: self.words[int(found[1])], html) if self.words else html

    def said(self, html: str) -> str:
        """What is said of a heading elsewhere: its words without tags."""
        return TAGS.sub("", self.filled(html)) if self.words else html

    def whole(self, content: str) -> bool:
        """Whether Markdown took every line for what it was taken for here."""
        found = {int(one) for one in MARK.findall(content)}
        every = set(range(len(self.words)))
        return not every or (found == every and "markdown=" not in content)


def marked(page: Any, config: Any, files: Any) -> Marked:
    """Put marks in a page's Markdown; there are none where they might be misread."""
    text = page.markdown
    words: list[str] = []
    links: list[tuple[Any, str, str]] = []

    def mark(line: re.Match[str]) -> str:
        inside = line["span"] or line["heading"] or line["words"]
        html = _html(page, inside, files, links) if line["span"] else _words(inside)
        if html is None:
            return line[0]
        new = [html, line["id"]] if line["heading"] else [html]
        marks = [f"{OPEN}{len(words) + i}{CLOSE}" for i in range(len(new))]
        words.extend(new)
        if line["heading"]:
            return f"{line['level']}{marks[0]} {{ #{marks[1]}"
        return (line["tag"] or "") + marks[0]

    if not EXTENSIONS.issuperset(config["markdown_extensions"]) or CODE.search(text):
        return Marked(text, (), ())
    return Marked(LINE.sub(mark, text), tuple(words), tuple(links))


@cache
def _words(inside: str) -> str | None:
    """Words and tags in pairs; nothing if there is more to them."""
    rest, pairs = inside, 1
    while pairs:
        rest, pairs = PAIR.subn(r"\1", rest)
    return None if SPECIAL.search(rest) else inside


@cache
def _path(folder: str, path: str) -> str:
    """Where a path leads that is written in a page of this folder."""
    return posixpath.normpath(posixpath.join(folder, unquote(path)))


def _html(page: Any, inside: str, files: Any, links: list[tuple[Any, str, str]]) -> str | None:
    """Words, tags and links as HTML, the links added to ``links``; nothing if there is more."""
    if ESCAPED.search(inside):
        return None
    found, around, pieces, at = [], [], [], 0
    folder = posixpath.dirname(page.file.src_uri)
    for link in LINK.finditer(inside):
        label, path, anchor, title = link.groups(default="")
        file = files.get_file_from_path(_path(folder, path))
        # A fault is for MkDocs to tell of.
        if file is None or file.inclusion.is_excluded() or _words(label) is None:
            return None
        found.append((None if file is page.file else file, anchor, path + anchor))
        around.append(inside[at : link.start()])
        title = f' title="{title}"' if title else ""
        url = file.url_relative_to(page.file)
        pieces += [around[-1], f'<a href="{url}{anchor}"{title}>{label}</a>']
        at = link.end()
    if _words("".join([*around, inside[at:]])) is None:
        return None
    links += found
    return "".join([*pieces, inside[at:]])
