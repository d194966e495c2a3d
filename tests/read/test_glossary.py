"""The glossary: every fault in it is reported, and its one order can be restored by a machine."""

from __future__ import annotations

import re

import pytest
import yaml
from jsonschema import Draft202012Validator
from workshop import concept

from pipeline.model.records import Concept, Passage, Reading, Where
from pipeline.read.glossary import SHAPE, narrower, parsed
from pipeline.read.shape import schema

FILE = "glossary.yml"


def entry(name: str, **changes: str) -> str:
    """An entry of seven lines in canonical order; ``changes`` replace lines or add to the end."""
    said = {
        "zh": f"{name}词",
        "pinyin": name,
        "en": f"the {name}",
        "category": "concept",
        "gloss": "A gloss.",
        "source": "{grade: C, note: Ours.}",
    } | changes
    return f"  - id: {name}\n" + "".join(f"    {key}: {value}\n" for key, value in said.items())


def glossary(*entries: str) -> str:
    """A glossary of these; entries of seven lines begin on lines 2, 10 and 18."""
    return "concepts:\n" + "\n".join(entries)


def problems(text: str) -> list[str]:
    """What is wrong with a glossary, as a person reads it."""
    return [str(problem) for problem in parsed(text, FILE)[1]]


# --- Reading ----------------------------------------------------------------------------------


def test_a_concept_is_read_with_all_that_it_says() -> None:
    text = glossary(
        entry("alpha", elsewhere="[{en: first letter, who: WIPO}]", broader="[beta]"),
        entry("beta"),
    )
    (alpha, beta), found = parsed(text, FILE)
    assert found == []
    assert (alpha.zh, alpha.en, alpha.broader) == ("alpha词", "the alpha", ("beta",))
    assert [(one.en, one.who) for one in alpha.elsewhere] == [("first letter", "WIPO")]
    assert (alpha.evidence.grade, alpha.evidence.note) == ("C", "Ours.")
    assert (alpha.abbreviation, alpha.usage, alpha.related) == ("", "", ())
    assert (alpha.where, beta.where) == (Where(FILE, 2), Where(FILE, 12))


def test_one_bad_entry_is_a_problem_and_no_concept_is_used() -> None:
    text = glossary(entry("alpha"), entry("beta", category="letter"))
    concepts, found = parsed(text, FILE)
    assert concepts == ()
    assert [(str(one.where), one.rule) for one in found] == [("glossary.yml:14", "yaml")]


# Two concepts, of which the second makes the mistake: its changes, and what is claimed.
CLAIMS = [
    pytest.param({"zh": "alpha词"}, "alpha词", id="one head form"),
    pytest.param({"zh_variants": "[alpha词]"}, "alpha词", id="a variant that is a head form"),
    pytest.param({"zh_variants": "[阿尔法]"}, "阿尔法", id="one variant"),
    pytest.param({"en": "The ALPHA"}, "the alpha", id="English in other letters"),
    pytest.param({"en_variants": "[first letter]"}, "first letter", id="one English variant"),
    pytest.param({"abbreviation": "a.L."}, "a.l.", id="an abbreviation"),
    pytest.param({"en": "alpha"}, "alpha", id="English that is another’s id"),
]


@pytest.mark.parametrize(("changes", "claim"), CLAIMS)
def test_two_concepts_with_one_form_clash(changes: dict[str, str], claim: str) -> None:
    alpha = entry("alpha", zh_variants="[阿尔法]", en_variants="[First letter, A.L.]")
    assert problems(glossary(alpha, entry("beta", **changes))) == [
        f"glossary.yml:12: “{claim}” is claimed by alpha too (line 2); one form, one concept"
        " [glossary]"
    ]


