"""Reading: what is on disk becomes a corpus, and every fault has its file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.records import (
    Bilingual,
    Corpus,
    Day,
    Emendation,
    Exemption,
    Problem,
    SourceNote,
    Where,
    listing,
)
from pipeline.read.corpus import decode, read

AWFUL = Path(__file__).resolve().parent / "awful"
PLACE = "source/hubin-notice"
CAPTURE = "关于做好有关工作的通知\n各县（区）知识产权局：\n请做好知识产权工作。\n"
SHA256 = hashlib.sha256(CAPTURE.encode()).hexdigest()
RECORD = f"""\
id: hubin-notice
title:
  zh: 关于做好有关工作的通知
  en: Notice on Certain Work
  printed: 关于做好有关工作的通知
short: {{zh: 工作通知, en: Work notice}}
issuer: {{zh: 湖滨市知识产权局, en: Hubin IP Office}}
number: {{zh: "", en: no}}
dates:
  signed: {{date: ""}}
  issued:
    date: 2022-03
    basis: inferred
    note: A note.
  published: {{date: ""}}
  reposted: {{date: ""}}
type: notice
capture:
  sha256: {SHA256}
  url: ""
  publisher: {{zh: "", en: ""}}
  how: Written for a test.
remarks: [A remark.]
emendations:
- line: 3
  exact: 请
  clean: 要
  kind: damage
  reason: A reason.
notes:
- {{line: 2, exact: 各县, note: As printed.}}
exemptions:
- {{cleaner: spacing, line: 1, reason: Because.}}
"""
LEDGER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

# status: reviewed
# note: A note of the translator.
msgctxt "s0-0-1"
msgid "各县（区）知识产权局："
msgstr "County IP offices:"

#, fuzzy
#| msgid "请做好工作。"
msgctxt "s0-0-2"
msgid "要做好知识产权工作。"
msgstr "Do your work."

#~ msgctxt "s0-0-3"
#~ msgid "特此通知。"
#~ msgstr "Notice is hereby given."
"""
CONCEPT = """\
  - id: patent
    zh: 专利
    zh_variants: [专利权]
    pinyin: zhuānlì
    en: patent
    category: legal-term
    gloss: A right.
    source: {grade: A, note: Official., url: "https://example.org/a", seen: 2026-11-28}
"""
GLOSSARY = f"concepts:\n{CONCEPT}"

