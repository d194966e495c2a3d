"""The exchange formats, read by translate-toolkit, polib and a DTD: the same units in all."""

from __future__ import annotations

import csv
import re
from collections import Counter

import omegat
import polib
import pytest
from exchange import AWKWARD, DATA, confirmed, glossary, ledgers, renderings
from lxml import etree
from translate.storage import factory
from translate.storage.csvl10n import csvfile
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile
from workshop import ROOT, concept, document

from pipeline.align import pair
from pipeline.exports import tmx
from pipeline.exports.omegat import omegat as omegat_export
from pipeline.exports.tbx import tbx2
from pipeline.exports.weblate import weblate
from pipeline.model.records import Entry
from pipeline.terms.link import Site, link

TITLE = "知识产权工作情况。"
ENTRIES = (
    Entry("s0-0-1", "第一段，已经译好。", "First & <done>.", status="reviewed", note="A note."),
    Entry("s0-0-2", "第二段，原文已改。", "Second.", fuzzy=True, previous="第二段。"),
    Entry("s0-0-3", "第三段，还没有译。"),
    Entry("s0-0-4", "第四段，不在文中。", "Gone.", retired=True),
)


def small() -> Site:
    """A document with a segment of each kind; only the first is a confirmed pair."""
    text = "\n".join(entry.zh for entry in ENTRIES if not entry.retired)
    return pair(link((document(text, ENTRIES),), ()))


def memory(site: Site) -> str:
    """The translation memory of a site."""
    return tmx.memory([tmx.units(site)])["docs/data/segments.tmx"]


# The translation memory.


def committed_memory() -> str:
    """The committed translation memory."""
    return (DATA / "segments.tmx").read_text(encoding="utf-8")


def faults(text: str) -> list[str]:
    """What the DTD of TMX 1.4 has to say of a memory."""
    dtd = omegat.tmx_dtd()
    dtd.validate(etree.fromstring(text.encode()))
    return [str(one.message) for one in dtd.error_log]


def test_the_memory_is_as_the_dtd_says() -> None:
    assert faults(committed_memory()) == []
    assert faults(memory(small())) == []
    assert '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">' in committed_memory()


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('version="1.4"', 'version="1.5"'),
        (' srclang="zh-CN"', ""),
        (' segtype="paragraph"', ' segtype="section"'),
        (' xml:lang="en"', ""),
        (' type="x-document"', ""),
        ("<note>A note.</note>", "<remark>A note.</remark>"),
        ("</seg>", "</seg><note>late</note>"),
    ],
)
def test_the_dtd_refuses_what_is_not_so(good: str, bad: str) -> None:
    text = memory(small())
    assert good in text
    assert faults(text.replace(good, bad))


def test_translate_toolkit_finds_every_confirmed_pair_in_the_memory() -> None:
    found = tmxfile.parsestring(committed_memory().encode())
    assert {one.getid(): (one.source, one.target) for one in found.units} == confirmed()
    assert len(found.units) == len(confirmed())
    assert {f"{one.getid()}".partition(":")[2] for one in found.units} == {
        one.getcontext() for one in found.units
    }


def test_translate_toolkit_translates_from_the_memory() -> None:
    found = tmxfile.parsestring(committed_memory().encode())
    assert found.translate("一、2019年主要工作") == "I. Main work in 2019"
    assert found.translate("一、2019年主要工作", "zh-CN", "en") == "I. Main work in 2019"


def test_only_a_current_translation_is_in_the_memory_with_what_is_known_of_it() -> None:
    root = etree.fromstring(memory(small()).encode())
    (unit,) = root.iter("tu")
    assert unit.get("tuid") == "example:s0-0-1"
    assert {one.get("type"): one.text for one in unit.iter("prop")} == {
        "x-context": "s0-0-1",
        "x-document": "example",
        "x-status": "reviewed",
    }
    assert [one.text for one in unit.iter("note")] == ["A note."]
    assert [one.text for one in unit.iter("seg")] == ["第一段，已经译好。", "First & <done>."]


def test_the_memory_says_what_the_ledger_says_of_status_and_notes() -> None:
    root = etree.fromstring(committed_memory().encode())
    units = {str(one.get("tuid")): one for one in root.iter("tu")}
    for document_id, entries in ledgers().items():
        for entry in entries:
            unit = units[f"{document_id}:{entry.msgctxt}"]
            said = {one.get("type"): one.text for one in unit.iter("prop")}
            assert said["x-document"] == document_id
            assert f"status: {said['x-status']}" in entry.tcomment.splitlines()
            note = re.search(r"^note: (.+)", entry.tcomment, re.MULTILINE)
            assert not note or note[1] in [one.text for one in unit.iter("note")]


