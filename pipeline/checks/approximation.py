"""Approximations: 以上, 左右, 近, 超过 and their English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.link import Site
from pipeline.model import Problem
from pipeline.pairs import Pair, translated

FIGURE = r"[\d〇零一二两三四五六七八九十百千万亿.,]+"
UNIT = r"(?:%|‰|[^\d，。；：、（）\s]{0,4}?)"
WORDS = "two three four five six seven eight nine ten twenty thirty forty fifty".split()
NUM = rf"(?:\d[\d,.]*|\b(?:{'|'.join(WORDS)}|(?:a|one) hundred)\b)"
MONEY = r"(?:RMB |USD |EUR |US\$)?"

# What it means, how Chinese says it beside a figure, how English says it.
KINDS = (
    (
        "at least",
        re.compile(rf"{FIGURE}{UNIT}(?:及以上|以上)|(?:不低于|不少于|至少|不小于){UNIT}{FIGURE}"),
        re.compile(
            r"at least|or more|or above|or over|or higher|and above|no less than|not less than"
            r"|no fewer than|not fewer than|no lower than|not lower than|not below|a minimum of",
            re.I,
        ),
    ),
    (
        "at most",
        re.compile(
            rf"{FIGURE}{UNIT}(?:以内|以下|之内)|(?:不超过|不高于|至多|最多|不多于){UNIT}{FIGURE}"
        ),
        re.compile(
            r"within|no more than|not more than|at most|or less|or fewer|or below|or under|up to"
            r"|not exceed|no longer than|less than|fewer than|below|under|no higher than",
            re.I,
        ),
    ),
    (
        "about",
        re.compile(rf"{FIGURE}{UNIT}(?:左右|上下)|(?:大约|约|大概){FIGURE}"),
        re.compile(r"about|around|approximately|roughly|some\b|or so", re.I),
    ),
    (
        "nearly",
        re.compile(rf"(?:将近|接近|近){FIGURE}(?![年月日]来|年)"),
        re.compile(r"nearly|almost|close to|just under|approach", re.I),
    ),
    (
        "more than",
        re.compile(
            rf"(?:超过|超出|突破|逾|超){UNIT}{FIGURE}|\d[\d.,]*[余多]|[十百千万亿][余多](?=[万亿家件个人项次名种元部起所份宗户])"
        ),
        re.compile(
            r"more than|over\b|exceed|surpass|in excess of|above|upwards? of|top(?:ped|ping)\b"
            r"|greater than|past\b|br(?:eak|oke|oken|eaking) through|beyond|higher than",
            re.I,
        ),
    ),
)
# An approximation that stands right before a figure in the English needs one in the Chinese.
BEFORE = {
    "about": "about|around|approximately|roughly",
    "nearly": "nearly|almost|close to|just under",
    "more than": "more than|over|in excess of",
    "at least": "at least|no (?:less|fewer) than|not (?:less|fewer) than",
    "at most": "at most|no more than|not more than|up to",
}
RANK = r"(?!\d*(?:st|nd|rd|th)\b)"
ADDED = {
    kind: re.compile(rf"\b(?:{said}) {MONEY}{NUM}{RANK}", re.I) for kind, said in BEFORE.items()
}
# 不低于 contains 低于, “no less than” contains “less than”: the longer one is meant.
NEGATED = re.compile(r"(?:no|not) (?:more|less|fewer|lower|higher|greater) than", re.I)


def approximation(site: Site) -> Iterator[Problem]:
    """An approximate figure stays approximate, in the same direction.

    以上 sets a floor and 以内 a ceiling; to drop either changes what was promised.

    Bad: 增长20%以上 = increase by 20 percent
    Good: 增长20%以上 = increase by 20 percent or more
    """
    for pair in translated(site):
        yield from (pair.problem("approximation", message) for message in compared(pair))


def compared(pair: Pair) -> Iterator[str]:
    """Yield what is wrong with the approximations of one pair."""
    plain = NEGATED.sub("□", pair.en)
    meant = {}
    for kind, zh, en in KINDS:
        meant[kind] = [found[0] for found in zh.finditer(pair.zh)]
        text = plain if kind == "more than" else pair.en
        missing = len(meant[kind]) - len(en.findall(text))
        if missing > 0:
            yield f"“{meant[kind][-1]}” means {kind}; the English does not say so"
    for kind, en in ADDED.items():
        text = plain if kind == "more than" else pair.en
        found = en.search(text)
        if found and not meant[kind]:
            yield f"“{found[0]}” has no approximation in the Chinese; take it out or mend it"
