"""Raw HTML that Markdown need not see: cut out of a page's source, put back into its HTML.

Python-Markdown hands a raw block on as it is, but three parsers read it on its way: Markdown's,
MkDocs' for ids, the search plugin's. A short block of the same tag goes that way instead.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

# A raw block as the generator writes it begins after a blank line.
BLANK = "\n\n"
BLOCK = re.compile(rf"{BLANK}<(div|figure|ol|p|script|section|table|ul)( [^<>\n]*)?>")
# What Markdown, the search plugin or MkDocs would act on inside a block: it stays where it is.
ACTIVE = (
    *(
        "markdown=",
        "<!",
        "<?",
        "<script",
        "<style",
        "<textarea",
        "<pre",
        "\t",
        "\r",
        "\x02",
        "\x03",
    ),
    *("data-cut=", 'data-search-exclude="', " name=", "id='", "\nid=", "\n \n", "wzxhzdk:"),
)
OPENED = re.compile(r"<(\w+)(?= [^<>]*\bmarkdown=)")
HEADING = re.compile(r"<h[1-6][^>]*>")
UNINDEXED = " data-search-exclude"
# What is left out of the index, as Markdown writes it, on one line: all of it after its tag.
LEFT_OUT = re.compile(
    r'^(<(\w+)(?: [^<>\n]*)? data-search-exclude="[^<>\n]*>)(.*<.*)(?=</\2>$)', re.MULTILINE
)
PAIR = re.compile(r"<(?!pre|script|style|object)(\w+)(?: [^<>]*)?>[^<>]*</\1>")
STAND_IN = re.compile(rf'<(\w+) data-cut="(\d+)"(?:{UNINDEXED})?></\1>')


@dataclass(frozen=True, slots=True)
class Cut:
    """A page's Markdown with stand-ins for its raw blocks.

    ``places`` says where in ``source`` the blocks begin and end: of all pages at once they would
    fill the memory a second time. ``more`` is what ``spared`` has cut besides, out of the HTML.
    """

    text: str
    source: str = ""
    places: tuple[tuple[int, int], ...] = ()
    more: tuple[str, ...] = ()

    @property
    def blocks(self) -> Iterator[str]:
        """The raw blocks of the Markdown in their order."""
        return (self.source[start:end] for start, end in self.places)

    def back(self, text: str) -> str:
        """Put the blocks back into ``text``, Markdown or HTML, in place of the stand-ins."""
        if not self.places and not self.more:
            return text
        blocks = [*self.blocks, *self.more]
        return STAND_IN.sub(lambda found: blocks[int(found[2])], text)

    def whole(self, content: str) -> bool:
        """Whether every stand-in came through Markdown as it went in, once and in order."""
        return [int(found[2]) for found in STAND_IN.finditer(content)] == [*range(len(self.places))]

    def spared(self, content: str) -> tuple[str, Cut]:
        """Content in which what the search plugin leaves out is cut as well, and the whole cut.

        The plugin would read it tag by tag only to pass over it.
        """
        more: list[str] = []

        def spare(found: re.Match[str]) -> str:
            if not _closed(found[3]):
                return found[0]
            more.append(found[3])
            return found[1] + _stand_in("span", len(self.places) + len(more) - 1, "")

        spared = LEFT_OUT.sub(spare, content)
        return spared, replace(self, more=tuple(more))

    def ids(self) -> set[str]:
        """The ids in the blocks: other pages may link to them."""
        return {name for block in self.blocks for name in _ids(block)}


def cut(text: str, indexed: bool) -> Cut:
    """Cut the raw blocks out of a page's Markdown.

    Of a page that the theme indexes (``indexed``) only those go that it leaves out: the plugin
    reads the page while the stand-ins are there.
    """
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    holders = set(OPENED.findall(text))
    for found in BLOCK.finditer(text):
        start = found.start() + len(BLANK)
        if start < at:
            continue
        block = _run(text, found, indexed)
        if not block or _inside(text[:start], holders):
            continue
        mark = UNINDEXED if UNINDEXED in (found[2] or "") else ""
        pieces += [text[at:start], _stand_in(found[1], len(places), mark)]
        at = start + len(block)
        places.append((start, at))
    return Cut("".join([*pieces, text[at:]]), text, tuple(places))


def _closed(inside: str) -> bool:
    """Whether every tag in it is closed in it, and none is of a kind that a parser acts on."""
    if "data-search-" in inside or "data-cut=" in inside:
        return False
    pairs = 1
    while pairs:
        inside, pairs = PAIR.subn("", inside)
    return "<" not in inside


def _stand_in(tag: str, number: int, mark: str) -> str:
    return f'<{tag} data-cut="{number}"{mark}></{tag}>'


def _run(text: str, found: re.Match[str], indexed: bool) -> str:
    """A block and those of its kind that follow it one line apart; nothing if it has to stay."""
    whole = block = _cuttable(text, found, indexed)
    while block:
        following = BLOCK.match(text, found.start() + len(BLANK) + len(whole))
        if not following or following.groups() != found.groups():
            break
        block = _cuttable(text, following, indexed)
        if block:
            whole += BLANK + block
    return whole


def _cuttable(text: str, found: re.Match[str], indexed: bool) -> str:
    """The block that begins here, if neither Markdown nor the search plugin acts on it."""
    block = _block(text, found.start() + len(BLANK), found[1])
    # The first letter is not looked at: a script is a script.
    if any(one in block[1:] for one in ACTIVE):
        return ""
    hidden = found[1] == "script" or (UNINDEXED in (found[2] or "") and _unindexed(block))
    return block if hidden or not indexed else ""


def _block(text: str, start: int, tag: str) -> str:
    """The block from its tag to the end tag that closes it; nothing if its lines hold more."""
    close = f"</{tag}>"
    end = text.find(close, start)
    while end >= 0:
        block = text[start : end + len(close)]
        if len(re.findall(rf"<{tag}[\s>]", block)) == block.count(close):
            # Nothing more in its last line: what stands beside a block can be Markdown.
            after = text[start + len(block) : start + len(block) + 1]
            return block if after in ("", "\n") else ""
        end = text.find(close, end + 1)
    return ""


def _unindexed(block: str) -> bool:
    return all(UNINDEXED in heading for heading in HEADING.findall(block))


def _inside(before: str, holders: set[str]) -> bool:
    """Whether an element that holds Markdown is open after a text."""
    return any(
        len(re.findall(rf"<{tag}[\s>]", before)) != before.count(f"</{tag}>") for tag in holders
    )


def _ids(block: str) -> list[str]:
    before, *after = block.split(' id="')
    found = []
    for piece in after:
        # In a tag, that is; in the text between tags it is only words.
        if before.rfind("<") > before.rfind(">"):
            found.append(html.unescape(piece.partition('"')[0]))
        before = piece
    return found
