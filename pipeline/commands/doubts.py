"""Places in a clean text that a person should look at: nothing is wrong for certain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.blocks import Block
from pipeline.model.cleaned import Cleaned
from pipeline.model.text import BODY

HAN = r"[\u3400-\u9fff]"
DOUBTS = (
    ("a byte that no encoding explains", re.compile("\ufffd")),
    (
        "a half-width question mark, perhaps a torn character",
        re.compile(r"\?|？(?=[，\u3400-\u9fff]{0,2}[A-Za-z@-~])"),
    ),
    ("a character followed by pinyin", re.compile(rf"{HAN}[（(][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")),
    ("an English word inside a Chinese sentence", re.compile(rf"(?<={HAN})[a-z]{{2,}}(?={HAN})")),
    ("a space between two characters", re.compile(rf"(?<={HAN})[ \u3000](?={HAN})")),
    ("a bracket or quotation mark without its other half", None),
    ("a character printed twice", re.compile(r"(?<!目)([的了和与在是])\1")),
)
PAIRS = (("（", "）"), ("“", "”"), ("《", "》"), ("〔", "〕"))


def doubts(cleaned: Cleaned, blocks: tuple[Block, ...]) -> Iterator[tuple[int, str, str]]:
    """Yield (line of the capture, what is doubtful, the text found), in order of line."""
    found = [*_in_lines(cleaned), *((b.line, b.doubt, b.text[:24]) for b in blocks if b.doubt)]
    yield from sorted(found)


def _in_lines(cleaned: Cleaned) -> Iterator[tuple[int, str, str]]:
    for line in cleaned.lines:
        if line.region != BODY:
            continue
        for what, pattern in DOUBTS:
            if pattern is None:
                if any(line.text.count(left) != line.text.count(right) for left, right in PAIRS):
                    yield line.number, what, line.text[:24]
            else:
                for place in pattern.finditer(line.text):
                    around = line.text[max(0, place.start() - 10) : place.end() + 10]
                    yield line.number, what, around
