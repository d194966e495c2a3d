"""Build the corpus at ×1, ×20 and ×100 and print what it costs, beside an earlier state.

Run it from anywhere in a clone: ``python benchmarks/scale.py [--times 1 20 100]``. Each size is
the five documents copied under other ids. The earlier state is a commit that stays the same
(``BASELINE``); it is taken out of the history of the clone and measured in the same run, step by
step in turn. ``--alone`` leaves it out. Measured in processes of their own:

cold         ``python build_site.py`` without pages, and without anything kept
again        the same with nothing changed since
edit         the same after the edit of one translation, of one gloss, of one line of a capture
check        the rules over all translations, after loading
whole cold   ``mkdocs build --strict`` with everything on, and without anything kept
whole again  the same with nothing changed since, and after each of the three edits
plain        mkdocs-material over the same pages, search off, a navigation of one entry, no hook

Seconds are processor time of the process, so that another load on the machine weighs little;
memory is the most that the process held. Ratios are of one run. The exponent is that of the
growth against the number of documents, from the size before.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import math
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BASELINE = "ce27c07"
COPIED = ("build_site.py", "glossary.yml", "mkdocs.yml", "pipeline", "overrides", "source")
EDITED = "ip-plan-2021-2025"
CHECK = """\
import time, build_site
try:
    from pipeline.checks.rules import findings
except ImportError: # the baseline
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
GENERATOR = ("build_site.py",)
WHOLE = ("-m", "mkdocs", "build", "--strict", "--quiet")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took: processor seconds, peak memory in MB."""

    seconds: float
    memory: float


Costs = dict[str, Cost]


def main() -> int:
    """Measure each size and print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--times", nargs="+", type=int, default=[1, 20, 100])
    options.add_argument("--alone", action="store_true", help=f"without {BASELINE} beside it")
    said = options.parse_args()
    before: dict[str, tuple[int, Costs]] = {}
    for times in said.times:
        with tempfile.TemporaryDirectory() as folder:
            states = {"now": ROOT}
            if not said.alone:
                states[BASELINE] = taken_out(Path(folder) / "history")
            costs = measure(Path(folder), states, times)
        print(*report(times, costs, before), sep="\n", flush=True)
        before = {name: (times, found) for name, found in costs.items()}
    return 0


def taken_out(folder: Path) -> Path:
    """The baseline as it was committed, in a folder of its own."""
    archive = subprocess.run(
        ["git", "archive", BASELINE], cwd=ROOT, capture_output=True, check=False
    )
    if archive.returncode:
        sys.exit(f"{BASELINE} is not in the history of {ROOT}; clone all of it, or say --alone")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as found:
        found.extractall(folder, filter="data")
    return folder


def measure(folder: Path, states: dict[str, Path], times: int) -> dict[str, Costs]:
    """Build the corpus of each state ``times`` over, the states in turn at each step."""
    roots = {name: folder / f"{name}-copy" for name in states}
    costs: dict[str, Costs] = {name: {} for name in states}
    for name, state in states.items():
        copy(state, roots[name], times)
    for step, work in STEPS:
        for name, root in roots.items():
            costs[name][step] = work(root)
    return costs


def generator(root: Path) -> Cost:
    """The generator: the first time into a docs/ without its pages, then with nothing changed."""
    return run(root, *GENERATOR)


def translated(root: Path) -> Cost:
    """The generator after the edit of a translation."""
    edit_translation(root)
    return run(root, *GENERATOR)


def explained(root: Path) -> Cost:
    """The generator after the edit of a gloss."""
    edit_gloss(root)
    return run(root, *GENERATOR)


def captured(root: Path) -> Cost:
    """The generator after the edit of a line of a capture."""
    edit_capture(root)
    return run(root, *GENERATOR)


def checked(root: Path) -> Cost:
    """The rules alone: seconds by the clock of the process; the memory is that of the whole."""
    seconds, memory = spent(root, "-c", CHECK)
    return Cost(float(seconds), memory)


def whole_cold(root: Path) -> Cost:
    """A strict build of the site without anything kept."""
    for name in (".cache", "site"):
        shutil.rmtree(root / name, ignore_errors=True)
    return run(root, *WHOLE)


def whole(edit: Callable[[Path], None]) -> Callable[[Path], Cost]:
    """A strict build of the site after an edit."""

    def work(root: Path) -> Cost:
        edit(root)
        return run(root, *WHOLE)

    return work