def test_two_concepts_with_one_id_clash() -> None:
    other = entry("alpha", zh="另一个", en="another")
    assert problems(glossary(entry("alpha"), other)) == [
        "glossary.yml:10: “alpha” is claimed by alpha too (line 2); one form, one concept"
        " [glossary]"
    ]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"en": "beta"}, id="its English is its id"),
        pytest.param({"zh": "BETA", "abbreviation": "BETA"}, id="Chinese texts say it in Latin"),
        pytest.param({"elsewhere": "[{en: the alpha, who: WIPO}]"}, id="others use its word"),
        pytest.param({"zh_hant": "[alpha词]"}, id="the word of Taiwan is another one’s here"),
        pytest.param({"exclude": "[alpha词]"}, id="it is excluded"),
    ],
)
def test_what_is_no_form_of_two_concepts_is_no_clash(changes: dict[str, str]) -> None:
    assert problems(glossary(entry("alpha"), entry("beta", **changes))) == []


@pytest.mark.parametrize("name", ["index", "by-english", "by-category"])
def test_an_id_may_not_be_the_name_of_a_list(name: str) -> None:
    assert problems(glossary(entry("alpha"), entry(name))) == [
        f"glossary.yml:10: “{name}” is the name of another page of the glossary; choose another id"
        " [glossary]"
    ]


def test_the_id_of_an_entry_that_is_gone_is_given_to_no_new_one() -> None:
    assert problems(glossary(entry("alpha", was="[beta]"), entry("beta"))) == [
        "glossary.yml:11: the address of “beta” leads to alpha (line 2); choose another id"
        " [glossary]"
    ]


@pytest.mark.parametrize("was", ["[old, old]", "[index]", "[first, old]"])
def test_an_old_address_leads_to_one_entry_and_is_no_other_page(was: str) -> None:
    found = problems(glossary(entry("alpha", was="[first]"), entry("beta", was=was)))
    assert found
    assert {re.sub("“.*”", "“…”", one) for one in found} == {
        "glossary.yml:11: “…” under was leads to one entry, and is the name of no other page; "
        "take it out of beta [glossary]"
    }


def test_an_old_address_may_be_the_english_of_its_entry() -> None:
    assert problems(glossary(entry("alpha", was="[beta, gamma]", en="beta"))) == []


@pytest.mark.parametrize("key", ["related", "broader"])
@pytest.mark.parametrize("name", ["gamma", "beta"], ids=["nobody", "itself"])
def test_what_is_named_has_to_be_another_concept(key: str, name: str) -> None:
    text = glossary(entry("alpha"), entry("beta", **{key: f"[alpha, {name}]"}))
    assert problems(text) == [
        f"glossary.yml:10: beta names “{name}” as {key}, which is no other concept; mend the id"
        " [glossary]"
    ]


def test_broader_is_not_named_again_as_related() -> None:
    text = glossary(entry("alpha"), entry("beta", broader="[alpha]", related="[alpha]"))
    assert problems(text) == [
        "glossary.yml:10: beta names “alpha” as broader and as related; broader is enough"
        " [glossary]"
    ]


def evidence(source: str) -> list[str]:
    """What is said of an entry with this source."""
    return problems(glossary(entry("alpha"), entry("beta", source=source)))


@pytest.mark.parametrize("grade", ["A", "B"])
@pytest.mark.parametrize(
    ("more", "lacks"),
    [
        ("", "url and seen"),
        (", seen: 2026-11-28", "url"),
        (', url: "https://example.org"', "seen"),
    ],
)
def test_what_was_seen_has_an_address_and_a_day(grade: str, more: str, lacks: str) -> None:
    assert evidence(f"{{grade: {grade}, note: x{more}}}") == [
        f"glossary.yml:16: beta has grade {grade} without {lacks}; say on which page the rendering "
        "was seen and when, or make the grade C [glossary]"
    ]


@pytest.mark.parametrize(
    ("more", "lacks"), [("seen: 2026-11-28", "url"), ('url: "https://example.org"', "seen")]
)
def test_address_and_day_stand_together_with_any_grade(more: str, lacks: str) -> None:
    assert evidence(f"{{grade: C, note: x, {more}}}") == [
        f"glossary.yml:16: the source of beta has no {lacks}; url and seen stand together"
        " [glossary]"
    ]


