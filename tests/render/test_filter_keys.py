"""The script of the filter: by id, what a concept is found by and no list shows."""

from __future__ import annotations

import json
import re

import pytest
from workshop import concept

from pipeline.model.records import Concept, Elsewhere
from pipeline.render.filter_keys import script

PATH = "docs/assets/javascripts/filter-keys.js"
PATENT = concept("patent", "专利", "patent", pinyin="zhuānlì", en_variants=("invention",))
SAND = concept("sand", "沙", "sand", pinyin="shā")


def held(*concepts: Concept) -> dict[str, str]:
    """What the script gives to the page: the object that it assigns."""
    (text,) = script(concepts).values()
    found = re.fullmatch(r"/\* [^*]* \*/\nwindow\.filterKeys = (\{.*\});\n", text, re.DOTALL)
    assert found
    value = json.loads(found[1])
    assert isinstance(value, dict)
    return value


def test_it_is_one_file_beside_the_other_scripts() -> None:
    assert list(script((PATENT,))) == [PATH]


def test_it_holds_what_no_list_shows_in_two_parts() -> None:
    assert held(PATENT) == {"patent": "專利|invention"}


def test_a_concept_that_a_list_shows_whole_is_not_in_it() -> None:
    assert held(SAND, PATENT) == held(PATENT)
    assert held(SAND) == held() == {}


@pytest.mark.parametrize("said", ['"quoted"', "back\\slash", "</script>", "*/", "`${x}`", "a|b"])
def test_no_form_can_break_it(said: str) -> None:
    keys = held(concept("odd", "沙", "sand", elsewhere=(Elsewhere(f"{said} more", "others"),)))
    assert keys["odd"].startswith("|") and keys["odd"].count("|") == 1
    assert keys["odd"].endswith("more")


def test_each_concept_stands_on_a_line_of_its_own_so_that_changes_can_be_read() -> None:
    law = concept("law", "法规", "regulation")
    (text,) = script((PATENT, law)).values()
    assert [line.partition(":")[0] for line in text.splitlines()[2:-1]] == ['"patent"', '"law"']
    assert "專利" in text and "\\u" not in text