def test_a_unit_of_the_memory_knows_its_section() -> None:
    root = etree.fromstring(committed_memory().encode())
    (unit,) = (one for one in root.iter("tu") if one.get("tuid") == "cnipa-report-2020:s3-6-1")
    assert {one.get("type"): one.text for one in unit.iter("prop")}["x-section"] == "s3-6-0"


def test_the_memory_holds_no_characters_that_xml_cannot() -> None:
    entries = (Entry("s0-0-1", TITLE, "Bell \x07 and \x0b tab."),)
    text = memory(pair(link((document(TITLE, entries),), ())))
    (unit,) = tmxfile.parsestring(text.encode()).units
    assert unit.target == "Bell \ufffd and \ufffd tab."


# The translation memory by sentence.


def sentences() -> etree._Element:
    """The committed translation memory by sentence."""
    return etree.fromstring((DATA / "sentences.tmx").read_bytes())


def test_the_memory_by_sentence_is_as_the_dtd_says_and_says_what_it_is() -> None:
    assert faults((DATA / "sentences.tmx").read_text(encoding="utf-8")) == []
    (header,) = sentences().iter("header")
    assert header.get("segtype") == "sentence"


def test_no_unit_by_sentence_is_too_long_for_a_tool() -> None:
    """Trados Studio takes none of more than 2,000 characters; some paragraphs are longer."""
    assert max(len(one.text or "") for one in sentences().iter("seg")) < 2_000
    whole = etree.fromstring(committed_memory().encode())
    assert max(len(one.text or "") for one in whole.iter("seg")) > 2_000


def test_translate_toolkit_finds_the_sentences_of_a_segment() -> None:
    found = tmxfile.parsestring((DATA / "sentences.tmx").read_bytes())
    units = {one.getid(): (one.source, one.target) for one in found.units}
    assert len(units) == len(found.units)
    assert units["cnipa-report-2020:s3-6-3.2"] == (
        "进一步加强专利、商标、地理标志等知识产权全领域合作。",
        "We will further strengthen cooperation in all fields of IP, including patents, trademarks "
        "and GIs.",
    )
    assert found.translate("推进工作有序落实。") is None
    assert found.translate("（国家知识产权局负责）") == "(Responsible: CNIPA)"


def test_only_sentences_of_a_current_translation_are_in_the_memory() -> None:
    said = "审查 <专利> & 商标。完成任务。"
    entries = (
        Entry("s0-0-1", said, "Examine <patents> & marks. Complete the tasks.", status="compared"),
        Entry("s0-0-2", "原文已改。", "Changed.", fuzzy=True, previous="原文。"),
        Entry("s0-0-3", "还没有译。"),
    )
    made = pair(link((document("\n".join(one.zh for one in entries), entries),), ()))
    text = tmx.sentence_memory([tmx.sentence_units(made)])["docs/data/sentences.tmx"]
    assert faults(text) == []
    units = list(etree.fromstring(text.encode()).iter("tu"))
    assert [one.get("tuid") for one in units] == ["example:s0-0-1.1", "example:s0-0-1.2"]
    assert [one.text for one in units[0].iter("seg")] == [
        "审查 <专利> & 商标。",
        "Examine <patents> & marks.",
    ]
    assert {one.get("type"): one.text for one in units[0].iter("prop")} == {
        "x-document": "example",
        "x-segment": "s0-0-1",
        "x-status": "compared",
    }


# The PO files.


@pytest.mark.parametrize("name", sorted(ledgers()))
def test_a_po_file_is_the_ledger(name: str) -> None:
    path = DATA / f"{name}.po"
    assert path.read_bytes() == (ROOT / f"source/{name}/en.po").read_bytes()
    found = [one for one in factory.getobject(str(path)).units if not one.isheader()]
    living = {one.getcontext(): (one.source, one.target) for one in found if not one.isobsolete()}
    assert living == {one.msgctxt: (one.msgid, one.msgstr) for one in ledgers()[name]}
    assert len(polib.pofile(str(path))) == len(found)


# The glossary.


def heads() -> list[tuple[str, str]]:
    """The head form and the preferred rendering of every concept."""
    return [(one["zh"], one["en"]) for one in glossary()]


