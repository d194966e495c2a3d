"""The command line, as a person types it: in a project of its own, with real files."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from workshop import EXAMPLE, ROOT, command, contents, example, project, run, sources

import build_site
from pipeline.commands.add import add as add_to

WRITTEN = ("docs", "source")
PLAN = "source/hubin-plan-2022"
TASKS = "source/hubin-tasks-2022"
Done = subprocess.CompletedProcess[str]
PROBLEM = re.compile(r"[^:]+:\d+: .+ \[[a-z]+\]")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example, with its pages."""
    made = sources(tmp_path)
    build_site.build(made)
    return made


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The example, with its pages and the program itself."""
    made = example(tmp_path)
    build_site.build(made)
    return made


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, for commands that change nothing."""
    made = example(tmp_path_factory.mktemp("good"))
    build_site.build(made)
    return made


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project as it is committed."""
    return project(tmp_path_factory.mktemp("corpus"))


def changed(root: Path, path: str, old: str, new: str) -> None:
    """Change one place of a file, as a person who makes a mistake."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path} holds {old!r} {text.count(old)} times"
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def appended(root: Path, path: str, text: str) -> int:
    """Put text at the end of a file; return the line on which it stands."""
    before = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(before + text, encoding="utf-8")
    return before.count("\n") + 1


def line_of(path: str, words: str) -> int:
    """The line of a file of the example on which these words stand first."""
    lines = (EXAMPLE / path).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


def faults(root: Path) -> list[str]:
    """The problems of a copy, each on a line; nothing may have been written."""
    before = contents(root, *WRITTEN)
    with pytest.raises(build_site.Faulty) as caught:
        build_site.build(root)
    assert contents(root, *WRITTEN) == before
    problems = str(caught.value).splitlines()
    assert [line for line in problems if not PROBLEM.fullmatch(line)] == []
    return problems


def listed(done: Done) -> list[str]:
    """The problems of a refused run; what surrounds them has to be as it should."""
    *problems, last = done.stderr.splitlines()
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    assert last == f"{count}; nothing was written, the pages are as they were"
    assert [line for line in problems if not PROBLEM.fullmatch(line)] == []
    assert (done.returncode, done.stdout) == (1, "")
    return problems


# Building and checking.


def test_the_committed_pages_and_ledgers_are_what_the_sources_give(corpus: Path) -> None:
    """If this fails: run ``python build_site.py`` and commit what it wrote."""
    before = contents(corpus, *WRITTEN)
    done = command(corpus)
    assert (done.returncode, done.stderr) == (0, "")
    after = contents(corpus, *WRITTEN)
    assert sorted(path for path in before | after if before.get(path) != after.get(path)) == []


def test_a_build_from_nothing_gives_the_same_and_a_second_one_writes_nothing(whole: Path) -> None:
    committed = contents(whole, *WRITTEN)
    for path in (whole / "docs/.generated").read_text(encoding="utf-8").splitlines():
        (whole / path).unlink()
    first = run(whole)
    assert (first.returncode, first.stderr) == (0, "")
    assert re.search(r"^[1-9]\d* files written, 0 removed$", first.stdout, re.MULTILINE)
    assert contents(whole, *WRITTEN).keys() == committed.keys()
    stamps = {path: path.stat().st_mtime_ns for path in whole.glob("[ds]o*/**/*") if path.is_file()}
    second = run(whole)
    assert second.stdout.splitlines()[-1] == "0 files written, 0 removed"
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps


def test_a_build_says_what_it_did(good: Path) -> None:
    assert command(good).stdout.splitlines() == [
        "2 documents, 31 segments, 10 concepts with 29 occurrences",
        "  hubin-tasks-2022: 9 of 9 segments in English",
        "  hubin-plan-2022: 22 of 22 segments in English, 1 made from an earlier text",
        "0 files written, 0 removed",
    ]


def test_an_edited_paragraph_is_counted_as_made_from_an_earlier_text(root: Path) -> None:
    changed(root, f"{TASKS}/en.po", "完善网上查询系统", "建成网上查询系统")
    said = command(root).stdout
    assert "  hubin-tasks-2022: 9 of 9 segments in English, 1 made from an earlier text\n" in said
    page = root / "docs/documents/hubin-tasks-2022/chapter-3.md"
    assert "The source has changed since this was translated." in page.read_text(encoding="utf-8")