def plain(root: Path) -> Cost:
    """A build of the same pages by the theme alone."""
    (root / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    return run(root, "-m", "mkdocs", "build", "--quiet", "--site-dir", "plain")


def nothing(_root: Path) -> None:
    """Edit nothing."""


def edit_translation(root: Path) -> None:
    """Put a word into the first long translation of a document, another one each time."""
    _replaced(root / f"source/{EDITED}/en.po", r'(msgstr "[^"\n]{200}[^"\n]* )', r"\1really ")


def edit_gloss(root: Path) -> None:
    """Put a word into the gloss of a concept that stands in few documents."""
    _replaced(
        root / "glossary.yml", r"(  - id: tisc\n(?:    .*\n)*?    gloss: >-\n      )", r"\1Now: "
    )


def edit_capture(root: Path) -> None:
    """Put a character into a line of a capture, and its new checksum into the record."""
    path = root / f"source/{EDITED}/capture.txt"
    _replaced(path, r"(提供有力支撑)", r"\1了")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    _replaced(path.with_name("record.yml"), r"sha256: \w+", f"sha256: {found}")


def _replaced(path: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1)
    if not count:
        sys.exit(f"{path.name} holds nothing like {pattern}; mend the benchmark")
    path.write_text(text, encoding="utf-8")


STEPS: tuple[tuple[str, Callable[[Path], Cost]], ...] = (
    ("cold", generator),
    ("again", generator),
    ("edit of a translation", translated),
    ("edit of a gloss", explained),
    ("edit of a capture", captured),
    ("check", checked),
    ("whole cold", whole_cold),
    ("whole again", whole(nothing)),
    ("whole, translation", whole(edit_translation)),
    ("whole, gloss", whole(edit_gloss)),
    ("whole, capture", whole(edit_capture)),
    ("plain", plain),
)


def copy(state: Path, root: Path, times: int) -> None:
    """A state of the project with every document ``times`` over; the first keeps its id."""
    for name in COPIED:
        source, target = state / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target)
    for page in hand_written(state):
        target = root / page.relative_to(state)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, target)
    for document in sorted((root / "source").iterdir()):
        for number in range(1, times):
            duplicate(document, root / "source" / f"{document.name}-{number:03}")


def hand_written(state: Path) -> Iterator[Path]:
    """The files under docs/ that the generator does not make."""
    listed = set((state / "docs/.generated").read_text(encoding="utf-8").splitlines())
    for path in (state / "docs").rglob("*"):
        ours = path.relative_to(state).as_posix() in listed or path.name == ".generated"
        if path.is_file() and not ours:
            yield path


def duplicate(document: Path, target: Path) -> None:
    """One document under another id."""
    shutil.copytree(document, target)
    _replaced(target / "record.yml", r"(?m)^id: .*$", f"id: {target.name}")


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


def spent(folder: Path, *command: str) -> tuple[str, float]:
    """What Python prints for ``command`` in ``folder``, and the memory (MB) that it held."""
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen([sys.executable, *command], cwd=folder, stdout=said)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"{command[0]} failed in {folder}")
        said.seek(0)
        return said.read(), usage.ru_maxrss / 1024


def report(
    times: int, costs: dict[str, Costs], before: dict[str, tuple[int, Costs]]
) -> Iterator[str]:
    """The lines for one size."""
    yield f"×{times}: {5 * times} documents"
    yield f"  {'':22}" + "".join(f"{name:>22}" for name in costs) + "   now to then   growth"
    for step, _work in STEPS:
        cells = [
            f"{found[step].seconds:10.2f} s {found[step].memory:6.0f} MB"
            for found in costs.values()
        ]
        line = f"  {step:22}" + "".join(f"{cell:>22}" for cell in cells)
        if BASELINE in costs:
            line += f"{costs['now'][step].seconds / costs[BASELINE][step].seconds:14.2f}"
        if before:
            earlier, found = before["now"]
            growth = costs["now"][step].seconds / found[step].seconds
            line += f"     ^{math.log(growth) / math.log(times / earlier):.2f}"
        yield line
    own = costs.get(BASELINE, costs["now"])
    alone = own["whole again"].seconds - own["again"].seconds
    share = costs["now"]["cold"].seconds / alone
    whose = BASELINE if BASELINE in costs else "now"
    yield f"  the generator, cold, is {share:.2f} of mkdocs’ own time ({whose})"


if __name__ == "__main__":
    sys.exit(main())
