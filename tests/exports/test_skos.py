"""The glossary as SKOS, read by rdflib: the same labels, and relations that SKOS admits."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from exchange import AWKWARD, DATA, glossary, renderings
from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DC
from workshop import concept

from pipeline.exports.skos import skos
from pipeline.model.records import Concept, Elsewhere

# Somewhere to resolve the addresses against; nothing is fetched from there.
BASE = "https://site.example/some/where/"
# rdflib uses a class of its own here that it has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
LOOSE = "The English depends on the sentence."
Labels = Counter[tuple[str, str]]


def parsed(text: str) -> Graph:
    """The triples of a file as it would be read from the site."""
    return Graph().parse(data=text, format="json-ld", publicID=f"{BASE}data/glossary.jsonld")


def of(*concepts: Concept) -> Graph:
    """The triples of some concepts."""
    (text,) = skos(concepts).values()
    return parsed(text)


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The committed file."""
    return parsed((DATA / "glossary.jsonld").read_text(encoding="utf-8"))


def at(name: str) -> URIRef:
    """The address of a concept."""
    return URIRef(f"{BASE}glossary/{name}/#{name}")


def labels(graph: Graph, name: str, kind: URIRef) -> Labels:
    """The labels of a concept with their languages."""
    found: Labels = Counter()
    for one in graph.objects(at(name), kind):
        assert isinstance(one, Literal)
        found[str(one), str(one.language).lower()] += 1
    return found


def names(graph: Graph, name: str, kind: URIRef) -> set[str]:
    """The ids of the concepts that one leads to."""
    return {str(one).partition("#")[2] for one in graph.objects(at(name), kind)}


