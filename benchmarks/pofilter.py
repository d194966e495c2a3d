"""translate-toolkit's pofilter, beside which the rules are measured: which of its tests fail."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline.model.records import Entry
from pipeline.read import ledger


def failed(texts: list[tuple[str, str]]) -> list[frozenset[str]] | None:
    """The names of the tests that each pair (Chinese, English) fails; None if not installed."""
    beside = str(Path(sys.executable).parent)
    program = shutil.which("pofilter", path=beside) or shutil.which("pofilter")
    return _filtered(program, texts) if program else None


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
