"""The one order of the glossary, and how a text is put into it.

The keys of an entry stand in the order of ``CONCEPT``, the entries in that of their pinyin,
letter by letter and without tones, as in a dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, zip_longest

import yaml

from pipeline.model.records import Problem, Where
from pipeline.read.glossary import CONCEPT
from pipeline.read.shape import LOADER

KEYS = tuple(CONCEPT.keys)
ORDER = "order"
COMMENT = re.compile(r" *(?:#.*)?")
MARKER = re.compile(r"(?:---|\.\.\.)(?:\s|$)")


@lru_cache(maxsize=2**16)
def fold(text: str) -> str:
    """Letters and digits only, without tones and accents, in lower case: how pinyin is sorted."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text.lower())))


def fold_v(pinyin: str) -> str:
    """The same with v for ü, as keyboards for pinyin have it."""
    return fold(unicodedata.normalize("NFD", pinyin.lower()).replace("u\u0308", "v"))


def place(pinyin: str, zh: str) -> tuple[str, str, str]:
    """What entries are sorted by: letters, then tones, then characters."""
    return fold(pinyin), pinyin.lower(), zh


def disorder(text: str, file: str) -> list[Problem]:
    """Every entry of a readable glossary that is out of order, in itself or among the others."""
    wanted = ordered(text)
    if bar := _bar(text):
        line, message = bar
        return [Problem(Where(file, line), ORDER, f"{message}; check --fix cannot go on")]
    if wanted == text:
        return []
    return list(_disorder(text, file)) or [_spacing(text, wanted, file)]


def _disorder(text: str, file: str) -> Iterator[Problem]:
    before: yaml.MappingNode | None = None
    for item in _items(text):
        where = Where(file, item.start_mark.line + 1)
        keys = _names(item)
        if keys != sorted(keys, key=KEYS.index):
            message = f"the keys of {_said(item, 'id')} are out of order; run check --fix"
            yield Problem(where, ORDER, message)
        if before and _place(item) < _place(before):
            message = f"{_said(item, 'id')} stands after {_said(before, 'id')}; run check --fix"
            yield Problem(where, ORDER, message)
        before = item


def _spacing(text: str, wanted: str, file: str) -> Problem:
    """The first line that differs, when all entries and keys are in order."""
    found = text.splitlines()
    pairs = enumerate(zip_longest(found, wanted.splitlines()), 1)
    # Where no line differs, the last one has no end.
    line = next((i for i, (one, other) in pairs if one != other), len(found))
    message = "empty lines are out of place; run check --fix"
    return Problem(Where(file, line), ORDER, message)


def ordered(text: str) -> str:
    """The text of a readable glossary in its canonical order; a line is moved, never reworded.

    Comments go with what follows them, those at the end stay there. One empty line parts two
    entries. A text that is written in a way that could not be moved safely is returned as it is.
    """
    if _bar(text) or not (items := _items(text)):
        return text
    lines = text.rstrip().split("\n")
    end, deep = len(lines), items[0].start_mark.column
    while COMMENT.fullmatch(lines[end - 1]) and _indent(lines[end - 1]) < deep:
        end -= 1
    tail = _bare(lines[end:])
    floors = [0, *(_end(item) for item in items)]
    starts = [(item.start_mark.line, floor) for item, floor in zip(items, floors, strict=False)]
    head, *blocks = _cut(lines[:end], starts)
    entries = sorted(
        ((_place(item), _entry(block, item)) for item, block in zip(items, blocks, strict=True)),
        key=lambda entry: entry[0],
    )
    body = "\n\n".join("\n".join(block) for _place, block in entries)
    return "\n".join([*_bare(head), body, *(["", *tail] if tail else [])]) + "\n"


