"""Raw HTML that Markdown need not see: cut out of a page's source, put back into its HTML.

Python-Markdown hands a raw block on as it is, but three parsers read it on its way: Markdown's,
MkDocs' for ids, the search plugin's. A short block of the same tag goes that way instead.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

# A raw block as the generator writes it: alone between blank lines, from its tag to its end.
BLOCK = re.compile(r"(?<=\n\n)<(div|figure|ol|p|section|table|ul)( [^<>\n]*)?>")
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
STAND_IN = re.compile(rf'<(\w+) data-cut="(\d+)"(?:{UNINDEXED})?></\1>')


@dataclass(frozen=True, slots=True)
class Cut:
    """A page's Markdown with stand-ins for its raw blocks, and the blocks in their order."""

    text: str
    blocks: tuple[str, ...]

    def back(self, text: str) -> str:
        """Put the blocks back into ``text``, Markdown or HTML, in place of the stand-ins."""
        return STAND_IN.sub(lambda found: self.blocks[int(found[2])], text) if self.blocks else text

    def whole(self, content: str) -> bool:
        """Whether every stand-in came through Markdown as it went in, once and in order."""
        return [int(found[2]) for found in STAND_IN.finditer(content)] == [*range(len(self.blocks))]

    def ids(self) -> set[str]:
        """The ids in the blocks: other pages may link to them."""
        return {name for block in self.blocks for name in _ids(block)}


def cut(text: str, indexed: bool) -> Cut:
    """Cut the raw blocks out of a page's Markdown.

    Of a page that the theme indexes (``indexed``) only those go that it leaves out: the plugin
    reads the page while the stand-ins are there.
    """
    pieces: list[str] = []
    blocks: list[str] = []
    at = 0
    for found in BLOCK.finditer(text):
        if found.start() < at:
            continue
        block = _block(text, found.start(), found[1])
        mark = UNINDEXED if UNINDEXED in (found[2] or "") else ""
        if not block or not _passive(block) or (indexed and not (mark and _unindexed(block))):
            continue
        pieces.append(text[at : found.start()])
        if _inside(pieces):
            pieces[-1] += block
        else:
            pieces.append(f'<{found[1]} data-cut="{len(blocks)}"{mark}></{found[1]}>')
            blocks.append(block)
        at = found.start() + len(block)
    return Cut("".join([*pieces, text[at:]]), tuple(blocks))


def _block(text: str, start: int, tag: str) -> str:
    """The block from its tag to the end tag that closes it; nothing if its lines hold more."""
    close = f"</{tag}>"
    end = text.find(close, start)
    while end >= 0:
        block = text[start : end + len(close)]
        if len(re.findall(rf"<{tag}[\s>]", block)) == block.count(close):
            # Nothing more in its last line: what stands beside a block can be Markdown.
            return block if text[start + len(block) :][:1] in ("", "\n") else ""
        end = text.find(close, end + 1)
    return ""


def _passive(block: str) -> bool:
    return not any(one in block for one in ACTIVE)


def _unindexed(block: str) -> bool:
    return all(UNINDEXED in heading for heading in HEADING.findall(block))


def _inside(pieces: list[str]) -> bool:
    """Whether an element that holds Markdown is open after these pieces."""
    before = "".join(pieces)
    return any(
        len(re.findall(rf"<{tag}[\s>]", before)) != before.count(f"</{tag}>")
        for tag in set(OPENED.findall(before))
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
