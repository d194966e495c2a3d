"""``mkdocs serve`` beside a generator: one edit, one build; faulty sources stop nothing."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from small import HOOK, edit, project, put

from pipeline.publish import Serving

# A generator of one page, whose source is faulty when it says so.
GENERATOR = """\
from pathlib import Path
from pipeline.publish import Serving
serving = Serving()
def on_startup(command, **_):
    serving.on = command == "serve"
def on_serve(server, config, **_):
    serving.watch(server, config.docs_dir)
def on_pre_build(config):
    root = Path(config.config_file_path).parent
    said = (root / "source.txt").read_text(encoding="utf-8")
    with serving.writing():
        if "faulty" in said:
            serving.refused("source.txt:1: it is faulty [rule]")
            return
        page = root / "docs/texts/made.md"
        draft = page.with_name(".made.md.part")
        draft.write_text(f"---\\ntitle: Made\\n---\\n\\n# Made\\n\\n{said}\\n", encoding="utf-8")
        draft.replace(page)
        serving.wrote(root, ["docs/texts/made.md"])
"""
BUILDS = "Building documentation"


class Served(NamedTuple):
    """A site that is being served."""

    root: Path
    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def page(self, path: str) -> str:
        """A page as it is now; nothing while there is none."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=30) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            return ""

    def said(self) -> str:
        """All that was printed."""
        return self.log.read_text(encoding="utf-8")


def until(state: Callable[[], object]) -> None:
    """Wait until something is so; how long that takes is the machine's affair."""
    end = time.monotonic() + 240
    while not state():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small site with a generator."""
    found = project(tmp_path)
    put(found, "hooks.py", HOOK + GENERATOR)
    put(found, "source.txt", "Aardvark")
    edit(found, "mkdocs.yml", "hooks:", "watch: [source.txt]\nhooks:")
    return found


@pytest.fixture
def serve(root: Path) -> Iterator[Callable[[], Served]]:
    """Starts serving; whatever was started ends with the test."""
    running = []

    def start() -> Served:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        log = root.parent / "log"
        command = [sys.executable, "-u", "-m", "mkdocs", "serve", "-a", address]
        with log.open("w") as out:
            process = subprocess.Popen(command, cwd=root, stdout=out, stderr=out)
        running.append(process)
        served = Served(root, f"http://{address}/", log, process)
        until(lambda: served.page("") or process.poll() is not None)
        assert process.poll() is None, served.said()
        return served

    yield start
    for process in running:
        process.terminate()
        process.wait()


def test_an_edit_of_a_source_is_built_once(serve: Callable[[], Served], root: Path) -> None:
    served = serve()
    assert "Aardvark" in served.page("texts/made/")
    for i, word in enumerate(("Zebra", "Gnu"), 2):
        put(root, "source.txt", word)
        until(lambda: word in served.page("texts/made/"))  # noqa: B023
        # Whatever else was to be built would be by the time that a later edit is there.
        edit(root, "docs/index.md", "# ", f"# {word} ")
        until(lambda: word in served.page(""))  # noqa: B023
        assert served.said().count(BUILDS) == 2 * i - 1


def test_an_edit_of_what_was_made_is_an_edit(serve: Callable[[], Served], root: Path) -> None:
    served = serve()
    put(root, "docs/texts/made.md", "# By hand\n")
    until(lambda: served.said().count("Documentation built") == 2)
    assert "Aardvark" in served.page("texts/made/")


def test_faulty_sources_are_told_and_the_last_pages_served_until_mended(
    serve: Callable[[], Served], root: Path
) -> None:
    served = serve()
    put(root, "source.txt", "faulty")
    until(lambda: "source.txt:1: it is faulty [rule]" in served.said())
    assert "Aardvark" in served.page("texts/made/")
    edit(root, "docs/index.md", "# ", "# Meanwhile ")
    until(lambda: "Meanwhile" in served.page(""))
    put(root, "source.txt", "Zebra")
    until(lambda: "Zebra" in served.page("texts/made/"))
    assert served.process.poll() is None
    assert not re.search("Traceback|stuck", served.said())


def test_serving_starts_while_the_sources_are_faulty(
    serve: Callable[[], Served], root: Path
) -> None:
    put(root, "docs/texts/made.md", "# Committed\n")
    put(root, "source.txt", "faulty")
    served = serve()
    assert "source.txt:1: it is faulty [rule]" in served.said()
    assert "Committed" in served.page("texts/made/")
    put(root, "source.txt", "Zebra")
    until(lambda: "Zebra" in served.page("texts/made/"))


# Whose change it is.


def changed(path: Path, to: str = "") -> SimpleNamespace:
    """An event of a file system."""
    return SimpleNamespace(src_path=str(path), dest_path=to)


def test_what_was_written_is_ours_until_somebody_else_writes_it(tmp_path: Path) -> None:
    serving = Serving()
    path = tmp_path / "page.md"
    path.write_text("ours")
    assert serving.foreign(changed(path))
    serving.wrote(tmp_path, ["page.md"])
    assert not serving.foreign(changed(path))
    assert not serving.foreign(changed(tmp_path / ".page.md.part", str(path)))
    assert serving.foreign(changed(path, str(tmp_path / "other.md")))
    path.write_text("theirs!")
    assert serving.foreign(changed(path))


def test_what_was_removed_is_ours_until_it_is_there_again(tmp_path: Path) -> None:
    serving = Serving()
    serving.wrote(tmp_path, ["page.md"])
    assert not serving.foreign(changed(tmp_path / "page.md"))
    (tmp_path / "page.md").write_text("theirs")
    assert serving.foreign(changed(tmp_path / "page.md"))
