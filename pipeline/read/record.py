"""Read a ``record.yml``: what is known of a document, and what a reader is told of it."""

from __future__ import annotations

import re
from typing import Any

from pipeline.model.described import ELSEWHERE, INFERRED, STATED, Brief, Lack, Official
from pipeline.model.records import (
    DATE_FIELDS,
    Begin,
    Bilingual,
    Day,
    Emendation,
    Exemption,
    Origin,
    Pairing,
    Problem,
    Reading,
    Record,
    SourceNote,
    Waiver,
)
from pipeline.read import shape
from pipeline.read.shape import ADDRESS, HERE, ID, WEB, Keys, Many, Text

TYPES = ("speech", "work priorities", "plan", "guidelines", "notice", "law", "other")
EMENDATIONS = ("damage", "furniture", "figure", "metadata")
SEGMENT = re.compile(r"[nscef]\d+-\d+-\d+")
NUMBER = re.compile(r"[1-9]\d*")

BLANK = Text(blank=True)
OPTIONAL = Text(required=False, blank=True)
LINE = Text(form=NUMBER, what="it has to be the number of a line of the capture, from 1")
BOTH = Keys({"zh": Text(), "en": Text()})
AT = Many(Text(form=SEGMENT, what="it has to be the id of a segment, as s3-4-1"), required=True)
PAGE = Keys(
    {
        "title": Text(),
        "url": Text(form=WEB, what=ADDRESS),
        "seen": Text(date=True),
    },
    required=False,
)
DAY = Keys(
    {
        "date": Text(blank=True, date=True),
        "basis": Text(required=False, blank=True, choices=(STATED, INFERRED, ELSEWHERE)),
        "note": OPTIONAL,
        "source": PAGE,
        "not_before": Text(required=False, blank=True, date=True),
    }
)
RECORD = Keys(
    {
        "id": Text(form=ID, what="an id is lower-case ASCII words joined by hyphens"),
        "title": Keys({"zh": Text(), "en": Text(), "printed": BLANK}),
        "short": BOTH,
        "issuer": BOTH,
        "number": Keys({"zh": BLANK, "en": BLANK}),
        "dates": Keys(dict.fromkeys(DATE_FIELDS, DAY)),
        "type": Text(choices=TYPES),
        "capture": Keys(
            {
                "sha256": Text(form=re.compile("[0-9a-f]{64}"), what="it has to be 64 hex digits"),
                "url": BLANK,
                "publisher": Keys({"zh": BLANK, "en": BLANK}),
                "how": Text(),
            }
        ),
        "line": OPTIONAL,
        "in_brief": Many(Keys({"says": Text(), "at": AT})),
        "official": Many(
            Keys(
                {
                    "language": Text(choices=("zh", "en")),
                    "title": Text(),
                    "url": Text(form=WEB, what=ADDRESS),
                    "seen": Text(date=True),
                    "note": OPTIONAL,
                }
            )
        ),
        "lacks": Many(Keys({"what": Text(), "at": AT, "source": PAGE})),
        "remarks": Many(Text()),
        "emendations": Many(
            Keys(
                {
                    "line": LINE,
                    "exact": Text(),
                    "clean": BLANK,
                    "kind": Text(choices=EMENDATIONS),
                    "reason": Text(),
                }
            )
        ),
        "notes": Many(Keys({"line": LINE, "exact": Text(), "note": Text()})),
        "exemptions": Many(Keys({"cleaner": Text(), "line": LINE, "reason": Text()})),
        "waivers": Many(Keys({"segment": Text(form=SEGMENT), "rule": Text(), "reason": Text()})),
        "sentences": Many(
            Keys(
                {
                    "segment": Text(form=SEGMENT),
                    "begins": Many(Keys({"zh": Text(), "en": Text()}), required=True),
                }
            )
        ),
    }
)


def parsed(text: str, file: str) -> tuple[Record | None, list[Problem]]:
    """Read the text of a record; return it, or None where that cannot be, and what is wrong."""
    found, problems = shape.load(text, file, RECORD)
    return (None, problems) if problems else (_record(found), [])


def _record(found: dict[str, Any]) -> Record:
    capture = found["capture"]
    return Record(
        id=found["id"],
        title=_both(found["title"]),
        printed=found["title"]["printed"],
        short=_both(found["short"]),
        issuer=_both(found["issuer"]),
        number=_both(found["number"]),
        dates={name: _day(found["dates"][name]) for name in DATE_FIELDS},
        type=found["type"],
        origin=Origin(
            capture["sha256"], capture["url"], _both(capture["publisher"]), capture["how"]
        ),
        line=found["line"],
        in_brief=tuple(Brief(one["says"], one["at"], one[HERE]) for one in found["in_brief"]),
        official=tuple(
            Official(one["language"], _page(one), one["note"], one[HERE])
            for one in found["official"]
        ),
        lacks=tuple(
            Lack(one["what"], one["at"], _source(one["source"]), one[HERE])
            for one in found["lacks"]
        ),
        remarks=found["remarks"],
        emendations=tuple(_emendation(one) for one in found["emendations"]),
        notes=tuple(
            SourceNote(int(one["line"]), one["exact"], one["note"], one[HERE])
            for one in found["notes"]
        ),
        exemptions=tuple(
            Exemption(one["cleaner"], int(one["line"]), one["reason"], one[HERE])
            for one in found["exemptions"]
        ),
        waivers=tuple(
            Waiver(one["segment"], one["rule"], one["reason"], one[HERE])
            for one in found["waivers"]
        ),
        where=found[HERE],
        sentences=tuple(_pairing(one) for one in found["sentences"]),
    )


def _pairing(one: dict[str, Any]) -> Pairing:
    begins = (Begin(begin["zh"], begin["en"], begin[HERE]) for begin in one["begins"])
    return Pairing(one["segment"], tuple(begins), one[HERE])


def _both(found: dict[str, Any]) -> Bilingual:
    return Bilingual(found["zh"], found["en"])


def _day(found: dict[str, Any]) -> Day:
    source = _source(found["source"])
    return Day(
        found["date"], found["basis"], found["note"], source, found["not_before"], found[HERE]
    )


def _source(found: dict[str, Any] | None) -> Reading | None:
    return _page(found) if found else None


def _page(found: dict[str, Any]) -> Reading:
    return Reading(found["title"], found["url"], found["seen"])


def _emendation(one: dict[str, Any]) -> Emendation:
    return Emendation(
        int(one["line"]), one["exact"], one["clean"], one["kind"], one["reason"], one[HERE]
    )
