"""Build the corpus at ×1, ×20 and ×100 and print what it costs, beside a plain build.

Run it from anywhere: ``python benchmarks/scale.py [--times 1 20 100]``. Each size is the five
documents copied under other ids. For each it measures, in processes of their own:

generator   ``python build_site.py``: all pages anew, into a docs/ without them
unchanged   the same as the hook does it, with nothing changed since
check       the rules over all translations, after loading: seconds by the clock of the process
whole       ``mkdocs build`` with everything on: hook, search, navigation
plain       mkdocs-material over the same pages, search off, a navigation of one entry, no hook

Seconds are processor time of the process, so that another load on the machine weighs little;
the ratios are of one run. The exponent is that of the growth against pages from the size before.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("build_site.py", "glossary.yml", "mkdocs.yml", "pipeline", "overrides")
UNCHANGED = """\
import types, build_site
build_site.on_pre_build(types.SimpleNamespace(config_file_path=str(build_site.ROOT / "mkdocs.yml")))
"""
CHECK = """\
import time, build_site
from pipeline.checks import findings
site = build_site.load()
start = time.process_time()
findings(site)
print(time.process_time() - start)
"""
PLAIN = """\
site_name: plain
theme: {name: material, font: false}
nav: [Home: index.md]
plugins: []
markdown_extensions: [admonition, attr_list, md_in_html, tables, toc]
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took: processor seconds, peak memory in MB."""

    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Row:
    """All that is measured at one size."""

    times: int
    pages: int
    generator: Cost
    again: Cost
    rewritten: int
    check: float
    whole: Cost
    plain: Cost
    megabytes: float


def main() -> int:
    """Measure each size and print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--times", nargs="+", type=int, default=[1, 20, 100])
    rows: list[Row] = []
    for times in options.parse_args().times:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(measure(Path(folder), times))
        print(*report(rows[-1], rows[-2] if len(rows) > 1 else None), sep="\n", flush=True)
    return 0


def measure(folder: Path, times: int) -> Row:
    """Build the corpus ``times`` over in ``folder`` and measure it."""
    copy(folder, times)
    generator = run(folder, "build_site.py")
    before = stamps(folder)
    again = run(folder, "-c", UNCHANGED)
    rewritten = sum(before.get(path) != stamp for path, stamp in stamps(folder).items())
    checked = subprocess.run(
        [sys.executable, "-c", CHECK], cwd=folder, capture_output=True, text=True, check=True
    )
    whole = run(folder, "-m", "mkdocs", "build", "--quiet")
    megabytes = sum(path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file())
    pages = sum(1 for _ in (folder / "site").rglob("*.html"))
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    plain = run(folder, "-m", "mkdocs", "build", "--quiet", "--site-dir", "plain")
    return Row(
        times,
        pages,
        generator,
        again,
        rewritten,
        float(checked.stdout),
        whole,
        plain,
        megabytes / 1e6,
    )


def copy(folder: Path, times: int) -> None:
    """The project with every document ``times`` over; the first copy keeps its id."""
    for name in COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target)
    for page in hand_written():
        target = folder / page.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, target)
    for document in sorted((ROOT / "source").iterdir()):
        for number in range(times):
            suffix = f"-{number:03}" if number else ""
            duplicate(document, folder / "source" / f"{document.name}{suffix}")


def hand_written() -> Iterator[Path]:
    """The files under docs/ that the generator does not make."""
    listed = set((ROOT / "docs/.generated").read_text(encoding="utf-8").splitlines())
    for path in (ROOT / "docs").rglob("*"):
        ours = path.relative_to(ROOT).as_posix() in listed or path.name == ".generated"
        if path.is_file() and not ours:
            yield path


def duplicate(document: Path, target: Path) -> None:
    """One document under another id."""
    shutil.copytree(document, target)
    record = target / "record.yml"
    text = record.read_text(encoding="utf-8")
    text = re.sub(r"^id: .*$", f"id: {target.name}", text, count=1, flags=re.MULTILINE)
    record.write_text(text, encoding="utf-8")


def run(folder: Path, *command: str) -> Cost:
    """Run Python on ``command`` in ``folder`` and measure it."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        [sys.executable, *command], cwd=folder, env=environment, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed in {folder}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def stamps(folder: Path) -> dict[Path, int]:
    """When each file that the generator may write was last written."""
    files = (path for name in ("docs", "source") for path in (folder / name).rglob("*"))
    return {path: path.stat().st_mtime_ns for path in files if path.is_file()}


def report(row: Row, before: Row | None) -> list[str]:
    """The lines for one size."""
    own = row.whole.seconds - row.again.seconds
    lines = [
        f"×{row.times}: {row.pages} pages, {row.megabytes:.1f} MB written",
        f"  generator {row.generator.seconds:7.2f} s {row.generator.memory:6.0f} MB"
        f"   {row.generator.seconds / own:.2f} of mkdocs’ own time",
        f"  unchanged {row.again.seconds:7.2f} s {row.again.memory:6.0f} MB"
        f"   {row.again.seconds / own:.2f} of mkdocs’ own time, {row.rewritten} files written",
        f"  check     {row.check:7.2f} s",
        f"  whole     {row.whole.seconds:7.2f} s {row.whole.memory:6.0f} MB"
        f"   {row.whole.seconds / row.plain.seconds:.2f} of the plain build",
        f"  plain     {row.plain.seconds:7.2f} s {row.plain.memory:6.0f} MB",
    ]
    if before:
        time = exponent(row.whole.seconds, before.whole.seconds, row.pages, before.pages)
        size = exponent(row.megabytes, before.megabytes, row.pages, before.pages)
        # The pages of the glossary do not grow in number, the texts that are checked do.
        rules = exponent(row.check, before.check, row.times, before.times)
        work = exponent(row.generator.seconds, before.generator.seconds, row.pages, before.pages)
        lines.append(
            f"  growth against pages: time ^{time:.2f}, bytes ^{size:.2f}, "
            f"generator ^{work:.2f}; "
            f"check against documents ^{rules:.2f}"
        )
    return lines


def exponent(now: float, before: float, pages: int, earlier: int) -> float:
    """The k of cost ~ pages^k between two sizes."""
    return math.log(now / before) / math.log(pages / earlier)


if __name__ == "__main__":
    sys.exit(main())