@pytest.mark.parametrize("grade", ["A", "B", "C"])
def test_any_grade_may_have_both(grade: str) -> None:
    both = 'url: "https://example.org/a", seen: 2026-11-28'
    assert evidence(f"{{grade: {grade}, note: x, {both}}}") == []


def test_sources_mark_and_date_are_read() -> None:
    page = '{title: A page, url: "https://example.org/a", seen: 2026-11-28}'
    text = entry(
        "alpha",
        sources=f"[{page}, {{document: report, segment: s1-0-6}}]",
        party="yes",
        checked="2026-11-28",
    )
    (alpha, beta), found = parsed(glossary(text, entry("beta", party="no")), FILE)
    assert found == []
    assert alpha.sources == (
        Reading("A page", "https://example.org/a", "2026-11-28"),
        Passage("report", "s1-0-6"),
    )
    assert (alpha.party, alpha.checked) == (True, "2026-11-28")
    assert (beta.sources, beta.party, beta.checked) == ((), False, "")


def relations(*entries: str) -> dict[str, tuple[str, ...]]:
    """What each concept is related to."""
    concepts, found = parsed(glossary(*entries), FILE)
    assert found == []
    return {one.id: one.related for one in concepts}


def test_what_one_concept_names_as_related_names_it_too() -> None:
    alpha, beta = entry("alpha", related="[gamma, beta]"), entry("beta", related="[gamma]")
    assert relations(alpha, beta, entry("gamma", related="[beta]")) == {
        "alpha": ("gamma", "beta"),
        "beta": ("gamma", "alpha"),
        "gamma": ("beta", "alpha"),
    }


def test_what_is_narrower_is_not_related_too() -> None:
    alpha = entry("alpha", related="[beta]")
    assert relations(alpha, entry("beta", broader="[alpha]")) == {"alpha": (), "beta": ()}


def circles(*broader: str) -> list[str]:
    """What is said of alpha, beta, gamma, … when these stand as their broader concepts."""
    names = ("alpha", "beta", "gamma", "delta")
    entries = (
        entry(name, broader=f"[{above}]") for name, above in zip(names, broader, strict=False)
    )
    return [one.partition(": ")[2].partition(";")[0] for one in problems(glossary(*entries))]


BY_WAY = "is broader than itself, by way of"


@pytest.mark.parametrize(
    ("broader", "expected"),
    [
        pytest.param(("", "alpha", "alpha"), [], id="a tree"),
        pytest.param(("", "alpha", "alpha", "beta, gamma"), [], id="two ways up"),
        pytest.param(("beta", "alpha"), [f"alpha {BY_WAY} beta", f"beta {BY_WAY} alpha"], id="two"),
        pytest.param(
            ("beta", "gamma", "alpha"),
            [f"alpha {BY_WAY} beta", f"beta {BY_WAY} gamma", f"gamma {BY_WAY} alpha"],
            id="three",
        ),
        pytest.param(
            ("beta", "alpha", "alpha"),
            [f"alpha {BY_WAY} beta", f"beta {BY_WAY} alpha"],
            id="what stands below a circle is not in it",
        ),
        pytest.param(
            ("gamma, beta", "alpha", ""),
            [f"alpha {BY_WAY} beta", f"beta {BY_WAY} alpha"],
            id="the way named is the one that leads round",
        ),
    ],
)
def test_nothing_is_broader_than_itself(broader: tuple[str, ...], expected: list[str]) -> None:
    assert circles(*broader) == expected


def test_all_faults_are_reported_at_once() -> None:
    text = glossary(
        entry("index", related="[nobody]"),
        entry("beta", zh="index词", broader="[gamma]"),
        entry("gamma", broader="[beta]", related="[beta]"),
    )
    assert [one.where.line for one in sorted(parsed(text, FILE)[1])] == [2, 2, 11, 11, 20, 20]


def family(*pairs: tuple[str, tuple[str, ...]]) -> tuple[Concept, ...]:
    """Concepts with these ids and broader concepts."""
    return tuple(concept(name, name, name, broader=broader) for name, broader in pairs)


