"""The lines of a concordance as HTML, made with their document and put on the concepts' pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import escape as _escape

from pipeline.model.document import Document
from pipeline.model.records import Record
from pipeline.structure import pages
from pipeline.terms import kwic
from pipeline.terms.kwic import Context, Line
from pipeline.terms.link import Site

# Stands in a line for the way to the site's root, which depends on the page that it is put on.
ROOT = "\0"


# Few contexts hold one of these, and looking is quicker than escaping.
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
    short = escape(document.record.short.en)
    return {
        concept: tuple(_item(line, addresses[line.segment], short) for line in found)
        for concept, found in kwic.lines(document, site).items()
    }


def _item(line: Line, address: str, short: str) -> str:
    name = line.segment
    return (
        f'<li><a class="ref" href="{ROOT}{address}" aria-label="{name}, {short}">{name}</a>'
        f"{_context(line.zh, 'zh', 'zh-Hans')}{_context(line.en, 'en', 'en')}</li>"
    )


def _context(said: Context, column: str, language: str) -> str:
    before, term, after = escape(said.before), escape(said.term), escape(said.after)
    return (
        f'<span class="{column}" lang="{language}"><span class="before">{before}</span>'
        f'<b>{term}</b><span class="after">{after}</span></span>'
    )


def escape(text: str) -> str:
    """Escape what HTML would take for markup."""
    return str(_escape(text)) if SPECIAL.search(text) else text
