"""The page of a document: what it is in brief, what is missing, facts, outline, how to cite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import escape

from pipeline.model.described import ELSEWHERE, INFERRED, Day, Reading
from pipeline.model.document import Document, Section
from pipeline.model.records import Bilingual, Record
from pipeline.render import prose
from pipeline.render.pinpoint import pinpoint
from pipeline.structure.pages import Page, folder, places

# The number of a heading in the English of the style guide: III. / (4) / 1. / (a)
NUMBER = re.compile(r"^([IVXLC]+\.|\(\d+\)|\d+\.|\([a-z]\))\s+")
PRINTED = re.compile(r"^(?:[一二三四五六七八九十百]+、|（[一二三四五六七八九十百]+）|\d+[.．]\s*)")
SPEECH = "speech"
LABELS = {
    "signed": "Signed",
    "issued": "Issued",
    "published": "Published",
    "reposted": "Reposted",
}


@dataclass(frozen=True, slots=True)
class Pin:
    """A segment that a line leads to: how people cite it, its id, its address from the page."""

    label: str
    id: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of prose, as HTML, and the segments that it is about."""

    text: str
    pins: tuple[Pin, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the outline: depth, number, words without it, address from the page."""

    depth: int
    number: str
    title: Bilingual
    href: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A date for readers: what it is of, the day in words, what it rests on (HTML)."""

    label: str
    day: str
    basis: str


def lines(document: Document) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return “In brief” and what this edition lacks, with their pinpoints."""
    where = places(document)
    record = document.record
    brief = tuple(
        Line(prose.html(one.says), _pins(document, one.at, where)) for one in record.in_brief
    )
    lacks = tuple(
        Line(prose.html(one.what) + _from(one.source), _pins(document, one.at, where))
        for one in record.lacks
    )
    return brief, lacks


def lacking(record: Record) -> dict[str, tuple[str, ...]]:
    """Return what is missing where, as HTML by segment: for the pages of the text."""
    found: dict[str, tuple[str, ...]] = {}
    for one in record.lacks:
        for name in one.at:
            found[name] = (*found.get(name, ()), prose.html(one.what) + _from(one.source))
    return found


def _pins(document: Document, at: tuple[str, ...], where: dict[str, str]) -> tuple[Pin, ...]:
    base = folder(document.record.id)
    return tuple(
        Pin(pinpoint(document, one), one, f"{where[one].removeprefix(base + '/')}/#{one}")
        for one in at
    )


def _from(source: Reading | None) -> str:
    """The page from which something is known, in brackets."""
    return f" ({_linked(source)})" if source else ""


def _linked(page: Reading) -> str:
    return f'<a href="{escape(page.url)}">{prose.html(page.title)}</a>'


def dates(record: Record) -> tuple[Dated, ...]:
    """Return the dates that are known, for readers."""
    return tuple(
        Dated(_label(record, name), prose.date(day.date), _basis(day))
        for name, day in record.dates.items()
        if day.date
    )


def _label(record: Record, name: str) -> str:
    return "Given" if record.type == SPEECH and name == "issued" else LABELS[name]


def _basis(day: Day) -> str:
    said = []
    if day.basis == INFERRED:
        said.append("inferred.")
    if day.note:
        said.append(prose.html(day.note))
    if day.basis == ELSEWHERE and day.source:
        said.append(f"({_linked(day.source)})")
    text = " ".join(said)
    return _upper(text)


def _upper(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def outline(document: Document, found: tuple[Page, ...]) -> Iterator[Item]:
    """Yield the lines of the outline in reading order: every page, and its sections."""
    by_page = {segment.id: page for page in found for segment in page.segments}
    first = {segment.section: segment for segment in reversed(document.segments)}
    sections: dict[str, list[Section]] = {}
    for section in document.sections:
        sections.setdefault(by_page[first[section.id].id].path, []).append(section)
    entries = {entry.id: entry for entry in document.ledger}
    for page in found:
        yield _item(0, page.title, f"{page.slug}/")
        for section in sections.get(page.path, ()):
            if section.id != page.heading:
                entry = entries[section.id]
                target = f"{page.slug}/#{section.id}"
                yield _item(max(1, section.level - 1), Bilingual(entry.zh, entry.en), target)


def _item(depth: int, title: Bilingual, href: str) -> Item:
    """A heading taken apart; a full stop at its end is right in the text and odd in a list."""
    number = NUMBER.match(title.en)
    zh = title.zh.rstrip("。")
    printed = PRINTED.match(zh)
    if not number:
        return Item(depth, "", Bilingual(zh, title.en), href)
    bare = zh[printed.end() :] if printed else zh
    return Item(depth, number[1].rstrip("."), Bilingual(bare, title.en[number.end() :]), href)


def translated(progress: dict[str, int]) -> str:
    """Return how far the English is, in words; figures only where it is not the whole."""
    whole, english = progress["all"], progress["english"]
    if not english:
        return "Pending."
    said = [
        "Machine-made" if english == whole else f"{english} of {whole} paragraphs, machine-made"
    ]
    read = progress["compared"] + progress["reviewed"]
    if compared := progress["compared"]:
        some = "" if read == english else f"{compared} of them "
        said.append(f"{some}compared with the Chinese in a second reading by machine")
    human = progress["reviewed"]
    said.append(
        "not reviewed by a human translator"
        if not human
        else f"{'' if human == english else f'{human} of them '}reviewed by a human translator"
    )
    if progress["fuzzy"]:
        said.append(f"{progress['fuzzy']} made from an earlier Chinese text")
    return "; ".join(said) + "."


def citation(record: Record) -> str:
    """Return how the document is cited, as HTML: issuer, title, number, date, what it is."""
    issuer = re.sub(r" \([A-Z]+\)$", "", record.issuer.en)
    known = [prose.html(issuer), f"<i>{prose.html(record.title.en)}</i>"]
    known += [prose.html(one) for one in (record.number.en, prose.date(record.day)) if one]
    return f"{', '.join(known)} (unofficial machine-assisted translation)."