def test_check_finds_nothing_wrong_and_writes_nothing(whole: Path) -> None:
    (whole / "docs/glossary/tisc.md").write_text("edited\n", encoding="utf-8")
    before = contents(whole, *WRITTEN)
    done = run(whole, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "2 documents, 31 segments, 10 concepts with 29 occurrences: no problems\n"
    )
    assert contents(whole, *WRITTEN) == before


# Faults: each is named with file and line, all of them at once, and nothing is written.

RECORD = f"{PLAN}/record.yml"
LAST = len((EXAMPLE / RECORD).read_text(encoding="utf-8").splitlines())


DATE = line_of(RECORD, "2022-03-15")
TYPE = line_of(RECORD, "type: plan")
MEND = line_of(RECORD, "- line: 17")
SLIP = line_of(RECORD, "- line: 20")
END = "exemptions: []"
AFTER = line_of(RECORD, END) + 1
TORN = 'exact: "?I"'
# A name, what is changed into what, the line of the fault and what is said of it.
RECORD_FAULTS = {
    "an unknown key": (END, f"{END}\ncolour: red", AFTER, "unknown key “colour”"),
    "a duplicate key": (END, f"{END}\ntype: law", AFTER, "duplicate key “type”"),
    "a missing key": ("type: plan\n", "", 1, "missing key “type”"),
    "no such day": ("2022-03-15", "2022-02-31", DATE, "“date” is “2022-02-31”"),
    "another date": ('"2022-03-15"', "15 March 2022", DATE, "“date” is “15 March 2022”"),
    "a bad id": ("id: hubin-p", "id: HUBIN p", 1, "“id” is “HUBIN p"),
    "a bad id of two lines": ("id: hubin-p", "id: |\n  HUBIN\n  p", 1, "HUBIN"),
    "the id of another folder": ("id: hubin-p", "id: hubin-c", 1, "the id is “hubin-clan"),
    "no such type": ("type: plan", "type: handbook", TYPE, "“type” is “handbook”"),
    "an open bracket": ("type: plan", "type: [x", TYPE + 1, "this is not YAML"),
    "two colons": ("type: plan", "type: plan: x", TYPE, "this is not YAML"),
    "a control character": ("type: plan", "type: x\x07", TYPE, "this is not YAML"),
    "text for a list": ("notes:", "notes: x\nnote:", SLIP - 1, "“notes” has to be a list"),
    "other words": (TORN, 'exact: "?x"', MEND, "line 17 of the capture holds “?x” 0 times"),
    "another line": ("- line: 17", "- line: 18", MEND, "line 18 of the capture holds"),
    "a line behind the end": ("- line: 17", "- line: 1700", MEND, "line 1700 of the capture"),
    "no line": ("- line: 17", "- line: 0", MEND, "“line” is “0”"),
    "words that stand often": (TORN, "exact: 培", MEND, "holds “培” 2 times; an emendation has to"),
    "another capture": ("sha256: bdf7a", "sha256: 0df7a", 1, "capture.txt has the sha256 bdf7a"),
    "a note on other words": (
        "exact: 通通报",
        "exact: 通知",
        SLIP,
        "line 20 does not hold",
    ),
    "no such cleaner": (
        END,
        "exemptions:\n  - {cleaner: soap, line: 3, reason: x}",
        AFTER,
        "there is no cleaner “soap”",
    ),
    "an exemption without use": (
        END,
        "exemptions:\n  - {cleaner: pagebreaks, line: 1, reason: x}",
        AFTER,
        "pagebreaks has nothing to do on line 1",
    ),
}


@pytest.mark.parametrize(("old", "new", "line", "said"), RECORD_FAULTS.values(), ids=RECORD_FAULTS)
def test_a_fault_in_a_record_is_named(root: Path, old: str, new: str, line: int, said: str) -> None:
    changed(root, RECORD, old, new)
    problems = faults(root)
    assert any(one.startswith(f"{RECORD}:{line}: ") and said in one for one in problems), problems


