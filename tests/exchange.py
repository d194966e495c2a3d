"""What the tests of the exports compare with: the sources, read by nothing of ours.

The glossary is read by PyYAML, the translations by polib, a TBX by ElementTree.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import cache
from typing import Any
from xml.etree import ElementTree

import polib
import yaml
from workshop import ROOT, concept

from pipeline.model.records import Concept, Elsewhere, Evidence, Passage, Reading
from pipeline.terms.link import Site, link

DATA = ROOT / "docs/data"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMESPACE = "{urn:iso:std:iso:30042:ed-2}"
PREFERRED, DEPRECATED = "preferredTerm-admn-sts", "deprecatedTerm-admn-sts"
# Every key that a TBX has a place for; left are exclude, sources, party, checked, was.
LISTS = ("zh_variants", "zh_hant", "en_variants", "elsewhere", "broader", "related")
TEXTS = (
    "id",
    "zh",
    "pinyin",
    "en",
    "abbreviation",
    "category",
    "gloss",
    "usage",
    "unattested",
    "rendering",
)
SEEN_NOWHERE = {"url": "", "seen": ""}

# Concepts that use every key, and words that no format may trip over.
AWKWARD = (
    concept(
        "3d-printing",
        "三维“打印”",
        'printing, "3D" & <others>',
        zh_variants=("3D打印", "增材制造"),
        zh_hant=("立體列印", "積層製造"),
        pinyin="sānwéi dǎyìn",
        en_variants=("3D printing", "printing, ‘additive’"),
        elsewhere=(
            Elsewhere("additive manufacturing", "CNIPA; since 2019"),
            Elsewhere("3-D print & co.", "the press"),
        ),
        abbreviation="3DP",
        category="procedure",
        gloss="A gloss: with a colon, a comma; a “quote” and a \\ backslash.",
        usage="Usage: not the “other” one.",
        unattested="Only the abbreviation stands in the corpus: for now.",
        rendering="free",
        evidence=Evidence(
            "B", "C: seen on a page (twice).", "https://example.org/?a=(1)&b=_x", "2026-11-28"
        ),
        sources=(
            Reading("A page, <“quoted”>", "http://example.org/a_b", "2026-11"),
            Passage("cnipa-report-2021", "s1-0-6"),
        ),
        party=True,
        checked="2026-11-28",
        was=("additive-manufacturing",),
        broader=("making",),
        related=("ink", "paper"),
    ),
    concept("ink", "墨", "ink", related=("making",)),
    concept("making", "制造", "making", abbreviation="MK"),
    concept("paper", "纸", "paper", broader=("making",), related=("3d-printing", "ink")),
)


def awkward() -> Site:
    """A site with these concepts and no document."""
    return link((), AWKWARD)


def site(*concepts: Concept) -> Site:
    """A site with nothing but concepts."""
    return link((), concepts)


@cache
def glossary() -> list[dict[str, Any]]:
    """The entries of ``glossary.yml`` with every key of ``LISTS`` and ``TEXTS``."""
    text = (ROOT / "glossary.yml").read_text(encoding="utf-8")
    found = yaml.load(text, Loader=yaml.BaseLoader)["concepts"]
    return [
        {key: one.get(key, []) for key in LISTS}
        | {"related": related(one, found)}
        | {key: one.get(key, "").strip() for key in TEXTS}
        | {"source": SEEN_NOWHERE | {key: said.strip() for key, said in one["source"].items()}}
        for one in found
    ]


def related(one: dict[str, Any], others: list[dict[str, Any]]) -> list[str]:
    """What an entry names as related, then the entries that name it, but for broader ones."""
    own = one.get("related", [])
    named = [o["id"] for o in others if one["id"] in o.get("related", []) and o["id"] not in own]
    below = {o["id"] for o in others if one["id"] in o.get("broader", [])}
    return [name for name in (*own, *named) if name not in {*below, *one.get("broader", [])}]


def renderings(one: dict[str, Any]) -> list[str]:
    """The English of an entry that the translations may use, the preferred first, each once."""
    return list(dict.fromkeys(filter(None, (one["en"], *one["en_variants"], one["abbreviation"]))))


def plain(one: Concept) -> dict[str, Any]:
    """A concept made by hand as ``glossary`` would have it."""
    said: dict[str, Any] = {key: list(getattr(one, key)) for key in LISTS}
    said["elsewhere"] = [{"en": other.en, "who": other.who} for other in one.elsewhere]
    said |= {key: getattr(one, key) for key in TEXTS}
    return said | {"source": asdict(one.evidence)}


@cache
def ledgers() -> dict[str, list[polib.POEntry]]:
    """The living entries of every ``en.po`` by document, as polib reads them."""
    return {
        path.parent.name: [one for one in polib.pofile(str(path)) if not one.obsolete]
        for path in sorted(ROOT.glob("source/*/en.po"))
    }


def confirmed() -> dict[str, tuple[str, str]]:
    """Chinese and English of every translation that is made from the Chinese as it is now."""
    return {
        f"{document}:{one.msgctxt}": (one.msgid, one.msgstr)
        for document, entries in ledgers().items()
        for one in entries
        if one.msgstr and not one.fuzzy
    }


def entries(text: str) -> list[dict[str, Any]]:
    """A TBX of either version turned back into entries as ``glossary`` has them."""
    root = ElementTree.fromstring(text)
    if root.tag == "martif":
        return [_entry(one, "langSet", "tig", "") for one in root.iter("termEntry")]
    found = root.iter(f"{NAMESPACE}conceptEntry")
    return [_entry(one, "langSec", "termSec", NAMESPACE) for one in found]


def _entry(one: ElementTree.Element, section: str, group: str, space: str) -> dict[str, Any]:
    terms = {
        language.get(LANG): [_term(term, space) for term in language.iter(f"{space}{group}")]
        for language in one.iter(f"{space}{section}")
    }
    chinese, english = terms["zh-Hans"], terms["en"]
    head = next(term for term in english if term["administrativeStatus"] == PREFERRED)
    (first,) = (term for term in chinese if term["administrativeStatus"] == PREFERRED)
    ours = [term for term in english if term["administrativeStatus"] != DEPRECATED]
    grade, _, said = head["source"].partition(": ")
    seen = re.fullmatch(r"(.*) (https?://\S+) \((\S+)\)", said)
    note, url, day = seen.groups() if seen else (said, "", "")
    return {
        "id": one.get("id", "").removeprefix("c-"),
        "zh": first["term"],
        "zh_variants": [term["term"] for term in chinese if term is not first],
        "zh_hant": [term["term"] for term in terms.get("zh-Hant", [])],
        "pinyin": first.get("pronunciation") or first["Pinyin"],
        "en": head["term"],
        "en_variants": [t["term"] for t in ours if t is not head and "termType" not in t],
        "abbreviation": next((t["term"] for t in ours if "termType" in t), ""),
        "elsewhere": [
            {"en": term["term"], "who": term["customerSubset"]}
            for term in english
            if term["administrativeStatus"] == DEPRECATED
        ],
        "category": _said(one, "descrip", "subjectField", space),
        "gloss": _said(one, "descrip", "definition", space),
        "usage": head.get("usageNote") or head.get("Usage", ""),
        "unattested": head.get("Unattested", ""),
        "rendering": head.get("Rendering", ""),
        "source": {"grade": grade, "note": note, "url": url, "seen": day},
        **_links(one, space),
    }


def _term(term: ElementTree.Element, space: str) -> dict[str, str]:
    """What is said of a term, by category; a note by the word before its colon."""
    said = {}
    for child in term:
        name, text = child.tag.removeprefix(space), child.text or ""
        if name == "note":
            name, _, text = text.partition(": ")
        said[child.get("type", name)] = text
    return said


def _said(one: ElementTree.Element, tag: str, kind: str, space: str) -> str:
    return next(x.text or "" for x in one.findall(f"{space}{tag}") if x.get("type") == kind)


def _links(one: ElementTree.Element, space: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"broader": [], "related": []}
    kinds = {"relatedConceptBroader": "broader", "relatedConcept": "related"}
    for child in one:
        kind = kinds.get(child.get("type", ""), "")
        if child.tag == f"{space}ref":
            kind = (child.text or "").partition(": ")[0]
        if kind:
            found[kind].append(child.get("target", "").removeprefix("c-"))
    return found
