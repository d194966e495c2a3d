"""The lists of the glossary: by pinyin, by English, by category, and what the filter looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import opencc

from pipeline.model.records import Concept
from pipeline.read.glossary import CATEGORIES
from pipeline.read.order import fold, fold_v, place

# Stock phrases are a part of their own, whatever their category.
PARTY, PARTY_NAME = "party-language", "Party and administrative language"
PARTY_NOTE = (
    "Stock phrases of the Party and the administration, from all categories: worth a note where "
    "they stand, but no terms of IP law or policy."
)
# Simplified to traditional script, letter by letter and as Taiwan and Hong Kong write.
SCRIPTS = ("s2t", "s2tw", "s2hk")


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a list: its anchor, its heading, its concepts, what is to be said of them."""

    id: str
    name: str
    concepts: tuple[Concept, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """One list: the name of its page, its title, its parts."""

    name: str
    title: str
    groups: tuple[Group, ...]


def indexes(concepts: tuple[Concept, ...]) -> tuple[Index, ...]:
    """The three lists; the first one is the glossary's front page."""
    by_pinyin = sorted(concepts, key=lambda one: place(one.pinyin, one.zh))
    by_english = sorted(concepts, key=lambda one: (fold(one.en), one.id))
    categories = _grouped(by_english, lambda one: PARTY if one.party else one.category)
    party = categories.get(PARTY, ())
    return (
        Index("index", "By pinyin", _lettered(by_pinyin, lambda one: one.pinyin)),
        Index("by-english", "By English", _lettered(by_english, lambda one: one.en)),
        Index(
            "by-category",
            "By category",
            (
                *(
                    Group(name, category_name(name), categories[name])
                    for name in CATEGORIES
                    if name in categories
                ),
                *([Group(PARTY, PARTY_NAME, party, PARTY_NOTE)] if party else []),
            ),
        ),
    )


def _lettered(concepts: Iterable[Concept], said: Callable[[Concept], str]) -> tuple[Group, ...]:
    """Under their first letters; what begins with a figure comes first, as it is sorted."""
    groups = _grouped(concepts, lambda one: _letter(said(one)))
    return tuple(Group(f"letter-{name.lower()}", name, all_) for name, all_ in groups.items())


def _letter(text: str) -> str:
    first = fold(text)[:1].upper()
    return first if first.isascii() and first.isalpha() else "0-9"


def _grouped(
    concepts: Iterable[Concept], key: Callable[[Concept], str]
) -> dict[str, tuple[Concept, ...]]:
    groups: dict[str, list[Concept]] = {}
    for one in concepts:
        groups.setdefault(key(one), []).append(one)
    return {name: tuple(all_) for name, all_ in groups.items()}


def category_name(category: str) -> str:
    """A category as a reader sees it."""
    return category.replace("-", " ").capitalize()


def extra(one: Concept) -> str:
    """What of a key a list does not show, in two parts parted by “|”: Chinese, Latin words.

    The rest of the key the filter makes by itself, of what the list shows.
    """
    chinese, words, _pinyin = key(one).split("|")
    shown = {*_words(f"{one.en} {one.abbreviation}"), *_syllables(one.pinyin)}
    others = (form for form in chinese.split() if form != fold(one.zh))
    return f"{' '.join(others)}|{' '.join(word for word in words.split() if word not in shown)}"


def key(one: Concept) -> str:
    """What the filter looks at, in three parts parted by “|”.

    Chinese, simplified and traditional; Latin words, each with its beginning after a space; the
    pinyin in one piece, for “lantian” as well as “lan tian”.
    """
    forms = (*one.zh_forms, *one.zh_hant)
    written = (*forms, *(_traditional(form, name) for form in forms for name in SCRIPTS))
    chinese = dict.fromkeys(fold(form) for form in written)
    english = (*one.en_forms, *(other.en for other in one.elsewhere))
    pinyin = dict.fromkeys((fold(one.pinyin), fold_v(one.pinyin)))
    words = dict.fromkeys(word for text in english for word in _words(text))
    words |= dict.fromkeys(_syllables(one.pinyin))
    return f"{' '.join(chinese)}| {' '.join(words)}|{' '.join(pinyin)}"


def _syllables(pinyin: str) -> list[str]:
    """The words of the pinyin, with u and with v for ü."""
    return [*_words(pinyin), *(fold_v(word) for word in pinyin.split())]


def _words(text: str) -> list[str]:
    """The words of a text, folded; one with a hyphen also by its parts."""
    found = []
    for piece in text.split():
        parts = [fold(part) for part in piece.replace("–", "-").split("-")]
        found += [fold(piece), *parts] if len(parts) > 1 else parts
    return [word for word in found if word]


def _traditional(text: str, name: str) -> str:
    return str(_converter(name).convert(text))


@cache
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)
