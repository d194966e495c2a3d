"""Approximations: 以上, 左右, 近, 超过 and their English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.pairs import Pair, translated
from pipeline.model.records import Problem
from pipeline.terms.link import Site

FIGURE = r"[\d〇零一二两三四五六七八九十百千万亿.,]+"
UNIT = r"(?:%|‰|[^\d，。；：、（）\s]{0,4}?)"
WORDS = "two three four five six seven eight nine ten twenty thirty forty fifty".split()
NUM = rf"(?:\d[\d,.]*|\b(?:{'|'.join(WORDS)}|(?:a|one) hundred)\b)"
MONEY = r"(?:RMB |USD |EUR |US\$)?"

TIME = "(?:个?工作日|个月|小时|日|天|年|月)"

# What it means, how Chinese says it beside a figure, how English says it.
KINDS = (
    (
        "at least",
        re.compile(
            rf"{FIGURE}{UNIT}(?:及以上|以上)|(?:不得?低于|不得?少于|不能低于|至少|不小于){UNIT}{FIGURE}"
        ),
        re.compile(
            r"at least|or more|or above|or over|or higher|and above|no less than"
            r"|not (?:be )?(?:less|fewer|lower) than|no fewer than|no lower than|not (?:be )?below"
            r"|a minimum of",
            re.I,
        ),
    ),
    (
        "at most",
        re.compile(
            rf"{FIGURE}{UNIT}(?:以内|以下|之内)|{FIGURE}{TIME}内"
            rf"|(?:不得?超过|不得?高于|至多|最多|不多于|不足|不到|(?<!不)(?<!不得)低于){UNIT}{FIGURE}"
        ),
        re.compile(
            r"within|no more than|not (?:be )?(?:more|higher|greater) than|at most|or less|or fewer"
            r"|or below|or under|up to|not exceed|no longer than|(?:less|fewer|lower) than|below"
            r"|under\b|no higher than|\bno \w+ \w+ more than",
            re.I,
        ),
    ),
    (
        "about",
        re.compile(
            rf"{FIGURE}{UNIT}(?:左右|上下)|(?:大约|约(?![谈定束请会见])|大概)[^，。；\d]{{0,8}}?{FIGURE}"
        ),
        re.compile(r"about|around|approximately|roughly|some\b|or so", re.I),
    ),
    (
        "nearly",
        re.compile(rf"(?:将近|接近|(?<!最)近){FIGURE}(?![年月日]来|年|月)"),
        re.compile(r"nearly|almost|close to|just under|approach", re.I),
    ),
    (
        "more than",
        re.compile(
            rf"(?<!不)(?<!不得)(?:超过|超出|突破|逾|超){UNIT}{FIGURE}|(?<=[值额量])过{FIGURE}"
            rf"|\d[\d.,]*[余多]|[十百千万亿]余|[十百千万亿]多(?=[家件个人项次名种元部起所份宗户场])"
            r"|倍多|[一二三四五六七八九]?十几"
        ),
        re.compile(
            rf"more than|over(?= {MONEY}{NUM})|over(?= (?:half|a ))|exceed|surpass"
            r"|in excess of|above|upwards? of|topp(?:ed|ing)\b|greater than|past \d"
            r"|br(?:eak|oke|oken|eaking) through|beyond|higher than|dozens",
            re.I,
        ),
    ),
)
BEFORE = {
    "about": "about|around|approximately|roughly|some",
    "nearly": "nearly|almost(?: all)?|close to|just under",
    "more than": "more than|over(?! NUM TIME)|in excess of",
    "at least": "at least|no (?:less|fewer) than|not (?:less|fewer) than",
    "at most": "at most|no more than|not more than|up to",
}
RANK = r"(?![\d,.]*[A-Za-z])"
# “over three years” is a stretch of time, “over 300” an approximation.
STRETCH = rf"{NUM}(?: (?:or|to) {NUM})? (?:years?|months?|days?|weeks?|decades?|hours?)"
ADDED = {
    kind: re.compile(rf"\b((?:{said.replace('NUM TIME', STRETCH)}) {MONEY}{NUM}){RANK}", re.I)
    for kind, said in BEFORE.items()
}
# 不低于 contains 低于, “no less than” contains “less than”: the longer one is meant.
FLOOR = re.compile(r"(?:no|not)(?: be)? (?:less|fewer|lower) than", re.I)
CEILING = re.compile(
    r"(?:no|not)(?: be)? (?:more|higher|greater) than|\bno \w+ \w+ more than", re.I
)
PLAIN = {"at most": FLOOR, "more than": CEILING}


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
    meant = {}
    for kind, zh, en in KINDS:
        meant[kind] = [found[0] for found in zh.finditer(pair.zh)]
        if meant[kind] and len(meant[kind]) > len(en.findall(_plain(pair.en, kind))):
            yield f"“{meant[kind][-1]}” means {kind}; the English does not say so"
    for kind, added in ADDED.items():
        found = added.findall(_plain(pair.en, kind))
        if len(found) > len(meant[kind]):
            yield f"“{found[-1]}” has no approximation in the Chinese; take it out or mend it"


def _plain(text: str, kind: str) -> str:
    return PLAIN[kind].sub("□", text) if kind in PLAIN else text
