"""The pages of a document's text: a chapter each, and the whole on one page.

A paragraph is a pair of columns made of sentences; a responsibility clause that stands by itself
has a row of its own. The English comes first in the page, as the site's own language is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import Document, Segment
from pipeline.model.records import Bilingual
from pipeline.model.sentences import SentencePair
from pipeline.numbers.markers import ENGLISH_CLAUSE
from pipeline.render import inline, landing, prose, titles
from pipeline.render.templating import page as _page
from pipeline.structure import pages
from pipeline.structure.pages import Page
from pipeline.terms.link import Occurrence, Site

# What a clause is called in the margin of its Chinese: 牵头 only where it is printed.
RESPONSIBLE, LEAD = "responsible", "lead"
LEADING = "牵头"
WHOLE = "all"


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences that go on in one block: both columns in Markdown; ``clause`` is what it is."""

    clause: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Row:
    """A segment ready for the page: its blocks, and what is said beside them."""

    segment: Segment
    runs: tuple[Run, ...]
    notes: tuple[str, ...]
    review: str
    anchors: tuple[str, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline: ``here`` says that it is, or is on, the page one is on."""

    number: str
    title: Bilingual
    href: str
    here: bool
    entries: tuple[Entry, ...] = ()


def texts(site: Site) -> dict[str, str]:
    """Render all pages of text of a site’s one document, by path from the project’s root."""
    (document,) = site.documents
    found = pages.pages(document)
    whole = _whole(document)
    made = {
        f"docs/{page.path}.md": _text_page(site, page, found, i) for i, page in enumerate(found)
    }
    made[f"docs/{whole.path}.md"] = _text_page(site, whole, found, None)
    return made


def _whole(document: Document) -> Page:
    """The document as one page; no page of its own is about it, so that ids stay where they are."""
    record = document.record
    path = f"{pages.folder(record.id)}/{WHOLE}"
    return Page(path, WHOLE, record.title, "", document.segments)


def _text_page(site: Site, page: Page, found: Sequence[Page], index: int | None) -> str:
    (document,) = site.documents
    whole = index is None
    return _page(
        "text",
        page=page,
        whole=whole,
        rows=list(_rows(site, page)),
        deeper=1 if whole else 0,
        run_in=_run_in(document),
        outline=list(_outline(document, found, None if whole else page)),
        record=document.record,
        described=titles.about_chapter(document.record, page),
        status=Counter(segment.status for segment in page.segments),
        reviews=_reviews(page.segments),
        previous=found[index - 1] if index else None,
        following=found[index + 1] if index is not None and index + 1 < len(found) else None,
    )


def _reviews(segments: Iterable[Segment]) -> str:
    """Who has reviewed paragraphs of a page, and when: each name and day once, in order."""
    found = (_review(one) for one in segments)
    return "; ".join(dict.fromkeys(one for one in found if one))


def _review(segment: Segment) -> str:
    return prose.html(f"{segment.review.by}, {segment.review.day}") if segment.review else ""


def _rows(site: Site, page: Page) -> Iterator[Row]:
    (document,) = site.documents
    heads = {section.id: section.heading.en for section in document.sections if section.run_in}
    anchors, lacks = _retired(document), landing.lacking(document.record)

    def link(one: Occurrence) -> str:
        return f"{pages.relative(pages.concept(one.concept), page.path)}#{one.concept}"

    for segment in page.segments:
        place = document.record.id, segment.id
        occurrences, pairs = site.by_segment[place], site.sentences[place]
        head = heads.get(segment.section, "") if segment.block.head else ""
        zh = inline.chinese(segment, occurrences, link, pairs)
        en = inline.english(segment, head, occurrences, link, pairs)
        runs: tuple[Run, ...]
        if segment.kind == "heading":
            runs = (Run("", "".join(zh), " ".join(en)),)
        else:
            runs = tuple(_runs(segment, pairs, zh, en))
        if page.slug == WHOLE and segment.kind != "heading":
            runs = tuple(
                replace(one, zh=inline.html(one.zh), en=inline.html(one.en)) for one in runs
            )
        yield Row(
            segment,
            runs,
            tuple(prose.html(note) for note in segment.notes),
            _review(segment),
            anchors.get(segment.id, ()),
            lacks.get(segment.id, ()),
        )


def _runs(
    segment: Segment, pairs: Sequence[SentencePair], zh: Sequence[str], en: Sequence[str]
) -> Iterator[Run]:
    """Cut a segment where a clause stands by itself on both sides."""
    block: list[int] = []
    for i, pair in enumerate(pairs):
        clause = _clause(segment, pair)
        if clause:
            if block:
                yield _run("", block, pairs, zh, en)
            yield _run(clause, [i], pairs, zh, en)
            block = []
        else:
            block.append(i)
    if block:
        yield _run("", block, pairs, zh, en)


def _clause(segment: Segment, pair: SentencePair) -> str:
    """What a pair is as a responsibility clause; nothing if it is none."""
    if pair.zh not in segment.block.clauses:
        return ""
    if not ENGLISH_CLAUSE.fullmatch(segment.en[slice(*pair.en)]):
        return ""
    return LEAD if LEADING in segment.zh[slice(*pair.zh)] else RESPONSIBLE


def _run(
    clause: str,
    block: Iterable[int],
    pairs: Sequence[SentencePair],
    zh: Sequence[str],
    en: Sequence[str],
) -> Run:
    chinese, english = [], []
    for i in block:
        number = pairs[i].id.rpartition(".")[2]
        has_english = pairs[i].en != (0, 0)
        # An id stands once in a page: in the English, or in the Chinese while there is none.
        name = f' id="{pairs[i].id}"'
        said_zh, said_en = (
            (inline.bare_clause(zh[i]), inline.bare_clause(en[i])) if clause else (zh[i], en[i])
        )
        chinese.append(_sentence(said_zh, number, "" if has_english else name))
        if has_english:
            english.append(_sentence(said_en, number, name))
    return Run(clause, "".join(chinese), " ".join(english))


def _sentence(said: str, number: str, name: str) -> str:
    return f'<span class="cip-sn"{name} data-n="{number}" style="--n:{number}">{said}</span>'


def _run_in(document: Document) -> set[str]:
    """Anchors of headings that are run into their paragraph and so have no row of their own."""
    return {section.id for section in document.sections if section.run_in}


def _retired(document: Document) -> dict[str, tuple[str, ...]]:
    """Retired ids live on as anchors, where their section, chapter or document begins."""
    places: dict[str, list[str]] = {}
    ids = [segment.id for segment in document.segments]
    for name in document.retired:
        part, section, _count = name.split("-")
        near = (
            one
            for start in (f"{part}-{section}-", f"{part}-", "")
            for one in ids
            if one.startswith(start)
        )
        places.setdefault(next(near, ""), []).append(name)
    return {name: tuple(all_) for name, all_ in places.items()}


def _outline(document: Document, found: Sequence[Page], here: Page | None) -> Iterator[Entry]:
    """The outline of the whole document, with the sections of this page, or of all on the whole."""
    chapters: list[tuple[landing.Item, list[landing.Item]]] = []
    for item in landing.outline(document, tuple(found)):
        if item.depth:
            chapters[-1][1].append(item)
        else:
            chapters.append((item, []))
    for page, (chapter, sections) in zip(found, chapters, strict=True):
        ours = here is None or page == here
        inside = (
            Entry(one.number, one.title, "#" + one.href.rpartition("#")[2], here=True)
            for one in sections
        )
        top = f"#{page.heading or page.segments[0].id}"
        yield Entry(
            chapter.number,
            chapter.title,
            top if ours else f"../{page.slug}/",
            ours,
            tuple(inside) if ours else (),
        )
