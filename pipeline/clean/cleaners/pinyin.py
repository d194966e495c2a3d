"""Pinyin woven in after characters, a disguise of copied pages: 知識(shí)產(chǎn)權(quán)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.records import Record
from pipeline.model.text import Edit, Text

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
SYLLABLE = rf"(?=[a-zü]{{0,5}}[{TONED}])[a-zü{TONED}]{{1,6}}"
WOVEN = re.compile(rf"(?<=[\u3400-\u9fff])\({SYLLABLE}\)")
# So many that they cannot be an author's own glosses.
ENOUGH = 20


def pinyin(text: Text, _record: Record) -> Iterator[Edit]:
    """Propose to take out toned syllables in half-width brackets after a character.

    It acts only on a text that has at least ENOUGH of them.

    Known to be wrong: a textbook that glosses its characters so on purpose.
    """
    found = list(WOVEN.finditer(text.now))
    if len(found) >= ENOUGH:
        yield from (Edit(one.start(), one.end(), "", "pinyin") for one in found)
