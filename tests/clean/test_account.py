"""No character is lost or invented: the account of the captures, and of captures gone wrong.

The figures of ``COUNTS`` were counted without the pipeline: half-width marks, line ends,
Markdown marks and syllables with a few lines of Python each, the traditional characters with
another converter (zhconv), the rest by the sum.
"""

from __future__ import annotations

from pathlib import Path

import cases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean import clean
from pipeline.model.cleaned import Cleaned, account
from pipeline.model.records import Source
from pipeline.model.text import BODY
from pipeline.read.corpus import decode, read
from pipeline.structure.parse import parse

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {source.record.id: source for source in read(ROOT)[0].sources}

COUNTS = {
    "cnipa-guidelines-2020": (
        14121,
        [
            ("body", "", 3098),
            ("changed", "characters torn apart", 9 + 7),
            ("changed", "emendation: damage", 7),
            ("changed", "half-width punctuation", 247),
            ("changed", "traditional characters", 1997),
            ("metadata", "number", 10),
            ("metadata", "original title", 26),
            ("metadata", "source", 5),
            ("metadata", "title", 15),
            ("removed", "disclaimer", 25),
            ("removed", "editors of the page", 28),
            ("removed", "line breaks", 48),
            ("removed", "pinyin", 8095),
            ("removed", "publisher's blurb", 112 + 12 + 194 + 36 - 1),
            ("removed", "share line", 14),
            ("removed", "space beside a figure or letter", 1),
            ("removed", "space beside punctuation", 1),
            ("removed", "terms of reposting", 123),
            ("removed", "words of the page's interface", 12),
        ],
    ),
    "cnipa-priorities-2021": (
        3180,
        [
            ("body", "", 3059),
            ("changed", "half-width punctuation", 106),
            ("removed", "line breaks", 15),
        ],
    ),
    "cnipa-report-2020": (
        10847,
        [
            ("body", "", 10202),
            ("changed", "half-width punctuation", 388 + 1),
            ("metadata", "source", 11),
            ("metadata", "title", 33),
            ("removed", "license and registration", 78 - 5),
            ("removed", "line breaks", 64),
            ("removed", "link farm", 69),
            ("removed", "space beside a figure or letter", 5),
            ("removed", "space beside punctuation", 1),
        ],
    ),
    "cnipa-report-2021": (
        12422,
        [
            ("body", "", 11210),
            ("changed", "emendation: damage", 5),
            ("changed", "half-width punctuation", 7),
            ("figure", "graphic", 494),
            ("figure", "photograph", 10 + 12),
            ("metadata", "address", 57),
            ("metadata", "dates and source", 24),
            ("metadata", "source", 28),
            ("metadata", "title", 30),
            ("removed", "Markdown emphasis", 44),
            ("removed", "Markdown escape", 4),
            ("removed", "Markdown heading mark", 49),
            ("removed", "Markdown link", 61),
            ("removed", "Markdown list mark", 20),
            ("removed", "emendation: damage", 2),
            ("removed", "line breaks", 245 - 32),
            ("removed", "page break", 32),
            ("removed", "space at the end of a line", 24),
            ("removed", "space beside a figure or letter", 116 - 17 - 3),
        ],
    ),
    "ip-plan-2021-2025": (
        12907,
        [
            ("body", "", 12152),
            ("changed", "half-width punctuation", 470 + 2),
            ("metadata", "dates and source", 25),
            ("metadata", "number", 11),
            ("metadata", "title", 27),
            ("removed", "breadcrumb", 14),
            ("removed", "license and registration", 36),
            ("removed", "line breaks", 170),
        ],
    ),
}


def cleaned(name: str, capture: str) -> Cleaned:
    """A capture, cleaned as the document of this id is."""
    return clean(Source(SOURCES[name].record, capture, ()))


@pytest.mark.parametrize("name", COUNTS)
def test_every_character_of_a_capture_went_where_the_table_says(name: str) -> None:
    size, counts = COUNTS[name]
    found = account(cleaned(name, SOURCES[name].capture))
    assert (found.size, list(found.counts)) == (size, counts)


