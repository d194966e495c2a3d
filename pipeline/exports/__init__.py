"""The corpus in the formats that other programs read, one module each.

Every export has the signature ``(Site) -> {path: text}``, the paths under ``docs/data/``. The
page of downloads is made from the table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.exports.data import data
from pipeline.exports.editors import editors
from pipeline.exports.omegat import omegat
from pipeline.exports.po import po
from pipeline.exports.skos import skos
from pipeline.exports.tbx import tbx2, tbx3
from pipeline.exports.tmx import tmx
from pipeline.exports.weblate import weblate
from pipeline.model.download import Download
from pipeline.terms.link import Site


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its anchor, its name, what it is for, what it does not carry, what makes it.

    One that is not ``listed`` is for those who work on the site and has no place among the
    downloads.
    """

    id: str
    name: str
    purpose: str
    lacks: str
    files: Callable[[Site], dict[str, str]]
    listed: bool = True


EXPORTS = (
    Export(
        "json",
        "JSON",
        "For programs: every document with its sections and segments, and the glossary with its "
        "occurrences; a JSON Schema for each.",
        "",
        data,
    ),
    Export(
        "po",
        "PO (gettext)",
        "For translators and reviewers: a document with its English by segment, for Poedit, "
        "Weblate, Lokalize or OmegaT. These are the files that the site itself is made from.",
        "sections, addresses and terms; italics of titles are asterisks.",
        po,
    ),
    Export(
        "tmx",
        "TMX 1.4b",
        "For translators: a translation memory of all aligned segments, for OmegaT, Weblate and "
        "every other CAT tool.",
        "segments without English, and those whose source has changed since they were translated; "
        "italics of titles are asterisks. A heading that is run into its paragraph is a unit of "
        "its own.",
        tmx,
    ),
    Export(
        "tbx-3",
        "TBX 3 (ISO 30042:2019, TBX-Basic)",
        "For terminologists: the glossary with definitions, statuses and evidence, for termbases "
        "of today.",
        "where a term occurs, the compounds that a form is not linked in, and the part of speech. "
        "Pinyin, usage, why a rendering is unattested and whether it is free are notes that begin "
        "with that word; "
        "broader and related are one kind of reference, told apart by the word before the name; "
        "the grade of the evidence is the first letter of the source. The address of a concept is "
        "given from the site’s root. A rendering of other writers counts as deprecated, with who "
        "uses it as customer subset; what Taiwan or Hong Kong say has no status.",
        tbx3,
    ),
    Export(
        "tbx-2",
        "TBX 2 (ISO 30042:2008, MARTIF)",
        "For terminologists and translators: the same glossary for Weblate, OmegaT, "
        "translate-toolkit and older termbases.",
        "what TBX 3 does not carry. Pinyin, usage, broader and related have categories of their "
        "own here, and the address of a concept is an external reference.",
        tbx2,
    ),
    Export(
        "weblate",
        "CSV for Weblate",
        "For translators: a glossary component with one row for each Chinese form.",
        "categories, evidence, pinyin, traditional forms, links between concepts. Only the "
        "preferred rendering is a target; the others, and those of other writers, are comments.",
        weblate,
    ),
    Export(
        "omegat",
        "CSV for OmegaT",
        "For translators: to be put into the glossary folder of a project; source, target, "
        "comment.",
        "categories, evidence, pinyin, traditional forms, links between concepts. Renderings of "
        "other writers are in the comment of the preferred one.",
        omegat,
    ),
    Export(
        "skos",
        "SKOS (JSON-LD)",
        "For libraries and linked data: the glossary as a concept scheme, labels by language, "
        "broader, narrower and related.",
        "where a term occurs, the compounds that a form is not linked in, and which alternative "
        "label is an abbreviation. Addresses are relative to the file. Who uses a hidden label "
        "stands in a note.",
        skos,
    ),
    Export(
        "editors",
        "JSON Schema of glossary.yml",
        "For editors: completion and hints in glossary.yml.",
        "what holds between two entries.",
        editors,
        listed=False,
    ),
)


def export(site: Site) -> tuple[dict[str, str], tuple[Download, ...]]:
    """Return the files of every format by path, and what the page of downloads is to list."""
    made = [(one, one.files(site)) for one in EXPORTS]
    files = {path: text for _one, found in made for path, text in found.items()}
    return files, tuple(_download(one, found) for one, found in made if one.listed)


def _download(one: Export, files: dict[str, str]) -> Download:
    listed = tuple(
        (PurePosixPath(path).name, path.removeprefix("docs/"), _size(text))
        for path, text in files.items()
    )
    return Download(one.id, one.name, one.purpose, one.lacks, listed)


def _size(text: str) -> str:
    """Rounded up: a file of a few bytes is 1 KB, not none."""
    return f"{-(-len(text.encode()) // 1000)} KB"
