"""Names: one institution, law or place is not put for another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.checks.known_names import BODY, COUNTRY, COURT, NAMES, Name
from pipeline.checks.pairs import translated
from pipeline.model.records import Problem
from pipeline.terms.link import Site

# Compounds in which the characters of a name mean something else.
NO_NAMES = (
    "专利代理", "法国际", "发明创造", "商标代理", "上海合作组织", "发明人", "联合国资委",
    "联合国家", "联合国务院", "联合国知局",
)  # fmt: skip
CHINESE = {form: place for place, name in enumerate(NAMES) for form in name.zh}
FORMS = [*CHINESE, *NO_NAMES]
FINDER = AhoCorasick(FORMS, matchkind=MatchKind.LeftmostLongest)
# Names of these kinds are said as often as the Chinese says them, or less often.
COUNTED = (COURT, BODY, COUNTRY)
COUNTRIES = tuple(form for name in NAMES if name.kind == COUNTRY for form in name.zh)
# The abbreviation after a name says it no second time.
SPELLED_OUT = re.compile(r"\([A-Z]{2,7}\)")
# Up to so many letters a form may be part of another word.
SHORT = 5


def _pattern(name: Name) -> re.Pattern[str]:
    """The English forms as whole words; only what is written in lower case is in any case."""
    forms = sorted(name.en, key=len, reverse=True)
    said = "|".join(
        f"(?i:{re.escape(form)})" if form.islower() else re.escape(form) for form in forms
    )
    return re.compile(rf"(?<![A-Za-z])(?:{said})(?![A-Za-z])")


LOWER = tuple(tuple(form.lower() for form in name.en) for name in NAMES)
ENGLISH = tuple(_pattern(name) for name in NAMES)
# A court may be taken for another body, but a body’s own name says nothing of a court’s level.
BESIDE = {COURT: (COURT, BODY)}
OF_KIND = {
    kind: tuple(place for place, name in enumerate(NAMES) if name.kind in BESIDE.get(kind, (kind,)))
    for kind in dict.fromkeys(name.kind for name in NAMES)
}


def names(site: Site) -> Iterator[Problem]:
    """A body, court, law, right or place is not put for another one of its kind.

    The sentence would be true of somebody else. It is found where the Chinese names one that
    the English has not, and the English one that the Chinese has not; a body that is only
    called “it”, or by another name, is left to the translator.

    Bad: 最高人民法院发布解释 = the Supreme People’s Procuratorate issued an interpretation
    Good: 最高人民法院发布解释 = the Supreme People’s Court issued an interpretation
    """
    for pair in translated(site):
        for here, there in exchanged(pair.zh, pair.en):
            message = f"“{here}” stands beside “{there}”, which the Chinese does not name"
            yield pair.problem("names", f"{message}; mend the name")


def _is_more(place: int, zh: str, text: str) -> bool:
    """Whether English has a name that Chinese has not, or has it more often."""
    name = NAMES[place]
    times = sum(zh.count(form) for form in name.zh)
    if not times:
        return not any(one in zh for one in name.hints)
    said = ENGLISH[place].findall(SPELLED_OUT.sub("", text))
    return name.kind in COUNTED and len(said) > times


def _stands(place: int, text: str) -> bool:
    """Whether the name stands in English; what is long is known without its edges."""
    quick = any(form in text for form in NAMES[place].en if len(form) > SHORT)
    return quick or bool(ENGLISH[place].search(text))


def exchanged(zh: str, en: str) -> Iterator[tuple[str, str]]:
    """The names of the Chinese that have gone, each with the English one that took its place."""
    found = [FORMS[index] for index, _start, _end in FINDER.find_matches_as_indexes(zh)]
    present = {CHINESE[form]: form for form in found if form in CHINESE}
    # 日本特许厅 is a name, and 日本 in it another one.
    present |= {CHINESE[form]: form for form in COUNTRIES if form in zh}
    if not present:
        return
    text = en.replace("'", "’")
    lower = text.lower()
    for place, form in present.items():
        if _stands(place, text):
            continue
        for other in OF_KIND[NAMES[place].kind]:
            if other == place or not _is_more(other, zh, text):
                continue
            if any(form in lower for form in LOWER[other]) and (
                said := ENGLISH[other].search(text)
            ):
                yield form, said[0]
                break
