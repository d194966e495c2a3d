"""The one order of the glossary: what is sorted how, and that nothing is lost on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from workshop import command, sources

from pipeline.read.glossary import parsed
from pipeline.read.order import disorder, fold, fold_v, ordered, place

FILE = "glossary.yml"


# --- What entries are sorted by ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "with_u", "with_v"),
    [
        ("Lán Tiān", "lantian", "lantian"),
        ("lǜsè", "luse", "lvse"),
        ("nüè", "nue", "nve"),
        ("LǙ", "lu", "lv"),
        ("lu\u0308\u030c", "lu", "lv"),
        ("lù", "lu", "lu"),
        ("“Shísì Wǔ”", "shisiwu", "shisiwu"),
        ("Xī’ān", "xian", "xian"),
        ("５Ｇ 10.0", "5g100", "5g100"),
        ("café–bar_2", "cafebar2", "cafebar2"),
        ("专利（PCT）", "专利pct", "专利pct"),
        ("· – ’", "", ""),
        ("", "", ""),
    ],
)
def test_folding_keeps_letters_and_figures(text: str, with_u: str, with_v: str) -> None:
    assert (fold(text), fold_v(text)) == (with_u, with_v)


def test_entries_are_sorted_by_letters_not_by_tones_capitals_or_spaces() -> None:
    wanted = ["Ānquán", "bǎn bù", "bànfǎ", "Bān Gōng", "lántiān", "Lán Tiān Bǎo", "lǜsè", "zì"]
    mixed = wanted[::-1]
    assert sorted(mixed, key=lambda one: place(one, "字")) == wanted


def test_entries_of_one_pinyin_are_sorted_by_their_characters() -> None:
    wanted = ["全力", "权利", "权力"]
    mixed = wanted[::-1]
    assert sorted(mixed, key=lambda one: place("quánlì", one)) == wanted


# --- The order --------------------------------------------------------------------------------

# What is written, and what it should be; the entries have no more keys than they need.
ALPHA, BETA = "- id: alpha\n  pinyin: a\n", "- id: beta\n  pinyin: b\n"
ORDERED: dict[str, tuple[str, str]] = {
    "entries go by pinyin": (f"{BETA}\n{ALPHA}", f"{ALPHA}\n{BETA}"),
    "entries of one pinyin go by Chinese": (
        "- id: one\n  zh: 权力\n  pinyin: quánlì\n\n- id: two\n  zh: 全力\n  pinyin: quánlì\n",
        "- id: two\n  zh: 全力\n  pinyin: quánlì\n\n- id: one\n  zh: 权力\n  pinyin: quánlì\n",
    ),
    "keys go by the shape": (
        "- en: the alpha\n  pinyin: a\n  zh: 甲\n  id: alpha\n",
        "- id: alpha\n  zh: 甲\n  pinyin: a\n  en: the alpha\n",
    ),
    "a key takes all its lines along": (
        "- related:\n    - beta\n    - gamma\n  source:\n    grade: C\n    note: >-\n"
        "      Ours\n      alone.\n  id: alpha\n",
        "- id: alpha\n  source:\n    grade: C\n    note: >-\n      Ours\n      alone.\n"
        "  related:\n    - beta\n    - gamma\n",
    ),
    "a list may stand as far in as its key": (
        "- related:\n  - beta\n  id: alpha\n",
        "- id: alpha\n  related:\n  - beta\n",
    ),
    "a comment goes with the entry below it": (
        f"# of beta\n{BETA}\n# of alpha\n# still of alpha\n{ALPHA}",
        f"# of alpha\n# still of alpha\n{ALPHA}\n# of beta\n{BETA}",
    ),
    "an empty line keeps no comment from its entry": (
        f"{BETA}\n# of alpha\n\n{ALPHA}",
        f"# of alpha\n\n{ALPHA}\n{BETA}",
    ),
    "a comment goes with the key below it": (
        "- id: alpha\n  # of en\n  en: the alpha\n# of zh\n  zh: 甲\n",
        "- id: alpha\n# of zh\n  zh: 甲\n  # of en\n  en: the alpha\n",
    ),
    "a comment behind a key goes with it": (
        "- en: the alpha # of en\n  id: alpha # of id\n",
        "- id: alpha # of id\n  en: the alpha # of en\n",
    ),
    "folded text is not taken for comments": (
        "- gloss: >-\n    # 1 in the list.\n\n    # 2 in the list.\n    The end.\n    # 3\n"
        "  id: beta\n  pinyin: b\n- gloss: |\n    # A\n  id: alpha\n  pinyin: a\n",
        "- id: alpha\n  pinyin: a\n  gloss: |\n    # A\n\n- id: beta\n  pinyin: b\n"
        "  gloss: >-\n    # 1 in the list.\n\n    # 2 in the list.\n    The end.\n    # 3\n",
    ),
    "one empty line parts two entries": (
        f"\n\n{ALPHA}{BETA}\n\n\n- id: gamma\n  pinyin: c\n\n\n",
        f"{ALPHA}\n{BETA}\n- id: gamma\n  pinyin: c\n",
    ),
    "no empty line parts two keys": (
        "- id: alpha\n\n  pinyin: a\n\n\n  # of en\n\n  en: the alpha\n",
        "- id: alpha\n  pinyin: a\n  # of en\n\n  en: the alpha\n",
    ),
    "a file ends in one line end": (ALPHA.rstrip("\n"), ALPHA),
    "a dash may stand far before its key": (
        "-   zh: 甲\n    id: alpha\n",
        "-   id: alpha\n    zh: 甲\n",
    ),
    "an ordered file stays as it is": (f"{ALPHA}\n{BETA}", f"{ALPHA}\n{BETA}"),
}
BEGIN = "an entry has to begin as “- id: …”, on one line; check --fix cannot go on"
# What cannot be moved safely is left as it is, and it is said why.
LEFT = {
    "entries in braces": (
        "concepts:\n- {pinyin: b, id: beta}\n- {pinyin: a, id: alpha}\n",
        f"2: {BEGIN}",
    ),
    "one entry in braces": (f"concepts:\n{BETA}- {{pinyin: a, id: alpha}}\n", f"4: {BEGIN}"),
    "a dash on a line of its own": (
        "concepts:\n-\n  id: beta\n  pinyin: b\n-\n  id: alpha\n  pinyin: a\n",
        f"3: {BEGIN}",
    ),
    "a comment behind a dash": (
        f"concepts:\n- # new\n  id: beta-b\n  pinyin: b\n{ALPHA}",
        f"3: {BEGIN}",
    ),
    "a mark of the document’s end": (
        f"concepts:\n{BETA}\n{ALPHA}...\n",
        "7: “...” parts documents, and a glossary is one; check --fix cannot go on",
    ),
}
# Hard to take apart: how it should look is not said here, but nothing may be lost of it.
HARD = {
    "a comment at the end": f"{BETA}\n{ALPHA}# the end\n",
    "a comment at the end, apart": f"{BETA}\n{ALPHA}\n# the end\n",
    "a comment above a key that comes first": (
        "- id: alpha\n  pinyin: a\n\n- pinyin: b\n  # of id\n  id: beta\n"
    ),
    "quoted text over lines, one with a #": (
        '- id: alpha\n  gloss: "A gloss,\n  # 1"\n  pinyin: a\n'
    ),
}
DASH = re.compile(r"^ *- *")
ALL = {name: before for name, (before, _after) in ORDERED.items()} | HARD


@pytest.mark.parametrize(("before", "after"), ORDERED.values(), ids=ORDERED)
def test_a_glossary_is_put_in_order(before: str, after: str) -> None:
    assert ordered(f"# Terms.\n\nconcepts:\n{before}") == f"# Terms.\n\nconcepts:\n{after}"


@pytest.mark.parametrize(("text", "said"), LEFT.values(), ids=LEFT)
def test_what_cannot_be_moved_safely_is_left_alone_and_named(text: str, said: str) -> None:
    assert ordered(text) == text
    assert [str(one) for one in disorder(text, FILE)] == [f"{FILE}:{said} [order]"]


def test_a_glossary_without_entries_is_in_order() -> None:
    assert (ordered("concepts: []\n"), disorder("concepts: []\n", FILE)) == ("concepts: []\n", [])


def loaded(text: str) -> list[str]:
    """The entries of a glossary, whatever their order and that of their keys."""
    return sorted(repr(sorted(one.items())) for one in yaml.safe_load(text)["concepts"])


def lines(text: str) -> Counter[str]:
    """The lines that are not empty, each without the dash that may have come or gone."""
    bare = (DASH.sub("", line).strip() for line in text.split("\n"))
    return Counter(line for line in bare if line)


@pytest.mark.parametrize("before", ALL.values(), ids=ALL)
def test_putting_in_order_loses_no_line_and_no_value(before: str) -> None:
    text = f"concepts:\n{before}"
    assert lines(ordered(text)) == lines(text)
    assert loaded(ordered(text)) == loaded(text)


@pytest.mark.parametrize("before", ALL.values(), ids=ALL)
def test_what_is_in_order_stays_so_and_is_not_reported(before: str) -> None:
    text = ordered(f"concepts:\n{before}")
    assert (ordered(text), disorder(text, FILE)) == (text, [])


def test_a_line_of_spaces_keeps_no_comment_from_its_entry() -> None:
    spaced = f"concepts:\n{BETA}# of alpha\n        \n{ALPHA}"
    assert ordered(spaced).index("# of alpha") < ordered(spaced).index("id: alpha")


# The keys of an entry with their lines, in the order that is wanted; each first line tells whose.
BLOCKS = {
    "id": ["id: {}"],
    "zh": ["zh: {}词"],
    "zh_variants": ["zh_variants: # {}", "  - {}一", "  - {}二"],
    "pinyin": ["pinyin: {}"],
    "en": ["en: the {}"],
    "category": ["category: concept # {}"],
    "gloss": ["gloss: >- # {}", "  # 1 of the text.", "", "  A gloss.", "  # 2 of the text."],
    "source": ["source: # {}", "  grade: C", "  note: >-", "    # Ours."],
    "exclude": ["exclude: # {}", "- {}外"],
}
NAMES = ("alpha", "beta", "gamma")
GAPS = st.sampled_from([[], [], [""], ["", ""]])


@st.composite
def disordered(draw: st.DrawFn) -> str:
    """A whole glossary with comments and gaps anywhere, its entries and keys in any order.

    No comment stands above a key that has to come first but does not.
    """
    text = ["# Terms.", "", "concepts:"]
    for name in draw(st.permutations(NAMES)):
        for i, key in enumerate(draw(st.permutations(list(BLOCKS)))):
            first, *others = (line.format(name) for line in BLOCKS[key])
            note = f"    # above {first}" if i else f"  # above id: {name}"
            noted = draw(st.booleans()) and (key != "id" or not i)
            text += [*draw(GAPS), *([note] if noted else [])]
            text += [
                f"{'    ' if i else '  - '}{first}",
                *[f"    {one}".rstrip() for one in others],
            ]
    return "\n".join([*text, *draw(GAPS)])


def above(text: str) -> Iterator[tuple[str, str]]:
    """For each comment above an entry or a key what it says it is above, and what is below it."""
    said = [DASH.sub("", line).strip() for line in text.split("\n") if line.strip()]
    for one, below in pairwise(said):
        if one.startswith("# above "):
            yield one.removeprefix("# above "), below


@settings(max_examples=150, deadline=None)
@given(disordered())
def test_whatever_the_order_was_the_concepts_and_the_lines_are_the_same(text: str) -> None:
    after = ordered(text)
    assert lines(after) == lines(text)
    before, faults = parsed(text, FILE)
    assert faults == []
    assert sorted(before, key=lambda one: one.id) == list(parsed(after, FILE)[0])


@settings(max_examples=150, deadline=None)
@given(disordered())
def test_whatever_the_order_was_it_is_the_wanted_one_then(text: str) -> None:
    after = ordered(text)
    keys = re.findall(r"^(?:    |  - )([a-z_]+):", after, re.MULTILINE)
    assert keys == [*BLOCKS] * len(NAMES)
    assert after.count("\n\n  ") >= len(NAMES) - 1
    assert (ordered(after), disorder(after, FILE)) == (after, [])


@settings(max_examples=150, deadline=None)
@given(disordered())
def test_whatever_the_order_was_comments_stand_above_what_they_stood_above(text: str) -> None:
    assert [pair for pair in above(ordered(text)) if pair[0] != pair[1]] == []
    assert len(list(above(ordered(text)))) == len(list(above(text)))


# --- What is said about the order -------------------------------------------------------------

DISORDER = [
    pytest.param(f"{ALPHA}\n{BETA}", [], id="in order"),
    pytest.param(
        f"{ALPHA}\n# of gamma\n- id: gamma\n  pinyin: c\n\n{BETA}",
        ["9: beta stands after gamma; run check --fix"],
        id="an entry",
    ),
    pytest.param(
        f"{ALPHA}\n- pinyin: b\n  id: beta\n",
        ["5: the keys of beta are out of order; run check --fix"],
        id="keys",
    ),
    pytest.param(
        "- pinyin: c\n  id: gamma\n\n- pinyin: b\n  id: beta\n\n" + ALPHA,
        [
            "2: the keys of gamma are out of order; run check --fix",
            "5: the keys of beta are out of order; run check --fix",
            "5: beta stands after gamma; run check --fix",
            "8: alpha stands after beta; run check --fix",
        ],
        id="all of them",
    ),
    pytest.param(
        f"{ALPHA}{BETA}", ["4: empty lines are out of place; run check --fix"], id="no gap"
    ),
    pytest.param(
        f"{ALPHA}\n\n{BETA}", ["5: empty lines are out of place; run check --fix"], id="two"
    ),
    pytest.param(
        f"{ALPHA}\n{BETA}\n\n",
        ["7: empty lines are out of place; run check --fix"],
        id="empty lines at the end",
    ),
    pytest.param(
        f"{ALPHA}\n{BETA}".rstrip("\n"),
        ["6: empty lines are out of place; run check --fix"],
        id="a last line that does not end",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DISORDER)
def test_disorder_is_reported_where_it_stands(text: str, expected: list[str]) -> None:
    found = [str(one) for one in disorder(f"concepts:\n{text}", FILE)]
    assert found == [f"glossary.yml:{one} [order]" for one in expected]


# --- The command ------------------------------------------------------------------------------

RIGHT = """\
  # The right.
  - id: patent
    zh: 专利
    pinyin: zhuānlì
    en: patent
    category: legal-term
    gloss: >-
      The right.
      # 2 of the text.
    source:
      grade: C
      note: Ours.
