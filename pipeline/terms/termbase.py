"""A concept as terminology sees it: its terms in each language, and what each one is worth."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.records import Concept

# Language tags of BCP 47. Script, not country, is what parts the two kinds of Chinese.
ZH, ZH_HANT, PINYIN, EN = "zh-Hans", "zh-Hant", "zh-Latn-pinyin", "en"
# A concept whose English is not fixed.
FREE = "free"
# What a term is worth here: to be used, allowed, or not used though others do.
PREFERRED, ADMITTED, AVOIDED = "preferred", "admitted", "avoided"


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase for a concept. ``who`` is said of avoided terms: who uses them."""

    text: str
    status: str
    short: bool = False
    who: str = ""


def chinese(concept: Concept) -> tuple[Term, ...]:
    """The forms in simplified characters, the head form first."""
    return (
        Term(concept.zh, PREFERRED),
        *(Term(form, ADMITTED) for form in concept.zh_variants),
    )


def english(concept: Concept) -> tuple[Term, ...]:
    """Our renderings, the preferred one first, then the abbreviation, then those of others."""
    short = (Term(concept.abbreviation, ADMITTED, short=True),) if concept.abbreviation else ()
    return (
        Term(concept.en, PREFERRED),
        *(Term(form, ADMITTED) for form in concept.en_variants),
        *short,
        *(Term(other.en, AVOIDED, who=other.who) for other in concept.elsewhere),
    )


def ours(concept: Concept) -> tuple[str, ...]:
    """The English that the translations may use, as text; the preferred rendering first."""
    return tuple(dict.fromkeys(concept.en_forms))


def attested(concept: Concept) -> str:
    """How well the preferred rendering is attested, in one line.

    The grade, the note, and the address with the day on which it was seen there.
    """
    said = concept.evidence
    where = f" {said.url} ({said.seen})" if said.url else ""
    return f"{said.grade}: {said.note}{where}"


def loose(concept: Concept) -> str:
    """What has to be said of a word of ordinary language; nothing of any other."""
    return "The English depends on the sentence." if concept.rendering == FREE else ""


def explained(concept: Concept) -> str:
    """All that a translator should read beside the term, on one line: OmegaT reads by line."""
    others = "; ".join(f"{other.en} ({other.who})" for other in concept.elsewhere)
    elsewhere = f"Elsewhere: {others}." if others else ""
    said = (concept.gloss, concept.usage, loose(concept), elsewhere)
    return " ".join(word for part in said for word in part.split())
