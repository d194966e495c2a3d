"""Measure the rules for translations on sentences with planted errors, and print the figures.

``python benchmarks/proof.py [--misses]``: how many planted errors of the proof set in
tests/proof/ are caught, how many correct pairs raise a false alarm, and the same for
translate-toolkit's pofilter where it is installed. The rules were mended until they met their
figures on the first set; the held-out set was written afterwards, by somebody who had not seen
them, and says what to expect of other sentences.

``python benchmarks/proof.py --pairs FILE.jsonl --planted FILE.jsonl [--without RULE …] [--json]``
scores any other set. A line of the first file is ``{"id", "zh", "en"}``, a correct pair; a line
of the second ``{"id", "pair", "zh", "en", "kind", "reach"}``, the English of that pair with one
error in it. ``reach`` says what can be asked of a rule: ``strict`` (figures, dates, omissions,
institutions), ``soft``, ``order`` or ``meaning``. Only findings of grade error count there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.pofilter import failed  # noqa: E402
from pipeline.align import pair  # noqa: E402
from pipeline.checks.rules import RULES  # noqa: E402
from pipeline.clean import clean  # noqa: E402
from pipeline.model.blocks import TEXT, Block  # noqa: E402
from pipeline.model.document import Document, Segment  # noqa: E402
from pipeline.model.records import ERROR, STYLE, Concept, Entry, Source  # noqa: E402
from pipeline.read import corpus as read  # noqa: E402
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
PAIR, PLANTED = ("id", "zh", "en"), ("id", "pair", "zh", "en", "kind", "reach")
STRICT = "strict"
REACHES = (STRICT, "soft", "order", "meaning")

Find = Callable[[str, str], frozenset[str]]


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


@dataclass(frozen=True, slots=True)
class Scored:
    """A set of somebody's own: what was caught of each reach and kind, and false alarms."""

    pairs: int
    alarmed: tuple[str, ...]
    planted: tuple[dict[str, str], ...]
    missed: tuple[dict[str, str], ...]

    def caught(self, key: str) -> dict[str, dict[str, int]]:
        """How many errors were planted and caught, by their ``kind`` or their ``reach``."""
        all_, missed = (Counter(one[key] for one in some) for some in (self.planted, self.missed))
        return {
            name: {"planted": count, "caught": count - missed[name]}
            for name, count in sorted(all_.items())
        }

    def as_json(self) -> str:
        """The figures for a program."""
        strict = self.caught("reach").get(STRICT, {"planted": 0, "caught": 0})
        return json.dumps(
            {
                "pairs": self.pairs,
                "false_alarms": len({said.partition(":")[0] for said in self.alarmed}),
                "strict": strict["planted"],
                "strict_caught": strict["caught"],
                "by_kind": self.caught("kind"),
            },
            ensure_ascii=False,
        )

    def lines(self) -> list[str]:
        """The figures in words."""
        alarms = len({said.partition(":")[0] for said in self.alarmed})
        rows = [f"false alarms on {alarms} of {self.pairs} correct pairs"]
        for key in ("reach", "kind"):
            for name, of in self.caught(key).items():
                rows.append(f"{key} {name}: {of['caught']} of {of['planted']} caught")
        return rows


