"""The glossary: its shape, its concepts, its one canonical order.

The keys of an entry stand in the order of ``CONCEPT``, the entries in that of their pinyin,
letter by letter and without tones, as in a dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import yaml

from pipeline import shape
from pipeline.model import Concept, Elsewhere, Evidence, Problem, Where
from pipeline.shape import HERE, ID, LOADER, Keys, Many, Text

CATEGORIES = (
    "policy", "plan", "campaign", "program", "institution", "law", "legal-term",
    "procedure", "statistic", "treaty", "party-formula", "concept",
)  # fmt: skip
# Pages of the glossary that are no concept's: their names cannot be ids.
RESERVED = ("index", "by-english", "by-category")
RULE, ORDER = "glossary", "order"
COMMENT = re.compile(r" *(?:#.*)?")

NAME = Text(form=ID, what="it has to be the id of a concept")
CONCEPT = Keys(
    {
        "id": Text(
            form=ID,
            what="an id is lower-case ASCII words joined by hyphens",
            says="Permanent: the address of the concept’s page. Lower-case ASCII words, hyphens.",
        ),
        "zh": Text(says="The head form, in simplified characters, as the documents print it."),
        "zh_variants": Many(
            Text(), says="Other Chinese forms in the documents that mean the same; all are linked."
        ),
        "zh_hant": Many(
            Text(),
            says="What Taiwan or Hong Kong say, in traditional characters, only where the term "
            "itself differs and not just the script: 智慧財產權 for 知识产权.",
        ),
        "pinyin": Text(
            says="By GB/T 16159, reviewed: words joined, names capitalized, tones as spoken alone."
        ),
        "en": Text(says="The preferred rendering, as it stands in running text."),
        "en_variants": Many(
            Text(),
            says="Other renderings that the translations may use, and inflections other than a "
            "plural; all are linked where the Chinese has the term.",
        ),
        "elsewhere": Many(
            Keys(
                {
                    "en": Text(says="The rendering."),
                    "who": Text(says="Who uses it, or when: CNIPA; WIPO; before 2018."),
                }
            ),
            says="English renderings in circulation that the translations do not use, so that "
            "a reader who knows one of them finds the entry.",
        ),
        "abbreviation": Text(required=False, blank=True, says="As in English text: CNIPA, TISC."),
        "category": Text(choices=CATEGORIES, says="What kind of thing it is."),
        "gloss": Text(
            says="One to four sentences for a foreign practitioner: what it is, who runs it, since "
            "when, why it matters. What is not known is left out."
        ),
        "usage": Text(
            required=False, blank=True, says="When to use which rendering; what not to mix up."
        ),
        "unattested": Text(
            required=False,
            blank=True,
            says="Why the preferred English does not stand in the translations; only if so.",
        ),
        "rendering": Text(
            required=False,
            blank=True,
            choices=("fixed", "free"),
            says="free for a word of ordinary language, whose English depends on the sentence: "
            "then the check asks for no approved form. Without the key it is fixed.",
        ),
        "source": Keys(
            {
                "grade": Text(
                    choices=("A", "B", "C"),
                    says="A seen on an official page, B on a secondary page, C our choice.",
                ),
                "note": Text(says="Where it was seen, or why it was chosen."),
            },
            says="How well the preferred rendering is attested.",
        ),
        "broader": Many(NAME, says="Ids of more general concepts: the kind, the whole, the body."),
        "related": Many(NAME, says="Ids of concepts worth looking at from here."),
        "exclude": Many(
            Text(), says="Compounds in which a Chinese form of this concept means something else."
        ),
    }
)
SHAPE = Keys({"concepts": Many(CONCEPT, required=True, says="In the order of their pinyin.")})


def parsed(text: str, file: str) -> tuple[tuple[Concept, ...], list[Problem]]:
    """Return the concepts in the text of a glossary, and every fault with its place.

    After it no two concepts share an id or a form, and every id named exists.
    """
    found, problems = shape.load(text, file, SHAPE)
    if problems:
        return (), problems
    concepts = tuple(_concept(one) for one in found["concepts"])
    return concepts, [*_clashes(concepts), *_references(concepts)]


def _concept(one: dict[str, Any]) -> Concept:
    said = {key: value for key, value in one.items() if key not in (HERE, "source", "elsewhere")}
    return Concept(
        **said,
        elsewhere=tuple(Elsewhere(other["en"], other["who"]) for other in one["elsewhere"]),
        evidence=Evidence(one["source"]["grade"], one["source"]["note"]),
        where=one[HERE],
    )


def _clashes(concepts: tuple[Concept, ...]) -> Iterator[Problem]:
    """No two concepts share an id or a form."""
    owners: dict[str, Concept] = {}
    for concept in concepts:
        claims = dict.fromkeys(
            (concept.id, *concept.zh_forms, *(form.lower() for form in concept.en_forms))
        )
        for claim in claims:
            owner = owners.setdefault(claim, concept)
            if owner is not concept:
                message = f"“{claim}” is claimed by {owner.id} too (line {owner.where.line})"
                yield Problem(concept.where, RULE, f"{message}; one form, one concept")
        if concept.id in RESERVED:
            message = f"“{concept.id}” is the name of another page of the glossary"
            yield Problem(concept.where, RULE, f"{message}; choose another id")


def _references(concepts: tuple[Concept, ...]) -> Iterator[Problem]:
    """Every id named is that of another concept, and nothing is broader than itself."""
    known = {concept.id: concept for concept in concepts}
    for concept in concepts:
        for key, named in (("related", concept.related), ("broader", concept.broader)):
            for other in named:
                if other not in known or other == concept.id:
                    message = f"{concept.id} names “{other}” as {key}, which is no other concept"
                    yield Problem(concept.where, RULE, f"{message}; mend the id")
        for other in sorted(set(concept.broader) & set(concept.related)):
            message = f"{concept.id} names “{other}” as broader and as related"
            yield Problem(concept.where, RULE, f"{message}; broader is enough")
        if concept.id in above(concept, known):
            message = f"{concept.id} is broader than itself, by way of {concept.broader[0]}"
            yield Problem(concept.where, RULE, f"{message}; mend broader")


def above(concept: Concept, known: dict[str, Concept]) -> set[str]:
    """The ids of all concepts that are broader, directly or not."""
    found: set[str] = set()
    waiting = [one for one in concept.broader if one != concept.id]
    while waiting:
        name = waiting.pop()
        if name in known and name not in found:
            found.add(name)
            waiting += known[name].broader
    return found


def fold(text: str) -> str:
    """Letters and digits only, without tones and accents, in lower case: how pinyin is sorted."""
    bare = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in bare if char.isalnum())


def fold_v(pinyin: str) -> str:
    """The same with v for ü, as keyboards for pinyin have it."""
    return fold(unicodedata.normalize("NFD", pinyin.lower()).replace("u\u0308", "v"))


def place(pinyin: str, zh: str) -> tuple[str, str, str]:
    """What entries are sorted by: letters, then tones, then characters."""
    return fold(pinyin), pinyin.lower(), zh


def disorder(text: str, file: str) -> list[Problem]:
    """Every entry of a readable glossary that is out of order, in itself or among the others."""
    if ordered(text) == text:
        return []
    items = _items(text)
    wanted, problems = list(CONCEPT.keys), []
    for i, item in enumerate(items):
        where = Where(file, item.start_mark.line + 1)
        keys = [str(key.value) for key, _value in item.value]
        if keys != sorted(keys, key=wanted.index):
            message = f"the keys of {_said(item, 'id')} are out of order; run check --fix"
            problems.append(Problem(where, ORDER, message))
        if i and _place(item) < _place(items[i - 1]):
            message = f"{_said(item, 'id')} stands after {_said(items[i - 1], 'id')}"
            problems.append(Problem(where, ORDER, f"{message}; run check --fix"))
    lines = zip(text.split("\n"), ordered(text).split("\n"), strict=False)
    first = next((i for i, (one, other) in enumerate(lines, 1) if one != other), 1)
    spacing = Problem(Where(file, first), ORDER, "empty lines are out of place; run check --fix")
    return problems or [spacing]


def ordered(text: str) -> str:
    """The text of a readable glossary in its canonical order; a line is moved, never changed.

    Comments go with what follows them. One empty line parts two entries.
    """
    items = _items(text)
    if not items or any(item.flow_style for item in items):
        return text
    lines = text.rstrip("\n").split("\n")
    head, *blocks = _cut(lines, [item.start_mark.line for item in items])
    first = items[0].start_mark.line
    dash = lines[first].index("-")
    entries = [
        (_place(item), _entry(block, item, dash)) for item, block in zip(items, blocks, strict=True)
    ]
    body = "\n\n".join("\n".join(block) for _place, block in sorted(entries, key=lambda e: e[0]))
    return "\n".join([*_bare(head), body]) + "\n"


def _items(text: str) -> list[yaml.MappingNode]:
    root = yaml.compose(text, Loader=LOADER)
    assert isinstance(root, yaml.MappingNode)
    (entries,) = (value for key, value in root.value if key.value == "concepts")
    return list(entries.value)


def _said(item: yaml.MappingNode, name: str) -> str:
    return next((str(value.value) for key, value in item.value if key.value == name), "")


def _place(item: yaml.MappingNode) -> tuple[str, str, str]:
    return place(_said(item, "pinyin"), _said(item, "zh"))


def _cut(lines: list[str], starts: list[int]) -> list[list[str]]:
    """Cut lines before these, and before the comments that stand above them."""
    cuts = []
    for start in starts:
        cut, indent = start, _indent(lines[start])
        # A line deeper in is no comment, even with a #: it is text of a folded scalar.
        while cut > 0 and COMMENT.fullmatch(lines[cut - 1]) and _indent(lines[cut - 1]) <= indent:
            cut -= 1
        cuts.append(cut)
    edges = [0, *cuts, len(lines)]
    return [lines[a:b] for a, b in pairwise(edges)]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _entry(lines: list[str], item: yaml.MappingNode, dash: int) -> list[str]:
    """The lines of one entry with its keys in order; the dash goes to whatever is first."""
    lines = _bare(lines)
    offset = next(i for i, line in enumerate(lines) if not COMMENT.fullmatch(line))
    above, own = lines[:offset], lines[offset:]
    own[0] = own[0].replace("-", " ", 1)
    begin = item.start_mark.line
    _nothing, *blocks = _cut(own, [key.start_mark.line - begin for key, _value in item.value])
    wanted = list(CONCEPT.keys)
    names = [str(key.value) for key, _value in item.value]
    pairs = sorted(zip(names, blocks, strict=True), key=lambda pair: wanted.index(pair[0]))
    body = [line for _name, block in pairs for line in _bare(block)]
    first = next(i for i, line in enumerate(body) if not COMMENT.fullmatch(line))
    body[first] = f"{body[first][:dash]}-{body[first][dash + 1 :]}"
    return [*above, *body]


def _bare(lines: list[str]) -> list[str]:
    """Without empty lines at either end."""
    text = [i for i, line in enumerate(lines) if line.strip()]
    return lines[text[0] : text[-1] + 1] if text else []
