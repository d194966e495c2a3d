"""Half-width punctuation in Chinese context, where the standard (GB/T 15834) has full width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Record
from pipeline.text import Edit, Text

WIDE = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}
CHINESE = re.compile(r"[\u3400-\u9fff，。、；：？！（）《》〈〉“”‘’「」〔〕…]")
PAIR = re.compile(r"\(([^()\n]*)\)")
SINGLE = re.compile(r"[,:;!?()]")
URL = re.compile(r"https?://[A-Za-z0-9./?=&_#%:~\\-]+")


def punctuation(text: Text, _record: Record) -> Iterator[Edit]:
    """Propose full width for a mark that has a Chinese character or mark beside it.

    Brackets go in pairs: both when there is Chinese in them or beside them. What stands
    between figures or Latin letters (1,500; 10:30; a URL) has no Chinese beside it and stays.

    Known to be wrong: an English phrase quoted in a Chinese sentence, at its two ends.
    """
    now = text.now
    chars = list(now)
    taken = {i for url in URL.finditer(now) for i in range(*url.span())}
    for pair in PAIR.finditer(now):
        if _in_chinese(pair, chars) and not taken & {pair.start(), pair.end() - 1}:
            chars[pair.start()], chars[pair.end() - 1] = "（", "）"
    places = [found.start() for found in SINGLE.finditer(now) if found.start() not in taken]
    while _widen(chars, places):
        pass
    for i in places:
        if chars[i] != now[i]:
            yield Edit(i, i + 1, chars[i], "half-width punctuation")


def _in_chinese(pair: re.Match[str], chars: list[str]) -> bool:
    near = chars[max(0, pair.start() - 1) : pair.start()] + chars[pair.end() : pair.end() + 1]
    return bool(CHINESE.search(pair[1]) or any(CHINESE.match(char) for char in near))


def _widen(chars: list[str], places: list[int]) -> bool:
    """Widen each single mark beside Chinese; say whether there was one."""
    changed = False
    for i in places:
        if chars[i] in WIDE and _beside_chinese(chars, i):
            chars[i] = WIDE[chars[i]]
            changed = True
    return changed


def _beside_chinese(chars: list[str], i: int) -> bool:
    return any(CHINESE.match(char) for char in (*chars[max(0, i - 1) : i], *chars[i + 1 : i + 2]))
