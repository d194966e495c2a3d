"""A browser for the tests: an installed one, or else one that is installed now.

Run by itself it finds or installs a browser and says what it did:
``python tests/browser.py``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
# Each system's own way, with the package that holds the browser and one with Chinese letters.
MANAGERS = (
    ("apt-get", ["apt-get update -qq", "apt-get install -y -qq chromium fonts-noto-cjk"]),
    ("dnf", ["dnf install -y -q chromium google-noto-sans-cjk-fonts"]),
    ("pacman", ["pacman -Sy --noconfirm chromium noto-fonts-cjk"]),
    ("apk", ["apk add --quiet chromium font-noto-cjk"]),
    ("brew", ["brew install --quiet --cask chromium"]),
)
# It must not look for updates, nor for its maker: a test asks nothing of the network.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str:
    """The path of an installed browser, or nothing."""
    return next(_found(), "")


def _found() -> Iterator[str]:
    if os.environ.get("CHROMIUM"):
        yield os.environ["CHROMIUM"]
    yield from (path for name in NAMES if (path := shutil.which(name)))
    yield from (path for path in PLACES if Path(path).exists())
    yield from _of_playwright()


def _of_playwright() -> Iterator[str]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        if Path(playwright.chromium.executable_path).exists():
            yield playwright.chromium.executable_path


def install() -> str:
    """Install a browser by the system's package manager, else by playwright; return its path."""
    for command in _ways():
        print(f"browser: no Chromium or Chrome is installed; running {command}", flush=True)
        subprocess.run(command, shell=True, check=False, stdout=subprocess.DEVNULL)
        if path := find():
            return path
    return ""


def _ways() -> Iterator[str]:
    ask = "" if not hasattr(os, "geteuid") or os.geteuid() == 0 else "sudo -n "
    for manager, commands in MANAGERS:
        if shutil.which(manager):
            prefix = "" if manager == "brew" else ask
            yield " && ".join(prefix + command for command in commands)
    yield f'"{sys.executable}" -m playwright install --with-deps chromium'


def main() -> int:
    """Find or install a browser and say which; return 1 if there is none."""
    path = find() or install()
    print(f"browser: {path}" if path else "browser: none could be found or installed", flush=True)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