def test_translate_toolkit_finds_every_concept_in_tbx_2() -> None:
    found = tbxfile.parsestring((DATA / "glossary-v2.tbx").read_bytes())
    assert [(one.source, one.target) for one in found.units] == heads()
    assert [one.getid() for one in found.units] == [f"c-{one['id']}" for one in glossary()]


def test_translate_toolkit_finds_every_term_of_a_concept_in_tbx_2() -> None:
    found = tbxfile.parsestring((DATA / "glossary-v2.tbx").read_bytes())
    for unit, one in zip(found.units, glossary(), strict=True):
        ours = [one["en"], *one["en_variants"], *filter(None, [one["abbreviation"]])]
        assert [term.text for term in unit.get_source_terms()] == [one["zh"], *one["zh_variants"]]
        targets = unit.get_target_terms()
        assert [term.text for term in targets if not term.deprecated] == ours
        assert [term.text for term in targets if term.deprecated] == [
            other["en"] for other in one["elsewhere"]
        ]
        assert one["gloss"] in unit.getnotes("definition")


def test_translate_toolkit_finds_the_renderings_of_others_deprecated_and_the_languages_apart() -> (
    None
):
    (text,) = tbx2(AWKWARD).values()
    first = tbxfile.parsestring(text, sourcelanguage="zh-Hans", targetlanguage="en").units[0]
    assert [term.text for term in first.get_target_terms() if term.deprecated] == [
        "additive manufacturing",
        "3-D print & co.",
    ]
    assert [term.text for term in first.get_target_terms("zh-Hant")] == ["立體列印", "積層製造"]


def test_translate_toolkit_finds_every_form_in_the_csv_for_weblate() -> None:
    with (DATA / "glossary-weblate.csv").open("rb") as file:
        found = csvfile(file).units
    assert [(one.source, one.target, one.getcontext()) for one in found] == [
        (form, one["en"], one["id"])
        for one in glossary()
        for form in (one["zh"], *one["zh_variants"])
    ]
    # What Weblate tells strings apart by.
    assert max(Counter((one.source, one.getcontext()) for one in found).values()) == 1
    for unit in found:
        assert unit.getlocations() == [f"glossary/{unit.getcontext()}/#{unit.getcontext()}"]


def test_the_csv_for_weblate_has_the_columns_that_it_documents() -> None:
    documented = {
        "location", "source", "target", "ID", "fuzzy", "context", "translator_comments",
        "developer_comments",
    }  # fmt: skip
    with (DATA / "glossary-weblate.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header[1:3] == ["source", "target"]
    assert set(header) <= documented


def test_the_csv_for_weblate_keeps_awkward_words_and_says_what_others_say() -> None:
    (text,) = weblate(AWKWARD).values()
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["source"] for row in rows[:3]] == ["三维“打印”", "3D打印", "增材制造"]
    assert {row["target"] for row in rows[:3]} == {'printing, "3D" & <others>'}
    assert rows[0]["translator_comments"] == "Also: 3D printing; printing, ‘additive’; 3DP."
    assert rows[0]["developer_comments"] == (
        "A gloss: with a colon, a comma; a “quote” and a \\ backslash. "
        "Usage: not the “other” one. The English depends on the sentence. "
        "Elsewhere: additive manufacturing (CNIPA; since 2019); 3-D print & co. (the press)."
    )


def test_a_comment_is_one_line_even_where_a_gloss_is_not() -> None:
    (text,) = omegat_export((concept("a", "甲", "a", gloss="One.\n\nTwo."),)).values()
    assert text == "甲,a,One. Two.\n"


def test_translate_toolkit_finds_every_pair_in_the_table_for_omegat() -> None:
    with (DATA / "glossary-omegat.csv").open("rb") as file:
        found = csvfile(file, fieldnames=["source", "target", "translator_comments"]).units
    assert [(one.source, one.target) for one in found] == [
        (form, rendering)
        for one in glossary()
        for form in (one["zh"], *one["zh_variants"])
        for rendering in renderings(one)
    ]


def test_the_table_for_omegat_keeps_awkward_words() -> None:
    (text,) = omegat_export(AWKWARD).values()
    rows = list(csv.reader(text.splitlines()))
    first = AWKWARD[0]
    assert [row[1] for row in rows[:4]] == [first.en, *first.en_variants, first.abbreviation]
    assert [bool(row[2]) for row in rows[:4]] == [True, False, False, False]
    assert len(rows) == 3 * 4 + 1 + 2 + 1
    assert all(len(row) == 3 for row in rows)
