"""What several tests need: small records and documents, copies of the project, Markdown."""

from __future__ import annotations

import contextlib
import html
import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import markdown
import pytest

import build_site
from pipeline.clean import clean
from pipeline.model.blocks import Block
from pipeline.model.document import Document
from pipeline.model.records import (
    DATE_FIELDS,
    Bilingual,
    Concept,
    Day,
    Entry,
    Evidence,
    Origin,
    Record,
    Source,
    Where,
)
from pipeline.structure.align import align
from pipeline.structure.parse import parse

ROOT = Path(__file__).resolve().parent.parent
# Two invented documents and ten concepts, with every part, kind and status that there is.
EXAMPLE = ROOT / "tests" / "example"
DOCUMENT_OF_NAV = re.compile(r"^      - .+: documents/.+/index\.md\n", re.MULTILINE)
# What a build reads and writes; the rest of the project is not needed in a copy.
PARTS = ("source", "docs", "pipeline", "overrides", "build_site.py", "glossary.yml", "mkdocs.yml")
# Those of mkdocs.yml that change how a segment's text is read.
EXTENSIONS = ("admonition", "attr_list", "md_in_html", "tables", "toc")
NOWHERE = Where("source/example/record.yml", 1)


def record(**changes: Any) -> Record:
    """A record with nothing in it but an id, or with what ``changes`` says."""
    nothing = Bilingual("", "")
    blank = Record(
        id="example",
        title=Bilingual("示例", "Example"),
        printed="",
        short=Bilingual("示例", "Example"),
        issuer=nothing,
        number=nothing,
        dates=dict.fromkeys(DATE_FIELDS, Day()),
        type="other",
        origin=Origin("0" * 64, "", nothing, "Written for a test."),
        remarks=(),
        emendations=(),
        notes=(),
        exemptions=(),
        where=NOWHERE,
    )
    return replace(blank, **changes)


def document(capture: str, ledger: tuple[Entry, ...] = (), **changes: Any) -> Document:
    """Take a capture through cleaning, parsing and alignment, as a build does."""
    source = Source(record(**changes), capture, ledger)
    cleaned = clean(source)
    return align(source, cleaned, parse(cleaned, source.record))


def of_blocks(blocks: tuple[Block, ...], ledger: tuple[Entry, ...] = ()) -> Document:
    """Align blocks that were made by hand."""
    source = Source(record(), "", ledger)
    return align(source, clean(source), blocks)


def concept(name: str, zh: str, en: str, **changes: Any) -> Concept:
    """A concept of the glossary with its head forms, or with what ``changes`` says."""
    blank = Concept(
        id=name,
        zh=zh,
        zh_variants=(),
        zh_hant=(),
        pinyin="pīnyīn",
        en=en,
        en_variants=(),
        elsewhere=(),
        abbreviation="",
        category="concept",
        gloss="A gloss.",
        evidence=Evidence("C", "Our choice."),
        usage="",
        unattested="",
        rendering="",
        broader=(),
        related=(),
        exclude=(),
        where=Where("glossary.yml", 1),
    )
    return replace(blank, **changes)


def project(folder: Path, *documents: str) -> Path:
    """Copy what a build needs into ``folder``, of the sources only these documents if any."""
    root = folder / "project"
    root.mkdir()
    copied(root, *PARTS)
    for source in (root / "source").iterdir():
        if documents and source.name not in documents:
            shutil.rmtree(source)
    return root


def example(folder: Path) -> Path:
    """The example in ``folder``, with the hand-written pages and what builds a site of it."""
    root = Path(shutil.copytree(EXAMPLE, folder / "project"))
    copied(root, "pipeline", "overrides", "build_site.py", *by_hand())
    nav = DOCUMENT_OF_NAV.sub("", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    (root / "mkdocs.yml").write_text(nav, encoding="utf-8")
    return root


def sources(folder: Path) -> Path:
    """The example in ``folder`` without the code, for what is done to it from here."""
    root = Path(shutil.copytree(EXAMPLE, folder / "project"))
    (root / "docs").mkdir()
    return root


def copied(root: Path, *names: str) -> None:
    """Copy files and folders of the project to ``root``."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, root / name)


def by_hand() -> list[str]:
    """The files under ``docs`` that a person has written."""
    made = (ROOT / "docs/.generated").read_text(encoding="utf-8").splitlines()
    files = (path for path in (ROOT / "docs").rglob("*") if path.is_file())
    paths = {path.relative_to(ROOT).as_posix() for path in files}
    return sorted(paths - {*made, "docs/.generated"})


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``python build_site.py`` of a copy as a person does, from another folder."""
    return subprocess.run(
        [sys.executable, str(root / "build_site.py"), *arguments],
        cwd=root.parent,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What ``run`` does without a process of its own: the same, and much faster."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build_site, "ROOT", root)
        patch.chdir(root.parent)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = build_site.main(list(arguments))
            except SystemExit as left:  # as argparse does
                code = int(left.code or 0)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def contents(root: Path, *folders: str) -> dict[str, bytes]:
    """Every file under these folders of ``root``, with its bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in folders
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def themed(site: Path) -> list[Path]:
    """Every page of a built site but those at old addresses, which only lead on."""
    found = sorted(site.rglob("*.html"))
    return [path for path in found if 'http-equiv="refresh"' not in path.read_text("utf-8")]


def rendered(text: str) -> str:
    """Markdown as the site renders it."""
    return str(markdown.markdown(text, extensions=list(EXTENSIONS)))


def paragraph(text: str) -> str:
    """The inside of a segment's paragraph as the site renders it, from its Markdown."""
    page = rendered(f'<div class="pair" markdown="1">\n<p markdown="span">{text}</p>\n</div>')
    found = re.fullmatch(r'<div class="pair">\s*<p>(.*)</p>\s*</div>', page, re.DOTALL)
    assert found, page
    return found[1]


def words(page: str) -> str:
    """The text that a reader sees of a piece of HTML."""
    return html.unescape(re.sub(r"<[^<>]*>", "", page))