def test_a_record_that_is_not_utf_8_is_named(root: Path) -> None:
    text = (root / RECORD).read_text(encoding="utf-8")
    (root / RECORD).write_bytes(text.encode("gb18030"))
    (said,) = faults(root)
    assert said == f"{RECORD}:3: this is not UTF-8; save it as UTF-8 [yaml]"


# id, zh, pinyin and en of this concept stand on lines of their own.
CONCEPT = line_of("glossary.yml", "id: punitive-damages")


TERM = "    en: punitive damages\n"
GLOSSARY_FAULTS = {
    "a bad id": ("- id: punitive-damages", "- id: Punitive", CONCEPT, "“id” is “Punitive”"),
    "an unknown key": (TERM, f"{TERM}    de: x\n", CONCEPT + 4, "unknown key “de”"),
    "a duplicate key": (TERM, f"{TERM}    en: fines\n", CONCEPT + 4, "duplicate key “en”"),
    "a missing key": ("    pinyin: chéngfáxìng péicháng\n", "", CONCEPT, "missing key “pinyin”"),
    "no such concept": (
        "\n      - patent\n\n",
        "\n      - patience\n\n",
        CONCEPT,
        "names “patience” as related",
    ),
}


@pytest.mark.parametrize(
    ("old", "new", "line", "said"), GLOSSARY_FAULTS.values(), ids=GLOSSARY_FAULTS
)
def test_a_fault_in_the_glossary_is_named(
    root: Path, old: str, new: str, line: int, said: str
) -> None:
    changed(root, "glossary.yml", old, new)
    problems = faults(root)
    assert any(one.startswith(f"glossary.yml:{line}: ") and said in one for one in problems), (
        problems
    )


def test_two_concepts_may_not_claim_one_form(root: Path) -> None:
    other = (
        "\n  - id: exemplary-damages\n    zh: 惩罚性赔偿\n    pinyin: chéngfáxìng péicháng\n"
        "    en: Punitive Damages\n    category: legal-term\n    gloss: The same.\n"
        "    source: {grade: C, note: None.}\n"
    )
    line = appended(root, "glossary.yml", other) + 1
    problems = faults(root)
    assert [one.split(" too ")[0] for one in problems] == [
        f"glossary.yml:{line}: “punitive damages” is claimed by punitive-damages",
        f"glossary.yml:{line}: “惩罚性赔偿” is claimed by punitive-damages",
    ]


# The msgid of a heading; that of the paragraph begins three lines on with its comment.
HEADING = "三、组织保障"
FIRST = line_of(f"{PLAN}/en.po", HEADING)
LEDGER_FAULTS = {
    "bare quotes": (f'"{HEADING}"', '"三、"组织"保障"', FIRST, ""),
    "no keyword": ('msgstr "III. Organization and support"', "III.", FIRST + 1, ""),
    "an id twice": ('msgctxt "s3-0-0"', 'msgctxt "s3-0-1"', FIRST + 3, "the id s3-0-1 stands"),
}


@pytest.mark.parametrize(("old", "new", "line", "said"), LEDGER_FAULTS.values(), ids=LEDGER_FAULTS)
def test_a_broken_ledger_is_named(root: Path, old: str, new: str, line: int, said: str) -> None:
    changed(root, f"{PLAN}/en.po", old, new)
    (problem,) = faults(root)
    assert problem.startswith(f"{PLAN}/en.po:{line}: ")
    assert problem.endswith(" [ledger]")
    assert said in problem
    assert str(root) not in problem


def test_a_document_without_a_record_or_a_capture_is_named(root: Path) -> None:
    (root / RECORD).unlink()
    (root / f"{TASKS}/capture.txt").unlink()
    assert faults(root) == [
        f"{RECORD}:1: the file is missing; every document needs it [source]",
        f"{TASKS}/capture.txt:1: the file is missing; every document needs it [source]",
    ]