def test_every_concept_is_in_the_scheme_and_nothing_else(graph: Graph) -> None:
    (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert concepts == {at(one["id"]) for one in glossary()}
    assert set(graph.subjects(SKOS.inScheme, scheme)) == concepts
    assert str(scheme) == f"{BASE}glossary/"


def test_every_address_is_a_page_of_the_site(graph: Graph) -> None:
    for one in graph.subjects(RDF.type, SKOS.Concept):
        name = str(one).partition("#")[2]
        assert str(one) == f"{BASE}glossary/{name}/#{name}"
        assert (DATA.parent / "glossary" / f"{name}.md").is_file()


def test_labels_are_those_of_the_glossary(graph: Graph) -> None:
    for one in glossary():
        name, hant = one["id"], one["zh_hant"]
        wanted = [(one["zh"], "zh-hans"), (one["en"], "en"), (one["pinyin"], "zh-latn-pinyin")]
        wanted += [(form, "zh-hant") for form in hant[:1]]
        assert labels(graph, name, SKOS.prefLabel) == Counter(wanted)
        others = [(form, "zh-hans") for form in one["zh_variants"]]
        others += [(form, "zh-hant") for form in hant[1:]]
        others += [(form, "en") for form in renderings(one)[1:]]
        assert labels(graph, name, SKOS.altLabel) == Counter(others)
        hidden = {other["en"] for other in one["elsewhere"]} - set(renderings(one))
        assert labels(graph, name, SKOS.hiddenLabel) == Counter((form, "en") for form in hidden)


def test_notes_are_those_of_the_glossary(graph: Graph) -> None:
    for one in glossary():
        node = at(one["id"])
        said = one["source"]
        where = f" {said['url']} ({said['seen']})" if said["url"] else ""
        evidence = f"{said['grade']}: {said['note']}{where}"
        assert {str(x) for x in graph.objects(node, SKOS.definition)} == {one["gloss"]}
        loose = LOOSE if one["rendering"] == "free" else ""
        assert {str(x) for x in graph.objects(node, SKOS.scopeNote)} == {one["usage"], loose} - {""}
        assert {str(x) for x in graph.objects(node, SKOS.editorialNote)} == {
            evidence,
            one["unattested"],
        } - {""}
        assert [str(x) for x in graph.objects(node, SKOS.notation)] == [one["id"]]
        assert [str(x) for x in graph.objects(node, DC.subject)] == [one["category"]]


def test_a_concept_has_one_preferred_label_in_a_language_and_no_label_of_two_kinds(
    graph: Graph,
) -> None:
    for name in (one["id"] for one in glossary()):
        languages = [language for _text, language in labels(graph, name, SKOS.prefLabel)]
        assert len(languages) == len(set(languages))
        found = [label for kind in LABELS for label in labels(graph, name, kind)]
        assert len(found) == len(set(found)), name


def test_relations_are_those_of_the_glossary_from_both_ends(graph: Graph) -> None:
    said: set[tuple[str, str]] = set()
    for one in glossary():
        assert names(graph, one["id"], SKOS.broader) == set(one["broader"])
        said |= {(one["id"], other) for other in one["related"]}
    related = {
        (one["id"], other) for one in glossary() for other in names(graph, one["id"], SKOS.related)
    }
    assert related == {(b, a) for a, b in related}
    # The only ones that are left out are those that broader says already, at whatever distance.
    left_out = (said | {(b, a) for a, b in said}) - related
    assert related <= said | {(b, a) for a, b in said}
    assert [pair for pair in left_out if not is_above(*pair) and not is_above(*pair[::-1])] == []
    narrower = {(str(a), str(b)) for a, b in graph.subject_objects(SKOS.narrower)}
    assert narrower == {(str(b), str(a)) for a, b in graph.subject_objects(SKOS.broader)}


def is_above(name: str, other: str) -> bool:
    """Whether a concept of the glossary is broader than another, at any distance."""
    (one,) = (one for one in glossary() if one["id"] == other)
    return any(above == name or is_above(name, above) for above in one["broader"])


def test_every_relation_leads_to_a_concept(graph: Graph) -> None:
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    for kind in (SKOS.broader, SKOS.narrower, SKOS.related):
        assert set(graph.objects(None, kind)) <= concepts


def test_nothing_is_related_to_what_is_broader_at_any_distance(graph: Graph) -> None:
    for one in graph.subjects(RDF.type, SKOS.Concept):
        above = set(graph.transitive_objects(one, SKOS.broader)) - {one}
        assert above & set(graph.objects(one, SKOS.related)) == set()


def test_the_top_concepts_are_those_without_a_broader_one(graph: Graph) -> None:
    (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    wanted = {at(one["id"]) for one in glossary() if not one["broader"]}
    assert set(graph.objects(scheme, SKOS.hasTopConcept)) == wanted
    assert set(graph.subjects(SKOS.topConceptOf, scheme)) == wanted


def test_related_gives_way_to_broader_and_is_said_from_both_ends() -> None:
    found = of(
        concept("a", "甲", "a", related=("c", "d")),
        concept("b", "乙", "b", broader=("a",)),
        concept("c", "丙", "c", broader=("b",)),
        concept("d", "丁", "d"),
    )
    assert names(found, "a", SKOS.related) == {"d"}
    assert names(found, "d", SKOS.related) == {"a"}
    assert names(found, "c", SKOS.related) == set()
    assert names(found, "a", SKOS.narrower) == {"b"}


def test_awkward_words_and_every_key_are_there() -> None:
    (text,) = skos(AWKWARD).values()
    found = parsed(text)
    assert labels(found, "3d-printing", SKOS.prefLabel) == Counter(
        [
            ("三维“打印”", "zh-hans"),
            ('printing, "3D" & <others>', "en"),
            ("sānwéi dǎyìn", "zh-latn-pinyin"),
            ("立體列印", "zh-hant"),
        ]
    )
    assert labels(found, "3d-printing", SKOS.altLabel) == Counter(
        [
            ("3D打印", "zh-hans"),
            ("增材制造", "zh-hans"),
            ("積層製造", "zh-hant"),
            ("3D printing", "en"),
            ("printing, ‘additive’", "en"),
            ("3DP", "en"),
        ]
    )
    assert labels(found, "3d-printing", SKOS.hiddenLabel) == Counter(
        [("additive manufacturing", "en"), ("3-D print & co.", "en")]
    )
    assert {str(one) for one in found.objects(at("3d-printing"), SKOS.note)} == {
        "“additive manufacturing” is used by others: CNIPA; since 2019",
        "“3-D print & co.” is used by others: the press",
    }


def test_a_rendering_of_ours_is_not_hidden_too() -> None:
    found = of(concept("a", "甲", "a", abbreviation="AA", elsewhere=(Elsewhere("AA", "WIPO"),)))
    assert labels(found, "a", SKOS.hiddenLabel) == Counter()
    assert labels(found, "a", SKOS.altLabel) == Counter([("AA", "en")])


def test_nothing_is_fetched_to_read_the_file() -> None:
    text = Path(DATA / "glossary.jsonld").read_text(encoding="utf-8")
    assert text.startswith('{\n "@context": {"@vocab": "http://www.w3.org/2004/02/skos/core#"')
