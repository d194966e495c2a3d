"""YAML read with positions: every fault is reported, each at its own line, none stops the rest."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.records import Where
from pipeline.read.shape import HERE, Keys, Many, Text, load

FILE = "source/example/record.yml"
SHAPE = Keys(
    {
        "id": Text(form=re.compile(r"[a-z]+"), what="an id is lower-case letters"),
        "name": Keys({"zh": Text(), "en": Text(blank=True)}),
        "kind": Text(required=False, blank=True, choices=("plan", "law")),
        "day": Text(required=False, blank=True, date=True),
        "notes": Many(Text()),
        "marks": Many(Keys({"line": Text(), "why": Text()})),
    }
)
NO_DATE = "it has to be a date as 2021-01-22, 2021-01 or 2021"
KNOWN = "id, name, kind, day, notes, marks"
GOOD = "id: plan\nname: {zh: 规划, en: Plan}\n"


def problems(text: str) -> list[str]:
    """What is wrong with a file, as a person reads it."""
    return [str(problem) for problem in load(text, FILE, SHAPE)[1]]


def value(text: str) -> Any:
    """What a file without faults holds."""
    found, faults = load(text, FILE, SHAPE)
    assert faults == []
    return found


# --- What is right -------------------------------------------------------------------------


def test_a_good_file_is_dicts_tuples_and_text_with_places() -> None:
    text = "id: plan\nname:\n  zh: 规划\n  en: Plan\nnotes: [a, b]\nmarks:\n- {line: 3, why: x}"
    assert value(text) == {
        HERE: Where(FILE, 1),
        "id": "plan",
        "name": {HERE: Where(FILE, 3), "zh": "规划", "en": "Plan"},
        "kind": "",
        "day": "",
        "notes": ("a", "b"),
        "marks": ({HERE: Where(FILE, 7), "line": "3", "why": "x"},),
    }


@pytest.mark.parametrize(
    "scalar", ["no", "yes", "on", "off", "true", "1.50", "0x10", "1e3", "2021-01-22", "12:30"]
)
def test_every_scalar_stays_text(scalar: str) -> None:
    assert value(f"id: plan\nname: {{zh: 规划, en: {scalar}}}\n")["name"]["en"] == scalar


@pytest.mark.parametrize("nothing", ["", "~", "null", '""', "''"])
def test_nothing_is_empty_text(nothing: str) -> None:
    assert value(f"id: plan\nname:\n  zh: 规划\n  en: {nothing}\n")["name"]["en"] == ""


def test_the_word_null_can_be_quoted() -> None:
    assert value('id: plan\nname: {zh: 规划, en: "null"}\n')["name"]["en"] == "null"


def test_folded_text_is_one_line_without_its_end() -> None:
    text = "id: plan\nname:\n  zh: 规划\n  en: >-\n    The words\n    of a plan\n"
    assert value(text)["name"]["en"] == "The words of a plan"


@pytest.mark.parametrize("empty", ["notes:", "notes: []", ""])
def test_a_list_may_be_empty_or_absent(empty: str) -> None:
    assert value(f"{GOOD}{empty}\n")["notes"] == ()


@pytest.mark.parametrize("day", ["2021-01-22", "2021-01", "2021", "2020-02-29", '""'])
def test_dates_may_be_days_months_or_years(day: str) -> None:
    assert value(f"{GOOD}day: {day}\n")["day"] == day.strip('"')


# --- What is wrong -------------------------------------------------------------------------


def test_an_unknown_key() -> None:
    assert problems(f"{GOOD}\n\ntile: 规划\n") == [
        f"{FILE}:5: unknown key “tile”; known are {KNOWN} [yaml]"
    ]


def test_an_unknown_key_in_a_mapping_of_a_list() -> None:
    assert problems(f"{GOOD}marks:\n- line: 3\n  why: x\n  whom: y\n") == [
        f"{FILE}:6: unknown key “whom”; known are line, why [yaml]"
    ]


def test_a_missing_key_is_reported_where_its_mapping_begins() -> None:
    assert problems("# a record\n\nid: plan\nname:\n  en: Plan\n") == [
        f"{FILE}:5: missing key “zh”; add it [yaml]"
    ]


def test_a_missing_mapping_is_one_problem() -> None:
    assert problems("id: plan\n") == [f"{FILE}:1: missing key “name”; add it [yaml]"]


def test_a_duplicate_key_is_reported_at_its_second_line() -> None:
    assert problems("id: plan\nname: {zh: 规划, en: Plan}\nid: law\n") == [
        f"{FILE}:3: duplicate key “id”; keep one of the two [yaml]"
    ]


def test_a_duplicate_key_on_one_line() -> None:
    assert problems("id: plan\nname: {zh: 规划, en: Plan, zh: 计划}\n") == [
        f"{FILE}:2: duplicate key “zh”; keep one of the two [yaml]"
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("kind: [plan]", "“kind” has to be text, not a list or mapping"),
        ("kind: {plan: law}", "“kind” has to be text, not a list or mapping"),
        ("notes: one", "“notes” has to be a list"),
        ("notes: {one: two}", "“notes” has to be a list"),
        ("notes: [[one]]", "an item of “notes” has to be text, not a list or mapping"),
        ("marks: [one]", "an item of “marks” has to be a mapping with the keys line, why"),
        ("kind: speech", "“kind” is “speech”: it has to be one of plan, law"),
        ("day: 2021-13-01", f"“day” is “2021-13-01”: {NO_DATE}"),
        ("day: 2021-02-29", f"“day” is “2021-02-29”: {NO_DATE}"),
        ("day: 22.1.2021", f"“day” is “22.1.2021”: {NO_DATE}"),
        ("day: 20210122", f"“day” is “20210122”: {NO_DATE}"),
        ("day: 2021-1-2", f"“day” is “2021-1-2”: {NO_DATE}"),
        ("day: 0000", f"“day” is “0000”: {NO_DATE}"),
        ("notes: ['']", "an item of “notes” is “”: it must not be empty"),
    ],
)
def test_a_wrong_value_is_reported_at_its_line(line: str, said: str) -> None:
    assert problems(f"{GOOD}{line}\n") == [f"{FILE}:3: {said} [yaml]"]


@pytest.mark.parametrize("name", ["Plan", "plan 1", "规划", "plan_a"])
def test_a_value_of_a_wrong_form_is_told_what_is_wanted(name: str) -> None:
    assert problems(f"id: {name}\nname: {{zh: 规划, en: Plan}}\n") == [
        f"{FILE}:1: “id” is “{name}”: an id is lower-case letters [yaml]"
    ]


def test_a_form_without_words_of_its_own_is_shown() -> None:
    _value, faults = load("A", FILE, Text(form=re.compile("[0-9]+")))
    assert [str(fault) for fault in faults] == [
        f"{FILE}:1: the file is “A”: it has to match [0-9]+ [yaml]"
    ]


def test_the_line_of_a_value_is_where_the_value_begins() -> None:
    assert problems("id:\n\n  Plan\nname: {zh: 规划, en: Plan}\n") == [
        f"{FILE}:3: “id” is “Plan”: an id is lower-case letters [yaml]"
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file(text: str) -> None:
    assert problems(text) == [f"{FILE}:1: the file is empty; it needs a mapping [yaml]"]


@pytest.mark.parametrize("text", ["[a, b]", "a word"])
def test_a_file_that_is_no_mapping(text: str) -> None:
    assert problems(text) == [
        f"{FILE}:1: the file has to be a mapping with the keys {KNOWN} [yaml]"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id: plan\nname: {zh: 规划\n", 3),
        ("id: plan\n  name: 规划\n", 2),
        ("id: plan\nname: 'Plan\n", 3),
        ("id: plan\n\tname: 规划\n", 2),
        ("id: a: b\n", 1),
        ("id: *nobody\n", 1),
        ("id: plan\n---\nid: law\n", 2),
    ],
)
def test_what_is_no_yaml_is_one_problem_with_its_line(text: str, line: int) -> None:
    said = problems(text)
    assert len(said) == 1
    assert said[0].startswith(f"{FILE}:{line}: this is not YAML: ")
    assert said[0].endswith("; mend the line [yaml]")


def test_a_sign_that_yaml_forbids_is_a_problem_and_no_crash() -> None:
    said = problems("id: plan\nname: \x00\n")
    assert len(said) == 1
    assert "this is not YAML" in said[0]


def test_all_faults_are_reported_at_once() -> None:
    text = (
        "id: Plan\n"
        "name:\n"
        "  zh: [规划]\n"
        "  zh: 计划\n"
        "tile: x\n"
        "kind: speech\n"
        "day: tomorrow\n"
        "notes: none\n"
        "marks:\n"
        "- line: 1\n"
        "- why: y\n"
        "  line: ''\n"
    )
    assert problems(text) == [
        f"{FILE}:1: “id” is “Plan”: an id is lower-case letters [yaml]",
        f"{FILE}:3: “zh” has to be text, not a list or mapping [yaml]",
        f"{FILE}:4: duplicate key “zh”; keep one of the two [yaml]",
        f"{FILE}:3: missing key “en”; add it [yaml]",
        f"{FILE}:5: unknown key “tile”; known are {KNOWN} [yaml]",
        f"{FILE}:6: “kind” is “speech”: it has to be one of plan, law [yaml]",
        f"{FILE}:7: “day” is “tomorrow”: {NO_DATE} [yaml]",
        f"{FILE}:8: “notes” has to be a list [yaml]",
        f"{FILE}:10: missing key “why”; add it [yaml]",
        f"{FILE}:12: “line” is “”: it must not be empty [yaml]",
    ]


TOKENS = st.sampled_from(
    ["id", "name", "zh", "day", "notes", ": ", "\n", "\n  ", "- ", "[", "]", "{", "}", ",", "~",
     "&a ", "*a", "!t ", "'", '"', "|\n", "#", "---\n", "? ", "\t", "规划", "2021", "<<: "]
)  # fmt: skip


ENDS_OF_LINES = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.lists(TOKENS, max_size=25).map("".join), st.text(max_size=40)))
def test_whatever_a_file_holds_reading_it_ends_in_a_value_or_problems(text: str) -> None:
    found, faults = load(text, FILE, SHAPE)
    assert faults or isinstance(found, dict)
    # The parser may stand on the line after the last one when it finds that something is open.
    lines = len(ENDS_OF_LINES.split(text)) + 1
    assert all(1 <= fault.where.line <= lines for fault in faults)
