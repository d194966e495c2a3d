"""Names that a corpus has in marks or in lists, however seldom, for a glossary that lacks them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from pipeline.model.records import Concept

# One level inside: the title of a plan holds the name of a period in quotation marks.
TITLE = re.compile(r"《([^《》]+)》")
QUOTED = re.compile(r"“([^“”]+)”")
MARKS = re.compile(r"[《》“”]")
BREAK = re.compile(r"[，；。：！？（）《》“”\n\s]+")
# The last item ends before these; what follows them says what kind of things were listed.
AFTER = re.compile(r"[和与及等或]|以及")
HAN = re.compile(r"[\u3400-\u9fff]")
# A list has three items or more, an item so many characters: longer ones are clauses.
ITEMS = 3
SHORTEST, LONGEST = 2, 12

Found = Counter[str]


def titles(text: str) -> Iterator[str]:
    """What stands in 《》, with its marks."""
    yield from (found[0] for found in TITLE.finditer(text))


def quoted(text: str) -> Iterator[str]:
    """What stands in “”, with its marks, but whole sentences."""
    yield from (found[0] for found in QUOTED.finditer(text) if "。" not in found[0])


def listed(text: str) -> Iterator[str]:
    """The items of lists with 、: all but the first, before which a verb may stand."""
    for clause in BREAK.split(text):
        items = clause.split("、")
        if len(items) < ITEMS:
            continue
        for item in (*items[1:-1], AFTER.split(items[-1])[0]):
            if SHORTEST <= len(item) <= LONGEST and HAN.search(item):
                yield item


KINDS: tuple[tuple[str, Callable[[str], Iterator[str]]], ...] = (
    ("names in 《》", titles),
    ("phrases in “”", quoted),
    ("items of lists", listed),
)


def unlisted(
    texts: Iterable[str], concepts: tuple[Concept, ...]
) -> list[tuple[str, list[tuple[str, int]]]]:
    """What no concept covers, by kind: each name with how often it stands, the frequent first.

    A name is covered when a form of a concept is the name, marks apart; a quoted phrase also when
    a form quotes it, an item of a list when forms make it up.
    """
    forms = {MARKS.sub("", form) for one in concepts for form in one.zh_forms}
    marked = "\n".join(form for one in concepts for form in one.zh_forms)
    longest = sorted(forms, key=len, reverse=True)
    made = re.compile(f"(?:{'|'.join(map(re.escape, longest)) or '(?!)'})+")
    all_ = tuple(texts)
    found = []
    for kind, find in KINDS:
        counts: Found = Counter(name for text in all_ for name in find(text))
        left = {
            name: count
            for name, count in counts.items()
            if MARKS.sub("", name) not in forms
            and not (find is quoted and name in marked)
            and not (find is listed and made.fullmatch(name))
        }
        found.append((kind, sorted(left.items(), key=lambda pair: (-pair[1], pair[0]))))
    return found
