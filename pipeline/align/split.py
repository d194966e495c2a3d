"""Where sentences end, in Chinese and in English.

Chinese ends at 。！？ and at ；, outside of brackets, quotation marks and titles; English at . ! ?
and at a semicolon, outside of brackets, quotation marks and titles in italics, and not after an
abbreviation, a number of the outline or inside a figure. A clause of responsibility (…负责) that
closes a sentence is a sentence of its own on both sides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from pipeline.numbers.markers import CLAUSE, ENGLISH_CLAUSE

Span = tuple[int, int]

CLOSER = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "（": "）", "(": ")", "「": "」", "『": "』"}
CLOSER |= {"[": "]", "【": "】", "〔": "〕", "{": "}"}
CHINESE_BRACKET = re.compile("[《》〈〉“”（）()「」『』【】〔〕\\[\\]]")
ENGLISH_BRACKET = re.compile(r"[《》“”（）()\[\]*]")
CHINESE_END = re.compile("[。！？；!?]+|\\n")
# A quotation that ends in a full stop ends its sentence, unless the sentence goes on.
GOES_ON = re.compile("[的地得，、；。：！？等这为和与及是]")
ENGLISH_END = re.compile(r"[.!?]+[”’)\]*]*(?=\s|$)|;[”’)\]*]*(?=\s)|\n")
MARKER = re.compile(r"(?:[IVXLC]+|\d{1,3}|[A-Za-z]|\(?\w{1,4}\))\.?")
WORD = re.compile(r"[^\s(\[“‘*]*$")
# After these no sentence ends if a number follows.
BEFORE_NUMBER = re.compile(
    r"(?:Nos?|Arts?|Articles?|Secs?|Ch|Vol|Figs?|Eq|pp?|paras?|approx|c|ca)\.", re.I
)
# After these none ends at all, and after those only where the next word opens a sentence.
NEVER = re.compile(r"(?:vs|cf|e\.g|i\.e|viz|Mr|Mrs|Ms|Dr|Prof|St|Gen|Gov|Hon|Rev|al)\.")
SELDOM = re.compile(
    r"(?:etc|Co|Ltd|Inc|Corp|Bros|Dept|Univ|Jr|Sr|a\.m|p\.m|[A-Z]|(?:[A-Z]\.)+[A-Z]"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
)
OPENER = re.compile(
    r"(?:The|This|These|Those|That|It|Its|In|On|At|By|For|From|To|We|They|He|She|A|An|And|But|As"
    r"|All|With|Under|After|When|While|If|There|Such|Each|Both|Efforts|More)\b|\((?:Resp|Lead)"
)


def chinese(text: str) -> list[Span]:
    """Return the places of the sentences of a Chinese text; only white space is left out."""
    held = _held(text, CHINESE_BRACKET)
    cuts = set(_clause_cuts(text, CLAUSE, "。！？；：", "。；！？"))
    for found in CHINESE_END.finditer(text):
        end = found.end()
        over = _over(held, found.start())
        if not over:
            cuts.add(end)
        elif over[1] == end + 1 and _ends_with(text, over):
            cuts.add(over[1])
    return list(_spans(text, cuts))


def english(text: str) -> list[Span]:
    """Return the places of the sentences of an English text; only white space is left out."""
    held = _held(text, ENGLISH_BRACKET)
    cuts = set(_clause_cuts(text, ENGLISH_CLAUSE, ".!?;:", ".;!?"))
    for found in ENGLISH_END.finditer(text):
        end = found.end()
        over = _over(held, found.start())
        if over and not (over[1] <= end and _ends_with(text, over)):
            continue
        if found[0][0] != "." or _is_end(text, found.start(), end):
            cuts.add(end)
    return list(_spans(text, cuts))


def _spans(text: str, cuts: Iterable[int]) -> Iterator[Span]:
    """The text between the cuts without white space at the ends; nothing that is empty."""
    start = 0
    for end in sorted({*cuts, len(text)}):
        part = text[start:end]
        if said := part.strip():
            at = start + part.index(said[0])
            yield at, at + len(said)
        start = end


def _held(text: str, bracket: re.Pattern[str]) -> list[Span]:
    """The outermost places in brackets, quotation marks or asterisks that are closed again."""
    opened: list[tuple[str, int]] = []
    found: list[Span] = []
    for one in bracket.finditer(text):
        char, at = one[0], one.start()
        closes = [i for i, (said, _at) in enumerate(opened) if said == char]
        if closes:
            start = opened[closes[-1]][1]
            del opened[closes[-1] :]
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, at + 1))
        elif char in CLOSER or char == "*":
            opened.append((CLOSER.get(char, char), at))
    return found


def _over(held: list[Span], at: int) -> Span | None:
    """The place that holds this one; they are in order and none is in another."""
    found = held[bisect_left(held, (at, 0)) - 1] if held else (0, 0)
    return found if found[0] < at < found[1] else None


def _ends_with(text: str, over: Span) -> bool:
    """Whether a sentence ends with what is in the brackets, whose own last sentence ended."""
    if text[over[0]] in "“‘「『":
        return not GOES_ON.match(text, over[1])
    # A whole sentence in brackets, after one that has ended.
    return not text[: over[0]].rstrip() or text[: over[0]].rstrip()[-1] in "。！？；.!?;"


def _clause_cuts(text: str, clause: re.Pattern[str], before: str, after: str) -> Iterator[int]:
    for found in clause.finditer(text):
        start, end = found.span()
        led = not text[:start].rstrip() or text[:start].rstrip()[-1] in before
        rest = text[end:].lstrip()
        if rest and rest[0] in after:
            end = text.index(rest[0], end) + 1
        elif rest and not led:
            continue
        yield from (start, end)


def _is_end(text: str, start: int, end: int) -> bool:
    """Whether a full stop ends a sentence: not a number of the outline, not an abbreviation."""
    rest = text[end:].lstrip()
    if not rest:
        return True
    if rest[0].islower() or MARKER.fullmatch(text[:start].strip()):
        return False
    found = WORD.search(text, max(0, start - 16), start)
    word = (found[0] if found else "") + "."
    if NEVER.fullmatch(word):
        return False
    if BEFORE_NUMBER.fullmatch(word):
        return not rest[0].isdigit()
    return not SELDOM.fullmatch(word) or bool(OPENER.match(rest))
