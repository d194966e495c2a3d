"""Reviews: bound to the words reviewed, signed by a command, and named when they no longer hold."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from workshop import command, document, sources

import build_site
from pipeline.checks.review import fault
from pipeline.model.records import Entry
from pipeline.model.review import Review, checksum
from pipeline.read.corpus import read_ledger
from pipeline.read.ledger import serialise

ZH, EN = "推动知识产权工作。", "Advance IP work."
# The first digits of sha256sum over both texts with a zero byte between them.
WORDS = "ef22a784"
SIGNED = Review("Li Hua", "2026-12-01", "compared", WORDS)
NOTE = "review: Li Hua, 2026-12-01, before compared, words ef22a784"
ENTRY = Entry("s0-0-1", ZH, EN, status="reviewed", review=SIGNED)
LEDGER = "source/hubin-tasks-2022/en.po"
NOTED = "# review: Lin Qiao, 2022-12-01, before compared, words "


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example without anything built."""
    return sources(tmp_path)


def edited(root: Path, old: str, new: str) -> None:
    """Replace words that stand once in the ledger with a review."""
    text = (root / LEDGER).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / LEDGER).write_text(text.replace(old, new), encoding="utf-8")


def test_the_checksum_is_of_both_texts() -> None:
    assert checksum(ZH, EN) == WORDS
    assert len({checksum(ZH, EN), checksum(f"{ZH} ", EN), checksum(ZH, f"{EN} ")}) == 3


def test_a_review_is_written_and_read_as_it_was(tmp_path: Path) -> None:
    text = serialise((ENTRY,), "example")
    line = "# status: reviewed\n# review: Li Hua, 2026-12-01, before compared, words ef22a784\n"
    assert line in text
    (tmp_path / "en.po").write_text(text, encoding="utf-8")
    assert read_ledger(tmp_path / "en.po", "en.po") == ((ENTRY,), [])


@pytest.mark.parametrize(
    "said",
    [
        "Li Hua",
        "Li Hua, December 1",
        "Li Hua, 2026-13-01",
        ", 2026-12-01",
        "Li Hua, 2026-12-01, ef22a784",
        "Li Hua, 2026-12-01, before reviewed, words ef22a784",
    ],
)
def test_a_review_of_another_form_is_a_fault_of_its_line(tmp_path: Path, said: str) -> None:
    path = tmp_path / "en.po"
    text = serialise((ENTRY,), "example").replace(NOTE, f"review: {said}")
    path.write_text(text, encoding="utf-8")
    (problem,) = read_ledger(path, "source/example/en.po")[1]
    assert str(problem).startswith(f"source/example/en.po:11: “review: {said}” is not “review: N")


def test_the_words_reviewed_are_reviewed() -> None:
    (segment,) = document(ZH, (ENTRY,)).segments
    assert (segment.status, segment.review) == ("reviewed", SIGNED)


@pytest.mark.parametrize("before", ["compared", "draft"])
def test_other_english_is_what_it_was_before_the_review(before: str) -> None:
    review = replace(SIGNED, before=before)
    made = document(ZH, (replace(ENTRY, en="Advance all IP work.", review=review),))
    assert (made.segments[0].status, made.segments[0].review) == (before, None)
    assert (made.ledger[0].status, made.ledger[0].review) == (before, review)


def test_the_words_reviewed_are_reviewed_again_once_they_are_back() -> None:
    made = document(ZH, (replace(ENTRY, status="compared"),))
    assert made.segments[0].status == "reviewed"
    assert made.ledger[0].status == "reviewed"


def test_other_chinese_is_no_longer_reviewed_and_says_that_it_has_changed() -> None:
    long = "各地要结合实际认真落实各项知识产权工作任务，确保取得实效。"
    review = Review("Li Hua", "2026-12-01", "compared", checksum(long, EN))
    ledger = (Entry("s0-0-1", long, EN, status="reviewed", review=review),)
    assert document(long, ledger).segments[0].status == "reviewed"
    made = document(long.replace("各项", "全部"), ledger)
    assert (made.segments[0].status, made.segments[0].review) == ("fuzzy", None)
    assert document(long, made.ledger).segments[0].status == "reviewed"


