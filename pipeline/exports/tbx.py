"""The glossary as TBX: ISO 30042 of 2019 in the dialect TBX-Basic, and its forerunner of 2008.

Both hold the same concepts in the same order; they differ in the names of elements and in what
has a place of its own. What has none in TBX-Basic stands in a note behind a word and a colon.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from pipeline.exports import xmlfile
from pipeline.exports.xmlfile import LANG, put
from pipeline.model.records import Concept
from pipeline.structure import pages
from pipeline.terms import termbase as terms
from pipeline.terms.termbase import ADMITTED, AVOIDED, PREFERRED, Term

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
TITLE = "China IP Policy: glossary, Chinese and English"
SOURCE = "Made from glossary.yml. MIT license."
STATUS = {
    PREFERRED: "preferredTerm-admn-sts",
    ADMITTED: "admittedTerm-admn-sts",
    AVOIDED: "deprecatedTerm-admn-sts",
}
PINYIN, USAGE, UNATTESTED, RENDERING = "Pinyin", "Usage", "Unattested", "Rendering"
# The categories that TBX has for these; TBX-Basic has none of them.
OWN_CATEGORY = {PINYIN: "pronunciation", USAGE: "usageNote"}


@dataclass(frozen=True, slots=True)
class _Version:
    """The names of the three levels, and how links and remarks are written."""

    entry: str
    language: str
    term: str
    links: Callable[[Element, Concept, dict[str, str]], None]
    remark: Callable[[Element, str, str], None]


def tbx3(concepts: tuple[Concept, ...]) -> dict[str, str]:
    """Return ``docs/data/glossary.tbx``: TBX-Basic of 2019, the types as attributes (DCA)."""
    # The namespace as a plain attribute keeps a prefix out of every line.
    root = Element("tbx", {"type": "TBX-Basic", "style": "dca", LANG: "en", "xmlns": NAMESPACE})
    _header(put(root, "tbxHeader"))
    _body(root, concepts, _Version("conceptEntry", "langSec", "termSec", _links3, _remark3))
    return {"docs/data/glossary.tbx": xmlfile.written(root)}


def tbx2(concepts: tuple[Concept, ...]) -> dict[str, str]:
    """Return ``docs/data/glossary-v2.tbx``: MARTIF, with the default categories of 2008."""
    root = Element("martif", {"type": "TBX", LANG: "en"})
    header = put(root, "martifHeader")
    _header(header)
    put(put(header, "encodingDesc"), "p", "TBXXCSV02.xcs", type="XCSURI")
    _body(root, concepts, _Version("termEntry", "langSet", "tig", _links2, _remark2))
    return {"docs/data/glossary-v2.tbx": xmlfile.written(root)}


def _header(header: Element) -> None:
    about = put(header, "fileDesc")
    put(put(about, "titleStmt"), "title", TITLE)
    put(put(about, "sourceDesc"), "p", SOURCE)


def _body(root: Element, concepts: tuple[Concept, ...], version: _Version) -> None:
    names = {concept.id: concept.en for concept in concepts}
    body = put(put(root, "text"), "body")
    for concept in concepts:
        entry = put(body, version.entry, id=_id(concept.id))
        put(entry, "descrip", concept.category, type="subjectField")
        put(entry, "descrip", concept.gloss, lang="en", type="definition")
        version.links(entry, concept, names)
        _chinese(put(entry, version.language, lang=terms.ZH), concept, version)
        _english(put(entry, version.language, lang=terms.EN), concept, version)
        if concept.zh_hant:
            section = put(entry, version.language, lang=terms.ZH_HANT)
            for form in concept.zh_hant:
                put(put(section, version.term), "term", form)


def _id(concept: str) -> str:
    """An id as XML admits it: ours may begin with a digit."""
    return f"c-{concept}"


def _page(concept: Concept) -> str:
    return pages.url(pages.concept(concept.id), concept.id)


def _links3(entry: Element, concept: Concept, names: dict[str, str]) -> None:
    # One kind of reference is all there is; what the other concept is stands before its name.
    for kind, others in (("broader", concept.broader), ("related", concept.related)):
        for one in others:
            put(entry, "ref", f"{kind}: {names[one]}", type="crossReference", target=_id(one))
    # An externalCrossReference has to begin with http, and no host is known here.
    put(entry, "admin", _page(concept), type="source")


def _links2(entry: Element, concept: Concept, names: dict[str, str]) -> None:
    for kind, others in (
        ("relatedConceptBroader", concept.broader),
        ("relatedConcept", concept.related),
    ):
        for one in others:
            put(entry, "descrip", names[one], type=kind, target=_id(one))
    put(entry, "xref", _page(concept), type="externalCrossReference", target=_page(concept))


def _remark3(own: Element, kind: str, text: str) -> None:
    put(own, "note", f"{kind}: {text}")


def _remark2(own: Element, kind: str, text: str) -> None:
    if kind in OWN_CATEGORY:
        put(own, "termNote", text, type=OWN_CATEGORY[kind])
    else:
        put(own, "note", f"{kind}: {text}")


def _chinese(section: Element, concept: Concept, version: _Version) -> None:
    for term in terms.chinese(concept):
        own = _term(section, term, version)
        if term.status == PREFERRED:
            version.remark(own, PINYIN, concept.pinyin)


def _english(section: Element, concept: Concept, version: _Version) -> None:
    for term in terms.english(concept):
        own = _term(section, term, version)
        if term.status == PREFERRED:
            if concept.usage:
                version.remark(own, USAGE, concept.usage)
            put(own, "admin", terms.attested(concept), type="source")
            if concept.unattested:
                version.remark(own, UNATTESTED, concept.unattested)
            if concept.rendering:
                version.remark(own, RENDERING, concept.rendering)


def _term(section: Element, term: Term, version: _Version) -> Element:
    own = put(section, version.term)
    put(own, "term", term.text)
    put(own, "termNote", STATUS[term.status], type="administrativeStatus")
    if term.short:
        put(own, "termNote", "abbreviation", type="termType")
    if term.who:
        put(own, "admin", term.who, type="customerSubset")
    return own
