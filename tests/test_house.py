"""House rules that a machine can watch: the order of the stages, sizes, docstrings, no leaks."""

from __future__ import annotations

import ast
import functools
import inspect
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from workshop import ROOT

from pipeline.clean.cleaners.table import CLEANERS, Cleaner

# The stages in their order, as the root script names them.
ORDER = ("read", "clean", "parse", "align", "link", "pair", "check", "render", "write")
LONGEST_FUNCTION = 50
LONGEST_MODULE = 300
WIDEST_LEVEL = 30

PIPELINE = tuple(sorted((ROOT / "pipeline").rglob("*.py")))
CODE = (*PIPELINE, ROOT / "build_site.py", *sorted((ROOT / "benchmarks").glob("*.py")))
TESTS = tuple(sorted((ROOT / "tests").rglob("*.py")))


def name(path: Path) -> str:
    """A path as a test is called by it."""
    return path.relative_to(ROOT).as_posix()


@functools.cache
def tree(path: Path) -> ast.Module:
    """A module, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def folder(path: Path) -> str:
    """The folder of the pipeline that a module stands in; nothing for the package itself."""
    parts = path.relative_to(ROOT / "pipeline").parts
    return parts[0] if parts[1:] else ""


def imported(path: Path) -> set[str]:
    """The folders of the pipeline that a module imports from, wherever in it."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names if one.name.startswith("pipeline.")}
        elif isinstance(node, ast.ImportFrom) and node.module == "pipeline":
            found |= {f"pipeline.{one.name}" for one in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pipeline."):
            found.add(str(node.module))
    return {one.split(".")[1] for one in found}


@functools.cache
def allowed() -> dict[str, frozenset[str]]:
    """The table of the contributor’s page: each folder, in order, and what it may import."""
    text = (ROOT / "docs/contributing.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)/` \|.*\| ([^|]*) \|$", text, re.MULTILINE)
    return {name: frozenset(re.findall(r"\w+", said)) for name, said in rows}


def test_the_root_script_names_the_stages_in_their_order() -> None:
    said = ast.get_docstring(tree(ROOT / "build_site.py")) or ""
    assert " → ".join(ORDER) in said


def test_nothing_is_loose_in_the_pipeline_and_every_folder_is_in_the_table() -> None:
    loose = [path.name for path in (ROOT / "pipeline").iterdir() if path.is_file()]
    assert loose == ["__init__.py"]
    assert sorted({folder(path) for path in PIPELINE} - {""}) == sorted(allowed())


def test_the_table_lets_nothing_import_what_comes_after_it() -> None:
    names = list(allowed())
    assert names[:3] == ["numbers", "model", "read"]
    for i, name_ in enumerate(names):
        assert allowed()[name_] <= set(names[:i]), name_


@pytest.mark.parametrize("path", PIPELINE, ids=name)
def test_no_module_imports_what_its_folder_may_not(path: Path) -> None:
    here = folder(path)
    assert imported(path) - {here} <= allowed().get(here, frozenset())


@pytest.mark.parametrize("path", PIPELINE, ids=name)
def test_no_module_imports_the_root_script_or_tests(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    outside = re.compile(r"^\s*(?:from|import) (?:build_site|tests|benchmarks)\b", re.MULTILINE)
    assert not outside.search(text)


def test_tests_stand_in_the_folder_of_what_they_test() -> None:
    """Beside those folders only the built site has one, and this file stands above them all."""
    found = {path.parent.relative_to(ROOT / "tests").as_posix() for path in TESTS}
    assert found - {"."} <= {*allowed(), "published"}
    assert [p.name for p in TESTS if p.parent == ROOT / "tests" and p.name.startswith("test_")] == [
        "test_house.py"
    ]


# Sizes and docstrings.


class Function(NamedTuple):
    """A function: where it stands, its lines without decorators, and whether it is explained."""

    where: str
    lines: int
    public: bool
    explained: bool


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a module; one inside another is not public."""
    yield from _functions(tree(path), path, True)


def _functions(node: ast.AST, path: Path, public: bool) -> Iterator[Function]:
    for one in ast.iter_child_nodes(node):
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (one.end_lineno or one.lineno) - one.lineno + 1
            shown = public and not one.name.startswith("_")
            where = f"{name(path)}:{one.lineno} {one.name}"
            yield Function(where, lines, shown, bool(ast.get_docstring(one)))
            yield from _functions(one, path, False)
        else:
            shown = public and not (isinstance(one, ast.ClassDef) and one.name.startswith("_"))
            yield from _functions(one, path, shown)


@pytest.mark.parametrize("path", [*CODE, *TESTS], ids=name)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", CODE, ids=name)
def test_every_public_function_and_class_says_what_it_is(path: Path) -> None:
    bare = [one.where for one in functions(path) if one.public and not one.explained]
    bare += [
        f"{name(path)}:{one.lineno} {one.name}"
        for one in tree(path).body
        if isinstance(one, ast.ClassDef) and one.name[0] != "_" and not ast.get_docstring(one)
    ]
    assert bare == []


@pytest.mark.parametrize("path", [*CODE, *TESTS], ids=name)
def test_no_function_is_too_long(path: Path) -> None:
    assert [one.where for one in functions(path) if one.lines > LONGEST_FUNCTION] == []


@pytest.mark.parametrize("path", CODE, ids=name)
def test_no_module_is_too_long(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE, f"{name(path)} has {lines} lines"


# Every cleaner is explained, tested and published.


def test_cleaners_have_names_of_their_own() -> None:
    names = [cleaner.name for cleaner in CLEANERS]
    assert len(set(names)) == len(names)
    assert sorted(names) == sorted(
        path.stem
        for path in (ROOT / "pipeline/clean/cleaners").glob("*.py")
        if path.stem not in ("__init__", "table")
    )


@pytest.mark.parametrize("cleaner", CLEANERS, ids=lambda cleaner: cleaner.name)
def test_a_cleaner_says_where_it_is_known_to_be_wrong(cleaner: Cleaner) -> None:
    said = inspect.getdoc(cleaner.edits) or ""
    assert re.search(r"^Known to be wrong: \S", said, re.MULTILINE)


@pytest.mark.parametrize("cleaner", CLEANERS, ids=lambda cleaner: cleaner.name)
def test_a_cleaner_has_cases_for_what_it_cleans_and_for_what_it_leaves(cleaner: Cleaner) -> None:
    cases = {path.stem for path in (ROOT / "tests/clean/cleaners" / cleaner.name).glob("*.txt")}
    left = {case for case in cases if case.endswith("-nope")}
    assert left
    assert cases - left


@pytest.mark.parametrize("cleaner", CLEANERS, ids=lambda cleaner: cleaner.name)
def test_a_cleaner_has_a_section_in_the_docs(cleaner: Cleaner) -> None:
    page = (ROOT / "docs/cleaners.md").read_text(encoding="utf-8")
    heading = rf"^## {cleaner.name.capitalize()} \{{ #{cleaner.name} \}}$"
    found = re.search(rf"{heading}(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found
    assert cleaner.job in found[1]
    assert "Known to be wrong: " in found[1]


# What may not be in the repository. The needles are in pieces so that they do not find this file.
PATHS = ("/" + "work" + "/", "/" + "tmp" + "/", "/" + "root" + "/")
REGISTRIES = ("pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "index" + "-url")


@functools.cache
def kept() -> tuple[Path, ...]:
    """Every file that is in the repository or would be with the next commit."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is no checkout of the repository, so what is kept is not known")
    paths = (ROOT / path for path in listed.stdout.split("\0") if path)
    return tuple(path for path in paths if path.is_file())


def holding(needles: tuple[str, ...]) -> list[str]:
    """The kept files that hold one of these, captures left out: they are as they came."""
    return [
        f"{name(path)}: {needle}"
        for path in kept()
        if path.name != "capture.txt"
        for needle in needles
        if needle.encode() in path.read_bytes()
    ]


def test_no_file_holds_a_path_of_one_machine() -> None:
    assert holding(PATHS) == []


def test_no_file_names_a_package_registry() -> None:
    """Which registry is asked is a setting of the machine, not of the project."""
    assert holding(REGISTRIES) == []


def test_nothing_is_kept_that_a_run_makes_again() -> None:
    made = re.compile(r"(?:^|/)(?:__pycache__|site|\.cache|\.venv)/|\.(?:part|pyc|mo)$")
    assert [name(path) for path in kept() if made.search(name(path))] == []


# The navigation is written into every page, so it stays small.


def levels(node: yaml.Node) -> Iterator[int]:
    """How many entries each level of the navigation has."""
    if isinstance(node, yaml.SequenceNode):
        yield len(node.value)
        for one in node.value:
            yield from levels(one)
    elif isinstance(node, yaml.MappingNode):
        for _title, one in node.value:
            yield from levels(one)


def test_no_level_of_the_navigation_is_too_wide() -> None:
    root = yaml.compose((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    (nav,) = (value for key, value in root.value if key.value == "nav")
    found = list(levels(nav))
    assert found
    assert [size for size in found if size > WIDEST_LEVEL] == []


def test_nothing_is_left_over_in_the_folders_of_generated_pages() -> None:
    listed = set((ROOT / "docs/.generated").read_text(encoding="utf-8").splitlines())
    folders = ("documents", "glossary", "assets/javascripts/concepts")
    found = (path for folder in folders for path in (ROOT / "docs" / folder).rglob("*"))
    left = {path.relative_to(ROOT).as_posix() for path in found if path.is_file()} - listed
    assert left == set()
