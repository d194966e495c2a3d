"""When a source changes: no translation is lost, and none is shown as current that is not."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from workshop import ROOT, sources

import build_site
from pipeline.checks.rules import findings
from pipeline.model.records import Entry
from pipeline.read.corpus import read_ledger

NAME = "hubin-tasks-2022"
LEDGERS = sorted((ROOT / "source").glob("*/en.po"))

Edit = Callable[[list[str]], list[str]]


def at(index: int, old: str, new: str) -> Edit:
    """Replace words in one line of the capture; they have to be there."""

    def change(lines: list[str]) -> list[str]:
        assert old in lines[index]
        return [*lines[:index], lines[index].replace(old, new, 1), *lines[index + 1 :]]

    return change


NEW = "各地要结合实际,制定本地区的年度工作方案,细化任务分工,明确完成时限,确保各项工作按期完成。"

# What is done to the capture, how many entries it makes fuzzy, how many pending, how many retired.
EDITS: dict[str, tuple[Edit, int, int, int]] = {
    "a figure": (at(8, "新建5个左右", "新建8个左右"), 1, 0, 0),
    "a word": (at(7, "加快推进服务基地建设", "稳步推进服务基地建设"), 1, 0, 0),
    "a sentence more": (lambda lines: [*lines[:-1], lines[-1] + "做好总结。"], 1, 0, 0),
    "a sentence less": (at(8, "完善网上查询系统。", ""), 1, 0, 0),
    "a paragraph more": (lambda lines: [*lines[:8], NEW, *lines[8:]], 0, 1, 0),
    "a paragraph less": (lambda lines: [*lines[:8], *lines[9:]], 0, 0, 1),
    "two paragraphs changed places": (
        lambda lines: [*lines[:8], lines[9], lines[8], *lines[10:]],
        0,
        0,
        0,
    ),
    "a paragraph split in two": (
        at(8, "完善网上查询系统", "\n完善网上查询系统"),
        1,
        1,
        0,
    ),
    "a paragraph written anew": (lambda lines: [*lines[:8], NEW, *lines[9:]], 0, 1, 1),
    "a heading": (at(5, "持续加强作风建设", "持续改进作风建设"), 2, 0, 0),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sources of the example, to edit."""
    return sources(tmp_path)


def edit(project: Path, change: Edit) -> None:
    """Change the capture and put its new checksum into the record."""
    folder = project / "source" / NAME
    lines = (folder / "capture.txt").read_text(encoding="utf-8").split("\n")
    data = "\n".join(change(lines)).encode("utf-8")
    (folder / "capture.txt").write_bytes(data)
    record = (folder / "record.yml").read_text(encoding="utf-8")
    made = re.sub(r"[0-9a-f]{64}", hashlib.sha256(data).hexdigest(), record)
    (folder / "record.yml").write_text(made, encoding="utf-8")


def entries(project: Path) -> dict[str, Entry]:
    found, problems = read_ledger(project / "source" / NAME / "en.po", "en.po")
    assert problems == []
    return {entry.id: entry for entry in found}


@pytest.mark.parametrize("name", EDITS)
def test_no_translation_is_lost_and_none_is_shown_that_is_not_current(
    project: Path, name: str
) -> None:
    change, fuzzy, pending, retired = EDITS[name]
    before = entries(project)
    edit(project, change)
    build_site.build(project)
    site = build_site.load(project)
    after = entries(project)
    assert {entry.en for entry in before.values()} <= {entry.en for entry in after.values()}
    made_for = {entry.en: entry.zh for entry in before.values()}
    for entry in after.values():
        if entry.en and not entry.fuzzy:
            assert made_for[entry.en] == entry.zh
        if entry.fuzzy:
            assert made_for[entry.en] == entry.previous != entry.zh
            assert entry.status == "draft"
    live = [entry for entry in after.values() if not entry.retired]
    assert sum(entry.fuzzy for entry in live) == fuzzy
    assert sum(not entry.en for entry in live) == pending
    assert len(after) - len(live) == retired
    said = [problem.rule for problem in findings(site)]
    assert said.count("stale") == fuzzy
    assert said.count("missing") == pending
    pages = [
        path.read_text(encoding="utf-8")
        for path in (project / "docs" / "documents" / NAME).glob("*.md")
        if path.stem != "all"
    ]
    # A run-in heading and its paragraph are two entries and one paragraph of the page.
    shown = sum(page.count("The source has changed since this was translated") for page in pages)
    assert shown == sum(entry.fuzzy for entry in live if not entry.id.endswith("-0"))
    for entry in after.values():
        assert any(f'id="{entry.id}"' in page or f"#{entry.id}" in page for page in pages), entry.id


@pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.parent.name)
def test_polib_and_translate_toolkit_write_a_ledger_as_they_read_it(
    path: Path, tmp_path: Path
) -> None:
    again = tmp_path / "polib.po"
    polib.pofile(str(path), wrapwidth=0).save(str(again))
    assert read_ledger(again, "x") == read_ledger(path, "x")
    # pogrep with a pattern that every unit matches reads and writes the whole file.
    copied = tmp_path / "toolkit.po"
    program = Path(sys.executable).with_name("pogrep")
    command = [str(program), ".", "--progress=none", "--regexp", str(path), str(copied)]
    subprocess.run(command, check=True, capture_output=True)
    ours = [(entry.id, entry.zh, entry.en, entry.fuzzy) for entry in read_ledger(path, "x")[0]]
    # The copy has a header of its own before ours.
    units = [one for one in polib.pofile(str(copied)) if one.msgctxt]
    assert [(one.msgctxt, one.msgid, one.msgstr, one.fuzzy) for one in units] == ours
