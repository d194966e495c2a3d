"""The ledger: what is written to a PO file is what is read from it, byte for byte."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from workshop import ROOT

from pipeline.model.records import Entry
from pipeline.read.corpus import read_ledger
from pipeline.read.ledger import serialise

LEDGERS = tuple(sorted((ROOT / "source").glob("*/en.po")))

HEADER = """\
#
msgid ""
msgstr ""
"Project-Id-Version: example\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def read_back(text: str) -> tuple[Entry, ...]:
    """The entries of a PO file with this text; it has to be without fault."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "en.po"
        path.write_bytes(text.encode())
        entries, problems = read_ledger(path, "source/example/en.po")
    assert problems == []
    return entries


def faults(text: str) -> list[str]:
    """What is wrong with a PO file, as it is printed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "en.po"
        path.write_bytes(text.encode())
        _entries, problems = read_ledger(path, "source/example/en.po")
    return [str(problem) for problem in problems]


def test_a_new_entry_is_written_without_a_status() -> None:
    written = 'msgctxt "s0-0-1"\nmsgid "甲"\nmsgstr ""\n'
    assert serialise((Entry("s0-0-1", "甲"),), "example") == f"{HEADER}{written}\n"


def test_an_entry_is_written_with_all_that_is_known_of_it() -> None:
    entry = Entry("s0-0-1", "甲“乙”", 'A "B"\\', True, "甲\n乙", "reviewed", "As printed.")
    assert serialise((entry,), "example") == HEADER + (
        "# status: reviewed\n"
        "# note: As printed.\n"
        "#, fuzzy\n"
        '#| msgid ""\n'
        '#| "甲\\n"\n'
        '#| "乙"\n'
        'msgctxt "s0-0-1"\n'
        'msgid "甲“乙”"\n'
        'msgstr "A \\"B\\"\\\\"\n'
        "\n"
    )


def test_english_without_a_status_is_a_draft() -> None:
    (entry,) = read_back(serialise((Entry("s0-0-1", "甲", "A"),), "example"))
    assert entry.status == "draft"


def test_a_retired_entry_stays_in_the_file_and_is_read_as_retired() -> None:
    entry = Entry("s0-0-1", "甲", "A", status="draft", note="As printed.", retired=True)
    assert read_back(serialise((entry,), "example")) == (entry,)


def test_a_retired_entry_keeps_the_source_of_its_confirmed_translation() -> None:
    entry = Entry("s0-0-1", "甲", "A", fuzzy=True, previous="乙", status="draft", retired=True)
    assert read_back(serialise((entry,), "example")) == (entry,)


def test_where_an_entry_stands_is_known() -> None:
    text = serialise((Entry("s0-0-1", "甲"), Entry("s0-0-2", "乙")), "example")
    assert [str(entry.where) for entry in read_back(text)] == [
        "source/example/en.po:11",
        "source/example/en.po:15",
    ]


def test_a_file_that_is_not_there_is_an_empty_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "en.po", "source/example/en.po") == ((), [])


def test_a_file_with_a_byte_order_mark_is_read_as_one_without() -> None:
    text = serialise((Entry("s0-0-1", "甲\n乙", "A"),), "example")
    assert read_back(f"\ufeff{text}") == read_back(text)


def test_a_file_with_carriage_returns_is_read_as_one_without() -> None:
    text = serialise((Entry("s0-0-1", "甲\n乙", "A"),), "example")
    assert read_back(text.replace("\n", "\r\n")) == read_back(text)


# Text as documents and translators have it: any sign but those that control something, line
# breaks inside, quotes and backslashes often.
SIGN = st.characters(exclude_categories=("Cc", "Cs"))
LINE = st.lists(SIGN | st.sampled_from('"\\“”nt #~|:'), min_size=1, max_size=30).map("".join)
STRIPPED = LINE.map(str.strip).filter(bool)
TEXT = st.lists(STRIPPED, min_size=1, max_size=3).map("\n".join)


@st.composite
def entries(draw: st.DrawFn) -> tuple[Entry, ...]:
    """A ledger: live entries first, then retired ones."""
    found = []
    size = draw(st.integers(0, 4))
    live = draw(st.integers(0, size))
    for number in range(size):
        en = draw(st.just("") | TEXT)
        fuzzy = bool(en) and draw(st.booleans())
        found.append(
            Entry(
                id=f"s1-{number}-0",
                zh=draw(TEXT),
                en=en,
                fuzzy=fuzzy,
                previous=draw(TEXT) if fuzzy else "",
                status=draw(st.sampled_from(["draft", "compared", "reviewed"])) if en else "",
                note=draw(st.just("") | STRIPPED),
                retired=number >= live,
            )
        )
    return tuple(found)


@settings(max_examples=80, deadline=None)
@given(entries())
@example((Entry("s1-0-0", "\\n", '\\"', True, '"\\\\n"', "draft", "“quoted”"),))
@example((Entry("s1-0-0", "甲\u2028乙", "A\x85B", status="draft"),))
def test_what_is_written_is_what_is_read(ledger: tuple[Entry, ...]) -> None:
    text = serialise(ledger, "example")
    assert read_back(text) == ledger
    assert serialise(read_back(text), "example") == text