@pytest.mark.parametrize("name", COUNTS)
def test_the_table_itself_adds_up_to_the_size_of_the_file(name: str) -> None:
    size, counts = COUNTS[name]
    capture = (ROOT / "source" / name / "capture.txt").read_bytes().decode()
    assert sum(count for _category, _kind, count in counts) == size == len(capture)


def test_every_document_is_in_the_table() -> None:
    assert set(COUNTS) == set(SOURCES)


@pytest.mark.parametrize("name", COUNTS)
def test_the_record_of_a_document_fits_its_capture(name: str) -> None:
    assert cleaned(name, SOURCES[name].capture).problems == ()


@pytest.mark.parametrize("name", COUNTS)
def test_cleaning_a_clean_text_again_changes_nothing(name: str) -> None:
    lines = [line.text for line in cleaned(name, SOURCES[name].capture).lines if line.zone == BODY]
    once = "\n".join(lines)
    again = [line.text for line in cleaned(name, once).lines]
    assert again == lines


# --- Captures gone wrong -------------------------------------------------------------------

SCRAPS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["?Q", "(zhī)", "\r\n", "\ufeff", "# ", "- ", "**", "（一）", "附件：", "\u3000", "[a](b)"]
    ),
)


@st.composite
def mutated(draw: st.DrawFn, capture: str) -> str:
    """A capture after a few accidents."""
    text = capture
    for accident in draw(st.lists(st.sampled_from(ACCIDENTS), min_size=1, max_size=4)):
        start, end = sorted(draw(st.integers(0, len(text))) for _ in range(2))
        text = accident(text, start, min(end, start + LONGEST), draw(SCRAPS))
    return text


LONGEST = 400


def delete(text: str, start: int, end: int, _scrap: str) -> str:
    """Lose a slice."""
    return text[:start] + text[end:]


def insert(text: str, start: int, _end: int, scrap: str) -> str:
    """Gain a scrap."""
    return text[:start] + scrap + text[start:]


def substitute(text: str, start: int, end: int, scrap: str) -> str:
    """Have a scrap for a slice."""
    return text[:start] + scrap + text[end:]


def duplicate(text: str, start: int, end: int, _scrap: str) -> str:
    """Have a slice twice."""
    return text[:end] + text[start:end] + text[end:]


def swap(text: str, start: int, end: int, _scrap: str) -> str:
    """Have two lines in each other's place."""
    lines = text.split("\n")
    first, second = text.count("\n", 0, start), text.count("\n", 0, end)
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


def truncate(text: str, start: int, _end: int, _scrap: str) -> str:
    """End too early."""
    return text[:start]


def windows(text: str, _start: int, _end: int, _scrap: str) -> str:
    """Have the line ends of another system."""
    return text.replace("\n", "\r\n")


def other_encoding(text: str, _start: int, _end: int, _scrap: str) -> str:
    """Be saved in GB18030."""
    return decode(text.encode("gb18030", "replace"))


def torn_bytes(text: str, start: int, end: int, _scrap: str) -> str:
    """Lose a byte of UTF-8 at each end of a slice."""
    data = bytearray(text.encode("utf-8", "surrogateescape"))
    for place in {min(start, len(data) - 1), min(end, len(data) - 1)} - {-1}:
        data[place] = 0xFF
    return decode(bytes(data))


ACCIDENTS = (
    delete, insert, substitute, duplicate, swap, truncate, windows, other_encoding, torn_bytes,
)  # fmt: skip


@pytest.mark.parametrize("name", COUNTS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_whatever_befalls_a_capture_the_sum_is_exact(name: str, data: st.DataObject) -> None:
    capture = data.draw(mutated(SOURCES[name].capture))
    found = cleaned(name, capture)
    assert cases.faults(found.text) == []
    assert account(found).total == account(found).size == len(capture)
    blocks = parse(found, SOURCES[name].record)
    body = "".join(line.text for line in found.lines if line.region == BODY)
    assert "".join(block.text for block in blocks if block.part != "figures") == body
