"""Half-width punctuation in Chinese context, where the standard (GB/T 15834) has full width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.records import Record
from pipeline.model.text import Edit, Text

WIDE = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}
CHINESE = re.compile(r"[\u3400-\u9fff，。、；：？！（）《》〈〉“”‘’「」〔〕…]")
MARK = re.compile(r"[,:;!?()]")
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
    marks = [found.start() for found in MARK.finditer(now) if found.start() not in taken]
    pairs = _pairs(chars, marks)
    single = [i for i in marks if not any(i in pair for pair in pairs)]
    while _widen_pairs(chars, pairs) or _widen_singles(chars, single):
        pass
    for i in marks:
        if chars[i] != now[i]:
            yield Edit(i, i + 1, chars[i], "half-width punctuation")


def _pairs(chars: list[str], marks: list[int]) -> list[tuple[int, int]]:
    """The brackets that belong together, on one line each."""
    found: list[tuple[int, int]] = []
    held: list[int] = []
    last = 0
    for i in marks:
        if "\n" in chars[last:i]:
            held = []
        last = i
        if chars[i] == "(":
            held.append(i)
        elif chars[i] == ")" and held:
            found.append((held.pop(), i))
    return found


def _widen_pairs(chars: list[str], pairs: list[tuple[int, int]]) -> bool:
    """Widen the brackets with Chinese in them or beside them; say whether there were any."""
    changed = False
    for left, right in pairs:
        inside = any(CHINESE.match(char) for char in chars[left + 1 : right])
        near = _beside_chinese(chars, left) or _beside_chinese(chars, right)
        if chars[left] == "(" and (inside or near):
            chars[left], chars[right] = "（", "）"
            changed = True
    return changed


def _widen_singles(chars: list[str], places: list[int]) -> bool:
    """Widen each single mark beside Chinese; say whether there was one."""
    changed = False
    for i in places:
        if chars[i] in WIDE and _beside_chinese(chars, i):
            chars[i] = WIDE[chars[i]]
            changed = True
    return changed


def _beside_chinese(chars: list[str], i: int) -> bool:
    return any(CHINESE.match(char) for char in (*chars[max(0, i - 1) : i], *chars[i + 1 : i + 2]))