@settings(max_examples=30, deadline=None)
@given(entries())
def test_no_line_is_wrapped(ledger: tuple[Entry, ...]) -> None:
    """A string is cut after its line breaks and nowhere else."""
    lines = serialise(ledger, "example").removeprefix(HEADER).split("\n")
    strings = [line.lstrip("#~| ") for line in lines if re.match(r'(?:#~?\| |#~ )?"', line)]
    following = [*lines[1:], ""]
    for line, after in zip(lines, following, strict=True):
        if re.match(r'(?:#~?\| |#~ )?"', after) and not line.endswith(' ""'):
            assert line.endswith('\\n"')
    assert all(string.endswith('"') for string in strings)


def test_long_text_stands_on_one_line() -> None:
    entry = Entry("s0-0-1", "知识产权" * 200, "intellectual property " * 100 + "end")
    written = serialise((entry,), "example")
    assert f'msgid "{"知识产权" * 200}"\n' in written
    assert f'msgstr "{"intellectual property " * 100}end"\n' in written


def test_there_are_five_ledgers() -> None:
    assert [path.parent.name for path in LEDGERS] == [
        "cnipa-guidelines-2020",
        "cnipa-priorities-2021",
        "cnipa-report-2020",
        "cnipa-report-2021",
        "ip-plan-2021-2025",
    ]


@pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.parent.name)
def test_writing_a_committed_ledger_again_changes_no_byte(path: Path) -> None:
    found, problems = read_ledger(path, "en.po")
    assert problems == []
    assert serialise(found, path.parent.name).encode() == path.read_bytes()


def gettext_faults(path: Path) -> list[str]:
    """What gettext's own checker says of a file; it misses dates and names in the header."""
    said = subprocess.run(
        ["msgfmt", "--check", "--output-file=/dev/null", str(path)],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line for line in said.stderr.splitlines() if "missing in header" not in line]
    return lines if said.returncode == 0 else [f"exit status {said.returncode}", *lines]


needs_gettext = pytest.mark.skipif(
    shutil.which("msgfmt") is None, reason="msgfmt (gettext) is not installed"
)


@needs_gettext
@pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.parent.name)
def test_gettext_finds_no_fault_in_a_committed_ledger(path: Path) -> None:
    assert gettext_faults(path) == []


@needs_gettext
def test_gettext_finds_no_fault_in_a_ledger_with_everything(tmp_path: Path) -> None:
    ledger = (
        Entry("s0-0-1", "甲\n乙", "A\nB", True, "甲", "draft", "As printed."),
        Entry("s0-0-2", '“甲”"\\', 'A "B" \\', status="reviewed"),
        Entry("s0-0-3", "丙", "C", True, "丁\n戊", "draft", retired=True),
    )
    path = tmp_path / "en.po"
    path.write_text(serialise(ledger, "example"), encoding="utf-8")
    assert gettext_faults(path) == []


# What a person or a PO editor may put into the file, and what becomes of it.

GOOD = 'msgctxt "s0-0-1"\nmsgid "甲"\nmsgstr "A"\n'
AT = "source/example/en.po:"


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        pytest.param('msgid "甲"\nmsgstr "A"\n', 11, id="no id"),
        pytest.param(GOOD + "\n" + GOOD, 15, id="an id twice"),
        pytest.param('msgctxt "s0-0-1"\nmsgid "甲\nmsgstr "A"\n', 12, id="a quote not closed"),
        pytest.param('msgctxt "s0-0-1"\nmsgid "a "b" c"\nmsgstr "A"\n', 12, id="a bare quote"),
        pytest.param('msgctxt "s0-0-1"\nwords\nmsgid "甲"\n', 12, id="words between"),
        pytest.param('msgctxt "s0/0/1"\nmsgid "甲"\nmsgstr "A"\n', 11, id="no form of an id"),
        pytest.param('msgctxt "chapter-1"\nmsgid "甲"\nmsgstr "A"\n', 11, id="another slug"),
        pytest.param("# status: Reviewed\n" + GOOD, 11, id="a status with a capital"),
        pytest.param("# status: finished\n" + GOOD, 11, id="a status that does not exist"),
    ],
)
def test_a_faulty_entry_is_named_with_its_line(entry: str, line: int) -> None:
    (said,) = faults(HEADER + entry)
    assert said.startswith(AT)
    # polib counts the comment before an entry to the entry.
    assert abs(int(said.removeprefix(AT).partition(":")[0]) - line) in (0, 1)
    assert said.endswith(" [ledger]")
    assert "\n" not in said


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "en.po"
    path.write_bytes((HEADER + GOOD).encode("gb18030"))
    entries, problems = read_ledger(path, "source/example/en.po")
    assert entries == ()
    (said,) = (str(problem) for problem in problems)
    assert said.startswith(AT)
    assert str(tmp_path) not in said


@pytest.mark.parametrize(
    "comment",
    [
        pytest.param("# note: The first line\n# and the second.\n", id="a note of two lines"),
        pytest.param("# To be asked: which plan is meant?\n", id="a comment of another kind"),
        pytest.param("# note: One.\n# note: Two.\n", id="two notes"),
    ],
)
def test_a_comment_that_a_build_would_lose_is_a_problem(comment: str) -> None:
    """A build rewrites the file; what a translator left in it must not go without a word."""
    (said,) = faults(f"{HEADER}# status: draft\n{comment}{GOOD}")
    assert said.startswith(AT)
    assert said.endswith(" [ledger]")


def test_what_other_tools_add_is_no_problem() -> None:
    """Poedit and Weblate put in headers, empty comments and flags of their own."""
    added = '"X-Generator: Poedit 3.4\\n"\n'
    text = HEADER.rstrip("\n") + f"\n{added}\n#\n#, no-wrap\n{GOOD}"
    assert read_back(text) == (Entry("s0-0-1", "甲", "A"),)
