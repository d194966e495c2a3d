"""Titles of instruments: 《…》 in Chinese, italics in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.pairs import documents
from pipeline.model.records import STYLE, Problem
from pipeline.terms.link import Site

TITLE = re.compile(r"《([^《》]+)》")
ITALIC = re.compile(r"\*([^*]+)\*")
ORIGINAL = re.compile(r"\(《([^《》]+)》\)")


def titles(site: Site) -> Iterator[Problem]:
    """A title in 《》 is in italics, with the Chinese in brackets at its first use in a document.

    So a reader can find the instrument under its Chinese name, and is told once.

    Bad: 落实《专利法》 = implement the Patent Law
    Good: 落实《专利法》 = implement the *Patent Law* (《专利法》)
    """
    for pairs in documents(site):
        seen: set[str] = set()
        for pair in (pair for pair in pairs if pair.en and pair.segment):
            named = TITLE.findall(pair.zh)
            italic = ITALIC.findall(pair.en)
            if len(italic) < len(set(named)) and pair.segment and pair.segment.kind != "heading":
                message = (
                    f"{len(set(named))} titles in 《》, {len(italic)} in italics; mend the italics"
                )
                yield pair.problem("titles", message, STYLE)
            given = ORIGINAL.findall(pair.en)
            for title in given:
                if title not in named:
                    yield pair.problem(
                        "titles", f"《{title}》 does not stand in the Chinese; mend it", STYLE
                    )
                if title in seen:
                    yield pair.problem(
                        "titles", f"《{title}》 was given before; once is enough", STYLE
                    )
            missing = [one for one in dict.fromkeys(named) if one not in seen and one not in given]
            if pair.segment and pair.segment.kind != "heading":
                for title in missing:
                    message = f"first use of 《{title}》; give it in brackets"
                    yield pair.problem("titles", message, STYLE)
                seen.update(named)
            seen.update(given)
