"""The corpus in the formats that other programs read, one module each.

A format is made of each document, of the glossary, or of what the whole corpus comes to; its
functions return ``{path: text}``, the paths under ``docs/data/``. The page of downloads is made
from the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.exports import data, tmx
from pipeline.exports.editors import editors
from pipeline.exports.omegat import omegat
from pipeline.exports.po import po
from pipeline.exports.skos import skos
from pipeline.exports.tbx import tbx2, tbx3
from pipeline.exports.weblate import weblate
from pipeline.model.download import Download
from pipeline.model.records import Concept
from pipeline.terms.link import Site
from pipeline.terms.usage import Usage

Files = dict[str, str]


@dataclass(frozen=True, slots=True)
class Whole:
    """What the corpus comes to: the concepts, how they are used, and the parts of one file.

    ``parts`` has by the id of a format what each document gives to it, in order of date.
    """

    concepts: tuple[Concept, ...]
    usage: Usage
    parts: Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its anchor, its name, what it is for, what it does not carry, what makes it.

    ``each`` makes the files of a site with one document, ``part`` what that document gives to a
    file of all; ``glossary`` makes files of the concepts alone, ``whole`` those of the corpus.
    One that is not ``listed`` is for those who work on the site and has no place among the
    downloads.
    """

    id: str
    name: str
    purpose: str
    lacks: str
    each: Callable[[Site], Files] | None = None
    part: Callable[[Site], str] | None = None
    glossary: Callable[[tuple[Concept, ...]], Files] | None = None
    whole: Callable[[Whole], Files] | None = None
    listed: bool = True


EXPORTS = (
    Export(
        "json",
        "JSON",
        "For programs: every document with its sections and segments, and the glossary with its "
        "occurrences; a JSON Schema for each.",
        "",
        each=data.document,
        whole=lambda whole: data.corpus(whole.concepts, whole.usage),
    ),
    Export(
        "po",
        "PO (gettext)",
        "For translators and reviewers: a document with its English by segment, for Poedit, "
        "Weblate, Lokalize or OmegaT. These are the files that the site itself is made from.",
        "sections, addresses and terms; italics of titles are asterisks.",
        each=po,
    ),
    Export(
        "tmx",
        "TMX 1.4b",
        "For translators: a translation memory by paragraph of all aligned segments, for "
        "OmegaT, Weblate and every other CAT tool.",
        "segments without English, and those whose source has changed since they were translated; "
        "italics of titles are asterisks. A heading that is run into its paragraph is a unit of "
        "its own.",
        part=tmx.units,
        whole=lambda whole: tmx.memory(whole.parts["tmx"]),
    ),
    Export(
        "tmx-sentences",
        "TMX 1.4b by sentence",
        "For translators: the same translation memory cut into sentences, for tools that look up "
        "sentence by sentence and take no long units, such as Trados Studio. A unit is one "
        "sentence of Chinese or more with the English that says the same.",
        "what the one by segment does not carry, headings that are run into their paragraph as "
        "units of their own, and notes. The sentences were paired by the program, and by a reader "
        "where it was wrong.",
        part=tmx.sentence_units,
        whole=lambda whole: tmx.sentence_memory(whole.parts["tmx-sentences"]),
    ),
    Export(
        "tbx-3",
        "TBX 3 (ISO 30042:2019, TBX-Basic)",
        "For terminologists: the glossary with definitions, statuses and evidence, for termbases "
        "of today.",
        "where a term occurs, the compounds that a form is not linked in, the sources of a "
        "definition, the mark of Party and administrative language, the day on which an entry was "
        "last checked, ids of merged entries, and the part of speech. "
        "Pinyin, usage, why a rendering is unattested and whether it is free are notes that begin "
        "with that word; "
        "broader and related are one kind of reference, told apart by the word before the name; "
        "the grade of the evidence is the first letter of the source, and the page on which a "
        "rendering was seen stands at its end with the day. The address of a concept is "
        "given from the site’s root. A rendering of other writers counts as deprecated, with who "
        "uses it as customer subset; what Taiwan or Hong Kong say has no status.",
        glossary=tbx3,
    ),
    Export(
        "tbx-2",
        "TBX 2 (ISO 30042:2008, MARTIF)",
        "For terminologists and translators: the same glossary for Weblate, OmegaT, "
        "translate-toolkit and older termbases.",
        "what TBX 3 does not carry. Pinyin, usage, broader and related have categories of their "
        "own here, and the address of a concept is an external reference.",
        glossary=tbx2,
    ),
    Export(
        "weblate",
        "CSV for Weblate",
        "For translators: a glossary component with one row for each Chinese form.",
        "categories, evidence, pinyin, traditional forms, links between concepts. Only the "
        "preferred rendering is a target; the others, and those of other writers, are comments.",
        glossary=weblate,
    ),
    Export(
        "omegat",
        "CSV for OmegaT",
        "For translators: to be put into the glossary folder of a project; source, target, "
        "comment.",
        "categories, evidence, pinyin, traditional forms, links between concepts. Renderings of "
        "other writers are in the comment of the preferred one.",
        glossary=omegat,
    ),
    Export(
        "skos",
        "SKOS (JSON-LD)",
        "For libraries and linked data: the glossary as a concept scheme, labels by language, "
        "broader, narrower and related.",
        "where a term occurs, the compounds that a form is not linked in, the sources of a "
        "definition, the mark of Party and administrative language, the day on which an entry was "
        "last checked, ids of merged entries, and which alternative label is an abbreviation. "
        "Addresses are relative to the file. Who uses a hidden label stands in a note.",
        glossary=skos,
    ),
    Export(
        "editors",
        "JSON Schema of glossary.yml",
        "For editors: completion and hints in glossary.yml.",
        "what holds between two keys or two entries.",
        glossary=editors,
        listed=False,
    ),
)


def of_document(site: Site) -> tuple[dict[str, Files], dict[str, str]]:
    """Return the files of a site with one document and its parts of the files of all.

    Both are by the id of the format.
    """
    files = {one.id: one.each(site) for one in EXPORTS if one.each}
    return files, {one.id: one.part(site) for one in EXPORTS if one.part}


def of_glossary(concepts: tuple[Concept, ...]) -> dict[str, Files]:
    """Return, by format, the files that are made of the glossary alone."""
    return {one.id: one.glossary(concepts) for one in EXPORTS if one.glossary}


def of_corpus(whole: Whole) -> dict[str, Files]:
    """Return, by format, the files that are made of what all documents come to."""
    return {one.id: one.whole(whole) for one in EXPORTS if one.whole}


def downloads(sizes: Mapping[str, Mapping[str, int]]) -> tuple[Download, ...]:
    """Return what the page of downloads lists; ``sizes`` has bytes by format and path."""
    return tuple(
        Download(one.id, one.name, one.purpose, one.lacks, tuple(_listed(sizes[one.id])))
        for one in EXPORTS
        if one.listed
    )


def carried(formats: Mapping[str, Files]) -> tuple[tuple[str, str, str], ...]:
    """Return name, link and size of the files of one document, ``formats`` as made of it."""
    return tuple(
        (one.name, link, size)
        for one in EXPORTS
        if one.listed
        for path, text in formats.get(one.id, {}).items()
        for _name, link, size in _listed({path: len(text.encode())})
    )


def _listed(sizes: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    """Name, link and size of each file; a size is rounded up, few bytes are 1 KB and not none."""
    for path, size in sizes.items():
        yield PurePosixPath(path).name, path.removeprefix("docs/"), f"{-(-size // 1000)} KB"
