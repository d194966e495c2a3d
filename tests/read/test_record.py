"""A record: what it tells a reader is read with its place, and every fault of it is told."""

from __future__ import annotations

import pytest

from pipeline.model.described import Brief, Day, Lack, Official, Reading
from pipeline.model.records import Record, Where
from pipeline.read.record import parsed

FILE = "source/hubin-notice/record.yml"
RECORD = f"""\
id: hubin-notice
title: {{zh: 通知, en: Notice, printed: 通知}}
short: {{zh: 通知, en: Notice}}
issuer: {{zh: 湖滨市知识产权局, en: Hubin IP Office}}
number: {{zh: "", en: ""}}
dates:
  signed:
    date: 2022-03-15
    basis: stated elsewhere
    source: {{title: A page, url: "https://hubin.example/a", seen: 2026-11-28}}
  issued: {{date: "2022", basis: inferred, not_before: 2022-02-01}}
  published: {{date: ""}}
  reposted: {{date: ""}}
type: notice
capture:
  sha256: {"0" * 64}
  url: ""
  publisher: {{zh: "", en: ""}}
  how: Written for a test.
line: What it is, in one line.
in_brief:
  - says: It asks for work.
    at: [s0-0-1, s0-0-2]
official:
  - language: zh
    title: 通知
    url: https://hubin.example/zh
    seen: 2026-11-28
lacks:
  - what: The attachment.
    at: [s0-0-2]
    source: {{title: Another page, url: "https://hubin.example/b", seen: 2026-11-27}}
"""


def record(text: str = RECORD) -> Record:
    """The record that this text is, which has no fault."""
    found, problems = parsed(text, FILE)
    assert found is not None
    assert problems == []
    return found


def faults(old: str, new: str) -> list[str]:
    """What is said of the record with one thing in it changed."""
    assert RECORD.count(old) == 1
    found, problems = parsed(RECORD.replace(old, new), FILE)
    assert found is None
    return [str(problem) for problem in problems]


def test_what_a_reader_is_told_is_read_with_its_place() -> None:
    found = record()
    assert found.line == "What it is, in one line."
    assert found.in_brief == (Brief("It asks for work.", ("s0-0-1", "s0-0-2")),)
    assert found.official == (
        Official("zh", Reading("通知", "https://hubin.example/zh", "2026-11-28")),
    )
    assert found.lacks == (
        Lack(
            "The attachment.",
            ("s0-0-2",),
            Reading("Another page", "https://hubin.example/b", "2026-11-27"),
        ),
    )
    assert [one.where for one in (*found.in_brief, *found.official, *found.lacks)] == [
        Where(FILE, 22), Where(FILE, 25), Where(FILE, 30),
    ]  # fmt: skip


def test_a_date_is_read_with_the_page_that_gives_it() -> None:
    page = Reading("A page", "https://hubin.example/a", "2026-11-28")
    assert record().dates["signed"] == Day("2022-03-15", "stated elsewhere", "", page)
    assert record().dates["issued"] == Day("2022", "inferred", not_before="2022-02-01")
    assert record().dates["signed"].where == Where(FILE, 8)


def test_none_of_it_is_required() -> None:
    bare = record(RECORD[: RECORD.index("line:")])
    assert (bare.line, bare.in_brief, bare.official, bare.lacks) == ("", (), (), ())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "basis: inferred",
            "basis: elsewhere",
            "11: “basis” is “elsewhere”: it has to be one of stated, inferred, stated elsewhere",
        ),
        (
            "at: [s0-0-1, s0-0-2]",
            "at: [chapter 1]",
            "23: an item of “at” is “chapter 1”: it has to be the id of a segment, as s3-4-1",
        ),
        ("    at: [s0-0-1, s0-0-2]\n", "", "22: missing key “at”; add it"),
        (
            "url: https://hubin.example/zh",
            "url: hubin.example/zh",
            "27: “url” is “hubin.example/zh”: it has to be an address that begins with http:// "
            "or https://",
        ),
        ("language: zh", "language: de", "25: “language” is “de”: it has to be one of zh, en"),
        (
            "not_before: 2022-02-01",
            "not_before: soon",
            "11: “not_before” is “soon”: it has to be a date as 2021-01-22, 2021-01 or 2021",
        ),
        ('url: "https://hubin.example/a", ', "", "10: missing key “url”; add it"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, said: str) -> None:
    assert faults(old, new) == [f"{FILE}:{said} [yaml]"]
