"""Every confirmed pair of Chinese and English as a translation memory, TMX 1.4b."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from pipeline.exports import xmlfile
from pipeline.exports.xmlfile import put
from pipeline.model.document import DRAFT, Document, Segment
from pipeline.model.records import Entry
from pipeline.terms.link import Site

DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
# zh-CN: OmegaT compares language and country, so a script (zh-Hans) only ever matches as “some
# other kind of Chinese”; Weblate takes it for its zh_Hans. en without a country: OmegaT accepts it
# for en-US and every other English, while in Weblate en-US is a language of its own that is never
# looked up for a translation into “en”.
SOURCE, TARGET = "zh-CN", "en"
HEADER = {
    "creationtool": "build_site.py",
    "creationtoolversion": "1",
    "segtype": "paragraph",
    "o-tmf": "gettext PO",
    "adminlang": "en",
    "srclang": SOURCE,
    "datatype": "plaintext",
}


# What stands before each unit, and how deep a unit stands in the file.
BEFORE, DEPTH = "\n    ", 2


def units(site: Site) -> str:
    """Return a unit for each entry of the ledger with its own English, of a site’s one document.

    What has no English yet is left out, and so is a fuzzy translation: it was made from another
    Chinese text, and a memory would hand it out as a perfect match for this one.
    """
    (document,) = site.documents
    made = (_unit(document.record.id, entry, segment) for entry, segment in _pairs(document))
    return "".join(f"{BEFORE}{xmlfile.element(one, DEPTH)}" for one in made)


def memory(parts: Iterable[str]) -> dict[str, str]:
    """Return ``docs/data/segments.tmx``, made of the units of each document."""
    root = Element("tmx", {"version": "1.4"})
    root.append(Element("header", HEADER))
    put(root, "body")
    empty = xmlfile.written(root, DOCTYPE)
    said = "".join(parts)
    filled = empty.replace("<body />", f"<body>{said}\n  </body>") if said else empty
    return {"docs/data/segments.tmx": filled}


def _pairs(document: Document) -> Iterator[tuple[Entry, Segment | None]]:
    """The entries to hand on; a heading that is run into its paragraph has no segment."""
    segments = {segment.id: segment for segment in document.segments}
    for entry in document.ledger:
        if entry.en and not entry.fuzzy and not entry.retired:
            yield entry, segments.get(entry.id)


def _unit(document: str, entry: Entry, segment: Segment | None) -> Element:
    unit = Element("tu", {"tuid": f"{document}:{entry.id}"})
    notes = segment.notes if segment else (entry.note,) if entry.note else ()
    for note in notes:
        put(unit, "note", note)
    section = segment.section if segment else entry.id
    status = segment.status if segment else entry.status or DRAFT
    props = {"x-document": document, "x-section": section, "x-status": status}
    # x-context is the one that translate-toolkit and Weblate read, as the msgctxt of a PO file.
    for name, value in {"x-context": entry.id, **props}.items():
        if value:
            put(unit, "prop", value, type=name)
    for language, text in ((SOURCE, entry.zh), (TARGET, entry.en)):
        put(put(unit, "tuv", lang=language), "seg", text)
    return unit
