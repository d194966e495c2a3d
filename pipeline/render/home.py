"""The home page: what is here, made from the records, so that a new document appears by itself.

Its words are in the template ``home.md.j2``; the documents, the terms and the specimen come in
here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import escape

from pipeline.model.document import Segment
from pipeline.model.records import Concept, Record
from pipeline.model.sentences import SentencePair
from pipeline.render.pinpoint import pinpoint
from pipeline.render.prose import ITALIC
from pipeline.render.templating import page
from pipeline.structure import pages
from pipeline.terms.link import EN, ZH, Occurrence, Site

# Terms to try first, if the glossary has them: what readers ask for. The commonest fill it up.
WELCOME = (
    "blue-sky-campaign",
    "punitive-damages",
    "abnormal-patent-application",
    "geographical-indication",
    "bad-faith-registration",
)
TERMS = 5
GLOSS = 140
# What the search box may be asked, if the glossary has it: Chinese, English, an abbreviation.
ASKED = ("punitive damages", "蓝天行动", "TISC", "惩罚性赔偿", "geographical indication")
# A paragraph of so many Chinese characters shows what a pair is and leaves room for the rest.
SHORT, LONG = 60, 260
HOME = "index"


@dataclass(frozen=True, slots=True)
class Specimen:
    """A paragraph for the home page: where it stands, both languages as raw HTML."""

    path: str
    segment: str
    label: str
    zh: str
    en: str


class Told(Protocol):
    """What the home page says of a document."""

    @property
    def record(self) -> Record:
        """What is known of it."""

    @property
    def specimen(self) -> Specimen | None:
        """A paragraph of it to show, if there is one of the right size."""


def home(documents: Sequence[Told], concepts: Sequence[Concept], counts: Mapping[str, int]) -> str:
    """Render the home page; ``documents`` are in order of date, ``counts`` by concept."""
    newest = tuple(reversed(documents))
    forms = {form for one in concepts for form in (*one.zh_forms, *one.en_forms)}
    forms |= {one.abbreviation for one in concepts}
    return page(
        "home",
        documents=[one.record for one in newest],
        terms=[(one, _first_words(one.gloss)) for one in _welcome(concepts, counts)],
        size=len(concepts),
        asked=[one for one in ASKED if one in forms],
        specimen=next((one.specimen for one in newest if one.specimen), None),
        href=lambda path, anchor="": pages.url(path, anchor),
    )


def _welcome(concepts: Sequence[Concept], counts: Mapping[str, int]) -> list[Concept]:
    by_id = {one.id: one for one in concepts}
    chosen = [by_id[name] for name in WELCOME if name in by_id]
    common = sorted(concepts, key=lambda one: (-counts.get(one.id, 0), one.id))
    return [*chosen, *(one for one in common if one not in chosen)][:TERMS]


def _first_words(gloss: str) -> str:
    """The first sentence of a gloss, cut at a word where it is long."""
    sentence = gloss.partition(". ")[0].rstrip(".")
    if len(sentence) <= GLOSS:
        return sentence
    return sentence[:GLOSS].rpartition(" ")[0].rstrip(",;:") + " …"


def specimen(site: Site) -> Specimen | None:
    """Return a paragraph of a site’s one document to show, of those that its brief names.

    It is the one of the most sentences among those of the right size, and the shortest of these.
    """
    (document,) = site.documents
    named = {name for one in document.record.in_brief for name in one.at}
    fit = [
        segment
        for segment in document.segments
        if segment.id in named and segment.en and SHORT <= len(segment.zh) <= LONG
    ]
    if not fit:
        return None
    name = document.record.id
    chosen = min(fit, key=lambda one: (-len(site.sentences[name, one.id]), len(one.zh), one.id))
    key = name, chosen.id
    pairs, found = site.sentences[key], site.by_segment[key]
    return Specimen(
        pages.places(document)[chosen.id],
        chosen.id,
        f"{document.record.short.en}, {pinpoint(document, chosen.id)}",
        "".join(_sentences(chosen, pairs, found, ZH)),
        " ".join(_sentences(chosen, pairs, found, EN)),
    )


def _sentences(
    segment: Segment,
    pairs: Sequence[SentencePair],
    found: Sequence[Occurrence],
    column: str,
) -> Iterator[str]:
    """One column, sentence by sentence, with the links of its terms."""
    text = segment.zh if column == ZH else segment.en
    links = [one for one in found if one.column == column and one.linked]
    for number, pair in enumerate(pairs, 1):
        start, end = pair.zh if column == ZH else pair.en
        inside = [one for one in links if start <= one.start and one.end <= end]
        said = _linked(text, start, end, inside)
        yield f'<span class="cip-sn" data-n="{number}">{said}</span>'


def _linked(text: str, start: int, end: int, links: Sequence[Occurrence]) -> str:
    pieces, at = [], start
    for one in sorted(links, key=lambda one: one.start):
        href = pages.url(pages.concept(one.concept), one.concept)
        pieces.append(str(escape(text[at : one.start])))
        pieces.append(f'<a class="term" href="{href}">{escape(text[one.start : one.end])}</a>')
        at = one.end
    pieces.append(str(escape(text[at:end])))
    return ITALIC.sub(r"<i>\1</i>", "".join(pieces))
