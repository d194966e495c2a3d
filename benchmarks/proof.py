"""Measure the rules for translations on the proof set in tests/proof/, and print the figures.

``python benchmarks/proof.py [--misses]``: how many planted errors are caught, how many correct
pairs raise a false alarm, and the same for translate-toolkit's pofilter where it is installed.
The rules were mended until they met their figures on the first set; the held-out set was written
afterwards, by somebody who had not seen them, and says what to expect of other sentences.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.align import pair  # noqa: E402
from pipeline.checks import RULES  # noqa: E402
from pipeline.clean import clean  # noqa: E402
from pipeline.model.blocks import TEXT, Block  # noqa: E402
from pipeline.model.document import Document, Segment  # noqa: E402
from pipeline.model.records import Concept, Entry, Source  # noqa: E402
from pipeline.read import corpus as read  # noqa: E402
from pipeline.read import ledger  # noqa: E402
from pipeline.terms.link import Finder, link  # noqa: E402

PROOF = ROOT / "tests" / "proof"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The abbreviations that the pairs take for introduced.
BEFORE = Entry(
    "s0-0-1", "知识产权。党。", "Intellectual property (IP). The Communist Party of China (CPC)."
)
OUT_OF_REACH = "none"
# The set that the rules were mended by, and one that they have never seen.
KNOWN, HELD_OUT = "", "held-out-"


@dataclass(frozen=True, slots=True)
class Measured:
    """What one checker did: planted errors in reach and caught, pairs and false alarms."""

    reach: int
    caught: int
    pairs: int
    alarms: int
    missed: tuple[dict[str, str], ...]
    alarmed: tuple[str, ...]

    def lines(self, name: str) -> str:
        """The figures in words."""
        return (
            f"{name}: {self.caught} of {self.reach} planted errors in reach caught "
            f"({100 * self.caught / self.reach:.1f} percent); false alarms on {self.alarms} of "
            f"{self.pairs} correct pairs ({100 * self.alarms / self.pairs:.1f} percent)"
        )


def load(which: str = KNOWN) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The correct pairs and the planted errors of one set."""
    pairs = (PROOF / f"{which}pairs.yml").read_text(encoding="utf-8")
    planted = (PROOF / f"{which}planted.yml").read_text(encoding="utf-8")
    return yaml.load(pairs, LOADER)["pairs"], yaml.load(planted, LOADER)["planted"]


class Checker:
    """Our rules, on one pair as a document of its own."""

    def __init__(self) -> None:
        corpus, problems = read.read(ROOT)
        if problems:
            sys.exit("the sources have problems; run build_site.py check")
        self._source = corpus.sources[0]
        self._concepts: tuple[Concept, ...] = corpus.concepts
        self._finder = Finder(self._concepts)

    def findings(self, zh: str, en: str) -> frozenset[str]:
        """What the rules say of a pair."""
        entries = (BEFORE, Entry("s0-0-2", zh, en))
        source = Source(self._source.record, "", ())
        segments = tuple(
            Segment(
                one.id, "", "paragraph", one.zh, one.en, "draft", "", (),
                Block(TEXT, "paragraph", one.zh, 1),
            )
            for one in entries
        )  # fmt: skip
        document = Document(source.record, clean(source), (), segments, (), entries, ())
        site = pair(link((document,), self._concepts, self._finder))
        found = (problem for rule in RULES for problem in rule.find(site))
        return frozenset(str(one) for one in found if one.message.startswith("s0-0-2"))


def measure(find: Any, which: str = KNOWN) -> Measured:
    """Count what a function (Chinese, English) -> findings catches and cries out at."""
    pairs, planted = load(which)
    chinese = {pair["id"]: pair["zh"] for pair in pairs}
    right = {pair["id"]: find(pair["zh"], pair["en"]) for pair in pairs}
    reach = [one for one in planted if one["rule"] != OUT_OF_REACH]
    missed = [
        one for one in reach if not find(chinese[one["of"]], one["en"] or "") - right[one["of"]]
    ]
    alarmed = [f"{name}: {said}" for name, found in right.items() for said in sorted(found)]
    alarms = sum(bool(found) for found in right.values())
    return Measured(
        len(reach), len(reach) - len(missed), len(pairs), alarms, tuple(missed), tuple(alarmed)
    )


def pofilter(which: str = KNOWN) -> Measured | None:
    """The same count for pofilter, all its tests on; None where it is not installed."""
    program = shutil.which("pofilter", path=str(Path(sys.executable).parent)) or shutil.which(
        "pofilter"
    )
    if not program:
        return None
    pairs, planted = load(which)
    chinese = {pair["id"]: pair["zh"] for pair in pairs}
    texts = [(pair["zh"], pair["en"]) for pair in pairs]
    texts += [(chinese[one["of"]], one["en"] or "") for one in planted]
    found = _filtered(program, texts)
    said = dict(zip(texts, found, strict=True))
    return measure(lambda zh, en: said[zh, en], which)


def _filtered(program: str, texts: list[tuple[str, str]]) -> list[frozenset[str]]:
    """Run pofilter once over all texts; return the names of the tests that each failed."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.po", Path(folder) / "out.po"
        entries = tuple(Entry(f"s0-0-{i}", zh, en) for i, (zh, en) in enumerate(texts, 1))
        source.write_text(ledger.serialise(entries, "proof"), encoding="utf-8")
        subprocess.run([program, "--progress=none", str(source), str(target)], check=True)
        failed: dict[str, frozenset[str]] = {}
        names: list[str] = []
        for line in target.read_text(encoding="utf-8").splitlines():
            if line.startswith("# (pofilter)"):
                names.append(line.split()[2].rstrip(":"))
            elif line.startswith("msgctxt"):
                failed[line.split('"')[1]] = frozenset(names)
                names = []
    return [failed.get(entry.id, frozenset()) for entry in entries]


def main() -> int:
    """Print the figures of both checkers, and with --misses what ours missed."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--misses", action="store_true", help="print misses and false alarms")
    chosen = options.parse_args()
    checker = Checker()
    for which, name in ((KNOWN, "known set"), (HELD_OUT, "held-out set")):
        ours, theirs = measure(checker.findings, which), pofilter(which)
        print(ours.lines(f"{name}, rules"))
        print(theirs.lines(f"{name}, pofilter") if theirs else "pofilter: not installed")
        if chosen.misses:
            print(*ours.alarmed, sep="\n")
            print(*(f"{one['of']} {one['kind']}: {one['en']}" for one in ours.missed), sep="\n")
            print(Counter(one["kind"] for one in ours.missed).most_common())
    return 0


if __name__ == "__main__":
    sys.exit(main())
