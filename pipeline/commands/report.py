"""What the command line says to a person: usage, progress, summaries."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from pipeline.commands.build import Built, Progress, silent
from pipeline.model.document import FUZZY
from pipeline.model.records import Problem, listing
from pipeline.structure import memory, names
from pipeline.terms.link import ZH, Site

HELP = """\
Build the pages of the site from source/ and glossary.yml.

Without a command: read everything, check it, write the pages under docs/ that changed, and
say what was done. `mkdocs build` does the same by itself and then makes the site.
"""
EPILOG = """\
exit status: 0 all is well, 1 there are problems (each printed as file:line: what [rule]),
2 the command line is wrong. With problems nothing is written: what stood before stays.

examples:
  python build_site.py
  python build_site.py check
  python build_site.py account cnipa-report-2021
  python build_site.py add ~/Downloads/notice.txt --id cnipa-notice-2022
"""
# So many documents are no long work, and need no progress shown.
FEW = 20


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        prog="build_site.py",
        description=HELP,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="check everything and write nothing, or with --fix put order into what people edit",
        description="Check the sources and every translation; write nothing, but for --fix. Exit 1 "
        "when anything is found that no waiver in a record covers; style counts only in documents "
        "whose record says house_style: yes.",
    )
    check.add_argument("--list", action="store_true", help="print the rules, each with examples")
    check.add_argument(
        "--fix",
        action="store_true",
        help="first put glossary.yml into its canonical order and sign new reviews in en.po",
    )
    check.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="text for people, json for programs, github for annotations of a workflow",
    )
    account = commands.add_parser(
        "account", help="print where every character of every capture went"
    )
    account.add_argument("document", nargs="?", default="", help="the id of one document")
    commands.add_parser(
        "gaps", help="list the frequent terms and the names of the corpus that no concept covers"
    )
    add = commands.add_parser(
        "add",
        help="take a new capture to a first record, ledger and pages",
        description="Take a new capture to a first record and ledger under source/ID/, build its "
        "pages, and say what was unsure. The record is a draft: its fields are to be filled in.",
    )
    add.add_argument("capture", type=Path, metavar="CAPTURE", help="the captured file, as it came")
    add.add_argument("--id", required=True, help="the new id: lower-case ASCII words and hyphens")
    return top


def progress() -> Progress:
    """A counter on a terminal, for work that takes a while."""
    if not sys.stderr.isatty():
        return silent

    def show(done: int, everything: int) -> None:
        if everything > FEW:
            end = "\n" if done + 1 == everything else ""
            print(f"\r{done + 1} of {everything} documents", end=end, file=sys.stderr, flush=True)

    return show


def refused(problems: str) -> str:
    """The last line after a list of problems."""
    count = len(problems.splitlines())
    return f"{count} {_s(count, 'problem')}; nothing was written, the pages are as they were"


def checked(site: Site, failing: list[Problem], noted: list[Problem], form: str) -> str:
    """What a check found, in one of the forms that ``--format`` offers.

    ``noted`` is what does not fail it: style, in documents whose record does not ask for it.
    """
    if form == "json":
        rows = [
            {
                "file": one.where.file, "line": one.where.line, "rule": one.rule,
                "grade": one.grade, "fails": one in failing, "message": one.message,
            }
            for one in sorted([*failing, *noted])
        ]  # fmt: skip
        return json.dumps(rows, ensure_ascii=False, indent=1)
    if form == "github":
        lines = [_annotation(one, "error") for one in failing]
        return "\n".join([*lines, *(_annotation(one, "warning") for one in noted)])
    style = [f"{listing(noted)}\nstyle only, fails nothing: {len(noted)}"] if noted else []
    if failing:
        problems = f"{listing(failing)}\n{len(failing)} {_s(len(failing), 'problem')}"
        return "\n".join([*style, problems])
    segments = sum(len(document.segments) for document in site.documents)
    terms = sum(one.column == ZH for found in site.by_concept.values() for one in found)
    said = _inventory(len(site.documents), segments, len(site.concepts), terms)
    return "\n".join([*style, f"{said}: no problems"])


def fixed(ordered: list[str], signed: list[str]) -> str:
    """What ``check --fix`` has changed."""
    lines = [f"{file}: put in order" for file in ordered]
    lines += [f"{file}: reviews signed" for file in signed]
    return "\n".join(lines) or "nothing to put in order"


def _annotation(one: Problem, level: str) -> str:
    """A workflow command; what would end it early is escaped as the runner asks."""
    message = one.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{level} file={one.where.file},line={one.where.line},title={one.rule}::{message}"


def rules() -> str:
    """Every rule with what it asks for and a pair of examples."""
    from pipeline.checks.rules import RULES, explained

    return "\n\n".join(
        f"{rule.id} ({' or '.join(rule.grades)})\n"
        f"  {said.asks}\n  Bad:  {said.bad}\n  Good: {said.good}"
        for rule in RULES
        for said in [explained(rule)]
    )


def built(site: Built) -> str:
    """What a build did, document by document."""
    segments = sum(one.progress["all"] for one in site.documents)
    occurrences = sum(one.occurrences for one in site.documents)
    lines = [_inventory(len(site.documents), segments, site.concepts, occurrences)]
    for one in site.documents:
        done, everything = one.progress["english"], one.progress["all"]
        line = f"  {one.record.id}: {done} of {everything} segments in English"
        if stale := one.progress[FUZZY]:
            line += f", {stale} made from an earlier text"
        if one.doubts:
            line += f", {one.doubts} {_s(one.doubts, 'place')} to look at"
        lines.append(line)
    count = len(site.written.written)
    lines.append(f"{count} {_s(count, 'file')} written, {len(site.written.removed)} removed")
    return "\n".join(lines)


def account(site: Site, only: str) -> str:
    """The table of every capture's characters; the sums are checked before this is reached."""
    tables = []
    for document in site.documents:
        if only in ("", document.record.id):
            found = document.cleaned.account
            rows = [(category, kind, f"{count:,}") for category, kind, count in found.counts]
            rows.append(("sum", "", f"{found.total:,}"))
            wide = [max(len(row[i]) for row in rows) for i in range(3)]
            lines = [f"{a:<{wide[0]}}  {b:<{wide[1]}}  {c:>{wide[2]}}" for a, b, c in rows]
            head = f"{document.record.id}: {found.size:,} characters in the capture"
            tables.append("\n".join([head, *lines]))
    return "\n\n".join(tables)


def gaps(site: Site) -> str:
    """The frequent runs of characters that the glossary lacks, and names, however seldom."""
    texts = [segment.zh for document in site.documents for segment in document.segments]
    runs = memory.frequent(texts, site.concepts)
    parts = [("frequent runs", runs), *names.unlisted(texts, site.concepts)]
    said = [
        "\n".join([f"{kind}:", *(f"{count:5} {run}" for run, count in rows)])
        for kind, rows in parts
        if rows
    ]
    return "\n\n".join(said) or "no gaps"


def _inventory(documents: int, segments: int, concepts: int, occurrences: int) -> str:
    return (
        f"{documents} {_s(documents, 'document')}, {segments} segments, "
        f"{concepts} concepts with {occurrences} occurrences"
    )


def _s(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"
