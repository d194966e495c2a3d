"""Case files, one case a file, its name a sentence; and what the tests of clean and parse share.

A case file holds what goes in, a line ``-----`` and what has to come out, written by hand. A
file whose name ends in ``-nope.txt`` holds only what goes in, which has to stay as it is. A
character that cannot be seen is written by its number, ``{U+FEFF}``. Lines at the top that
begin with ``@`` set fields of the record: ``@printed 标题``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from workshop import record

from pipeline.model.blocks import Block
from pipeline.model.cleaned import Cleaned
from pipeline.model.records import Bilingual, Record
from pipeline.model.text import (
    BODY,
    CHANGED,
    FIGURE,
    HEADING,
    KEPT,
    LIST,
    METADATA,
    REMOVED,
    Edit,
    Text,
)

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
DIVIDER = "\n-----\n"
NOPE = "-nope"
UNSEEN = re.compile(r"\{U\+([0-9A-F]{4,6})\}")
# What may stand before a line of a parser case, and what it says about the line.
TAG = re.compile(r"\[(#+|-|title|number|graphic|photograph)\] ")
TAGS = re.compile(rf"^(?P<tags>(?:{TAG.pattern})+)(?P<line>.*)", re.MULTILINE)
MARKS = {"#": HEADING, "-": LIST}
ZONES = {
    "title": f"{METADATA}/title",
    "number": f"{METADATA}/number",
    "graphic": f"{FIGURE}/graphic",
    "photograph": f"{FIGURE}/photograph",
}


class Case(NamedTuple):
    """One case: where it stands, what goes in, what has to come out (``None``: the same)."""

    folder: str
    name: str
    fields: dict[str, str]
    given: str
    wanted: str | None

    @property
    def record(self) -> Record:
        """A blank record with the fields that the case sets."""
        title, issuer = self.fields.get("title", ""), self.fields.get("issuer", "")
        return record(
            title=Bilingual(title, ""),
            printed=self.fields.get("printed", ""),
            issuer=Bilingual(issuer, ""),
        )


def under(folder: str) -> list[Case]:
    """Every case file below a folder of ``tests/``."""
    found = sorted((TESTS / folder).rglob("*.txt"))
    return [_case(path) for path in found]


def name(case: Case) -> str:
    """The sentence that a case is called by in reports."""
    return f"{case.folder}: {case.name.replace('-', ' ')}"


def _case(path: Path) -> Case:
    text = path.read_text(encoding="utf-8").removesuffix("\n")
    given, divider, wanted = f"{text}\n".partition(DIVIDER)
    fields = {}
    while given.startswith("@"):
        field, _, given = given.partition("\n")
        key, _, value = field[1:].partition(" ")
        fields[key] = value
    if path.stem.endswith(NOPE):
        assert not divider, f"{path}: a -nope file has no divider"
        return Case(path.parent.name, path.stem, fields, _seen(given.removesuffix("\n")), None)
    assert divider, f"{path}: the divider ----- is missing"
    return Case(path.parent.name, path.stem, fields, _seen(given), _seen(wanted.removesuffix("\n")))


def _seen(text: str) -> str:
    return UNSEEN.sub(lambda found: chr(int(found[1], 16)), text)


def tagged(given: str) -> Cleaned:
    """Clean lines made by hand: ``[#] `` was marked as a heading, ``[graphic] `` is a figure."""
    edits = [edit for found in TAGS.finditer(given) for edit in _tags(found)]
    text = Text.of(given).apply(edits, "test")
    return Cleaned(text, tuple(text.lines()), ())


def _tags(found: re.Match[str]) -> Iterator[Edit]:
    tags = TAG.findall(found["tags"])
    mark = next((MARKS[tag[0]] for tag in tags if tag[0] in MARKS), "tag")
    yield Edit(*found.span("tags"), "", mark)
    for tag in tags:
        if tag in ZONES:
            yield Edit(*found.span("line"), None, "", ZONES[tag])


def outline(blocks: tuple[Block, ...]) -> list[str]:
    """Blocks as a case file writes them: place, level, kind, text with ⟦heading⟧ and ⟨lead⟩."""
    lines = []
    for block in blocks:
        place = f"{block.part} {block.chapter}.{block.section} L{block.level}"
        lines.append(f"{place} {block.kind}{'+' * block.inline} {_split(block)}")
        lines += [f"  clause {block.text[start:end]}" for start, end in block.clauses]
    return lines


def _split(block: Block) -> str:
    text = block.text
    if block.head:
        text = f"⟦{text[: block.head]}⟧{text[block.head :]}"
    elif block.lead:
        text = f"⟨{text[: block.lead]}⟩{text[block.lead :]}"
    return text.replace("\n", "⏎")


def differences(found: list[str], wanted: str) -> list[str]:
    """Lines that are not as wanted; a wanted line that ends in ``…`` gives only the beginning."""
    lines = wanted.split("\n") if wanted else []
    said = [
        f"wanted: {want}\n found: {line}"
        for want, line in zip(lines, found, strict=False)
        if not (line.startswith(want[:-1]) if want.endswith("…") else line == want)
    ]
    said += [f"wanted: {want}\n found: nothing" for want in lines[len(found) :]]
    return said + [f"wanted: nothing\n found: {line}" for line in found[len(lines) :]]


def faults(text: Text) -> list[str]:
    """What keeps the runs of a text from being a partition of its capture, in order."""
    said, at = [], 0
    for run in text.runs:
        if run.start != at or run.end < run.start:
            said.append(f"{run} does not begin where the last one ended ({at})")
        if run.state == KEPT and run.text != text.capture[run.start : run.end]:
            said.append(f"{run} is kept, the capture has {text.capture[run.start : run.end]!r}")
        if run.state == REMOVED and run.text:
            said.append(f"{run} is removed and still has text")
        if run.state not in (KEPT, CHANGED, REMOVED):
            said.append(f"{run} has no state that is known")
        at = run.end
    if at != len(text.capture):
        said.append(f"the last run ends at {at}, the capture at {len(text.capture)}")
    return said


def zoned(text: Text) -> str:
    """The lines of a text with the zone of each."""
    return "\n".join(f"{line.zone}\t{line.text}" for line in text.lines())


def untouched(text: Text) -> bool:
    """Whether nothing was changed and everything is running text."""
    return text.now == text.capture and all(run.zone == BODY for run in text.runs)
