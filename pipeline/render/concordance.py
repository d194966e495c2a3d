"""The lines of a concordance as HTML, made with their document and put on the concepts' pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import escape

from pipeline.model.document import Document
from pipeline.model.records import Record
from pipeline.render import prose
from pipeline.structure import pages
from pipeline.terms import kwic
from pipeline.terms.kwic import Context, Line
from pipeline.terms.link import Site

# Stands in a line for the way to the site's root, which depends on the page that it is put on.
ROOT = "\0"


# Few lines hold one of these, and looking is quicker than escaping.
SPECIAL = re.compile("[&<>'\"]")


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one document as HTML, in reading order."""

    record: Record
    lines: tuple[str, ...]

    def on(self, path: str) -> Group:
        """The same for the page at ``path``: its links lead from there."""
        up = pages.up(path)
        return Group(self.record, tuple(line.replace(ROOT, up) for line in self.lines))


def concordance(site: Site, document: Document) -> dict[str, tuple[str, ...]]:
    """Return the lines of one document by concept, each an item of a list, on one line."""
    addresses = pages.addresses(document)
    short = str(escape(document.record.short.en))
    return {
        concept: tuple(_item(line, addresses[line.segment], short) for line in found)
        for concept, found in kwic.lines(document, site).items()
    }


def _item(line: Line, address: str, short: str) -> str:
    """One line; a click on it shows the whole sentence in both languages, without a script too."""
    name = line.segment
    said: tuple[Context, ...] = (line.zh, line.en, *line.whole)
    if SPECIAL.search("".join(f"{one.before}{one.term}{one.after}" for one in said)):
        said = tuple(_escaped(one) for one in said)
    zh, *whole = said[0], said[2], said[3]
    en, whole[1] = (_with_chinese(one) for one in (said[1], said[3]))
    return (
        f'<li><a class="ref" href="{ROOT}{address}" aria-label="{name}, {short}">{name}</a>'
        f'<details class="cip-kwic"><summary>'
        f'<span class="zh" lang="zh-Hans"><span class="before">{zh.before}</span>'
        f'<b>{zh.term}</b><span class="after">{zh.after}</span></span>'
        f'<span class="en" lang="en"><span class="before">{en.before}</span>'
        f'<b>{en.term}</b><span class="after">{en.after}</span></span></summary>'
        f'<p class="cip-whole" lang="zh-Hans">{_marked(whole[0])}</p>'
        f'<p class="cip-whole" lang="en">{_marked(whole[1])}</p></details></li>'
    )


def _with_chinese(said: Context) -> Context:
    """English; the Chinese in it gets its language."""
    texts = (said.before, said.term, said.after)
    if not prose.CHINESE.search("".join(texts)):
        return said
    return Context(*(prose.CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', one) for one in texts))


def _marked(said: Context) -> str:
    return f"{said.before}<b>{said.term}</b>{said.after}" if said.term else said.after


def _escaped(said: Context) -> Context:
    return Context(*(str(escape(text)) for text in (said.before, said.term, said.after)))
