"""The hooks of MkDocs: what happens before, during and after a build, also while serving."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import Abort
from workshop import contents, sources

import build_site

PAGE = "docs/documents/hubin-tasks-2022/chapter-3.md"
LEDGER = "source/hubin-tasks-2022/en.po"
RECORD = "source/hubin-tasks-2022/record.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example, not yet built."""
    return sources(tmp_path)


def config(root: Path) -> SimpleNamespace:
    """What a hook needs to know of MkDocs’ configuration."""
    return SimpleNamespace(
        config_file_path=str(root / "mkdocs.yml"),
        site_dir=str(root / "site"),
        docs_dir=str(root / "docs"),
    )


def changed(root: Path, path: str, old: str, new: str) -> None:
    """Change one place of a file, as a person does while the site is served."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def page(path: str, **meta: object) -> SimpleNamespace:
    """A page as MkDocs hands it over."""
    return SimpleNamespace(file=SimpleNamespace(src_uri=path), meta=dict(meta))


def indexed(root: Path) -> list[str]:
    """The addresses in the site's search index after a build, behind one of the theme's own."""
    index = root / "site/search/search_index.json"
    index.parent.mkdir(parents=True, exist_ok=True)
    theirs = {"config": {}, "docs": [{"location": "about/", "title": "About", "text": "x"}]}
    index.write_text(json.dumps(theirs), encoding="utf-8")
    build_site.on_post_build(config=config(root))
    found = json.loads(index.read_text(encoding="utf-8"))
    assert found["config"] == {}
    return [entry["location"] for entry in found["docs"]]


# Before.


def test_pages_are_brought_up_to_date_before_a_build(root: Path) -> None:
    build_site.build(root)
    (root / PAGE).unlink()
    shutil.rmtree(root / ".cache")
    build_site.on_pre_build(config=config(root))
    assert (root / PAGE).is_file()


def test_a_build_with_nothing_changed_touches_nothing(root: Path) -> None:
    build_site.on_pre_build(config=config(root))
    before = {path: path.stat().st_mtime_ns for path in root.glob("[ds]o*/**/*") if path.is_file()}
    build_site.on_pre_build(config=config(root))
    assert {path: path.stat().st_mtime_ns for path in before} == before


@pytest.mark.parametrize(
    ("path", "edit", "seen", "where"),
    [
        (LEDGER, ("Widen the range", "Extend the range"), "Extend the range", PAGE),
        (
            "glossary.yml",
            ("    en: service base\n", "    en: service point\n"),
            "service point",
            "docs/glossary/service-base.md",
        ),
        (RECORD, ("  en: Work priorities, 2022\n", "  en: Tasks of 2022\n"), "Tasks of 2022", PAGE),
    ],
    ids=["a translation", "a term", "a record"],
)
def test_an_edit_is_seen_at_the_next_build(
    root: Path, path: str, edit: tuple[str, str], seen: str, where: str
) -> None:
    build_site.on_pre_build(config=config(root))
    assert seen not in (root / where).read_text(encoding="utf-8")
    changed(root, path, *edit)
    build_site.on_pre_build(config=config(root))
    assert seen in (root / where).read_text(encoding="utf-8")


def test_a_page_that_was_edited_or_deleted_is_made_again(root: Path) -> None:
    build_site.on_pre_build(config=config(root))
    good = contents(root, "docs")
    (root / PAGE).write_text("edited\n", encoding="utf-8")
    build_site.on_pre_build(config=config(root))
    (root / "docs/documents/index.md").unlink()
    build_site.on_pre_build(config=config(root))
    assert contents(root, "docs") == good


def test_a_document_that_is_taken_out_takes_its_pages_with_it(root: Path) -> None:
    build_site.on_pre_build(config=config(root))
    assert (root / "docs/documents/hubin-plan-2022/index.md").is_file()
    shutil.rmtree(root / "source/hubin-plan-2022")
    build_site.on_pre_build(config=config(root))
    assert not (root / "docs/documents/hubin-plan-2022").exists()


def test_faulty_sources_stop_the_build_with_the_whole_listing(root: Path) -> None:
    changed(root, RECORD, "type: work priorities\n", "type: handbook\ncolour: red\n")
    before = contents(root, "docs", "source")
    with pytest.raises(Abort) as caught:
        build_site.on_pre_build(config=config(root))
    first, second, last = str(caught.value).splitlines()
    assert first.startswith(f"{RECORD}:")
    assert "“type” is “handbook”" in first
    assert second.startswith(f"{RECORD}:")
    assert "unknown key “colour”" in second
    assert last == "2 problems; nothing was written, the pages are as they were"
    assert contents(root, "docs", "source") == before


def test_sources_that_were_faulty_and_are_mended_build_again(root: Path) -> None:
    build_site.on_pre_build(config=config(root))
    good = contents(root, "docs")
    changed(root, RECORD, "type: work priorities\n", "type: handbook\n")
    for _ in range(2):
        with pytest.raises(Abort):
            build_site.on_pre_build(config=config(root))
    changed(root, RECORD, "type: handbook\n", "type: work priorities\n")
    build_site.on_pre_build(config=config(root))
    assert contents(root, "docs") == good


def test_faulty_sources_stop_no_serving(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even where there were no good ones before: then the search box finds less."""
    monkeypatch.setattr(build_site.serving, "on", True)
    changed(root, RECORD, "type: work priorities\n", "type: handbook\n")
    before = contents(root, "docs", "source")
    build_site.on_pre_build(config=config(root))
    said = capsys.readouterr().err
    assert said.startswith(f"{RECORD}:")
    assert said.endswith("serving the pages as they are\n")
    assert contents(root, "docs", "source") == before
    assert indexed(root) == ["about/"]