def _bar(text: str) -> tuple[int, str] | None:
    """What keeps a text from being put in order, with its line."""
    lines = text.split("\n")
    for i, line in enumerate(lines, 1):
        if MARKER.match(line):
            return i, f"“{line[:3]}” parts documents, and a glossary is one"
    columns = set()
    for item in _items(text):
        start = item.start_mark
        columns.add(start.column)
        if item.flow_style or lines[start.line][: start.column].strip(" ") != "-":
            return start.line + 1, "an entry has to begin as “- id: …”, on one line"
    return (1, "the entries are not indented alike") if len(columns) > 1 else None


def _items(text: str) -> list[yaml.MappingNode]:
    root = yaml.compose(text, Loader=LOADER)
    assert isinstance(root, yaml.MappingNode)
    (entries,) = (value for key, value in root.value if key.value == "concepts")
    return list(entries.value)


def _names(item: yaml.MappingNode) -> list[str]:
    return [str(key.value) for key, _value in item.value]


def _said(item: yaml.MappingNode, name: str) -> str:
    return next((str(value.value) for key, value in item.value if key.value == name), "")


def _place(item: yaml.MappingNode) -> tuple[str, str, str]:
    return place(_said(item, "pinyin"), _said(item, "zh"))


def _end(node: yaml.Node | None) -> int:
    """The first line at which a comment may stand after a value: inside it a # is text.

    Where a block scalar ends is told by the indent alone; its mark is already behind what
    follows.
    """
    if node is None:
        return 0
    if isinstance(node, yaml.ScalarNode):
        return int(node.start_mark.line if node.style in ("|", ">") else node.end_mark.line) + 1
    children = node.value[-1:]
    last = children[0][1] if children and isinstance(node, yaml.MappingNode) else None
    if children and isinstance(node, yaml.SequenceNode):
        last = children[0]
    return _end(last) if last is not None else int(node.end_mark.line) + 1


def _cut(lines: list[str], starts: list[tuple[int, int]]) -> list[list[str]]:
    """Cut lines before these, and before the comments above them, not above the second number."""
    cuts = []
    for start, floor in starts:
        cut, indent = start, _indent(lines[start])
        # A line deeper in is no comment, even with a #: it is text of a folded scalar.
        while (
            cut > floor and COMMENT.fullmatch(lines[cut - 1]) and _indent(lines[cut - 1]) <= indent
        ):
            cut -= 1
        cuts.append(cut)
    edges = [0, *cuts, len(lines)]
    return [lines[a:b] for a, b in pairwise(edges)]


def _indent(line: str) -> int:
    """How deep a line stands; an empty one nowhere."""
    return len(line) - len(line.lstrip(" ")) if line.strip() else 0


def _entry(lines: list[str], item: yaml.MappingNode) -> list[str]:
    """The lines of one entry with its keys in order; the dash goes to whatever is first."""
    lines = _bare(lines)
    offset = next(i for i, line in enumerate(lines) if not COMMENT.fullmatch(line))
    dash, begin = lines[offset].index("-"), item.start_mark.line
    above, own = lines[:offset], lines[offset:]
    own[0] = own[0].replace("-", " ", 1)
    values = [None, *(value for _key, value in item.value)]
    starts = [
        (key.start_mark.line - begin, max(0, _end(before) - begin))
        for before, (key, _value) in zip(values, item.value, strict=False)
    ]
    _nothing, *blocks = _cut(own, starts)
    pairs = sorted(zip(_names(item), blocks, strict=True), key=lambda pair: KEYS.index(pair[0]))
    body = [line for _name, block in pairs for line in _bare(block)]
    first = next(i for i, line in enumerate(body) if not COMMENT.fullmatch(line))
    # What now stands above the dash is the entry’s, and is indented as such.
    above += [" " * dash + line.lstrip(" ") for line in body[:first]]
    return [*above, f"{body[first][:dash]}-{body[first][dash + 1 :]}", *body[first + 1 :]]


def _bare(lines: list[str]) -> list[str]:
    """Without empty lines at either end."""
    text = [i for i, line in enumerate(lines) if line.strip()]
    return lines[text[0] : text[-1] + 1] if text else []
