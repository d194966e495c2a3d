"""Old addresses of the glossary: each leads on, with a server and without one."""

from __future__ import annotations

import html
import re

from workshop import concept

from pipeline.render.moved import moved

CIPAC = concept("cipac", "年会", "R&D <conference>", was=("annual-meeting", "fair"))


def test_there_is_a_page_at_each_old_address_and_no_other() -> None:
    files = moved((concept("a", "甲", "a"), CIPAC))
    assert list(files) == [
        "docs/glossary/annual-meeting/index.html",
        "docs/glossary/fair/index.html",
    ]


def test_a_page_leads_on_by_itself_and_by_a_link_to_a_file() -> None:
    page = moved((CIPAC,))["docs/glossary/fair/index.html"]
    target = "../cipac/index.html#cipac"
    assert f'<meta http-equiv="refresh" content="0; url={target}">' in page
    assert re.findall(r'<a href="([^"]*)">', page) == [target]
    assert '<p id="fair">' in page


def test_a_page_is_html_whatever_the_names_are() -> None:
    page = moved((CIPAC,))["docs/glossary/fair/index.html"]
    assert "<conference>" not in page
    (title,) = re.findall("<title>(.*)</title>", page)
    assert html.unescape(title) == "R&D <conference> · 年会"


def test_without_merged_entries_there_is_nothing() -> None:
    assert moved((concept("a", "甲", "a"),)) == {}