def test_a_project_without_a_glossary_is_named(root: Path) -> None:
    (root / "glossary.yml").unlink()
    assert faults(root) == ["glossary.yml:1: the file is missing [glossary]"]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("document: no-such-plan", "“no-such-plan”, which is no document"),
        ("document: hubin-plan-2022", "hubin-plan-2022, s9-9-9, which is no segment"),
    ],
)
def test_a_source_of_the_glossary_has_to_stand_in_a_document(
    root: Path, named: str, said: str
) -> None:
    """By the build, and by the check, which keeps nothing of the last build."""
    appended(root, "glossary.yml", f"    sources: [{{{named}, segment: s9-9-9}}]\n")
    (problem,) = faults(root)
    assert re.fullmatch(rf"glossary\.yml:\d+: [a-z-]+ names {said}; mend .* \[source\]", problem)
    with pytest.raises(build_site.Faulty, match=said):
        build_site.load(root)


def test_a_file_of_a_person_in_the_way_of_a_page_is_named_and_stays(root: Path) -> None:
    pages = (root / "docs/.generated").read_text(encoding="utf-8")
    mine = "docs/glossary/tisc.md"
    (root / "docs/.generated").write_text(pages.replace(f"{mine}\n", ""), encoding="utf-8")
    (root / mine).write_text("By hand.\n", encoding="utf-8")
    assert faults(root) == [
        f"{mine}:1: a hand-written file stands where a page is to be; move it [write]"
    ]


def awful(root: Path) -> None:
    """Make every kind of mistake at once, in four documents and the glossary."""
    for name in ("hubin-copy", "hubin-draft"):
        shutil.copytree(root / TASKS, root / "source" / name)
    changed(root, RECORD, '"2022-03-15"', '"2022-02-31"')
    changed(root, RECORD, "type: plan", "type: handbook")
    appended(root, RECORD, "colour: red\nid: x\n")
    changed(root, f"{TASKS}/en.po", '"各位同事，让我们共同努力。"', '"各位同事，"让"我们"')
    changed(root, f"{TASKS}/record.yml", "id: hubin-tasks-2022", "id: 2022!")
    (root / "source/hubin-draft/record.yml").write_text("id: [\n", encoding="utf-8")
    changed(root, "glossary.yml", "    pinyin: chéngfáxìng péicháng\n", "")


AWFUL = [
    f"glossary.yml:{CONCEPT}: missing key “pinyin”",
    "source/hubin-copy/record.yml:1: the id is “hubin-tasks-2022”, the folder “hubin-copy”",
    "source/hubin-draft/record.yml:2: this is not YAML",
    f"{RECORD}:{DATE}: “date” is “2022-02-31”",
    f"{RECORD}:{TYPE}: “type” is “handbook”",
    f"{RECORD}:{LAST + 1}: unknown key “colour”",
    f"{RECORD}:{LAST + 2}: duplicate key “id”",
    f"{TASKS}/en.po:{line_of(f'{TASKS}/en.po', '各位同事')}: ",
    f"{TASKS}/record.yml:1: “id” is “2022!”",
]


@pytest.mark.parametrize("arguments", [(), ("check",), ("account",)], ids=str)
def test_every_fault_of_an_awful_project_is_listed_at_once(
    root: Path, arguments: tuple[str, ...]
) -> None:
    awful(root)
    before = contents(root, *WRITTEN)
    problems = listed(command(root, *arguments))
    assert [f"{a}<>{b}" for a, b in zip(problems, AWFUL, strict=True) if not a.startswith(b)] == []
    assert contents(root, *WRITTEN) == before


def test_what_is_wrong_can_be_mended_and_built(root: Path) -> None:
    before = contents(root, *WRITTEN)
    awful(root)
    assert command(root).returncode == 1
    for name in ("hubin-copy", "hubin-draft"):
        shutil.rmtree(root / "source" / name)
    for path, data in before.items():
        (root / path).write_bytes(data)
    changed(
        root,
        "glossary.yml",
        "    zh: 惩罚性赔偿\n",
        "    zh: 惩罚性赔偿\n    pinyin: chéngfáxìng péicháng\n",
    )
    assert command(root).returncode == 0
    assert contents(root, *WRITTEN) == before


# The account.


