"""Every confirmed pair of Chinese and English as a translation memory, TMX 1.4b.

There are two: one by segment, whose units are as the site cites them, and one by sentence, whose
units are short enough for every tool and turn up again in other documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from pipeline.exports import xmlfile
from pipeline.exports.xmlfile import put
from pipeline.model.document import DRAFT, Document, Segment
from pipeline.model.records import Entry
from pipeline.model.sentences import SentencePair
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
    "o-tmf": "gettext PO",
    "adminlang": "en",
    "srclang": SOURCE,
    "datatype": "plaintext",
}


# What stands before each unit, and how deep a unit stands in the file.
BEFORE, DEPTH = "\n    ", 2
SECTION = '\n      <prop type="x-section">{}</prop>'
# A unit of the memory by sentence: there are many, so they are put together as text.
SENTENCE = (
    '\n    <tu tuid="{document}:{pair}">'
    '\n      <prop type="x-document">{document}</prop>'
    '\n      <prop type="x-segment">{segment}</prop>'
    "{section}"
    '\n      <prop type="x-status">{status}</prop>'
    f'\n      <tuv xml:lang="{SOURCE}">\n        <seg>{{zh}}</seg>\n      </tuv>'
    f'\n      <tuv xml:lang="{TARGET}">\n        <seg>{{en}}</seg>\n      </tuv>'
    "\n    </tu>"
)


def units(site: Site) -> str:
    """Return a unit for each entry of the ledger with its own English, of a site’s one document.

    What has no English yet is left out, and so is a fuzzy translation: it was made from another
    Chinese text, and a memory would hand it out as a perfect match for this one.
    """
    (document,) = site.documents
    made = (_unit(document.record.id, entry, segment) for entry, segment in _pairs(document))
    return "".join(f"{BEFORE}{xmlfile.element(one, DEPTH)}" for one in made)


def sentence_units(site: Site) -> str:
    """Return a unit for each sentence pair of a site’s one document, of the same segments."""
    (document,) = site.documents
    return "".join(
        _sentence(document.record.id, segment, pair)
        for _entry, segment in _pairs(document)
        if segment
        for pair in site.sentences[document.record.id, segment.id]
    )


def memory(parts: Iterable[str]) -> dict[str, str]:
    """Return ``docs/data/segments.tmx``, made of the units of each document."""
    return {"docs/data/segments.tmx": _file(parts, "paragraph")}


def sentence_memory(parts: Iterable[str]) -> dict[str, str]:
    """Return ``docs/data/sentences.tmx``, made of the units of each document."""
    return {"docs/data/sentences.tmx": _file(parts, "sentence")}


def _file(parts: Iterable[str], kind: str) -> str:
    root = Element("tmx", {"version": "1.4"})
    root.append(Element("header", {**HEADER, "segtype": kind}))
    put(root, "body")
    empty = xmlfile.written(root, DOCTYPE)
    said = "".join(parts)
    return empty.replace("<body />", f"<body>{said}\n  </body>") if said else empty


def _pairs(document: Document) -> Iterator[tuple[Entry, Segment | None]]:
    """The entries to hand on; a heading that is run into its paragraph has no segment."""
    segments = {segment.id: segment for segment in document.segments}
    for entry in document.ledger:
        if entry.en and not entry.fuzzy and not entry.retired:
            yield entry, segments.get(entry.id)


def _unit(document: str, entry: Entry, segment: Segment | None) -> Element:
    notes = segment.notes if segment else (entry.note,) if entry.note else ()
    section = segment.section if segment else entry.id
    status = segment.status if segment else entry.status or DRAFT
    props = {"x-document": document, "x-section": section, "x-status": status}
    # x-context is the one that translate-toolkit and Weblate read, as the msgctxt of a PO file.
    return _made(
        f"{document}:{entry.id}", notes, {"x-context": entry.id, **props}, entry.zh, entry.en
    )


def _sentence(document: str, segment: Segment, pair: SentencePair) -> str:
    zh, en = segment.zh[slice(*pair.zh)], segment.en[slice(*pair.en)]
    return SENTENCE.format(
        document=document,
        pair=pair.id,
        segment=segment.id,
        section=SECTION.format(segment.section) if segment.section else "",
        status=segment.status,
        zh=escape(xmlfile.held(zh)),
        en=escape(xmlfile.held(en)),
    )


def _made(name: str, notes: Iterable[str], props: dict[str, str], zh: str, en: str) -> Element:
    unit = Element("tu", {"tuid": name})
    for note in notes:
        put(unit, "note", note)
    for kind, value in props.items():
        if value:
            put(unit, "prop", value, type=kind)
    for language, text in ((SOURCE, zh), (TARGET, en)):
        put(put(unit, "tuv", lang=language), "seg", text)
    return unit
