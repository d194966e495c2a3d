"""The rules for translations: cases by hand, waivers, the proof set, the forms of a report."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from workshop import concept

import build_site
from benchmarks import proof
from pipeline.align import pair
from pipeline.checks.rules import RULES, explained, fails, findings
from pipeline.clean import clean
from pipeline.commands import report
from pipeline.model.document import Document
from pipeline.model.records import ERROR, STYLE, Concept, Entry, Problem, Source, Waiver, Where
from pipeline.read.corpus import read
from pipeline.structure.align import align
from pipeline.structure.parse import parse
from pipeline.terms.link import Site, link

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).resolve().parent / "cases"
# These look at more than one pair, and are tested by themselves below.
ACROSS = {"stale", "review", "consistency", "duplicated", "attested", "brief", "pinyin"}


def pairs(kind: str) -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(CASES.glob("*.yml")):
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [(path.stem, one["zh"], one["en"]) for one in cases[kind]]
    return found


@pytest.fixture(scope="module")
def checker() -> proof.Checker:
    return proof.Checker()


def test_every_rule_has_cases_examples_and_a_place_on_the_page() -> None:
    page = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert {path.stem for path in CASES.glob("*.yml")} | ACROSS == {rule.id for rule in RULES}
    for rule in RULES:
        said = explained(rule)
        assert all((said.asks, said.why, said.bad, said.good)), rule.id
        assert f"{{ #{rule.id} }}" in page


@pytest.mark.parametrize(("rule", "zh", "en"), pairs("bad"))
def test_what_is_bad_is_found(checker: proof.Checker, rule: str, zh: str, en: str) -> None:
    assert any(said.endswith(f"[{rule}]") for said in checker.findings(zh, en))


@pytest.mark.parametrize(("_rule", "zh", "en"), pairs("good"))
def test_what_is_good_passes_every_rule(
    checker: proof.Checker, _rule: str, zh: str, en: str
) -> None:
    assert checker.findings(zh, en) == frozenset()


@cache
def first_source() -> Source:
    """A document of the project: where what is made of it says that it stands."""
    return read(ROOT)[0].sources[0]


def site_of(
    *entries: Entry, waivers: tuple[Waiver, ...] = (), concepts: tuple[Concept, ...] = ()
) -> Site:
    """A document whose ledger is these entries, in a capture of one line each."""
    source = first_source()
    bare = replace(source.record, printed="", emendations=(), notes=(), in_brief=(), lacks=())
    record = replace(bare, waivers=waivers)
    made = Source(record, "\n".join(entry.zh for entry in entries), entries)
    cleaned = clean(made)
    return pair(link((align(made, cleaned, parse(cleaned, record)),), concepts))


def rules_of(site: Site) -> list[str]:
    return [problem.rule for problem in findings(site)]


HERE = Where("source/cnipa-guidelines-2020/en.po", 5)
FIRST = Entry(
    "s0-0-1", "各地要加强组织领导。", "All localities must strengthen leadership.", where=HERE
)


def test_the_same_chinese_with_other_english_is_found() -> None:
    other = Entry("s0-0-2", FIRST.zh, "Localities must improve organization.", where=HERE)
    assert rules_of(site_of(FIRST, other)) == ["consistency"]
    assert rules_of(site_of(FIRST, replace(other, en=FIRST.en))) == []


def test_the_english_of_another_text_is_found() -> None:
    other = Entry("s0-0-2", "各地要加大资金投入。", FIRST.en, where=HERE)
    assert rules_of(site_of(FIRST, other)) == ["duplicated"]


def test_english_made_from_an_earlier_text_is_found() -> None:
    stale = replace(FIRST, fuzzy=True, previous="各地应加强组织领导。")
    assert rules_of(site_of(stale)) == ["stale"]


NAVIGATION = concept("patent-navigation", "专利导航", "patent navigation", pinyin="zhuānlì dǎoháng")
LEADERSHIP = concept("leadership", "组织领导", "leadership", pinyin="zǔzhī lǐngdǎo")


@pytest.mark.parametrize("en", ["leadership", "Leadership", "strengthen leadership"])
def test_a_preferred_rendering_that_is_used_is_attested(en: str) -> None:
    assert rules_of(site_of(FIRST, concepts=(replace(LEADERSHIP, en=en),))) == []


def test_a_preferred_rendering_that_nobody_uses_is_found_unless_the_entry_says_why() -> None:
    unused = replace(LEADERSHIP, en="organizational leadership", en_variants=("leadership",))
    (problem,) = findings(site_of(FIRST, concepts=(unused,)))
    assert str(problem) == (
        "glossary.yml:1: leadership: “organizational leadership” stands in no translation of "
        "组织领导; mend en, or say why under unattested [attested]"
    )
    explained = replace(unused, unattested="The documents have the short form only.")
    assert rules_of(site_of(FIRST, concepts=(explained,))) == []


def test_a_reason_for_what_is_attested_is_found() -> None:
    (problem,) = findings(site_of(FIRST, concepts=(replace(LEADERSHIP, unattested="Never."),)))
    assert "does stand in the translations; take unattested out" in problem.message


PATENT = concept("x", "专利", "patent", pinyin="zhuānlì")


def test_a_concept_that_no_document_has_needs_a_reason_too() -> None:
    assert rules_of(site_of(FIRST, concepts=(PATENT,))) == ["attested"]


def test_a_word_of_ordinary_language_needs_no_approved_form() -> None:
    fixed = replace(LEADERSHIP, en="guidance", unattested="Made up.")
    assert rules_of(site_of(FIRST, concepts=(fixed,))) == ["terms"]
    assert rules_of(site_of(FIRST, concepts=(replace(fixed, rendering="fixed"),))) == ["terms"]
    assert rules_of(site_of(FIRST, concepts=(replace(fixed, rendering="free"),))) == []


def test_a_waiver_covers_a_finding_and_an_idle_one_is_a_finding() -> None:
    bad = replace(FIRST, en="All localities must strengthen  leadership.")
    waiver = Waiver("s0-0-1", "doubled", "The space is meant.", Where("source/x/record.yml", 9))
    assert rules_of(site_of(bad)) == ["doubled"]
    assert rules_of(site_of(bad, waivers=(waiver,))) == []
    (idle,) = findings(site_of(FIRST, waivers=(waiver,)))
    assert str(idle) == (
        "source/x/record.yml:9: doubled finds nothing at s0-0-1; take the waiver out [waiver]"
    )
    (unknown,) = findings(site_of(FIRST, waivers=(replace(waiver, rule="numbers"),)))
    assert "there is no rule “numbers”" in unknown.message


def test_the_five_documents_have_no_finding_and_few_waivers() -> None:
    site = build_site.load(ROOT)
    assert findings(site) == []
    han = sum(len(segment.zh) for document in site.documents for segment in document.segments)
    assert 1000 * sum(len(one.record.waivers) for one in site.documents) <= han


def test_the_proof_set_is_large_enough() -> None:
    correct, planted = proof.load()
    assert len(correct) >= 150
    assert len(planted) >= 300


def test_the_figures_that_are_promised_are_reached(checker: proof.Checker) -> None:
    measured = proof.measure(checker.findings)
    assert measured.caught >= 0.98 * measured.reach, measured.lines("rules")
    assert measured.alarms <= 0.02 * measured.pairs, measured.lines("rules")


FOUND = [Problem(Where("source/x/en.po", 41), "figures", "s1-0-1: 5% has\nno match")]


def test_the_form_for_programs() -> None:
    assert json.loads(report.checked(empty(), FOUND, [], "json")) == [
        {
            "file": "source/x/en.po",
            "line": 41,
            "rule": "figures",
            "grade": "error",
            "fails": True,
            "message": FOUND[0].message,
        }
    ]


def test_the_form_for_workflows() -> None:
    assert report.checked(empty(), FOUND, [], "github") == (
        "::error file=source/x/en.po,line=41,title=figures::s1-0-1: 5%25 has%0Ano match"
    )


NOTED = [Problem(Where("source/x/en.po", 52), "style", "s1-0-2: 5%", STYLE)]


def test_what_fails_nothing_is_said_apart() -> None:
    lines = report.checked(empty(), FOUND, NOTED, "text").splitlines()
    assert lines[:2] == ["source/x/en.po:52: s1-0-2: 5% [style]", "style only, fails nothing: 1"]
    assert lines[-1] == "1 problem"
    said = report.checked(empty(), [], NOTED, "text").splitlines()
    assert said[-1].endswith("no problems")
    assert report.checked(empty(), FOUND, NOTED, "github").splitlines()[-1].startswith("::warning ")
    rows = json.loads(report.checked(empty(), FOUND, NOTED, "json"))
    assert [(row["rule"], row["grade"], row["fails"]) for row in rows] == [
        ("figures", "error", True),
        ("style", "style", False),
    ]


def test_style_fails_a_check_where_the_record_asks_for_it() -> None:
    site = site_of(FIRST)
    (document,) = site.documents
    file = f"source/{document.record.id}/en.po"
    style, error = (Problem(Where(file, 5), "style", "s0-0-1: x", one) for one in (STYLE, ERROR))
    for asks in (True, False):
        record = replace(document.record, house_style=asks)
        other = replace(site, documents=(replace(document, record=record),))
        assert fails(style, other) is asks
        assert fails(error, other)


def test_the_five_documents_ask_for_the_style_of_the_house() -> None:
    assert all(one.record.house_style for one in build_site.load(ROOT).documents)


@pytest.mark.parametrize(
    ("zh", "en", "grade"),
    [
        ("共120件。", "There were 12.", ERROR),
        ("增长5%。", "It grew 5%.", STYLE),
        ("开展专利导航。", "Carry out patent guidance.", STYLE),
        ("（四）加强宣传。", "(5) Strengthen publicity.", ERROR),
        ("（四）加强宣传。", "(iv) Strengthen publicity.", STYLE),
        ("（四）加强宣传。", "d) Strengthen publicity.", STYLE),
        ("加强宣传。", "Strengthen 宣传.", ERROR),
        ("加强宣传。", "Strengthen publicity。", STYLE),
        ("共有120家。", "There were some 120.", STYLE),
        ("共有120家以上。", "There were 120.", ERROR),
    ],
)
def test_grades(zh: str, en: str, grade: str) -> None:
    site = site_of(Entry("s0-0-1", zh, en, where=HERE), concepts=(NAVIGATION,))
    found = [one for one in findings(site) if one.rule != "attested"]
    assert {one.grade for one in found} == {grade}


def test_a_rule_gives_no_grade_but_its_own() -> None:
    grades = {rule.id: rule.grades for rule in RULES}
    for rule, zh, en in pairs("bad"):
        if rule != "missing":
            site = site_of(Entry("s0-0-1", zh, en, where=HERE))
            assert all(one.grade in grades[one.rule] for one in findings(site))


def empty() -> Site:
    none: tuple[Document, ...] = ()
    return link(none, ())
