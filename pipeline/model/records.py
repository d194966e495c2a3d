"""The nouns that every stage passes on: places, findings, records, ledgers, concepts.

All of them are frozen; a stage makes new ones and changes none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.model.described import Brief, Day, Lack, Official, Reading
from pipeline.model.where import Where

__all__ = [
    "DATE_FIELDS", "Begin", "Bilingual", "Brief", "Concept", "Corpus", "Day", "Elsewhere",
    "Emendation", "Entry", "Evidence", "Exemption", "Lack", "Official", "Origin", "Pairing",
    "Passage", "Problem", "Reading", "Record", "Source", "SourceNote", "Waiver", "Where",
    "listing",
]  # fmt: skip

DATE_FIELDS = ("signed", "issued", "published", "reposted")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding: where it stands, which rule found it, what to do about it."""

    where: Where
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message} [{self.rule}]"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in Chinese and in English; the English may be empty."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Emendation:
    """A one-off mend: on this line of the capture, ``exact`` is to read ``clean``.

    ``kind`` says what it is: ``damage`` (the capture has lost or gained characters),
    ``furniture`` (taken out), ``figure`` or ``metadata`` (kept, but not running text).
    """

    line: int
    exact: str
    clean: str
    kind: str
    reason: str
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A slip of the source itself: it stays as printed, and the reader is told."""

    line: int
    exact: str
    note: str
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class Exemption:
    """A line of the capture that one cleaner has to leave alone, and why."""

    cleaner: str
    line: int
    reason: str
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding of one rule at one segment that is to stand, and why it is right as it is."""

    segment: str
    rule: str
    reason: str
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class Begin:
    """The words, in both languages, that a sentence pair begins with."""

    zh: str
    en: str
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class Pairing:
    """How a reader pairs the sentences of a segment: where each pair but the first begins."""

    segment: str
    begins: tuple[Begin, ...]
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a capture came from: its bytes, its address, who put it out."""

    sha256: str
    url: str
    publisher: Bilingual
    how: str


@dataclass(frozen=True, slots=True)
class Record:
    """``record.yml``: what is known of a document, and every decision made about its text."""

    id: str
    title: Bilingual
    printed: str
    short: Bilingual
    issuer: Bilingual
    number: Bilingual
    dates: dict[str, Day]
    type: str
    origin: Origin
    remarks: tuple[str, ...]
    emendations: tuple[Emendation, ...]
    notes: tuple[SourceNote, ...]
    exemptions: tuple[Exemption, ...]
    where: Where = field(compare=False)
    waivers: tuple[Waiver, ...] = ()
    line: str = ""
    in_brief: tuple[Brief, ...] = ()
    official: tuple[Official, ...] = ()
    lacks: tuple[Lack, ...] = ()
    sentences: tuple[Pairing, ...] = ()

    @property
    def first(self) -> tuple[str, Day]:
        """The earliest date that is known, and which one it is; an empty one if none is."""
        known = ((name, day) for name, day in self.dates.items() if day.date)
        return min(known, key=lambda one: one[1].date, default=("", Day()))

    @property
    def day(self) -> str:
        """The earliest date that is known, as exactly as it is known, or nothing."""
        return self.first[1].date

    @property
    def year(self) -> str:
        """The year of that date, or nothing."""
        return self.day[:4]

    @property
    def place(self) -> tuple[str, bool, str]:
        """What documents are put in order by: a day, whether it is only a bound, and the id.

        Where the earliest date is a month or a year, its ``not_before`` counts, which puts the
        document behind those of that very day; else the earliest exact date within it, by which
        it was out at the latest; else the month or year itself, before all of its days.
        """
        first = self.first[1]
        if first.not_before:
            return first.not_before, True, self.id
        within = (day.date for day in self.dates.values() if day.date.startswith(first.date))
        exact = (date for date in within if len(date) > len(first.date))
        return min(exact, default=first.date), False, self.id


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a ledger (``en.po``): a permanent id, its Chinese, its English.

    ``previous`` is the Chinese that a fuzzy translation was made from. An entry whose text
    is no longer in the document is retired, never deleted: its id stays an anchor.
    """

    id: str
    zh: str
    en: str = ""
    fuzzy: bool = False
    previous: str = ""
    status: str = ""
    note: str = ""
    retired: bool = False
    where: Where = field(default=Where("", 0), compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """All that is on disk for one document."""

    record: Record
    capture: str
    ledger: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well a rendering is attested: A official page, B secondary page, C our choice.

    ``url`` is the page on which it was seen, ``seen`` the day; with A and B both are there.
    """

    grade: str
    note: str
    url: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document of this site in which facts of a gloss stand."""

    document: str
    segment: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An English rendering in circulation that this site does not use, and who uses it."""

    en: str
    who: str


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of the glossary: its Chinese forms, its English, what it means.

    ``zh_hant`` is what Taiwan or Hong Kong say where the term itself differs, not just the
    script. ``unattested`` says why the preferred English does not stand in the corpus.
    ``rendering`` is “free” for a word of ordinary language, whose English depends on the
    sentence. ``exclude`` lists compounds in which a form means something else. ``sources`` are
    those of the gloss; ``party`` marks stock phrases of Party and administrative language;
    ``checked`` is the day on which the entry was last checked; ``was`` are the ids of entries
    that have been merged into this one.
    """

    id: str
    zh: str
    zh_variants: tuple[str, ...]
    zh_hant: tuple[str, ...]
    pinyin: str
    en: str
    en_variants: tuple[str, ...]
    elsewhere: tuple[Elsewhere, ...]
    abbreviation: str
    category: str
    gloss: str
    usage: str
    unattested: str
    rendering: str
    evidence: Evidence
    broader: tuple[str, ...]
    related: tuple[str, ...]
    exclude: tuple[str, ...]
    where: Where = field(compare=False)
    sources: tuple[Reading | Passage, ...] = ()
    party: bool = False
    checked: str = ""
    was: tuple[str, ...] = ()

    @property
    def zh_forms(self) -> tuple[str, ...]:
        """Every Chinese form, the head form first."""
        return (self.zh, *self.zh_variants)

    @property
    def en_forms(self) -> tuple[str, ...]:
        """Every English form, the preferred one first, the abbreviation last."""
        return tuple(form for form in (self.en, *self.en_variants, self.abbreviation) if form)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything read from disk: the sources in order of id, and the glossary."""

    sources: tuple[Source, ...]
    concepts: tuple[Concept, ...]


def listing(problems: Iterable[Problem]) -> str:
    """Return the problems, each once, sorted by place, one a line."""
    return "\n".join(str(problem) for problem in sorted(set(problems)))
