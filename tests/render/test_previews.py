"""Previews: the scripts that hold what they show."""

from __future__ import annotations

import json
import re

import pytest
from workshop import concept

from pipeline.model.records import Concept
from pipeline.render.previews import scripts, shelf


def patent(gloss: str, **changes: str) -> Concept:
    """The concept of a patent with this gloss."""
    return concept("patent", "专利", "patent", pinyin="zhuānlì", gloss=gloss, **changes)


FOLDER = "docs/assets/javascripts/concepts"


def made(*concepts: Concept) -> dict[str, str]:
    """The scripts for these concepts."""
    return scripts(concepts)


def held(*concepts: Concept) -> dict[str, list[str]]:
    """What the one script for these concepts adds to the page's object."""
    (text,) = made(*concepts).values()
    found = re.fullmatch(r"Object\.assign\(window\.concepts \|\|= \{\}, (\{.*\})\);\n", text, re.S)
    assert found, text
    return dict(json.loads(found[1]))


def test_concepts_share_scripts_by_the_letters_of_their_ids() -> None:
    """p + a + t + e + n + t is 112 + 97 + 116 + 101 + 110 + 116 = 652 = 10 · 64 + 12."""
    assert shelf("patent") == "12"
    assert shelf("a") == "33"
    assert shelf("@") == "00"
    law, other = concept("ip-law", "法", "law"), concept("net-pat", "网", "net")
    paths = list(made(patent("A right."), law, concept("tnetap", "反", "reverse"), other))
    assert paths[0] == f"{FOLDER}/12.js"
    assert len(paths) == len({shelf(name) for name in ("patent", "ip-law", "tnetap", "net-pat")})
    assert set(held(patent("A right."), concept("tnetap", "反", "reverse"))) == {"patent", "tnetap"}


def test_a_glossary_without_concepts_has_none() -> None:
    assert made() == {}


def test_a_script_holds_what_is_shown_of_its_concept() -> None:
    center = concept("center", "中心", "center", pinyin="zhōngxīn", abbreviation="TISC")
    assert held(patent("A right.")) == {"patent": ["专利", "zhuānlì", "patent", "", "A right."]}
    assert held(center) == {"center": ["中心", "zhōngxīn", "center", "TISC", "A gloss."]}


@pytest.mark.parametrize(
    "said", ['"quoted"', "back\\slash", "two\nlines", "</script>", "*/", "`${x}`", "\u2028", "𠮷"]
)
def test_no_text_can_break_a_script(said: str) -> None:
    assert held(patent(said, usage=said))["patent"][4] == said


def test_chinese_is_not_escaped() -> None:
    (text,) = made(patent("A right.")).values()
    assert "专利" in text and "\\u" not in text