"""
BASE = "  - id: service-base\n    zh: 服务基地\n"
REST = """\
    pinyin: fúwù jīdì
    en: service base
    category: institution
    gloss: A base.
    source:
      grade: C
      note: Ours.
"""
GOOD = f"concepts:\n{BASE}{REST}\n{RIGHT}"
SWAPPED = f"concepts:\n{RIGHT}  - zh: 服务基地\n    id: service-base\n{REST}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example with a glossary of two concepts, out of order."""
    made = sources(tmp_path)
    (made / FILE).write_text(SWAPPED, encoding="utf-8")
    return made


def test_check_reports_disorder_and_writes_nothing(root: Path) -> None:
    done = command(root, "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "glossary.yml:14: service-base stands after patent; run check --fix [order]",
        "glossary.yml:14: the keys of service-base are out of order; run check --fix [order]",
        "2 problems",
    ]
    assert (root / FILE).read_text(encoding="utf-8") == SWAPPED


def test_check_fix_mends_disorder_and_finds_nothing_then(root: Path) -> None:
    done = command(root, "check", "--fix")
    assert (done.returncode, done.stderr) == (0, "glossary.yml: put in order\n")
    assert done.stdout.endswith(": no problems\n")
    assert (root / FILE).read_text(encoding="utf-8") == GOOD
    again = command(root, "check", "--fix")
    assert (again.returncode, again.stderr) == (0, "nothing to put in order\n")
    assert (root / FILE).read_text(encoding="utf-8") == GOOD