def test_narrower_is_broader_the_other_way_round_in_the_order_of_the_glossary() -> None:
    concepts = family(
        ("z", ("right",)), ("right", ()), ("a", ("right", "z")), ("m", ("right",)), ("alone", ())
    )
    assert narrower(concepts) == {
        "z": ("a",),
        "right": ("z", "a", "m"),
        "a": (),
        "m": (),
        "alone": (),
    }


# --- The schema for editors -------------------------------------------------------------------

VALIDATOR = Draft202012Validator(schema(SHAPE))
SOUND = [
    pytest.param({}, id="the least"),
    pytest.param({"abbreviation": "ALPHA", "usage": '""'}, id="a text that may be empty"),
    pytest.param({"broader": "[beta-2]", "exclude": "[]"}, id="lists"),
    pytest.param({"elsewhere": "[{en: one, who: WIPO}]"}, id="a list of mappings"),
    pytest.param({"sources": "[{document: report, segment: s1-0-6}]"}, id="a paragraph"),
    pytest.param({"party": "yes"}, id="one of two"),
]
UNSOUND = [
    pytest.param({"zh": '""'}, id="no Chinese"),
    pytest.param({"colour": "red"}, id="an unknown key"),
    pytest.param({"category": "letter"}, id="an unknown category"),
    pytest.param({"source": "{grade: D, note: x}"}, id="an unknown grade"),
    pytest.param({"source": "{grade: A}"}, id="a source without a note"),
    pytest.param({"broader": "beta"}, id="text for a list"),
    pytest.param({"related": "[Beta]"}, id="an id with a capital"),
    pytest.param({"related": "[beta-]"}, id="an id that ends in a hyphen"),
    pytest.param({"elsewhere": "[one]"}, id="text for a mapping"),
    pytest.param({"sources": "[one]"}, id="text for a mapping of two kinds"),
    pytest.param({"sources": "[{document: report, url: x}]"}, id="a mapping of both kinds"),
    pytest.param({"sources": "[{document: report}]"}, id="half a paragraph"),
    pytest.param({"gloss": "[one]"}, id="a list for text"),
]


def verdicts(text: str) -> tuple[bool, bool]:
    """Whether the schema and the reader find a glossary sound in itself."""
    value = yaml.load(text, Loader=yaml.BaseLoader)
    faulty = any(one.endswith(" [yaml]") for one in problems(text))
    return VALIDATOR.is_valid(value), not faulty


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(schema(SHAPE))


@pytest.mark.parametrize("changes", SOUND)
def test_what_the_reader_takes_the_schema_takes(changes: dict[str, str]) -> None:
    assert verdicts(glossary(entry("alpha", **changes), entry("beta-2"))) == (True, True)


@pytest.mark.parametrize("changes", UNSOUND)
def test_what_the_reader_refuses_the_schema_refuses(changes: dict[str, str]) -> None:
    assert verdicts(glossary(entry("alpha", **changes))) == (False, False)


@pytest.mark.parametrize("key", ["id", "zh", "pinyin", "en", "category", "gloss", "source"])
def test_a_key_that_is_required_may_not_be_missing(key: str) -> None:
    text = entry("alpha").replace("- id", "  id")
    kept = "".join(line for line in text.splitlines(True) if not line.startswith(f"    {key}:"))
    assert verdicts(f"concepts:\n  -\n{kept}") == (False, False)


@pytest.mark.parametrize("text", ["concepts: {}\n", "terms: []\n", "[]\n"])
def test_a_file_that_is_no_glossary_is_refused(text: str) -> None:
    assert verdicts(text) == (False, False)


def test_an_editor_shows_for_every_key_what_it_is_for() -> None:
    keys = schema(SHAPE)["properties"]["concepts"]["items"]["properties"]
    assert [key for key, one in keys.items() if not one.get("description")] == []
    assert keys["abbreviation"]["description"] == "As in English text: CNIPA, TISC."
