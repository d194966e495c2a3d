"""Approximations: 以上, 左右, 近, 超过 and their English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.pairs import Pair, translated
from pipeline.model.records import ERROR, STYLE, Problem
from pipeline.terms.link import Site

FIGURE = r"[\d〇零一二两三四五六七八九十百千万亿.,]+"
UNIT = r"(?:%|‰|[^\d，。；：、（）\s]{0,4}?)"
WORDS = "two three four five six seven eight nine ten twenty thirty forty fifty".split()
NUM = rf"(?:\d[\d,.]*|\b(?:{'|'.join(WORDS)}|(?:a|one) hundred)\b)"
MONEY = r"(?:RMB ?|USD |EUR |US\$|CNY ?|CN¥|¥|\$|€)?"
TIME = "(?:个?工作日|个月|小时|日|天|年|月)"
YEAR = r"(?:19|20)\d\d\b"

# How English says that a figure is a floor, a ceiling, or not exact. Translators choose freely
# among the words of one side, so that what is asked for is the side.
MORE = (
    rf"more than|over(?= {MONEY}{NUM})(?! {YEAR})|over (?=half|an? |one|a )|exceed|surpass"
    rf"|topp(?:ed|ing)\b"
    r"|tops\b|in excess of|above|upwards? of|greater than|past (?:\d|the )|passed|past\b"
    r"|br(?:eak|oke|oken|eaking) through"
    r"|beyond|higher than|dozens?\b|-(?:plus|odd)\b|\d\+|well over|north of|and (?:more"
    r"|counting)|plus\b|larger than"
    r"|longer than|cross(?:ed|ing)"
)
LEAST = (
    r"at least|or more|or above|or over|or higher|or (?:greater|longer|better|older|later)"
    r"|and (?:above|over|more|up)"
    r"|(?:no|not)(?: be)? (?:less|fewer|lower|smaller|shorter) than|not (?:be )?below"
    r"|a? ?minimum|not fall below"
)
MOST = (
    r"within|at most|or (?:less|fewer|below|under|lower|shorter|younger|smaller)|and (?:below"
    r"|under)|up to|(?:not|never)(?: to)? exceed"
    r"|\bno(?:t|r)? (?:(?!than)[^.;,]){0,60}?(?:more|higher|greater|longer|larger|later"
    r"|exceeding|over|beyond)"
    r"|(?:less|fewer|lower|smaller|shorter|younger) than|below|under\b|capped|cap of|ceiling"
    r"|maximum|limit|as (?:many|much) as"
    r"|short of|without exceeding|inside|do(?:es)? not exceed|in no more|by the end of|fail(?:ed"
    r"|s|ing)? to reach"
)
ABOUT = (
    r"about|around|approximately|approx\.|roughly|some\b|or so|circa|nearly|close to|almost"
    r"|in the (?:region|order|vicinity) of"
    r"|an estimated|-odd\b|more or less|in all but|or thereabouts"
)
NEARLY = (
    r"nearly|almost|close to|just (?:under|below|short)|approach|about|around|some\b|roughly"
    r"|virtually|approximately|near(?:ing)?\b"
    r"|a little (?:under|less|below)|slightly (?:under|less|below)|as (?:many|much) as|up to"
    r"|getting on for"
)
# From 3 to 5, 3–5, between 3 and 5: a floor and a ceiling at once.
RANGED = re.compile(
    rf"between .{{1,60}} and |from .{{1,60}} to |{NUM}(?: \w+){{0,3}}?(?: to |–|-){MONEY}{NUM}"
    rf"|\b\w+ to \w+ times",
    re.I,
)


def _lower(pattern: str) -> re.Pattern[str]:
    """A pattern for texts in lower case, which are searched faster than those in any case."""
    return re.compile(
        pattern.replace("RMB", "rmb")
        .replace("USD", "usd")
        .replace("EUR", "eur")
        .replace("CNY", "cny")
        .replace("CN¥", "cn¥")
        .replace("US", "us")
    )


# What it means, how Chinese says it beside a figure, how English says it.
KINDS = (
    (
        "at least",
        re.compile(
            rf"{FIGURE}{UNIT}(?:及以上|以上)|(?:不得?低于|不得?少于|不能低于|至少"
            rf"|不小于){UNIT}{FIGURE}"
        ),
        _lower(f"{LEAST}|{MORE}|from (?=[\\d¥r])"),
    ),
    (
        "at most",
        re.compile(
            rf"{FIGURE}{UNIT}(?:以内|以下|之内)"
            rf"|(?:不得?超过|不得?高于|至多|最多|不多于|不足|不到"
            rf"|(?<!不)(?<!不得)低于){UNIT}{FIGURE}"
        ),
        _lower(MOST),
    ),
    (
        "within",
        re.compile(rf"{FIGURE}{TIME}内"),
        _lower(f"{MOST}|\\b(?:for|in|during|over|by|before|after|of|from|between)\\b"),
    ),
    (
        "about",
        re.compile(
            rf"{FIGURE}{UNIT}(?:左右|上下|前后)"
            rf"|(?:大约"
            rf"|(?<![缔条节制签违履集公预邀契简特盟商])(?<!(?<!折)合)约(?![谈定束请会见])"
            rf"|大概)[^，。；\d]{{0,8}}?{FIGURE}"
        ),
        _lower(ABOUT),
    ),
    (
        "nearly",
        re.compile(rf"(?:将近|接近|(?<![最附远])近){FIGURE}(?![年月日]来|年|月)"),
        _lower(NEARLY),
    ),
    (
        "more than",
        re.compile(
            rf"(?<!不)(?<!不得)(?:超过|超出|突破|逾|超){UNIT}{FIGURE}|(?<=[值额量])过{FIGURE}"
            rf"|\d[\d.,]*[余多]|[十百千万亿]余|[十百千万亿]多(?=[家件个人项次名种元部起所份宗户场])"
            r"|倍多|[一二三四五六七八九]?十几"
        ),
        _lower(f"{MORE}|at least|or more|several|a few|(?:no|not)(?: be)? (?:less|fewer) than"),
    ),
)
# Two kinds on one side, both in a sentence: its English has as many words for them.
TOGETHER = (
    (("about", "nearly"), _lower(f"{ABOUT}|{NEARLY}")),
    (("more than", "at least"), _lower(f"{LEAST}|{MORE}")),
)
BEFORE = {
    "about": "about|around|approximately|roughly",
    "nearly": "nearly|almost(?: all)?|close to|just under",
    "more than": "more than|over(?! NUM TIME)|in excess of",
    "at least": "at least|no (?:less|fewer) than|not (?:less|fewer) than",
    "at most": "at most|no more than|not more than|up to",
}
# What the Chinese may have for what English adds.
SIDES = {
    ("about", "nearly"): ("about", "nearly", "short of"),
    ("more than", "at least"): ("more than", "at least"),
    ("at most",): ("at most", "within"),
}
INEXACT = re.compile("[余多约近数几超逾]|左右|上下|以上|以下|以内|不[足到超低少]")
SHORT_OF = ("不足", "不到")
RANK = r"(?![\d,.]*[A-Za-z])"
# “over three years” is a stretch of time, “over 300” an approximation; so is “over 2021” none.
SOME = re.compile(rf"\bsome {MONEY}{NUM}", re.I)
STRETCH = (
    rf"(?:{YEAR}|{NUM}(?:[- ](?:or|to) {NUM})?[- ](?:years?|months?|days?|weeks?|decades?|hours?))"
)
ADDED = {
    kind: re.compile(rf"\b((?:{said.replace('NUM TIME', STRETCH)}) {MONEY}{NUM}){RANK}", re.I)
    for kind, said in BEFORE.items()
}
# Approximations that Chinese says in other words than those above.
SAID_OTHERWISE = {
    "about": re.compile(
        "余|多(?=[家件个人项次名种元部起所份宗户场万亿])|[数几][十百千万亿]|估|概"
        r"|近(?!年|来|期|日|[一二两三四五六七八九十几\d]+(?:年|个月))|约(?![谈定束请会见])"
    ),
    "nearly": re.compile("差[一不]|将近|临近|[数几][十百千万亿]|几乎"),
    "more than": re.compile("[余多破过超逾高长数几上胜满]|开外|不止|不少|不低|以上"),
    "at least": re.compile("[余多破过超逾高满]|起码|最少|最低|以上|不[低少]|保底"),
    "at most": re.compile("[限顶达至内]|不超|最[多高大长]|以下|封顶|上限"),
}
# 不低于 contains 低于, “no less than” contains “less than”: the longer one is meant.
MAYBE = re.compile(
    r"about|around|approximately|roughly|nearly|almost|close to|just under|than|over |excess"
    r"|least|most|up to"
)
FLOOR = re.compile(r"(?:no|not)(?: be)? (?:less|fewer|lower) than", re.I)
CEILING = re.compile(
    r"\b(?:no|not|nor|never|neither|none|without|cannot)\b(?:(?!than)[^.;,]){0,60}?"
    r"\b(?:(?:more|higher|greater|longer|larger) than|over|exceed\w*|above|beyond|in excess of)",
    re.I,
)
PLAIN = {"at most": FLOOR, "more than": CEILING, "at least": CEILING}


def approximation(site: Site) -> Iterator[Problem]:
    """An approximate figure stays approximate, in the same direction.

    以上 sets a floor and 以内 a ceiling; to drop either changes what was promised. Any words of
    the same direction will do. Where English says once what holds of several figures, or “some”
    where the Chinese is exact, it is a matter of style.

    Bad: 增长20%以上 = increase by 20 percent
    Good: 增长20%以上 = increase by 20 percent or more
    """
    for pair in translated(site):
        found = list(compared(pair))
        yield from (pair.problem("approximation", *one) for one in found)
        # “Some 500” may be no more than a way to begin a sentence.
        if (
            not found
            and "some " in pair.en.lower()
            and (some := SOME.search(pair.en))
            and not INEXACT.search(pair.zh)
        ):
            message = f"“{some[0]}” is approximate and the Chinese is not; take “some” out"
            yield pair.problem("approximation", message, STYLE)


def compared(pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the approximations of one pair."""
    meant = {kind: [found[0] for found in zh.finditer(pair.zh)] for kind, zh, _en in KINDS}
    lower = pair.en.lower()
    both = bool(meant["at least"] and meant["at most"])
    ranges = len(RANGED.findall(pair.en)) if both else 0
    for kind, _zh, en in KINDS:
        if not meant[kind]:
            continue
        said = len(en.findall(_plain(lower, kind)))
        if both and kind in ("at least", "at most"):
            said += ranges
        if len(meant[kind]) > said:
            # English may say once what holds of several figures: not more than two, four or six.
            message = f"“{meant[kind][-1]}” means {kind}; the English does not say so"
            yield message, STYLE if said else ERROR
    for kinds, en in TOGETHER:
        all_ = [one for kind in kinds for one in meant[kind]]
        if both or not all(meant[kind] for kind in kinds):
            continue
        if len(all_) > len(en.findall(_plain(lower, kinds[0]))):
            yield f"“{'”, “'.join(all_)}” are approximate; the English has fewer of them", STYLE
    if not MAYBE.search(lower):
        return
    rest = pair.zh
    for said_once in (one for found in meant.values() for one in found):
        rest = rest.replace(said_once, "□")
    sizes = {kind: len(found) for kind, found in meant.items()}
    # 不足三成 is “nearly 30 percent” too.
    sizes["short of"] = sum(one.startswith(SHORT_OF) for one in meant["at most"])
    yield from _added(pair.en, sizes, rest)


def _added(en: str, meant: dict[str, int], rest: str) -> Iterator[tuple[str, str]]:
    """Approximations of the English that the Chinese has not, not even in the rest of its words."""
    found = {kind: added.findall(_plain(en, kind)) for kind, added in ADDED.items()}
    for kinds, sides in SIDES.items():
        said = [one for kind in kinds for one in found[kind]]
        there = sum(meant[side] for side in sides)
        if len(said) > there and not any(SAID_OTHERWISE[kind].search(rest) for kind in kinds):
            yield f"“{said[-1]}” has no approximation in the Chinese; take it out or mend it", ERROR
            return


def _plain(text: str, kind: str) -> str:
    return PLAIN[kind].sub("□", text) if kind in PLAIN else text