def rows(table: str) -> list[tuple[str, int]]:
    """The rows of one document's account: what became of it, how many characters."""
    found = re.findall(r"^(\w+) .*?([\d,]+)$", table, re.MULTILINE)
    return [(name, int(number.replace(",", ""))) for name, number in found]


def test_the_account_of_one_document_adds_up_to_its_capture() -> None:
    """Of the longest one, in the project itself: the command writes nothing."""
    done = run(ROOT, "account", "ip-plan-2021-2025")
    assert (done.returncode, done.stderr) == (0, "")
    head, *table = done.stdout.splitlines()
    assert head == "ip-plan-2021-2025: 12,907 characters in the capture"
    *counted, total = rows("\n".join(table))
    assert total == ("sum", 12_907)
    assert sum(number for _name, number in counted) == 12_907
    capture = ROOT / "source/ip-plan-2021-2025/capture.txt"
    assert len(capture.read_bytes().decode("utf-8")) == 12_907


def test_the_account_of_all_documents_adds_up_for_each(good: Path) -> None:
    tables = command(good, "account").stdout.split("\n\n")
    assert [table.split(":")[0] for table in tables] == ["hubin-tasks-2022", "hubin-plan-2022"]
    for table in tables:
        head, _, rest = table.partition("\n")
        *counted, total = rows(rest)
        assert total == ("sum", sum(number for _name, number in counted))
        assert head.split(": ")[1] == f"{total[1]:,} characters in the capture"


def test_the_account_of_an_unknown_document_is_refused(good: Path) -> None:
    done = command(good, "account", "no-such-document")
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert "no-such-document" in done.stderr
    assert "Traceback" not in done.stderr


# Adding a document.

NOTICE = """\
国家知识产权局办公室关于开展专项行动的通知
国知办发〔2022〕5号
各省、自治区、直辖市知识产权局：
为贯彻落实决策部署，现就开展专项行动的有关事项通知如下。
一、总体要求
坚持问题导向，严格依法行政，维护了了公平竞争的市场秩序。
二、重点任务
（一）加强协同保护
健全跨部门协作机制，及时移送案件线索（含电子数据，形成合力。
（二）强化宣传引导
做好政策解读工作，营造尊重知识价值的社会氛围。
附件：任务分工表
"""
CAPTURES = {
    "in UTF-8": NOTICE.encode(),
    "in GB18030": NOTICE.encode("gb18030"),
    "with a byte order mark": NOTICE.encode("utf-8-sig"),
    "with carriage returns": NOTICE.replace("\n", "\r\n").encode(),
}
IDS = [
    "s0-0-1", "s0-0-2", "s1-0-0", "s1-0-1", "s2-0-0", "s2-1-0", "s2-1-1", "s2-2-0", "s2-2-1",
    "e0-0-1",
]  # fmt: skip


def capture(root: Path, data: bytes) -> str:
    """A captured file outside the project; its path as it is typed, from beside the project."""
    (root.parent / "notice.txt").write_bytes(data)
    return "notice.txt"


def add(root: Path, data: bytes, name: str = "cnipa-notice-2022") -> Done:
    """Add a capture of these bytes."""
    return command(root, "add", capture(root, data), "--id", name)


def ledger_ids(root: Path) -> list[str]:
    """The ids in the new ledger, read as text."""
    text = (root / "source/cnipa-notice-2022/en.po").read_text(encoding="utf-8")
    return re.findall(r'^msgctxt "(.*)"$', text, re.MULTILINE)


