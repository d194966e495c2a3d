"""The built site, served under a path of its own, and a browser that looks at it.

A test that asks for either, directly or through another fixture, is marked ``browser``; the others
are for work between two commits. A test waits for a state of a page and never for a time:
``PATIENCE`` is only there so that what hangs comes to an end.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import browser as browsers
import pytest
import serving
from filelock import FileLock
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright
from resting import TIMERS

ROOT = Path(__file__).resolve().parent.parent
SLOW = {"built", "browser"}
# Milliseconds.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Mark what needs the built site or a browser, by the fixtures that it asks for."""
    for item in items:
        if SLOW & set(item.fixturenames):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The site, built strictly by ``mkdocs build`` alone in a copy, and what that printed.

    It lies two folders deep, as a project page on a shared host does. Of several workers the first
    one that asks builds it, and the others wait.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    site, log = shared / "www/some/where", shared / "build.log"
    with FileLock(shared / "build.lock"):
        if not log.is_file():
            said = _build(shared / "project/copy", site)
            log.write_text(said, encoding="utf-8")
    return site, log.read_text(encoding="utf-8")


def _build(copy: Path, site: Path) -> str:
    """Build the site in a copy of the project; what that printed."""
    ignore = shutil.ignore_patterns(".git", ".venv", "site", ".cache", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, copy, ignore=ignore)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="session")
def base(built: tuple[Path, str]) -> Iterator[str]:
    """The address of the built site, served by a process of its own.

    A thread of the tests’ process would share its interpreter with the browser’s driver and with
    coverage.
    """
    command = [sys.executable, serving.__file__, str(built[0].parent.parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield f"http://127.0.0.1:{int(server.stdout.readline())}/some/where/"
        server.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed browser, or one installed now."""
    path = browsers.find() or browsers.install()
    assert path, "no browser could be found or installed; see tests/browser.py"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(browsers.FLAGS))
        yield chromium
        chromium.close()


WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}


@dataclass(frozen=True, slots=True)
class Window:
    """A window that many tests use one after the other, and the errors of its scripts.

    A new one costs more than all that a test does in it: a process, the theme’s scripts and
    fonts.
    """

    page: Page
    errors: list[str]
    size: ViewportSize

    def as_new(self, base: str) -> Page:
        """Put everything back that a test may have changed."""
        page = self.page
        for other in page.context.pages:
            if other != page:
                other.close()
        page.unroute_all()
        page.context.set_offline(False)
        page.emulate_media(color_scheme="null", media="null")
        page.set_viewport_size(self.size)
        # A page between two tests: whatever address comes next, it is loaded.
        page.goto(f"{base}data/index.json")
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.mouse.move(0, 0)
        self.errors.clear()
        return page


@pytest.fixture(scope="session")
def wide(browser: Browser) -> Iterator[Window]:
    """A window of 1280 pixels."""
    with opened(browser, viewport=WIDE) as window:
        window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield window


@pytest.fixture(scope="session")
def narrow(browser: Browser) -> Iterator[Window]:
    """A narrow window under a finger."""
    with opened(browser, viewport=NARROW, has_touch=True, is_mobile=True) as window:
        yield window


@pytest.fixture
def page(wide: Window, base: str) -> Iterator[Page]:
    """A window of 1280 pixels whose errors are the test's errors."""
    yield wide.as_new(base)
    assert not wide.errors


@pytest.fixture
def phone(narrow: Window, base: str) -> Iterator[Page]:
    """A narrow window under a finger whose errors are the test's errors."""
    yield narrow.as_new(base)
    assert not narrow.errors


@pytest.fixture
def fresh(browser: Browser) -> Iterator[Page]:
    """A window of 1280 pixels for one test: its clock may be stopped, and it has kept nothing."""
    with watched(browser, viewport=WIDE) as window:
        yield window


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A window of 1280 pixels in which no script runs."""
    with watched(browser, viewport=WIDE, java_script_enabled=False) as window:
        yield window


@contextmanager
def watched(browser: Browser, **options: Any) -> Iterator[Page]:
    """A window of its own that fails when a script of the page does."""
    with opened(browser, **options) as window:
        yield window.page
        assert not window.errors


@contextmanager
def opened(browser: Browser, **options: Any) -> Iterator[Window]:
    """A window of its own whose errors are kept."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(TIMERS)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield Window(page, errors, options.get("viewport", WIDE))
    context.close()
