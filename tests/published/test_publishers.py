"""The other programs that publish the same pages, and serving while editing."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from workshop import ROOT, example

GENERATOR = re.compile(r'(<meta name="generator" content=")[^,"]*')
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, to build and edit in."""
    ignore = shutil.ignore_patterns(".git", ".venv", "site", ".cache", "__pycache__", ".*_cache")
    return Path(shutil.copytree(ROOT, tmp_path / "project", ignore=ignore))


def run(project: Path, *command: str) -> None:
    done = subprocess.run(
        command, cwd=project, env=QUIET, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def html(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): GENERATOR.sub(r"\1", path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
    }


def test_properdocs_builds_the_same_site(project: Path, built: tuple[Path, str]) -> None:
    run(project, sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml")
    assert html(project / "site") == html(built[0])
    index = "search/search_index.json"
    assert (project / "site" / index).read_bytes() == (built[0] / index).read_bytes()


def test_zensical_builds_the_committed_pages(project: Path, built: tuple[Path, str]) -> None:
    program = Path(sys.executable).with_name("zensical")
    run(project, str(program), "build", "--strict")
    ours, theirs = html(built[0]), html(project / "site")
    assert sorted(ours) == sorted(theirs)
    for path, text in ours.items():
        ids = re.findall(r'id="([nscef]\d+-\d+-\d+)"', text)
        assert re.findall(r'id="([nscef]\d+-\d+-\d+)"', theirs[path]) == ids


# Serving. What is waited for is a page that holds the words, or a server that has nothing to do;
# there is a limit only for one that hangs.
PATIENCE = 600
# So many looks, so many seconds apart, at a server that builds nothing meanwhile: it is at rest.


class Served(NamedTuple):
    """A project that is served: its folder, its address, what the server prints, the server."""

    root: Path
    base: str
    log: Path
    process: subprocess.Popen[bytes]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """``mkdocs serve`` in the example."""
    root, log = example(tmp_path), tmp_path / "log"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", address],
            cwd=root,
            env=QUIET,
            stdout=out,
            stderr=out,
        )
        yield Served(root, f"http://{address}/", log, process)
        process.terminate()
        process.wait(PATIENCE)


def until(happened: Callable[[], bool], served: Served) -> None:
    """Wait for something; what the server has printed says why it did not come."""
    end = time.monotonic() + PATIENCE
    while not happened():
        alive = served.process.poll() is None
        assert alive and time.monotonic() < end, served.log.read_text(encoding="utf-8")
        time.sleep(0.1)


def holds(url: str, words: str) -> bool:
    """Whether the page is there and holds the words."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return words in answer.read().decode("utf-8")
    except OSError:
        return False


def builds(log: Path) -> int:
    """How many builds have begun."""
    return log.read_text(encoding="utf-8").count("Building documentation")


def test_serving_shows_an_edit_of_each_source_and_builds_once_for_each(served: Served) -> None:
    root, base, log, _process = served
    chapter = f"{base}documents/hubin-tasks-2022/chapter-4/"
    damages = f"{base}glossary/punitive-damages/"
    until(lambda: holds(chapter, "s4-0-1"), served)
    edits = (
        ("source/hubin-tasks-2022/en.po", "Hold the joint", "Zebra: hold the joint", chapter),
        ("glossary.yml", "gloss: >-\n", "gloss: >-\n      Zebra\n", damages),
        ("source/hubin-tasks-2022/record.yml", "zh: 2022年工作要点", "zh: 斑马要点", chapter),
    )
    for name, old, new, page in edits:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        words = "斑马要点" if "斑马" in new else "Zebra"
        until(lambda page=page, words=words: holds(page, words), served)  # type: ignore[misc]
    # What was left to build would be built by the time that a later edit is there.
    path = root / "docs/about.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nZebra\n", encoding="utf-8")
    until(lambda: holds(f"{base}about/", "Zebra"), served)
    assert builds(log) == 1 + len(edits) + 1