def load(which: str = KNOWN) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The correct pairs and the planted errors of one set."""
    pairs = (PROOF / f"{which}pairs.yml").read_text(encoding="utf-8")
    planted = (PROOF / f"{which}planted.yml").read_text(encoding="utf-8")
    return yaml.load(pairs, LOADER)["pairs"], yaml.load(planted, LOADER)["planted"]


def lines_of(path: Path, keys: tuple[str, ...]) -> list[dict[str, str]]:
    """The objects of a JSONL file, each with these keys; exit with file:line where one is not."""
    found = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        sys.exit(f"{path}: cannot be read as UTF-8 text ({error}); give a JSONL file")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
        except json.JSONDecodeError as error:
            sys.exit(f"{path}:{number}: not JSON ({error.msg}): “{line[:40]}”; mend the line")
        lacks = [key for key in keys if not isinstance(one, dict) or not _is_text(one, key)]
        if lacks:
            sys.exit(f"{path}:{number}: no text under {', '.join(lacks)}: “{line[:40]}”; add it")
        found.append(one)
    return found


def _is_text(one: dict[str, Any], key: str) -> bool:
    return isinstance(one.get(key), str)


class Checker:
    """Our rules, on one pair as a document of its own."""

    def __init__(
        self, without: Collection[str] = (), grades: Collection[str] = (ERROR, STYLE)
    ) -> None:
        corpus, problems = read.read(ROOT)
        if problems:
            sys.exit("the sources have problems; run build_site.py check")
        self._source = corpus.sources[0]
        self._concepts: tuple[Concept, ...] = corpus.concepts
        self._finder = Finder(self._concepts)
        self._rules = tuple(rule for rule in RULES if rule.id not in without)
        self._grades = grades

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
        found = (problem for rule in self._rules for problem in rule.find(site))
        return frozenset(
            str(one)
            for one in found
            if one.message.startswith("s0-0-2") and one.grade in self._grades
        )


def measure(find: Find, which: str = KNOWN) -> Measured:
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


def score(find: Find, pairs: list[dict[str, str]], planted: list[dict[str, str]]) -> Scored:
    """Count on any set: an error is caught by a finding that the correct pair does not have."""
    right = {pair["id"]: find(pair["zh"], pair["en"]) for pair in pairs}
    missed = [
        one
        for one in planted
        if not find(one["zh"], one["en"]) - right.get(one["pair"], frozenset())
    ]
    alarmed = [f"{name}: {said}" for name, found in right.items() for said in sorted(found)]
    return Scored(len(pairs), tuple(alarmed), tuple(planted), tuple(missed))


def pofilter(which: str = KNOWN) -> Measured | None:
    """The same count for pofilter, all its tests on; None where it is not installed."""
    pairs, planted = load(which)
    chinese = {pair["id"]: pair["zh"] for pair in pairs}
    texts = [(pair["zh"], pair["en"]) for pair in pairs]
    texts += [(chinese[one["of"]], one["en"] or "") for one in planted]
    found = failed(texts)
    if found is None:
        return None
    said = dict(zip(texts, found, strict=True))
    return measure(lambda zh, en: said[zh, en], which)


def parser() -> argparse.ArgumentParser:
    """The command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--pairs", type=Path, metavar="FILE.jsonl", help="correct pairs")
    options.add_argument("--planted", type=Path, metavar="FILE.jsonl", help="one error each")
    options.add_argument(
        "--without", nargs="+", action="extend", default=[], metavar="RULE", help="leave these out"
    )
    options.add_argument("--json", action="store_true", help="print the figures for a program")
    options.add_argument("--misses", action="store_true", help="print misses and false alarms")
    return options


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of the project's own sets, or of the one that is given."""
    options = parser()
    chosen = options.parse_args(arguments)
    known = {rule.id for rule in RULES}
    for name in chosen.without:
        if name not in known:
            options.error(f"there is no rule “{name}”; there are {', '.join(sorted(known))}")
    if bool(chosen.pairs) != bool(chosen.planted) or (chosen.json and not chosen.pairs):
        options.error("--pairs and --planted go together, and --json goes with them")
    return _given(chosen) if chosen.pairs else _own(chosen)


def _given(chosen: argparse.Namespace) -> int:
    pairs, planted = lines_of(chosen.pairs, PAIR), lines_of(chosen.planted, PLANTED)
    names = {pair["id"] for pair in pairs}
    for one in planted:
        if one["pair"] not in names:
            sys.exit(f"{chosen.planted}: {one['id']} is of “{one['pair']}”, no pair; mend it")
        if one["reach"] not in REACHES:
            said = f"{chosen.planted}: {one['id']} has the reach “{one['reach']}”"
            sys.exit(f"{said}; it has to be one of {', '.join(REACHES)}")
    scored = score(Checker(chosen.without, (ERROR,)).findings, pairs, planted)
    print(scored.as_json() if chosen.json else "\n".join(scored.lines()))
    if chosen.misses:
        out = sys.stderr if chosen.json else sys.stdout
        missed = (f"{one['id']} {one['kind']}: {one['en']}" for one in scored.missed)
        print(*scored.alarmed, *missed, sep="\n", file=out)
    return 0


def _own(chosen: argparse.Namespace) -> int:
    checker = Checker(chosen.without)
    errors = Checker(chosen.without, (ERROR,))
    for which, name in ((KNOWN, "known set"), (HELD_OUT, "held-out set")):
        ours, theirs = measure(checker.findings, which), pofilter(which)
        print(ours.lines(f"{name}, rules"))
        print(measure(errors.findings, which).lines(f"{name}, rules, errors only"))
        print(theirs.lines(f"{name}, pofilter") if theirs else "pofilter: not installed")
        if chosen.misses:
            print(*ours.alarmed, sep="\n")
            print(*(f"{one['of']} {one['kind']}: {one['en']}" for one in ours.missed), sep="\n")
            print(Counter(one["kind"] for one in ours.missed).most_common())
    return 0


if __name__ == "__main__":
    sys.exit(main())