Project = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Makes a project of one document; what is given as ``None`` is left out."""

    def make(
        record: str | bytes | None = RECORD,
        capture: str | bytes | None = CAPTURE,
        ledger: str | bytes | None = LEDGER,
        glossary: str | bytes | None = GLOSSARY,
        folder: str = "hubin-notice",
    ) -> Path:
        files = {
            f"source/{folder}/record.yml": record,
            f"source/{folder}/capture.txt": capture,
            f"source/{folder}/en.po": ledger,
            "glossary.yml": glossary,
        }
        (tmp_path / "source" / folder).mkdir(parents=True)
        for name, content in files.items():
            if content is not None:
                data = content if isinstance(content, bytes) else content.encode()
                (tmp_path / name).write_bytes(data)
        return tmp_path

    return make


def problems(root: Path) -> list[str]:
    """What is wrong with a project, as a person reads it, in order."""
    return listing(read(root)[1]).splitlines()


def corpus(root: Path) -> Corpus:
    """A project without faults."""
    found, faults = read(root)
    assert faults == []
    return found


def changed(text: str, old: str, new: str) -> str:
    """A file with one thing in it changed."""
    assert text.count(old) == 1
    return text.replace(old, new)


# --- What is right -------------------------------------------------------------------------


def test_a_record_is_read_with_every_decision_and_its_place(project: Project) -> None:
    (source,) = corpus(project()).sources
    record, file = source.record, f"{PLACE}/record.yml"
    assert record.id == "hubin-notice"
    assert record.title == Bilingual("关于做好有关工作的通知", "Notice on Certain Work")
    assert record.printed == "关于做好有关工作的通知"
    assert record.dates["issued"] == Day("2022-03", "inferred", "A note.")
    assert record.dates["signed"] == Day()
    assert record.day == "2022-03"
    assert record.remarks == ("A remark.",)
    assert record.emendations == (
        Emendation(3, "请", "要", "damage", "A reason.", Where(file, 25)),
    )
    assert record.notes == (SourceNote(2, "各县", "As printed.", Where(file, 31)),)
    assert record.exemptions == (Exemption("spacing", 1, "Because.", Where(file, 33)),)
    assert [one.where.line for one in record.emendations] == [25]
    assert [one.where.line for one in (*record.notes, *record.exemptions)] == [31, 33]


def test_no_stays_text_in_a_record(project: Project) -> None:
    (source,) = corpus(project()).sources
    assert source.record.number == Bilingual("", "no")


def test_a_ledger_is_read_with_its_states(project: Project) -> None:
    (source,) = corpus(project()).sources
    first, second, third = source.ledger
    assert (first.id, first.en, first.status) == ("s0-0-1", "County IP offices:", "reviewed")
    assert first.note == "A note of the translator."
    assert (second.fuzzy, second.previous) == (True, "请做好工作。")
    assert (third.id, third.retired, third.zh) == ("s0-0-3", True, "特此通知。")
    assert [first.retired, second.retired] == [False, False]
    assert first.where == Where(f"{PLACE}/en.po", 5)


def test_a_document_without_a_ledger_has_an_empty_one(project: Project) -> None:
    (source,) = corpus(project(ledger=None)).sources
    assert source.ledger == ()


def test_a_capture_is_read_as_it_is(project: Project) -> None:
    capture = "\ufeff关于\r\n通知 \n\n"
    record = changed(RECORD, SHA256, hashlib.sha256(capture.encode()).hexdigest())
    (source,) = corpus(project(record=record, capture=capture)).sources
    assert source.capture == capture


def test_a_record_may_begin_with_a_byte_order_mark(project: Project) -> None:
    assert problems(project(record=f"\ufeff{RECORD}")) == []


def test_a_concept_is_read_with_what_it_leaves_out(project: Project) -> None:
    (concept,) = corpus(project()).concepts
    assert concept.zh_forms == ("专利", "专利权")
    assert concept.en_forms == ("patent",)
    assert (concept.abbreviation, concept.usage, concept.related) == ("", "", ())
    assert concept.where == Where("glossary.yml", 2)


# --- What is wrong -------------------------------------------------------------------------


def test_an_awful_document_has_every_problem_that_its_list_names() -> None:
    wanted = (AWFUL / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert problems(AWFUL) == wanted
    assert len(wanted) == 37
    assert read(AWFUL)[0] == Corpus((), ())


NO_DATE = "it has to be a date as 2021-01-22, 2021-01 or 2021"
FAULTS = [
    (
        "type: notice",
        "type: notise",
        "17: “type” is “notise”: it has to be one of speech, work priorities, plan, guidelines, "
        "notice, law, other",
    ),
    ("date: 2022-03", "date: 2022-3", f"12: “date” is “2022-3”: {NO_DATE}"),
    ("date: 2022-03", "date: 2022-02-30", f"12: “date” is “2022-02-30”: {NO_DATE}"),
    (
        "id: hubin-notice",
        "id: hubin_notice",
        "1: “id” is “hubin_notice”: an id is lower-case ASCII words joined by hyphens",
    ),
    (SHA256, "ab12", "19: “sha256” is “ab12”: it has to be 64 hex digits"),
    (SHA256, "A" * 64, f"19: “sha256” is “{'A' * 60}…”: it has to be 64 hex digits"),
    ("  how: Written for a test.\n", "", "19: missing key “how”; add it"),
    ("type: notice", "type: notice\ntype: law", "18: duplicate key “type”; keep one of the two"),
    (
        "- line: 3",
        "- line: third",
        "25: “line” is “third”: it has to be the number of a line of the capture, from 1",
    ),
]


@pytest.mark.parametrize(("old", "new", "wanted"), FAULTS)
def test_a_fault_of_a_record_has_its_line(
    project: Project, old: str, new: str, wanted: str
) -> None:
    said = problems(project(record=changed(RECORD, old, new)))
    assert said == [f"{PLACE}/record.yml:{wanted} [yaml]"]


def test_what_is_no_yaml_has_its_line(project: Project) -> None:
    (said,) = problems(project(record=changed(RECORD, "[A remark.]", "[A remark.")))
    assert said.startswith(f"{PLACE}/record.yml:24: this is not YAML: ")


def test_an_unknown_key_is_told_the_known_ones(project: Project) -> None:
    (said,) = problems(project(record=changed(RECORD, "remarks:", "remark:")))
    assert said.startswith(f"{PLACE}/record.yml:23: unknown key “remark”; known are id, title, ")
    assert ", remarks, emendations, notes, exemptions" in said


@pytest.mark.parametrize("file", ["record", "glossary"])
def test_an_empty_file(project: Project, file: str) -> None:
    name = {"record": f"{PLACE}/record.yml", "glossary": "glossary.yml"}[file]
    said = f"{name}:1: the file is empty; it needs a mapping [yaml]"
    assert problems(project(**{file: ""})) == [said]


@pytest.mark.parametrize(
    ("file", "name", "text"),
    [
        ("record", f"{PLACE}/record.yml", RECORD),
        ("glossary", "glossary.yml", GLOSSARY),
        ("ledger", f"{PLACE}/en.po", LEDGER),
    ],
)
def test_a_file_that_is_not_utf_8_is_one_problem(
    project: Project, file: str, name: str, text: str
) -> None:
    lines = text.encode().split(b"\n")
    data = b"\n".join([*lines[:3], lines[3] + b"# \xc4\xe3", *lines[4:]])
    assert problems(project(**{file: data})) == [
        f"{name}:4: this is not UTF-8; save it as UTF-8 [yaml]"
    ]


@pytest.mark.parametrize(
    ("left_out", "name"), [("record", "record.yml"), ("capture", "capture.txt")]
)
def test_a_document_needs_its_record_and_its_capture(
    project: Project, left_out: str, name: str
) -> None:
    assert problems(project(**{left_out: None})) == [
        f"{PLACE}/{name}:1: the file is missing; every document needs it [source]"
    ]


def test_a_project_needs_a_glossary(project: Project) -> None:
    assert problems(project(glossary=None)) == ["glossary.yml:1: the file is missing [glossary]"]


def test_the_id_has_to_be_that_of_the_folder(project: Project) -> None:
    assert problems(project(folder="hubin-other")) == [
        "source/hubin-other/record.yml:1: the id is “hubin-notice”, the folder “hubin-other”; "
        "make them one [source]"
    ]


def test_a_capture_is_never_edited(project: Project) -> None:
    edited = CAPTURE.replace("请", "要")
    found = hashlib.sha256(edited.encode()).hexdigest()
    assert problems(project(capture=edited)) == [
        f"{PLACE}/record.yml:1: capture.txt has the sha256 {found}, the record says {SHA256}; "
        "a capture is never edited [source]"
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('msgid "各县（区）知识产权局："', 'msgid "各县（区）"知识产权局："', 8),
        ('msgstr "County IP offices:"', "msgstr County IP offices:", 9),
        ('msgctxt "s0-0-2"', 'msgcontext "s0-0-2"', 13),
    ],
)
def test_a_broken_po_file_is_a_problem_with_its_line(
    project: Project, old: str, new: str, line: int
) -> None:
    said = problems(project(ledger=changed(LEDGER, old, new)))
    assert len(said) == 1
    assert said[0].startswith(f"{PLACE}/en.po:{line}: this is not a PO file")
    assert said[0].endswith("[ledger]")


def test_two_entries_with_one_id(project: Project) -> None:
    ledger = changed(LEDGER, '\nmsgctxt "s0-0-2"', '\nmsgctxt "s0-0-1"')
    assert problems(project(ledger=ledger)) == [
        f"{PLACE}/en.po:11: the id s0-0-1 stands at line 5 too; ids are unique [ledger]"
    ]


def test_an_entry_without_an_id(project: Project) -> None:
    assert problems(project(ledger=changed(LEDGER, 'msgctxt "s0-0-2"\n', ""))) == [
        f"{PLACE}/en.po:11: “要做好知识产权工作。” has no msgctxt; give it its id [ledger]"
    ]


def test_faults_of_all_files_are_reported_at_once(project: Project) -> None:
    root = project(
        record=changed(RECORD, "type: notice", "type: memo"),
        ledger=changed(LEDGER, 'msgctxt "s0-0-2"\n', ""),
        glossary=changed(GLOSSARY, "legal-term", "term"),
    )
    places = [line.partition(": ")[0] for line in problems(root)]
    assert places == ["glossary.yml:7", f"{PLACE}/en.po:11", f"{PLACE}/record.yml:17"]


def test_a_broken_ledger_does_not_hide_an_edited_capture(project: Project) -> None:
    root = project(capture="另一份", ledger=changed(LEDGER, 'msgctxt "s0-0-2"\n', ""))
    places = [line.partition(": ")[0] for line in problems(root)]
    assert places == [f"{PLACE}/en.po:11", f"{PLACE}/record.yml:1"]


def test_one_faulty_document_does_not_hide_the_faults_of_another(project: Project) -> None:
    root = project(record=changed(RECORD, "type: notice", "type: memo"))
    (root / "source" / "other").mkdir()
    places = [line.partition(": ")[0] for line in problems(root)]
    assert places == [
        f"{PLACE}/record.yml:17",
        "source/other/capture.txt:1",
        "source/other/record.yml:1",
    ]


SECOND = (
    CONCEPT.replace("id: patent", "id: patent-right")
    .replace("zh: 专利\n", "zh: 专利许可\n")
    .replace("[专利权]", "[]")
    .replace("en: patent\n", "en: patent license\n")
)


CLASHES = [
    (
        "zh: 专利许可",
        "zh: 专利权",
        "“专利权” is claimed by patent too (line 2); one form, one concept",
    ),
    (
        "en: patent license",
        "en: Patent",
        "“patent” is claimed by patent too (line 2); one form, one concept",
    ),
    (
        "    category",
        "    related: [patend]\n    category",
        "patent-right names “patend” as related, which is no other concept; mend the id",
    ),
    (
        "    category",
        "    related: [patent-right]\n    category",
        "patent-right names “patent-right” as related, which is no other concept; mend the id",
    ),
]


@pytest.mark.parametrize(("old", "new", "wanted"), CLASHES)
def test_concepts_do_not_clash(project: Project, old: str, new: str, wanted: str) -> None:
    glossary = GLOSSARY + changed(SECOND, old, new)
    assert problems(project(glossary=glossary)) == [f"glossary.yml:10: {wanted} [glossary]"]


def test_two_concepts_that_differ_are_well(project: Project) -> None:
    assert problems(project(glossary=GLOSSARY + SECOND)) == []


def test_problems_are_printed_once_in_order_of_file_and_line() -> None:
    late, early = (Problem(Where("b.yml", line), "rule", "said") for line in (12, 3))
    other = Problem(Where("a.yml", 40), "rule", "said")
    assert listing([late, early, other, late]) == (
        "a.yml:40: said [rule]\nb.yml:3: said [rule]\nb.yml:12: said [rule]"
    )


# --- Encodings -----------------------------------------------------------------------------

SENTENCE = "为贯彻落实党中央、国务院关于知识产权工作的决策部署，制定本规划。"


def test_utf_8_is_read_as_it_is() -> None:
    assert decode("知识产权\r\n".encode()) == "知识产权\r\n"


def test_a_byte_order_mark_is_kept_for_the_account() -> None:
    assert decode(b"\xef\xbb\xbf" + "知识".encode()) == "\ufeff知识"


@pytest.mark.parametrize("text", [SENTENCE, "国发〔2021〕20号 TISC 100%\r\n", "镕、㐂、𠮷"])
def test_gb18030_is_read_where_utf_8_does_not_fit(text: str) -> None:
    assert decode(text.encode("gb18030")) == text


def test_a_byte_that_no_encoding_explains_stays_visible() -> None:
    assert decode(b"IP\xff plan") == "IP\udcff plan"


def test_one_bad_byte_does_not_spoil_the_text_round_it() -> None:
    data = SENTENCE.encode()
    assert decode(data + b"\xff" + data) == f"{SENTENCE}\udcff{SENTENCE}"


@pytest.mark.parametrize("cut", [1, 2])
@pytest.mark.parametrize("length", [7, 8, 9, 10])
def test_utf_8_cut_off_inside_a_character_is_not_read_as_gb18030(length: int, cut: int) -> None:
    kept, last = SENTENCE[:length], SENTENCE[length]
    left = last.encode()[:cut]
    assert decode(kept.encode() + left) == kept + left.decode("utf-8", "surrogateescape")


@pytest.mark.parametrize("lost", [0, 1, 2])
def test_utf_8_that_lost_one_byte_is_not_read_as_gb18030(lost: int) -> None:
    data = bytearray(SENTENCE.encode())
    del data[9 + lost]
    text = decode(bytes(data))
    assert text.startswith("为贯彻")
    assert text.endswith("实党中央、国务院关于知识产权工作的决策部署，制定本规划。")


@given(st.binary(max_size=60))
def test_no_bytes_whatever_raise(data: bytes) -> None:
    assert isinstance(decode(data), str)


@given(st.text(max_size=60))
def test_all_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode()) == text