def test_check_fix_moves_entries_that_name_the_same_one_as_related(root: Path) -> None:
    related = "    related:\n      - service-base\n"
    law = RIGHT.replace("专利", "专利法").replace("zhuānlì", "zhuānlìfǎ").replace("patent", "law")
    text = f"concepts:\n{law}{related}\n{RIGHT}{related}\n{BASE}{REST}"
    (root / FILE).write_text(text, encoding="utf-8")
    assert command(root, "check", "--fix").stderr == "glossary.yml: put in order\n"
    moved = f"concepts:\n{BASE}{REST}\n{RIGHT}{related}\n{law}{related}"
    assert (root / FILE).read_text(encoding="utf-8") == moved


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("zh: 专利", "zh: [专利", "glossary.yml:5: this is not YAML: "),
        ("grade: C", "grade: D", "glossary.yml:12: “grade” is “D”: "),
        ("id: service-base", "id: patent", "glossary.yml:14: “patent” is claimed by "),
    ],
    ids=["no YAML", "a bad value", "a clash"],
)
def test_check_fix_does_not_touch_a_faulty_glossary(
    root: Path, old: str, new: str, said: str
) -> None:
    faulty = SWAPPED.replace(old, new)
    (root / FILE).write_text(faulty, encoding="utf-8")
    done = command(root, "check", "--fix")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(said)
    assert (root / FILE).read_text(encoding="utf-8") == faulty
