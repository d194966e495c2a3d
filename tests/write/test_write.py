"""The writer: only what changed is touched, and nothing that a person wrote."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from workshop import contents

from pipeline.write import Draft, Written

FIRST = {
    "docs/documents/a/index.md": "甲\n",
    "docs/documents/a/chapter-1.md": "乙\n",
    "docs/glossary/term.md": "丙\n",
    "source/a/en.po": "丁\n",
}
MANIFEST = b"docs/documents/a/chapter-1.md\ndocs/documents/a/index.md\ndocs/glossary/term.md\n"
LONG_AGO = 1_000_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two hand-written pages."""
    put(tmp_path, "docs/index.md", "By hand.\n")
    put(tmp_path, "docs/documents/by-hand.md", "By hand too.\n")
    return tmp_path


def drafted(root: Path, files: dict[str, str]) -> Draft:
    """A draft of these files."""
    draft = Draft(root)
    for path, text in files.items():
        assert draft.put(path, text) == len(text.encode())
    return draft


def write(root: Path, files: dict[str, str]) -> Written:
    """Bring these files to the disk, and no others."""
    return drafted(root, files).commit()


def put(root: Path, path: str, text: str) -> None:
    """Write a file as a person does."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def age(root: Path) -> None:
    """Make every file old, so that one that is written again can be told."""
    for path in root.rglob("*"):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))


def touched(root: Path) -> list[str]:
    """The files written since ``age``."""
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and path.stat().st_mtime_ns != LONG_AGO
    )


def test_everything_rendered_is_written_with_a_manifest_of_the_pages(root: Path) -> None:
    done = write(root, FIRST)
    assert sorted(done.written) == sorted([*FIRST, "docs/.generated"])
    assert done.removed == ()
    assert contents(root, "docs", "source") == {
        "docs/.generated": MANIFEST,
        "docs/documents/a/chapter-1.md": "乙\n".encode(),
        "docs/documents/a/index.md": "甲\n".encode(),
        "docs/documents/by-hand.md": b"By hand too.\n",
        "docs/glossary/term.md": "丙\n".encode(),
        "docs/index.md": b"By hand.\n",
        "source/a/en.po": "丁\n".encode(),
    }


def test_writing_the_same_again_touches_nothing(root: Path) -> None:
    write(root, FIRST)
    age(root)
    assert write(root, FIRST) == Written((), ())
    assert touched(root) == []


@pytest.mark.parametrize("new", ["乙乙\n", "子\n", ""], ids=["longer", "as long", "empty"])
def test_only_the_file_that_changed_is_touched(root: Path, new: str) -> None:
    write(root, FIRST)
    age(root)
    done = write(root, {**FIRST, "docs/documents/a/chapter-1.md": new})
    assert done == Written(("docs/documents/a/chapter-1.md",), ())
    assert touched(root) == ["docs/documents/a/chapter-1.md"]
    assert (root / "docs/documents/a/chapter-1.md").read_text(encoding="utf-8") == new


def test_line_breaks_are_written_as_they_are(root: Path) -> None:
    write(root, {"docs/documents/a.md": "甲\n乙\r\n丙"})
    assert (root / "docs/documents/a.md").read_bytes() == "甲\n乙\r\n丙".encode()


def test_a_page_that_was_edited_by_hand_is_written_anew(root: Path) -> None:
    write(root, FIRST)
    put(root, "docs/glossary/term.md", "edited\n")
    assert write(root, FIRST) == Written(("docs/glossary/term.md",), ())


def test_what_is_rendered_no_more_goes_with_its_empty_folders(root: Path) -> None:
    write(root, FIRST)
    done = write(root, {"docs/glossary/term.md": "丙\n"})
    assert done.removed == ("docs/documents/a/chapter-1.md", "docs/documents/a/index.md")
    assert not (root / "docs/documents/a").exists()
    assert contents(root, "docs") == {
        "docs/.generated": b"docs/glossary/term.md\n",
        "docs/documents/by-hand.md": b"By hand too.\n",
        "docs/glossary/term.md": "丙\n".encode(),
        "docs/index.md": b"By hand.\n",
    }


def test_a_folder_with_a_file_of_a_person_stays(root: Path) -> None:
    write(root, FIRST)
    put(root, "docs/documents/a/notes.txt", "By hand.\n")
    write(root, {"docs/glossary/term.md": "丙\n"})
    assert contents(root, "docs/documents/a") == {"docs/documents/a/notes.txt": b"By hand.\n"}


def test_docs_itself_stays_when_all_pages_go(tmp_path: Path) -> None:
    write(tmp_path, {"docs/documents/a.md": "甲\n"})
    assert write(tmp_path, {}).removed == ("docs/documents/a.md",)
    assert contents(tmp_path, "docs") == {"docs/.generated": b""}


def test_a_stale_page_that_is_gone_already_is_no_fault(root: Path) -> None:
    write(root, FIRST)
    (root / "docs/documents/a/chapter-1.md").unlink()
    del_a = {path: text for path, text in FIRST.items() if "/a/" not in path}
    write(root, del_a)
    assert not (root / "docs/documents/a").exists()


def test_no_draft_is_left(root: Path) -> None:
    write(root, FIRST)
    write(root, {**FIRST, "docs/glossary/term.md": "新\n"})
    assert contents(root, ".cache") == {}


def test_nothing_is_touched_before_a_draft_is_committed(root: Path) -> None:
    write(root, FIRST)
    before = contents(root, "docs", "source")
    draft = drafted(root, {**FIRST, "docs/glossary/term.md": "新\n", "docs/new.md": "新\n"})
    assert contents(root, "docs", "source") == before
    assert contents(root, ".cache")
    draft.discard()
    assert contents(root, ".cache") == {}
    assert contents(root, "docs", "source") == before


def test_what_a_stopped_build_has_staged_is_no_part_of_the_next_one(root: Path) -> None:
    drafted(root, {"docs/lost.md": "残\n"})
    assert write(root, FIRST).removed == ()
    assert contents(root, ".cache") == {}
    assert not (root / "docs/lost.md").exists()


def test_what_is_kept_stands_and_is_listed(root: Path) -> None:
    write(root, FIRST)
    draft = drafted(root, {"docs/glossary/term.md": "新\n"})
    draft.keep(["docs/documents/a/index.md", "docs/documents/a/chapter-1.md"])
    assert draft.commit() == Written(("docs/glossary/term.md",), ())
    assert (root / "docs/.generated").read_bytes() == MANIFEST


def test_a_ledger_is_written_but_never_removed(root: Path) -> None:
    write(root, FIRST)
    write(root, {})
    assert (root / "source/a/en.po").is_file()


@pytest.mark.parametrize(
    "line",
    [
        "../outside.md",
        "docs/../outside.md",
        "docs/documents/../../outside.md",
        "outside.md",
        "source/a/capture.txt",
        "{root}/outside.md",
        "/docs/outside.md",
        "docs",
        "docs/",
        "docs/.",
        "docs/documents",
        "",
        ".",
        "..",
    ],
)
def test_a_manifest_that_names_what_is_not_a_page_removes_nothing(root: Path, line: str) -> None:
    put(root, "outside.md", "By hand.\n")
    put(root, "source/a/capture.txt", "原文")
    before = contents(root, "docs", "source")
    put(root, "docs/.generated", line.format(root=root) + "\n")
    write(root, {})
    assert (root / "outside.md").is_file()
    after = contents(root, "docs", "source")
    assert after.pop("docs/.generated") == b""
    assert after == before


def problems(root: Path, files: dict[str, str]) -> list[str]:
    """The files in the way, as they are printed."""
    return [str(problem) for problem in drafted(root, files).collisions()]


def test_nothing_is_in_the_way_of_a_first_run_or_of_a_second(root: Path) -> None:
    assert problems(root, FIRST) == []
    write(root, FIRST)
    assert problems(root, FIRST) == []


def test_a_hand_written_file_where_a_page_is_to_be_is_a_problem(root: Path) -> None:
    put(root, "docs/documents/a/index.md", "By hand.\n")
    put(root, "docs/glossary/term.md", "By hand.\n")
    assert problems(root, FIRST) == [
        "docs/documents/a/index.md:1: a hand-written file stands where a page is to be; "
        "move it [write]",
        "docs/glossary/term.md:1: a hand-written file stands where a page is to be; "
        "move it [write]",
    ]


def test_a_ledger_that_is_there_is_in_nobodys_way(root: Path) -> None:
    put(root, "source/a/en.po", "")
    assert problems(root, FIRST) == []


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("docs/documents/a", id="a file where a folder is to be"),
        pytest.param("docs/glossary", id="a file where the folder of all terms is to be"),
        pytest.param("docs/glossary/term.md/notes.txt", id="a folder where a file is to be"),
    ],
)
def test_a_file_that_bars_the_way_of_a_page_is_a_problem(root: Path, path: str) -> None:
    put(root, path, "By hand.\n")
    said = problems(root, FIRST)
    assert said
    assert all(line.endswith(" [write]") for line in said)
