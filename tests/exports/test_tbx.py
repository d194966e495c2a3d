"""TBX of both versions: as the schemas say, and nothing lost that TBX has a place for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import omegat
import pytest
from exchange import AWKWARD, DATA, entries, glossary, plain
from lxml import etree
from workshop import concept

from pipeline.exports.tbx import tbx2, tbx3
from pipeline.model.records import Concept

TBX3 = Path(__file__).with_name("tbx-basic-v3.rng")
NAMESPACE = "urn:iso:std:iso:30042:ed-2"
Maker = Callable[[tuple[Concept, ...]], dict[str, str]]
FILES = pytest.mark.parametrize("name", ["glossary.tbx", "glossary-v2.tbx"])
MAKERS = pytest.mark.parametrize("make", [tbx3, tbx2])


def committed(name: str) -> str:
    """One committed file."""
    return (DATA / name).read_text(encoding="utf-8")


def made(make: Maker, of: tuple[Concept, ...]) -> str:
    """The one file that an export makes."""
    (text,) = make(of).values()
    return text


def problems(schema: etree.RelaxNG | etree.XMLSchema, text: str) -> list[str]:
    """What a schema has to say of a file."""
    schema.validate(etree.fromstring(text.encode()))
    return [f"{one.line}: {one.message}" for one in schema.error_log]


def basic() -> etree.RelaxNG:
    """Our schema of TBX-Basic."""
    return etree.RelaxNG(etree.parse(TBX3))


# The round trip.


@FILES
def test_the_glossary_comes_back_as_it_is_in_yaml(name: str) -> None:
    assert entries(committed(name)) == glossary()


@MAKERS
def test_every_key_and_every_awkward_word_comes_back(make: Maker) -> None:
    assert entries(made(make, AWKWARD)) == [plain(one) for one in AWKWARD]


@MAKERS
def test_characters_that_xml_cannot_hold_leave_a_mark_and_break_nothing(make: Maker) -> None:
    text = made(make, (concept("a", "甲", "a\x00b\x0bc\ud800d\uffffe\u2028f\U00020000"),))
    assert entries(text)[0]["en"] == "a\ufffdb\ufffdc\ufffdd\ufffde\u2028f\U00020000"


@MAKERS
def test_the_page_of_a_concept_is_in_its_entry(make: Maker) -> None:
    assert made(make, AWKWARD).count(">glossary/3d-printing/#3d-printing<") == 1


@FILES
def test_a_file_is_one_element_a_line(name: str) -> None:
    lines = committed(name).splitlines()
    assert lines[0] == '<?xml version="1.0" encoding="UTF-8"?>'
    assert [
        line for line in lines[1:] if not re.fullmatch(r" *<[^<]+>(?:[^<]*</\w+>)?", line)
    ] == []


@FILES
def test_every_reference_leads_to_an_entry_and_no_id_stands_twice(name: str) -> None:
    root = ElementTree.fromstring(committed(name))
    ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
    targets = {
        one.attrib["target"]
        for one in root.iter()
        if "target" in one.attrib and not one.tag.endswith("xref")
    }
    assert len(ids) == len(set(ids)) == len(glossary())
    assert targets - set(ids) == set()
    assert len(targets) > 1


# Version 2: the XML Schema that OmegaT brings along.


def test_version_2_is_as_its_schema_says() -> None:
    assert problems(omegat.tbx_schema(), committed("glossary-v2.tbx")) == []
    assert problems(omegat.tbx_schema(), made(tbx2, AWKWARD)) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("<martif ", '<martif version="2" '),
        ('type="administrativeStatus"', 'kind="administrativeStatus"'),
        (' target="glossary/ink/#ink"', ""),
        ('id="c-ink"', 'id="3-ink"'),
        (' xml:lang="zh-Hant"', ""),
        ("<term>ink</term>", ""),
        ("<term>ink</term>", "<note>first</note><term>ink</term>"),
    ],
)
def test_the_schema_of_version_2_refuses_what_is_not_so(good: str, bad: str) -> None:
    text = made(tbx2, AWKWARD)
    assert good in text
    assert problems(omegat.tbx_schema(), text.replace(good, bad))


# Version 3: our own schema of what we write.


def test_version_3_is_as_our_schema_of_tbx_basic_says() -> None:
    assert problems(basic(), committed("glossary.tbx")) == []
    assert problems(basic(), made(tbx3, AWKWARD)) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('type="TBX-Basic"', 'type="TBX-Min"'),
        ('style="dca"', 'style="dct"'),
        (NAMESPACE, "urn:iso:std:iso:30042:ed:3.0"),
        ('type="definition"', 'type="explanation"'),
        ('type="subjectField"', 'type=""'),
        ('type="crossReference"', 'type="broader"'),
        (' target="c-ink"', ""),
        ('type="customerSubset"', 'type="businessUnitSubset"'),
        ('type="administrativeStatus"', 'type="normativeAuthorization"'),
        ("preferredTerm-admn-sts", "preferredTerm"),
        (">abbreviation<", ">initialism<"),
        (' id="c-ink"', ' id="3-ink"'),
        (' id="c-ink"', ""),
        (' xml:lang="zh-Hant"', ""),
        ("<term>ink</term>", ""),
        ("<term>ink</term>", "<term />"),
        ("<term>ink</term>", "<term>ink</term><term>Ink</term>"),
        ("<term>ink</term>", "<note>first</note><term>ink</term>"),
        ("<note>Pinyin: pīnyīn</note>", "<remark>pīnyīn</remark>"),
        ("<langSec ", '<note>x</note><langSec xml:lang="fr" /><langSec '),
    ],
)
def test_our_schema_of_tbx_basic_refuses_what_is_not_so(good: str, bad: str) -> None:
    text = made(tbx3, AWKWARD)
    assert good in text
    assert problems(basic(), text.replace(good, bad))


def test_our_schema_of_tbx_basic_wants_the_kind_of_a_term_before_its_notes() -> None:
    text = made(tbx3, AWKWARD)
    status = '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'
    moved = re.sub(rf"({status})\s*(<note>.*?</note>)", r"\2\1", text)
    assert moved != text
    assert problems(basic(), moved)
