"""The glossary: its shape, its concepts, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pipeline.model.records import Concept, Elsewhere, Evidence, Passage, Problem, Reading
from pipeline.read import shape
from pipeline.read.shape import ADDRESS, HERE, ID, WEB, Either, Keys, Many, Text

CATEGORIES = (
    "policy", "plan", "campaign", "program", "institution", "law", "legal-term",
    "procedure", "statistic", "treaty", "party-formula", "concept",
)  # fmt: skip
# Pages of the glossary that are no concept's: their names cannot be ids.
RESERVED = ("index", "by-english", "by-category")
RULE = "glossary"

NAME = Text(form=ID, what="it has to be the id of a concept")
SEEN = Text(date=True, says="The day on which the page was seen: 2026-11-28.")
PAGE = Keys(
    {
        "title": Text(says="What the page is, and whose."),
        "url": Text(form=WEB, what=ADDRESS, says="Its address."),
        "seen": SEEN,
    }
)
PASSAGE = Keys(
    {
        "document": Text(form=ID, what="it has to be the id of a document"),
        "segment": Text(says="The id of the paragraph: s1-0-6."),
    }
)
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
                    says="A seen on an official page, B on a secondary page, C our choice. "
                    "A and B need url and seen.",
                ),
                "note": Text(says="Where it was seen, or why it was chosen."),
                "url": Text(
                    required=False,
                    blank=True,
                    form=WEB,
                    what=ADDRESS,
                    says="The page on which the preferred rendering was seen.",
                ),
                "seen": replace(SEEN, required=False, blank=True),
            },
            says="How well the preferred rendering is attested.",
        ),
        "sources": Many(
            Either("document", PASSAGE, PAGE),
            says="Where the facts of the gloss stand: title, url and seen of a page, or document "
            "and segment of a paragraph of this site.",
        ),
        "party": Text(
            required=False,
            blank=True,
            choices=("yes", "no"),
            says="yes for a stock phrase of Party and administrative language, which the lists "
            "keep apart. Without the key it is no.",
        ),
        "checked": Text(
            required=False,
            blank=True,
            date=True,
            says="The day on which the entry was last checked: rendering, evidence, facts.",
        ),
        "broader": Many(NAME, says="Ids of more general concepts: the kind, the whole, the body."),
        "related": Many(NAME, says="Ids of concepts worth looking at from here."),
        "exclude": Many(
            Text(), says="Compounds in which a Chinese form of this concept means something else."
        ),
        "was": Many(
            Text(form=ID, what="it has to be the id that an entry had"),
            says="Ids of entries that have been merged into this one: their addresses lead here.",
        ),
    }
)
SHAPE = Keys({"concepts": Many(CONCEPT, required=True, says="In the order of their pinyin.")})


def parsed(text: str, file: str) -> tuple[tuple[Concept, ...], list[Problem]]:
    """Return the concepts in the text of a glossary, and every fault with its place.

    After it no two concepts share an id or a form, every id named exists, and what one concept
    names as related names it too.
    """
    found, problems = shape.load(text, file, SHAPE)
    if problems:
        return (), problems
    concepts = tuple(_concept(one) for one in found["concepts"])
    faults = [*_clashes(concepts), *_stale(concepts), *_references(concepts)]
    return _both_ways(concepts), [*faults, *_unseen(found["concepts"])]


def _concept(one: dict[str, Any]) -> Concept:
    apart = (HERE, "source", "sources", "elsewhere", "party")
    said = {key: value for key, value in one.items() if key not in apart}
    source = one["source"]
    return Concept(
        **said,
        elsewhere=tuple(Elsewhere(other["en"], other["who"]) for other in one["elsewhere"]),
        evidence=Evidence(source["grade"], source["note"], source["url"], source["seen"]),
        sources=tuple(_source(other) for other in one["sources"]),
        party=one["party"] == "yes",
        where=one[HERE],
    )


def _source(one: dict[str, Any]) -> Reading | Passage:
    if "document" in one:
        return Passage(one["document"], one["segment"])
    return Reading(one["title"], one["url"], one["seen"])


def _unseen(entries: Iterable[dict[str, Any]]) -> Iterator[Problem]:
    """What was seen has the address and the day, and no address stands without its day."""
    for one in entries:
        source = one["source"]
        lacks = [key for key in ("url", "seen") if not source[key]]
        if lacks and source["grade"] != "C":
            message = f"{one['id']} has grade {source['grade']} without {' and '.join(lacks)}"
            todo = "say on which page the rendering was seen and when, or make the grade C"
            yield Problem(source[HERE], RULE, f"{message}; {todo}")
        elif len(lacks) == 1:
            message = f"the source of {one['id']} has no {lacks[0]}"
            yield Problem(source[HERE], RULE, f"{message}; url and seen stand together")


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


def _stale(concepts: tuple[Concept, ...]) -> Iterator[Problem]:
    """The id of an entry that is gone leads to one other, and is given to no new one."""
    led: dict[str, Concept] = {}
    for concept in concepts:
        for old in concept.was:
            owner = led.setdefault(old, concept)
            if owner is not concept or concept.was.count(old) > 1 or old in RESERVED:
                message = f"“{old}” under was leads to one entry, and is the name of no other page"
                yield Problem(concept.where, RULE, f"{message}; take it out of {concept.id}")
    for concept in concepts:
        if concept.id in led:
            owner = led[concept.id]
            message = f"the address of “{concept.id}” leads to {owner.id} (line {owner.where.line})"
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
            for other in dict.fromkeys(one for one in named if named.count(one) > 1):
                message = f"{concept.id} names “{other}” twice as {key}"
                yield Problem(concept.where, RULE, f"{message}; once is enough")
        for other in sorted(set(concept.broader) & set(concept.related)):
            message = f"{concept.id} names “{other}” as broader and as related"
            yield Problem(concept.where, RULE, f"{message}; broader is enough")
        if concept.id in above(concept, known):
            ways = (one for one in concept.broader if one in known and one != concept.id)
            way = next(one for one in ways if concept.id in above(known[one], known))
            message = f"{concept.id} is broader than itself, by way of {way}"
            yield Problem(concept.where, RULE, f"{message}; mend broader")


def _both_ways(concepts: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """The concepts with related said from either side: their own first, then what names them.

    What is broader or narrower is not said once more as related.
    """
    found = {concept.id: list(concept.related) for concept in concepts}
    above = {concept.id: concept.broader for concept in concepts}
    for concept in concepts:
        for name in concept.related:
            if concept.id not in found.get(name, (concept.id,)):
                found[name].append(concept.id)
    return tuple(
        replace(
            concept,
            related=tuple(
                name
                for name in found[concept.id]
                if name not in concept.broader and concept.id not in above.get(name, ())
            ),
        )
        for concept in concepts
    )


def narrower(concepts: tuple[Concept, ...]) -> dict[str, tuple[str, ...]]:
    """For each concept the ids of those that name it as broader, in the glossary's order."""
    found: dict[str, list[str]] = {concept.id: [] for concept in concepts}
    for concept in concepts:
        for name in concept.broader:
            found[name].append(concept.id)
    return {name: tuple(below) for name, below in found.items()}


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
