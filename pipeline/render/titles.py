"""What a browser's tab and a search engine are told of a page: short titles, a line about it.

A title has room for 70 characters with the site's name, which the theme's template adds
(overrides/main.html); what is longer is cut between two words.
"""

from __future__ import annotations

from pipeline.model.records import Bilingual, Record
from pipeline.structure.pages import Page

LONGEST, SITE = 70, " · China IP Policy"
ROOM = LONGEST - len(SITE)
SEPARATED = " · "
# A description that is longer is cut by those who show it.
LINE = 160


def entry(said: Bilingual, less: int = 0) -> str:
    """English and Chinese of a concept; of long ones the English is cut, ``less`` leaves room."""
    room = ROOM - less
    if not said.en:
        return said.zh
    joined = f"{said.en}{SEPARATED}{said.zh}"
    if len(joined) <= room:
        return joined
    left = room - len(said.zh) - len(SEPARATED)
    return f"{cut(said.en, left)}{SEPARATED}{said.zh}" if left >= room // 2 else cut(said.en, room)


def chapter(title: Bilingual, short: Bilingual) -> str:
    """The title of a page of text, and its document behind it."""
    behind = short.en or short.zh
    head = cut(title.en or title.zh, max(ROOM - len(SEPARATED) - len(behind), ROOM // 2))
    return head + SEPARATED + cut(behind, ROOM - len(SEPARATED) - len(head))


def of_document(what: str, short: Bilingual) -> str:
    """The title of a page about a document: what it is, and of which."""
    return cut(f"{what}: {short.en or short.zh}", ROOM)


def about_chapter(record: Record, page: Page) -> str:
    """A line about a page of text: its document, its title, its sections."""
    number = f" ({record.number.zh})" if record.number.zh else ""
    sections = [
        one.en or one.zh
        for one in page.segments
        if one.kind == "heading" and one.id != page.heading
    ]
    title = (page.title.en or page.title.zh).rstrip(".")
    said = f"{record.short.en or record.short.zh}{number}, Chinese and English: {title}. "
    return line(said + "; ".join(one.rstrip(".") for one in sections))


def line(text: str) -> str:
    """A description of a page, for the front matter between double quotes."""
    plain = " ".join(text.replace("*", "").split())
    return cut(plain, LINE).replace("\\", "").replace('"', "”")


def cut(text: str, room: int) -> str:
    """The beginning of a text that is too long, up to the end of a word."""
    text = text.replace("*", "").strip()
    if len(text) <= room:
        return text
    head = text[: room - 1]
    if " " in head and text[room - 1] != " ":
        head = head.rpartition(" ")[0]
    return head.rstrip(" ,;:.–—-") + "…"