@pytest.mark.parametrize(
    "left",
    [b"", b"{", b"\xff\xfe", b"[]", b"null"],
    ids=["nothing", "half a file", "no text", "a list", "null"],
)
def test_what_an_interrupted_build_left_is_no_obstacle(root: Path, left: bytes) -> None:
    """The folder may be deleted or damaged at any time: then all the work is done again."""
    build_site.on_pre_build(config=config(root))
    for path in (root / ".cache").iterdir():
        path.write_bytes(left)
    build_site.on_pre_build(config=config(root))
    assert "documents/hubin-tasks-2022/chapter-3/#s3-0-2" in indexed(root)


# During.


@pytest.mark.parametrize(
    "path",
    [
        "documents/cnipa-priorities-2021/chapter-3.md",
        "documents/cnipa-report-2021/figures.md",
        "documents/cnipa-guidelines-2020/opening.md",
    ],
)
def test_pages_of_text_are_kept_out_of_the_themes_index(path: str) -> None:
    one = page(path)
    said = build_site.on_page_markdown("甲\n", page=one, config=None, files=None)
    assert said == "甲\n"
    assert one.meta["search"]["exclude"] is True


@pytest.mark.parametrize(
    "path",
    ["index.md", "about.md", "how-to-cite.md", "contributing.md", "cleaners.md"],
)
def test_hand_written_pages_are_left_to_the_theme(path: str) -> None:
    one = page(path, title="A title")
    said = build_site.on_page_markdown("By hand.\n", page=one, config=None, files=None)
    assert said == "By hand.\n"
    assert one.meta == {"title": "A title"}


def test_what_is_kept_out_of_the_themes_index_is_in_the_generators(root: Path) -> None:
    """No page is lost between the two: every excluded page has entries of its own."""
    build_site.on_pre_build(config=config(root))
    ours = {place.partition("#")[0] for place in indexed(root)}
    for path in sorted((root / "docs/documents/hubin-tasks-2022").glob("*.md")):
        one = page(f"documents/hubin-tasks-2022/{path.name}")
        build_site.on_page_markdown("", page=one, config=None, files=None)
        excluded = bool(one.meta.get("search", {}).get("exclude"))
        has_text = path.stem.startswith(("opening", "chapter", "closing", "figures"))
        assert (f"documents/hubin-tasks-2022/{path.stem}/" in ours) == has_text
        assert excluded or not has_text


# After.


def test_the_search_index_gets_the_generators_entries_behind_the_themes(root: Path) -> None:
    build_site.on_pre_build(config=config(root))
    found = indexed(root)
    first, last = "documents/hubin-tasks-2022", "documents/hubin-plan-2022"
    assert found[0] == "about/"
    assert found[1:4] == [f"{first}/opening/", f"{first}/opening/#s0-0-1", f"{first}/chapter-1/"]
    assert found[-1] == f"{last}/closing/#e0-0-1"


def test_the_search_index_is_extended_too_when_nothing_had_changed(root: Path) -> None:
    build_site.on_pre_build(config=config(root))
    first = indexed(root)
    build_site.on_pre_build(config=config(root))
    assert indexed(root) == first


def test_the_search_index_is_of_the_project_that_is_built(tmp_path: Path) -> None:
    """Two projects in one process, one after the other, do not mix."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first, second = sources(one), sources(other)
    shutil.rmtree(first / "source/hubin-plan-2022")
    shutil.rmtree(second / "source/hubin-tasks-2022")
    build_site.on_pre_build(config=config(first))
    build_site.on_pre_build(config=config(second))
    assert {place.split("/")[1] for place in indexed(first)[1:]} == {"hubin-tasks-2022"}
    assert {place.split("/")[1] for place in indexed(second)[1:]} == {"hubin-plan-2022"}


def test_a_site_without_a_search_index_is_left_alone(root: Path) -> None:
    build_site.on_pre_build(config=config(root))
    (root / "site").mkdir()
    build_site.on_post_build(config=config(root))
    assert os.listdir(root / "site") == []


# A document on one page.


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("documents/a/all.md", "https://example.org/documents/a/"),
        ("documents/a/chapter-1.md", "https://example.org/documents/a/all/"),
        ("glossary/all.md", "https://example.org/documents/a/all/"),
    ],
)
def test_a_document_on_one_page_names_the_documents_own_page(path: str, said: str) -> None:
    one = SimpleNamespace(
        file=SimpleNamespace(src_uri=path), canonical_url="https://example.org/documents/a/all/"
    )
    build_site.on_page_context({}, page=one)
    assert one.canonical_url == said
