"""Previews: a tip that is read at a glance, and scripts that hold what the previews show."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workshop import concept

from pipeline.model.records import Concept
from pipeline.render.previews import scripts, shelf, tip

HEAD = "专利 (zhuānlì): patent."
LONGEST = 240


def patent(gloss: str, **changes: str) -> Concept:
    """The concept of a patent with this gloss."""
    return concept("patent", "专利", "patent", pinyin="zhuānlì", gloss=gloss, **changes)


def sentence(size: int) -> str:
    """A sentence of so many characters."""
    return f"A{'b' * (size - 2)}."


# --- The tip ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gloss", "shown"),
    [
        pytest.param("A right.", "A right.", id="one sentence"),
        pytest.param("A right. It lasts.", "A right. It lasts.", id="two that fit"),
        pytest.param(
            f"A right. {sentence(205)} More.", f"A right. {sentence(205)}", id="as many as fit"
        ),
        pytest.param(
            f"A right. {sentence(220)} Short.", "A right.", id="none behind one that does not fit"
        ),
        pytest.param(f"{sentence(300)} More.", sentence(300), id="the first in any case"),
        pytest.param("A fee of 1.5 yuan. More.", "A fee of 1.5 yuan. More.", id="a figure"),
        pytest.param(f"Is it so? {sentence(215)} No!", "Is it so?", id="a question is a sentence"),
        pytest.param(
            f"A right. “{sentence(220)}” No.", "A right.", id="a quotation begins a sentence"
        ),
        pytest.param("A right", "A right", id="no full stop"),
        pytest.param("A U.S. word.\nMore.", "A U.S. word. More.", id="points inside a word"),
    ],
)
def test_a_tip_has_both_languages_and_whole_sentences(gloss: str, shown: str) -> None:
    assert tip(patent(gloss)) == f"{HEAD} {shown}"


# Head and first sentence are 21 + 1 + 8 characters, and one space parts them from the next.
@pytest.mark.parametrize(("size", "length"), [(208, LONGEST - 1), (209, LONGEST), (210, 30)])
def test_a_tip_may_be_just_as_long_as_is_read(size: int, length: int) -> None:
    assert len(tip(patent(f"A right. {sentence(size)}"))) == length


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(3, 120), min_size=1, max_size=6))
def test_a_tip_is_never_longer_unless_its_first_sentence_is(sizes: list[int]) -> None:
    said = tip(patent(" ".join(map(sentence, sizes))))
    assert len(said) <= max(LONGEST, len(f"{HEAD} {sentence(sizes[0])}"))
    assert said.startswith(f"{HEAD} {sentence(sizes[0])}")


def test_a_tip_is_on_one_line() -> None:
    assert tip(patent("A right.\nIt lasts\nlong.")) == f"{HEAD} A right. It lasts long."


# --- The scripts --------------------------------------------------------------------------------

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
