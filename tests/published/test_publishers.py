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
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
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


@pytest.fixture
def served(project: Path) -> Iterator[tuple[Path, str, Path]]:
    """``mkdocs serve`` in a copy: the copy, the address, what it prints."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = project.parent / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", address],
            cwd=project,
            env=QUIET,
            stdout=out,
            stderr=out,
        )
        yield project, f"http://{address}/", log
        process.terminate()
        process.wait(10)


def holds(url: str, words: str, seconds: float = 240) -> bool:
    """Whether the page comes to hold the words; the machine may be busy with other things."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                if words in answer.read().decode("utf-8"):
                    return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def test_serving_shows_an_edit_of_each_source_and_builds_once_for_each(
    served: tuple[Path, str, Path],
) -> None:
    project, base, log = served
    chapter = f"{base}documents/cnipa-priorities-2021/chapter-8/"
    damages = f"{base}glossary/punitive-damages/"
    assert holds(chapter, "s8-0-1")
    edits = (
        ("source/cnipa-priorities-2021/en.po", 'msgstr "VIII. ', 'msgstr "VIII. Zebra ', chapter),
        ("glossary.yml", "gloss: >-\n", "gloss: >-\n      Zebra\n", damages),
        ("source/cnipa-priorities-2021/record.yml", "zh: 2021年工作要点", "zh: 斑马要点", chapter),
    )
    for name, old, new, page in edits:
        path = project / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        assert holds(page, "斑马要点" if "斑马" in new else "Zebra")
    # What was left to build would be built by the time that a later edit is there.
    path = project / "docs/about.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nZebra\n", encoding="utf-8")
    assert holds(f"{base}about/", "Zebra")
    assert log.read_text().count("Building documentation") == 1 + len(edits) + 1
