"""A build with us gives the bytes and the warnings of a build without us, whatever was kept."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from small import ROOT, built, edit, plain, project, put, term

from pipeline.publish import rendering, shells
from pipeline.publish.kept import PAGES
from pipeline.publish.templates import FOLDER


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sources of the small site."""
    return project(tmp_path)


def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note from now on whose Markdown is rendered."""
    noted: list[str] = []
    render = rendering.Rendering._render

    def noting(self: rendering.Rendering, config: object, files: object) -> object:
        noted.append(self._page.file.src_uri)
        return render(self, config, files)

    monkeypatch.setattr(rendering.Rendering, "_render", noting)
    return noted


@pytest.mark.parametrize(
    "settings",
    [{}, {"site_url": "https://example.org/some/"}, {"use_directory_urls": False}],
    ids=["as it is", "with an address", "without folders for addresses"],
)
def test_the_site_is_the_same_cold_and_warm(root: Path, settings: dict[str, Any]) -> None:
    expected = plain(root, **settings)
    assert expected[1] == []
    assert built(root, **settings) == expected
    assert built(root, **settings) == expected


@pytest.mark.parametrize("ours", [False, True], ids=["a theme", "our own theme"])
def test_pages_of_a_kind_come_from_one_shell(
    root: Path, monkeypatch: pytest.MonkeyPatch, ours: bool
) -> None:
    if ours:
        shutil.copytree(ROOT / "overrides", root / "theme", dirs_exist_ok=True)
    filled: list[str] = []
    fill = shells.Shell.filled

    def noting(self: shells.Shell, values: Mapping[str, str]) -> str:
        filled.append(values["stem"])
        return fill(self, values)

    monkeypatch.setattr(shells.Shell, "filled", noting)
    built(root)
    assert filled == [f"term-{n}" for n in range(1, 7)]


def test_a_build_with_nothing_changed_renders_no_titled_page(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(root)
    noted = rendered(monkeypatch)
    built(root)
    assert noted == ["texts/untitled.md"]


def test_an_edit_renders_its_page_and_no_other(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(root)
    edit(root, "docs/terms/term-2.md", "A gloss", "Another gloss")
    noted = rendered(monkeypatch)
    found = built(root)
    assert noted == ["terms/term-2.md", "texts/untitled.md"]
    assert found == plain(root)


def test_an_edit_of_a_raw_block_renders_its_page_and_is_seen(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(root)
    edit(root, "docs/terms/term-2.md", "…*not* Markdown…", "…zebra…")
    noted = rendered(monkeypatch)
    files, _warnings = found = built(root)
    assert noted == ["terms/term-2.md", "texts/untitled.md"]
    assert b"zebra" in files["terms/term-2/index.html"]
    assert found == plain(root)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("theme/main.html", "data-x", "data-y"),
        ("mkdocs.yml", "Small · 小", "Tiny"),
        ("mkdocs.yml", "Terms: terms/index.md", "Words: terms/index.md"),
        ("mkdocs.yml", "nav: [index.md, ", "nav: [index.md, Two: terms/term-2.md, "),
        ("mkdocs.yml", '"¶"', '"#"'),
        ("docs/index.md", "title: Home", "title: House"),
    ],
    ids=["theme", "name", "navigation", "a page in the navigation", "an extension", "a title"],
)
def test_what_every_page_shows_is_changed_on_every_page(
    root: Path, path: str, old: str, new: str
) -> None:
    before = built(root)
    edit(root, path, old, new)
    found = built(root)
    assert found == plain(root)
    assert found[0]["terms/term-1/index.html"] != before[0]["terms/term-1/index.html"]


# Links.


def broken(root: Path) -> None:
    edit(root, "docs/terms/term-2.md", "A gloss", "[Broken](nowhere.md) gloss")


def loose(root: Path) -> None:
    edit(root, "docs/texts/one.md", "#in-two-1", "#nowhere")


def removed(root: Path) -> None:
    (root / "docs/terms/term-3.md").unlink()


def renamed(root: Path) -> None:
    edit(root, "docs/terms/term-1.md", 'id="in-two-1"', 'id="in-three-1"')


def unheaded(root: Path) -> None:
    edit(root, "docs/terms/term-3.md", "{ #term-3 }", "{ #term-three }")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (broken, "'terms/term-2.md' contains a link 'nowhere.md'"),
        (loose, "'texts/one.md' contains a link '../terms/term-1.md#nowhere'"),
        (removed, "'terms/term-2.md' contains a link 'term-3.md#term-3'"),
        (renamed, "'texts/one.md' contains a link '../terms/term-1.md#in-two-1'"),
        (unheaded, "'terms/term-2.md' contains a link 'term-3.md#term-3'"),
    ],
)
def test_a_broken_link_is_said_cold_and_warm_and_each_time(
    root: Path, fault: Callable[[Path], None], said: str
) -> None:
    built(root)
    fault(root)
    expected = plain(root)
    assert [said in one for one in expected[1]] == [True]
    assert built(root) == expected
    assert built(root) == expected
    (root / PAGES).unlink()
    assert built(root) == expected


def test_a_link_that_was_broken_and_is_mended_is_right_again(root: Path) -> None:
    expected = built(root)
    removed(root)
    built(root)
    put(root, "docs/terms/term-3.md", term(3))
    assert built(root) == expected


# The cache.


def flipped(data: bytes) -> bytes:
    return data.replace(b"gloss", b"glass")


@pytest.mark.parametrize(
    "damage",
    [
        lambda _data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[len(data) // 2 :],
        lambda data: b"\xff\xfe" + data,
        lambda _data: b"null",
        lambda data: data.replace(b"\t", b"\n"),
        lambda data: data.replace(b"\n", b"\t"),
        flipped,
    ],
    ids=["empty", "half", "other half", "no text", "null", "cut", "joined", "other words"],
)
def test_a_damaged_cache_changes_nothing(root: Path, damage: Callable[[bytes], bytes]) -> None:
    expected = built(root)
    kept = [path for path in (root / ".cache").rglob("*") if path.is_file()]
    assert root / PAGES in kept and len(kept) > 10
    for path in kept:
        path.write_bytes(damage(path.read_bytes()))
    assert built(root) == expected
    assert built(root) == expected


def test_a_compiled_template_is_taken_whole_or_not_at_all(root: Path) -> None:
    """Code that is not what was kept is not run, not even where it could be."""
    expected = built(root)
    for path in (root / FOLDER).iterdir():
        data = path.read_bytes()
        path.write_bytes(data.replace(b"dialog", b"dialoh").replace(b"md-", b"mx-"))
    assert built(root) == expected


@pytest.mark.parametrize("name", rendering.PROGRAMS)
def test_pages_kept_by_another_version_are_rendered_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    expected = built(root)
    version = rendering._version
    monkeypatch.setattr(rendering, "_version", lambda one: "0" if one == name else version(one))
    noted = rendered(monkeypatch)
    assert built(root) == expected
    assert len(noted) == 10


def test_a_page_that_is_gone_is_kept_no_more(root: Path) -> None:
    built(root)
    removed(root)
    built(root)
    kept = (root / PAGES).read_text(encoding="utf-8")
    assert re.findall(r"^\w+\tterms/(\S+)", kept, re.MULTILINE) == [
        *("index.md", "term-1.md", "term-2.md", "term-4.md", "term-5.md", "term-6.md")
    ]


# What else MkDocs can do.


def aged(root: Path) -> None:
    """Make one page of the site older than its source."""
    page = root / "site/terms/term-2/index.html"
    old = (root / "docs/terms/term-2.md").stat().st_mtime - 10
    os.utime(page, (old, old))


def test_a_dirty_build_is_what_it_is_without_us(root: Path) -> None:
    plain(root)
    edit(root, "docs/terms/term-2.md", "A gloss", "Another gloss")
    aged(root)
    files, _warnings = plain(root, dirty=True)
    assert b"Another gloss" in files["terms/term-2/index.html"]
    for _ in range(2):
        aged(root)
        assert built(root, dirty=True)[0] == files
    assert built(root) == plain(root)


def test_a_page_with_a_template_of_its_own_keeps_it(root: Path) -> None:
    put(root, "theme/own.html", "{{ page.title }}: {{ page.meta.template }}")
    edit(root, "docs/terms/term-2.md", "hide: [toc]", "hide: [toc]\ntemplate: own.html")
    expected = plain(root)
    assert expected[0]["terms/term-2/index.html"] == "term 2 · 术语2: own.html".encode()
    assert built(root) == expected
    assert built(root) == expected


@pytest.mark.parametrize(
    "template",
    [
        "{{ page.content | length }}",
        "{% if page.title == 'term 2 · 术语2' %}two{% endif %}",
        "{% if 'term 2' in page.title %}two{% endif %}",
        "{{ page.title | upper }}",
        "{{ page.title.split()[1] }}",
        "{{ page.url }} {{ '/' ~ page.url }}",
        "{% for item in page.toc %}{{ item.title }} {{ item.id }} {{ item.url }}{% endfor %}",
        "{{ page.file.src_uri }}",
        "{{ page.markdown | length }}",
        "{% for key, value in page.meta.items() %}{{ key }}={{ value }};{% endfor %}",
        "{% set x %}<{{ page.title }}>{% endset %}{{ x | replace('2', 'two') }}",
        "{{ ('<' ~ page.title) | striptags }}",
        "{{ page.title | truncate(5) }}",
    ],
)
def test_whatever_a_template_does_with_a_page_every_page_is_right(
    root: Path, template: str
) -> None:
    put(root, "theme/main.html", f"{{% if page %}}{template}{{{{ page.content }}}}{{% endif %}}")
    assert built(root) == plain(root)
