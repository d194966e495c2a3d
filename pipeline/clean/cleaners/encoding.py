"""Encodings: signs that belong to a file and not to its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.records import Record
from pipeline.model.text import Edit, Text

INVISIBLE = "\u200b-\u200f\u2060\u00ad\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f"
KINDS = (
    ("byte order mark", re.compile("\ufeff")),
    ("carriage return", re.compile(rf"\r(?=[\r\ufeff{INVISIBLE}]*(?:\n|$))")),
    ("invisible sign", re.compile(f"[{INVISIBLE}]")),
)
# What ``read.decode`` leaves of a byte that is neither UTF-8 nor GB18030.
UNDECODED = re.compile("[\ud800-\udfff]")


def encoding(text: Text, _record: Record) -> Iterator[Edit]:
    """Propose to take out byte order marks, carriage returns and invisible signs.

    A byte that no encoding explains becomes U+FFFD, which a reader can see.

    Known to be wrong: nowhere in Chinese; a joiner (U+200C, U+200D) matters in other scripts.
    """
    now = text.now
    for kind, pattern in KINDS:
        for found in pattern.finditer(now):
            yield Edit(found.start(), found.end(), "", kind)
    for found in UNDECODED.finditer(now):
        yield Edit(found.start(), found.end(), "\ufffd", "byte that no encoding explains")
