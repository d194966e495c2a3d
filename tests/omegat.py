"""OmegaT for the tests: an installed one, or else one that is installed now from Debian's packages.

Its jar also holds the DTD of TMX 1.4 and an XML Schema of TBX 2. They come under GPL-3 there, so
they are read out of the jar and not kept with the tests.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

JARS = ("/usr/share/omegat/OmegaT.jar",)
# Console mode needs no window, and Groovy comes with the package.
INSTALL = "apt-get install -y -qq --no-install-recommends omegat"
PROBE = Path(__file__).with_name("omegat.groovy")
# The languages of a project as OmegaT writes them; a whole paragraph is one segment.
PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
    <source_dir>__DEFAULT__</source_dir>
    <target_dir>__DEFAULT__</target_dir>
    <tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir>
    <glossary_file>__DEFAULT__</glossary_file>
    <dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>{source}</source_lang>
    <target_lang>{target}</target_lang>
    <source_tok>org.omegat.tokenizer.DefaultTokenizer</source_tok>
    <target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok>
    <sentence_seg>false</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
"""
FOLDERS = ("source", "target", "glossary", "tm/auto", "dictionary", "omegat")


def find() -> str:
    """The path of an installed OmegaT, or nothing; it needs Java too."""
    found = [os.environ.get("OMEGAT_JAR", ""), *JARS]
    jars = [path for path in found if path and Path(path).is_file()]
    return jars[0] if jars and shutil.which("java") else ""


def install() -> str:
    """Install OmegaT where there is apt-get, and return the path of its jar, or nothing."""
    if not shutil.which("apt-get"):
        return ""
    ask = "" if os.geteuid() == 0 else "sudo -n "
    command = f"{ask}apt-get update -qq; {ask}env DEBIAN_FRONTEND=noninteractive {INSTALL}"
    print(f"omegat: none is installed; running {command}", flush=True)
    subprocess.run(command, shell=True, check=False, stdout=subprocess.DEVNULL)
    return find()


@cache
def _there() -> str:
    return find() or install()


def jar() -> str:
    """The path of OmegaT's jar; without one the test that asks is skipped."""
    path = _there()
    if not path:
        pytest.skip("OmegaT is not installed and there is no apt-get that could install it")
    return path


def schema(name: str) -> bytes:
    """A DTD or schema that OmegaT brings along."""
    with zipfile.ZipFile(jar()) as files:
        return files.read(f"schemas/{name}")


class _Beside(etree.Resolver):  # type: ignore[misc]
    """What a schema imports lies beside it in the jar."""

    def resolve(self, system_url: str, _public_id: str, context: Any) -> Any:
        return self.resolve_string(schema(Path(system_url).name), context)


@cache
def tmx_dtd() -> etree.DTD:
    """The DTD of TMX 1.4."""
    return etree.DTD(io.BytesIO(schema("tmx14.dtd")))


@cache
def tbx_schema() -> etree.XMLSchema:
    """The XML Schema of TBX 2."""
    parser = etree.XMLParser()
    parser.resolvers.add(_Beside())
    return etree.XMLSchema(etree.parse(io.BytesIO(schema("tbx.xsd")), parser))


def project(
    folder: Path,
    files: dict[str, bytes],
    source: str = "zh-CN",
    target: str = "en-US",
) -> Path:
    """A project of OmegaT with these files, by path below it."""
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    said = PROJECT.format(source=source, target=target)
    (folder / "omegat.project").write_text(said, encoding="utf-8")
    for path, data in files.items():
        (folder / path).write_bytes(data)
    return folder


def translated(root: Path, name: str) -> str:
    """What OmegaT makes of a source file by itself, from the memories of its project."""
    config = root.with_name(f"{root.name}-config")
    config.mkdir()
    options = ["--mode=console-translate", f"--config-dir={config}"]
    _java(["-jar", jar(), str(root), *options])
    return (root / "target" / name).read_text(encoding="utf-8")


def glossaries(root: Path, text: str) -> dict[str, Any]:
    """The entries OmegaT reads from each file of a glossary folder, and those found in a text."""
    (root / "text").write_text(text, encoding="utf-8")
    names = [str(root), str(root / "text"), str(root / "said.json")]
    # Its own classes, called from the Groovy that it brings along: without a window OmegaT loads
    # no glossary. The home folder, where it would keep its settings, is the test's own.
    home = [f"-Duser.home={root}", "-cp", jar()]
    _java([*home, "groovy.ui.GroovyMain", str(PROBE), *names])
    said: dict[str, Any] = json.loads((root / "said.json").read_text(encoding="utf-8"))
    return said


def _java(arguments: list[str]) -> None:
    options = ["-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"]
    done = subprocess.run(
        ["java", *options, *arguments], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr


def main() -> int:
    """Find or install OmegaT and say which; return 1 if there is none."""
    path = _there()
    print(f"omegat: {path}" if path else "omegat: none could be found or installed", flush=True)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
