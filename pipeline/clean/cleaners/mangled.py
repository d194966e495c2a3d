"""Characters whose GBK bytes were torn apart by a program that took them for something else.

In GBK a character is two bytes, and the second may be an ASCII letter: 決 is 9B 51, “Q” being
51. When a program loses the first byte, what is left reads as a question mark and an ASCII
character; when the loss shifts the pairing, whole characters between them are false too:
。現 (A1 A3 AC 46) becomes “?” + “，” (A3 AC) + “F” (46).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.clean.cleaners.pinyin import SYLLABLE
from pipeline.model.records import Record
from pipeline.model.text import Edit, Text

# A lost byte, at times with the end of woven-in pinyin; what the shift made of the bytes
# after it; the ASCII byte that ends it; and pinyin woven in after that.
TORN = re.compile(
    rf"\?(?:{SYLLABLE}\))?(?P<shifted>[,，\u3400-\u9fff]{{0,2}})(?P<last>[A-Za-z@-~])(?:\({SYLLABLE}\))?"
)
LEAD_BYTES = range(0x81, 0xFF)
WIDE = str.maketrans(",", "，")


def mangled(text: Text, _record: Record) -> Iterator[Edit]:
    """Propose the characters that a torn place must have held, where only one reading fits.

    Every lost first byte is tried. A reading fits when it stands in the rest of the text with
    the same neighbor; where none fits, or more than one, the place is left as it is, and an
    emendation has to decide.

    Known to be wrong: a real question mark before Latin letters (“是谁?A”), if the letter
    happens to complete a character that the text uses in the same place.
    """
    now = text.now
    for found in TORN.finditer(now):
        before, after = (
            now[max(0, found.start() - 1) : found.start()],
            now[found.end() : found.end() + 1],
        )
        readings = set(_readings(found, before, after, now))
        if len(readings) == 1:
            yield Edit(found.start(), found.end(), readings.pop(), "characters torn apart")


def _readings(found: re.Match[str], before: str, after: str, now: str) -> Iterator[str]:
    tail = (found["shifted"].translate(WIDE) + found["last"]).encode("gbk", "ignore")
    plain = re.sub(rf"\({SYLLABLE}\)", "", now)
    for lead in LEAD_BYTES:
        try:
            reading = (bytes([lead]) + tail).decode("gbk")
        except UnicodeDecodeError:
            continue
        if (before and before + reading[0] in plain) or (after and reading[-1] + after in plain):
            yield reading