@pytest.mark.parametrize("data", CAPTURES.values(), ids=CAPTURES)
def test_a_new_capture_becomes_a_document(root: Path, data: bytes) -> None:
    done = add(root, data)
    assert (done.returncode, done.stderr) == (0, "")
    folder = root / "source/cnipa-notice-2022"
    assert sorted(path.name for path in folder.iterdir()) == ["capture.txt", "en.po", "record.yml"]
    assert (folder / "capture.txt").read_bytes() == data
    record = (folder / "record.yml").read_text(encoding="utf-8")
    assert "\nid: cnipa-notice-2022\n" in record
    assert f"\n  sha256: {hashlib.sha256(data).hexdigest()}\n" in record
    assert '\n  printed: "国家知识产权局办公室关于开展专项行动的通知"\n' in record
    assert '\n  zh: "国知办发〔2022〕5号"\n' in record
    built = command(root)
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.startswith("3 documents, ")
    pages = root / "docs/documents/cnipa-notice-2022"
    assert {"index.md", "about.md", "capture.md", "chapter-1.md", "chapter-2.md"} <= {
        path.name for path in pages.iterdir()
    }
    assert "严格依法行政" in (pages / "chapter-1.md").read_text(encoding="utf-8")
    assert command(root).stdout.splitlines()[-1] == "0 files written, 0 removed"


def test_the_first_ids_of_a_document_stay_when_it_is_built(root: Path) -> None:
    add(root, NOTICE.encode())
    assert ledger_ids(root) == IDS
    command(root)
    assert ledger_ids(root) == IDS


def test_add_says_what_it_was_unsure_of_with_line_and_words(root: Path) -> None:
    said = add(root, NOTICE.encode()).stdout.splitlines()
    assert said[0] == "source/cnipa-notice-2022/: capture.txt, record.yml and en.po are made"
    assert said[1] == f"10 segments, 2 chapters, {len(NOTICE)} characters"
    place = "  source/cnipa-notice-2022/capture.txt"
    start = said.index("Unsure:") + 1
    doubts = [line for line in said[start:] if line.startswith(place)]
    assert [line.partition(": “")[0] for line in doubts] == [
        f"{place}:6: a character printed twice",
        f"{place}:9: a bracket or quotation mark without its other half",
    ]
    assert "了了" in doubts[0]
    assert any("record.yml" in line for line in said[start + 2 :])


def test_add_is_sure_of_a_clean_capture(root: Path) -> None:
    clean = NOTICE.replace("了了", "了").replace("（含电子数据", "")
    said = add(root, clean.encode()).stdout
    assert "Nothing was unsure." in said.splitlines()


def test_add_is_unsure_of_a_text_without_title_and_headings(root: Path) -> None:
    said = add(root, "没有标题的一段文字，说明事情的经过。\n".encode()).stdout
    assert "capture.txt:1: no line looks like the title" in said
    assert "capture.txt:1: no heading was found" in said
    assert command(root).returncode == 0


def test_add_puts_a_paragraph_together_from_sentences_that_are_known(root: Path) -> None:
    known = "各地要开展专项检查。各单位要报送总结。\n\n各地要落实责任。各单位要按时完成。\n"
    assert command(root, "add", capture(root, known.encode()), "--id", "known-1").returncode == 0
    path = root / "source/known-1/en.po"
    text = path.read_text(encoding="utf-8")
    english = {
        "各地要开展专项检查。各单位要报送总结。": "Localities must run special checks. "
        "All units must send in a summary.",
        "各地要落实责任。各单位要按时完成。": "Localities must take responsibility. "
        "All units must finish on time.",
    }
    for zh, en in english.items():
        text = text.replace(f'msgid "{zh}"\nmsgstr ""', f'msgid "{zh}"\nmsgstr "{en}"')
    path.write_text(text, encoding="utf-8")
    new = "各地要落实责任。各单位要报送总结。\n"
    said = command(root, "add", capture(root, new.encode()), "--id", "new-1").stdout
    assert "1 are put together from sentences that are known; read them: s0-0-1" in said
    made = (root / "source/new-1/en.po").read_text(encoding="utf-8")
    assert "Localities must take responsibility. All units must send in a summary." in made


def test_add_makes_the_pages_too(root: Path) -> None:
    """The help says so, and what it says to do next begins with one of them."""
    add(root, NOTICE.encode())
    assert (root / "docs/documents/cnipa-notice-2022/capture.md").is_file()