def test_the_same_chinese_elsewhere_is_not_reviewed_there() -> None:
    made = document(f"{ZH}\n{ZH}", (ENTRY,))
    assert [one.status for one in made.segments] == ["reviewed", "compared"]


@pytest.mark.parametrize("review", [None, Review("Li Hua", "2026-12-01")])
def test_reviewed_without_a_signed_review_is_not_believed(review: Review | None) -> None:
    (segment,) = document(ZH, (replace(ENTRY, review=review),)).segments
    assert (segment.status, segment.review) == ("draft", None)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"status": "compared", "review": None}, ""),
        ({"review": None}, "“reviewed” says neither who nor when; add “# review: NAME, DATE”"),
        ({"en": ""}, "the review by Li Hua, 2026-12-01, is of no confirmed English;"),
        ({"fuzzy": True}, "the review by Li Hua, 2026-12-01, is of no confirmed English;"),
        (
            {"review": Review("Li Hua", "2026-12-01")},
            "the review by Li Hua, 2026-12-01, does not say which words it is of; run check --fix",
        ),
        (
            {"en": "Advance."},
            "the review by Li Hua, 2026-12-01, is of other words, so that this is “compared” again",
        ),
    ],
)
def test_what_is_wrong_with_a_review_is_said(changes: dict[str, object], said: str) -> None:
    found = fault(replace(ENTRY, **changes))  # type: ignore[arg-type]
    assert found.startswith(said)
    assert bool(found) == bool(said)


def test_check_names_a_review_whose_words_have_changed(root: Path) -> None:
    edited(root, "Sum up the work of the year well.", "Sum up the year’s work well.")
    done = command(root, "check")
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == (
        "source/hubin-tasks-2022/en.po:61: s4-0-1: the review by Lin Qiao, 2022-12-01, is of "
        "other words, so that this is “compared” again; let somebody review these, with a new "
        "date and without “before …”, or take the line out [review]"
    )


def test_check_fix_signs_a_new_review_and_remembers_what_the_entry_was(root: Path) -> None:
    text = (root / LEDGER).read_text(encoding="utf-8")
    start = text.index(NOTED)
    signature = text[start : text.index("\n", start)]
    edited(root, f"# status: reviewed\n{signature}", "# status: compared\n" + signature[:30])
    assert signature[:30] == "# review: Lin Qiao, 2022-12-01"
    done = command(root, "check", "--fix")
    assert (done.returncode, done.stderr) == (0, f"{LEDGER}: reviews signed\n")
    assert (root / LEDGER).read_text(encoding="utf-8") == text


def test_check_fix_takes_an_overwritten_status_for_a_draft(root: Path) -> None:
    edited(root, ", before compared, words ", "\n# note: Cut ")
    assert command(root, "check", "--fix").returncode == 0
    text = (root / LEDGER).read_text(encoding="utf-8")
    assert "# status: reviewed\n# review: Lin Qiao, 2022-12-01, before draft, words " in text


def said(page: Path) -> str:
    """All pages of a document but the one that has the whole text once more."""
    found = (one for one in sorted(page.glob("*.md")) if one.stem != "all")
    return "".join(one.read_text(encoding="utf-8") for one in found)


def test_a_build_says_who_reviewed_and_when_and_says_it_no_longer_after_an_edit(
    root: Path,
) -> None:
    build_site.build(root)
    page = root / "docs/documents/hubin-tasks-2022"
    shown = said(page)
    assert "1 reviewed by a human translator (Lin Qiao, 2022-12-01)" in shown
    assert shown.count("<i>Reviewed</i> by Lin Qiao, 2022-12-01.") == 1
    data = json.loads((root / "docs/data/hubin-tasks-2022.json").read_text(encoding="utf-8"))
    assert [one["review"] for one in data["segments"] if "review" in one] == [
        {"by": "Lin Qiao", "day": "2022-12-01"}
    ]
    edited(root, "Sum up the work of the year well.", "Sum up the year’s work well.")
    build_site.build(root)
    shown = said(page)
    assert "Lin Qiao" not in shown
    text = (root / LEDGER).read_text(encoding="utf-8")
    assert f"# status: compared\n{NOTED}" in text
