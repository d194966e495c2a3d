"""Pinyin laid beside the characters it spells: one syllable a character, and what parts them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

# Combining macron, acute, caron and grave. The diaeresis of ü is none: it is part of the letter.
TONES = frozenset("\u0304\u0301\u030c\u0300")
SIGNS = {"+": frozenset({"jiā"})}
# Words whose last syllable is spoken without a tone; dictionaries of single characters give one.
NEUTRAL = ("知识", "合同", "故事", "报酬", "消息", "商量", "部分", "关系", "力量", "意思", "认识")


@dataclass(frozen=True, slots=True)
class Syllable:
    """One character and how it is spelled; ``before`` is what stands before it, or nothing."""

    char: str
    text: str
    before: str

    @property
    def joined(self) -> bool:
        """Whether it is written in one word with what stands before it."""
        return self.before in ("", "’", "'")


def bare(text: str) -> str:
    """Pinyin without its tones, in lower case; ü stays ü."""
    parts = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", "".join(one for one in parts if one not in TONES))


def marked(text: str) -> bool:
    """Whether pinyin has a tone mark."""
    return any(one in TONES for one in unicodedata.normalize("NFD", text))


@cache
def readings(char: str) -> frozenset[str]:
    """Every reading of a character, with tones; of a character without one, nothing."""
    if char in SIGNS:
        return SIGNS[char]
    # Loaded where it is asked: the dictionary takes a tenth of a second, and a build needs none.
    from pypinyin import Style, pinyin

    found = pinyin(char, style=Style.TONE, heteronym=True, errors="ignore")
    return frozenset(one for one in found[0] if one) if found else frozenset()


def aligned(zh: str, pinyin: str) -> tuple[tuple[Syllable, ...], str]:
    """Lay pinyin beside its characters, whatever the tones.

    Returns a syllable for each character, and the rest of the characters where the spelling is
    not theirs, or nothing. Figures and Latin letters spell themselves; punctuation is passed over.
    """
    letters = [i for i, one in enumerate(pinyin) if one.isalnum()]
    folded = "".join(bare(pinyin[i]) for i in letters)
    chars = [one for one in zh if one.isalnum() or one in SIGNS]
    ends, reached = _ends(chars, folded)
    found, start = [], 0
    for char, end in zip(chars, ends, strict=False):
        first = letters[start]
        after = letters[start - 1] + 1 if start else 0
        text = pinyin[first : letters[end - 1] + 1]
        found.append(Syllable(char, text, pinyin[after:first]))
        start = end
    return tuple(found), "".join(chars[reached:]) or ("" if ends or not folded else zh)


def _ends(chars: list[str], folded: str) -> tuple[list[int], int]:
    """Where each character’s letters end, or how many characters could be spelled."""
    ways: list[dict[int, int]] = [{0: -1}]
    for char in chars:
        spelled = {bare(one) for one in readings(char)} or {char.lower()}
        ways.append(
            {at + len(one): at for at in ways[-1] for one in spelled if folded.startswith(one, at)}
        )
        if not ways[-1]:
            return [], len(ways) - 2
    at = len(folded)
    if at not in ways[-1]:
        return [], len(chars) - 1
    ends: list[int] = []
    for way in reversed(ways[1:]):
        ends.insert(0, at)
        at = way[at]
    return ends, len(chars)