def test_add_speaks_to_a_terminal_that_has_no_chinese(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = run(whole, "add", capture(whole, NOTICE.encode()), "--id", "cnipa-notice-2022")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xff\xfe\x00\xd8\x80", id="no encoding explains"),
        pytest.param(
            '"引号"与\\反斜线的通知\n正文，说明经过。\n'.encode(), id="quotes in the title"
        ),
        pytest.param("首页 > 新闻 > 正文\n友情链接：甲\n".encode(), id="nothing but furniture"),
        pytest.param("# 通知: {a: b} - [c] & *d*\n\n正文。\n".encode(), id="signs of YAML"),
        pytest.param("关于行动的通知\n1. 服务。健全网络，方便公众。\n".encode(), id="no chapter"),
    ],
)
def test_after_an_odd_capture_the_build_passes(root: Path, data: bytes) -> None:
    done = add(root, data)
    assert "Traceback" not in done.stderr
    if done.returncode == 0:
        built = command(root)
        assert (built.returncode, built.stderr) == (0, "")
        assert command(root).stdout.splitlines()[-1] == "0 files written, 0 removed"


def refused(root: Path, path: Path, name: str) -> str:
    """Why nothing was made of a capture, in one line."""
    before = contents(root, *WRITTEN)
    said = add_to(root, path, name, build_site.document)
    assert said.failed
    assert contents(root, *WRITTEN) == before
    assert sorted(path.name for path in (root / "source").iterdir()) == [
        "hubin-plan-2022",
        "hubin-tasks-2022",
    ]
    (line,) = said.text.splitlines()
    return line


@pytest.mark.parametrize(
    "name",
    ["Notice", "notice 2022", "notice_2022", "notice-", "-notice", "../notice", "通知", "", "."],
)
def test_a_bad_id_is_refused(good: Path, name: str) -> None:
    path = good.parent / capture(good, NOTICE.encode())
    said = refused(good, path, name)
    assert said == f"--id {name}: an id is lower-case ASCII words joined by hyphens"


def test_an_id_that_is_taken_is_refused(good: Path) -> None:
    path = good.parent / capture(good, NOTICE.encode())
    said = refused(good, path, "hubin-tasks-2022")
    assert said == "source/hubin-tasks-2022 exists already; choose another id"


def test_a_file_that_is_not_there_is_refused(good: Path) -> None:
    path = good.parent / "no.txt"
    assert refused(good, path, "notice") == f"{path}: there is no such file"


def test_a_folder_is_refused(good: Path) -> None:
    assert refused(good, good, "notice") == f"{good}: there is no such file"


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"],
    ids=["empty", "blank", "a byte order mark", "a mark and a blank line"],
)
def test_an_empty_file_is_refused(root: Path, data: bytes) -> None:
    path = root.parent / capture(root, data)
    assert refused(root, path, "notice") == f"{path}: the file is empty"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "no.txt", "--id", "notice"), "no.txt: there is no such file\n"),
        (
            ("add", "no.txt", "--id", "Notice"),
            "--id Notice: an id is lower-case ASCII words joined by hyphens\n",
        ),
    ],
)
def test_a_refusal_goes_to_standard_error(
    good: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run(good, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)


# Usage.


def test_help_shows_every_command_and_examples(good: Path) -> None:
    done = run(good, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("check", "account", "add", "exit status", "examples:"):
        assert words in done.stdout
    examples = re.findall(r"^  (python build_site\.py.*)$", done.stdout, re.MULTILINE)
    assert [example.split()[2:3] for example in examples] == [[], ["check"], ["account"], ["add"]]


def test_the_example_of_the_help_names_a_document_that_exists() -> None:
    (name,) = re.findall(
        r"build_site\.py account (\S+)$", command(ROOT, "--help").stdout, re.MULTILINE
    )
    assert command(ROOT, "account", name).returncode == 0


@pytest.mark.parametrize("name", ["check", "account", "add"])
def test_every_command_has_help(good: Path, name: str) -> None:
    done = command(good, name, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: build_site.py {name} ")


@pytest.mark.parametrize(
    "arguments",
    [("publish",), ("check", "x"), ("--quiet",), ("add",), ("add", "x.txt"), ("add", "--id", "x")],
    ids=" ".join,
)
def test_a_wrong_command_line_is_refused(good: Path, arguments: tuple[str, ...]) -> None:
    done = command(good, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: build_site.py")
