"""The command line, as a person types it: in a copy of the project, with real files."""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import subprocess
from pathlib import Path

import pytest
from workshop import ROOT, contents, project, run

import build_site
from pipeline.commands.add import add as add_to

WRITTEN = ("docs", "source")
GUIDELINES = "source/cnipa-guidelines-2020"
REPORT = "source/cnipa-report-2020"
PLAN = "source/ip-plan-2021-2025"
Done = subprocess.CompletedProcess[str]
PROBLEM = re.compile(r"[^:]+:\d+: .+ \[[a-z]+\]")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the project."""
    return project(tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the project with two documents, for what would take long with all of them."""
    return project(tmp_path, "cnipa-guidelines-2020", "cnipa-report-2020")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project for commands that change nothing."""
    return project(tmp_path_factory.mktemp("good"))


def command(root: Path, *arguments: str) -> Done:
    """What ``run`` does without a process of its own: the same, and much faster."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build_site, "ROOT", root)
        patch.chdir(root.parent)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = build_site.main(list(arguments))
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


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
    """The line of a committed file on which these words stand first."""
    lines = (ROOT / path).read_text(encoding="utf-8").split("\n")
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


def test_the_committed_pages_and_ledgers_are_what_the_sources_give(root: Path) -> None:
    """If this fails: run ``python build_site.py`` and commit what it wrote."""
    before = contents(root, *WRITTEN)
    done = run(root)
    assert (done.returncode, done.stderr) == (0, "")
    after = contents(root, *WRITTEN)
    assert sorted(path for path in before | after if before.get(path) != after.get(path)) == []


def test_a_build_from_nothing_gives_the_same_and_a_second_one_writes_nothing(root: Path) -> None:
    committed = contents(root, *WRITTEN)
    for path in (root / "docs/.generated").read_text(encoding="utf-8").splitlines():
        (root / path).unlink()
    first = run(root)
    assert (first.returncode, first.stderr) == (0, "")
    assert re.search(r"^[1-9]\d* files written, 0 removed$", first.stdout, re.MULTILINE)
    assert contents(root, *WRITTEN).keys() == committed.keys()
    stamps = {path: path.stat().st_mtime_ns for path in root.glob("[ds]o*/**/*") if path.is_file()}
    second = run(root)
    assert second.stdout.splitlines()[-1] == "0 files written, 0 removed"
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps


def test_a_build_says_what_it_did(good: Path) -> None:
    lines = command(good).stdout.splitlines()
    assert re.fullmatch(r"5 documents, \d+ segments, \d+ concepts with \d+ occurrences", lines[0])
    assert "  cnipa-priorities-2021: 16 of 16 segments in English" in lines[3]
    assert [line.split(":")[0].strip() for line in lines[1:-1]] == [
        "cnipa-report-2020",
        "cnipa-guidelines-2020",
        "cnipa-priorities-2021",
        "ip-plan-2021-2025",
        "cnipa-report-2021",
    ]


def test_an_edited_paragraph_is_counted_as_made_from_an_earlier_text(root: Path) -> None:
    ledger = "source/cnipa-priorities-2021/en.po"
    changed(root, ledger, "做好专利法实施细则的修订", "完成专利法实施细则的修订")
    said = command(root).stdout
    assert "16 of 16 segments in English, 1 made from an earlier text" in said
    page = root / "docs/documents/cnipa-priorities-2021/chapter-3.md"
    assert "The source has changed since this was translated." in page.read_text(encoding="utf-8")


def test_check_finds_nothing_wrong_and_writes_nothing(root: Path) -> None:
    (root / "docs/glossary/tisc.md").write_text("edited\n", encoding="utf-8")
    before = contents(root, *WRITTEN)
    done = run(root, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(
        r"5 documents, \d+ segments, \d+ concepts with \d+ occurrences: no problems\n", done.stdout
    )
    assert contents(root, *WRITTEN) == before


# Faults: each is named with file and line, all of them at once, and nothing is written.

RECORD = f"{GUIDELINES}/record.yml"
LAST = len((ROOT / RECORD).read_text(encoding="utf-8").splitlines())


DATE = line_of(RECORD, "2020-04-20")
TYPE = line_of(RECORD, "type: guidelines")
MEND = line_of(RECORD, "- line: 34")
SLIP = line_of(RECORD, "- line: 31")
END = "exemptions: []"
AFTER = line_of(RECORD, END) + 1
TORN = 'exact: "?fàn)顩r"'
# A name, what is changed into what, the line of the fault and what is said of it.
RECORD_FAULTS = {
    "an unknown key": (END, f"{END}\ncolour: red", AFTER, "unknown key “colour”"),
    "a duplicate key": (END, f"{END}\ntype: plan", AFTER, "duplicate key “type”"),
    "a missing key": ("type: guidelines\n", "", 1, "missing key “type”"),
    "no such day": ("2020-04-20", "2020-04-31", DATE, "“date” is “2020-04-31”"),
    "another date": ('"2020-04-20"', "20 April 2020", DATE, "“date” is “20 April 2020”"),
    "a bad id": ("id: cnipa-g", "id: CNIPA g", 1, "“id” is “CNIPA g"),
    "a bad id of two lines": ("id: cnipa-g", "id: |\n  CNIPA\n  g", 1, "CNIPA"),
    "the id of another folder": ("id: cnipa-g", "id: cnipa-b", 1, "the id is “cnipa-buidelines"),
    "no such type": ("type: guidelines", "type: handbook", TYPE, "“type” is “handbook”"),
    "an open bracket": ("type: guidelines", "type: [x", TYPE + 1, "this is not YAML"),
    "two colons": ("type: guidelines", "type: guide: x", TYPE, "this is not YAML"),
    "a control character": ("type: guidelines", "type: x\x07", TYPE, "this is not YAML"),
    "text for a list": ("notes:", "notes: x\nnote:", SLIP - 1, "“notes” has to be a list"),
    "other words": (TORN, 'exact: "?fàn)x"', MEND, "line 34 of the capture holds “?fàn)x” 0 times"),
    "another line": ("- line: 34", "- line: 35", MEND, "line 35 of the capture holds"),
    "a line behind the end": ("- line: 34", "- line: 3400", MEND, "line 3400 of the capture"),
    "no line": ("- line: 34", "- line: 0", MEND, "“line” is “0”"),
    "words that stand often": (TORN, 'exact: ")"', MEND, "has to match exactly once"),
    "another capture": ("sha256: 63166", "sha256: 03166", 1, "capture.txt has the sha256 63166"),
    "a note on other words": (
        "exact: 国家知识产权同",
        "exact: 不知",
        SLIP,
        "line 31 does not hold",
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
def test_a_fault_in_a_record_is_named(
    small: Path, old: str, new: str, line: int, said: str
) -> None:
    changed(small, RECORD, old, new)
    problems = faults(small)
    assert any(one.startswith(f"{RECORD}:{line}: ") and said in one for one in problems), problems


def test_a_record_that_is_not_utf_8_is_named(small: Path) -> None:
    text = (small / RECORD).read_text(encoding="utf-8")
    (small / RECORD).write_bytes(text.encode("gb18030"))
    (said,) = faults(small)
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
        "writing on Chinese law.\n    related:\n      - patent-law\n",
        "writing on Chinese law.\n    related:\n      - patent-lore\n",
        CONCEPT,
        "names “patent-lore” as related",
    ),
}


@pytest.mark.parametrize(
    ("old", "new", "line", "said"), GLOSSARY_FAULTS.values(), ids=GLOSSARY_FAULTS
)
def test_a_fault_in_the_glossary_is_named(
    small: Path, old: str, new: str, line: int, said: str
) -> None:
    changed(small, "glossary.yml", old, new)
    problems = faults(small)
    assert any(one.startswith(f"glossary.yml:{line}: ") and said in one for one in problems), (
        problems
    )


def test_two_concepts_may_not_claim_one_form(small: Path) -> None:
    other = (
        "\n  - id: exemplary-damages\n    zh: 惩罚性赔偿\n    pinyin: chéngfáxìng péicháng\n"
        "    en: Punitive Damages\n    category: legal-term\n    gloss: The same.\n"
        "    source: {grade: C, note: None.}\n"
    )
    line = appended(small, "glossary.yml", other) + 1
    problems = faults(small)
    assert [one.split(" too ")[0] for one in problems] == [
        f"glossary.yml:{line}: “punitive damages” is claimed by punitive-damages",
        f"glossary.yml:{line}: “惩罚性赔偿” is claimed by punitive-damages",
    ]


# The msgid of the first entry; that of the second begins three lines on with its comment.
FIRST = line_of(f"{REPORT}/en.po", "一、2019年主要工作")


HEADING = "一、2019年主要工作"
LEDGER_FAULTS = {
    "bare quotes": (f'"{HEADING}"', '"一、"2019年"主要工作"', FIRST, ""),
    "no keyword": ('msgstr "I. Main work in 2019"', "I. Main work", FIRST + 1, ""),
    "an id twice": ('msgctxt "s1-0-0"', 'msgctxt "s1-0-1"', FIRST + 3, "the id s1-0-1 stands"),
}


@pytest.mark.parametrize(("old", "new", "line", "said"), LEDGER_FAULTS.values(), ids=LEDGER_FAULTS)
def test_a_broken_ledger_is_named(small: Path, old: str, new: str, line: int, said: str) -> None:
    changed(small, f"{REPORT}/en.po", old, new)
    (problem,) = faults(small)
    assert problem.startswith(f"{REPORT}/en.po:{line}: ")
    assert problem.endswith(" [ledger]")
    assert said in problem
    assert str(small) not in problem


def test_a_document_without_a_record_or_a_capture_is_named(root: Path) -> None:
    (root / RECORD).unlink()
    (root / f"{PLAN}/capture.txt").unlink()
    assert faults(root) == [
        f"{RECORD}:1: the file is missing; every document needs it [source]",
        f"{PLAN}/capture.txt:1: the file is missing; every document needs it [source]",
    ]


def test_a_project_without_a_glossary_is_named(small: Path) -> None:
    (small / "glossary.yml").unlink()
    assert faults(small) == ["glossary.yml:1: the file is missing [glossary]"]


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
    changed(root, RECORD, '"2020-04-20"', '"2020-04-31"')
    changed(root, RECORD, "type: guidelines", "type: handbook")
    appended(root, RECORD, "colour: red\nid: x\n")
    changed(root, f"{REPORT}/en.po", '"一、2019年主要工作"', '"一、"2019年"主要工作"')
    changed(root, f"{REPORT}/record.yml", "id: cnipa-report-2020", "id: cnipa-report-2019")
    changed(root, "source/cnipa-report-2021/record.yml", "id: cnipa-report-2021", "id: 2021!")
    (root / f"{PLAN}/record.yml").write_text("id: [\n", encoding="utf-8")
    changed(root, "glossary.yml", "    pinyin: chéngfáxìng péicháng\n", "")


AWFUL = [
    f"glossary.yml:{line_of('glossary.yml', 'id: punitive-damages')}: missing key “pinyin”",
    f"{RECORD}:{line_of(RECORD, '2020-04-20')}: “date” is “2020-04-31”",
    f"{RECORD}:{line_of(RECORD, 'type: guidelines')}: “type” is “handbook”",
    f"{RECORD}:{LAST + 1}: unknown key “colour”",
    f"{RECORD}:{LAST + 2}: duplicate key “id”",
    f"{REPORT}/en.po:{line_of(f'{REPORT}/en.po', '一、2019年主要工作')}: ",
    f"{REPORT}/record.yml:1: the id is “cnipa-report-2019”, the folder “cnipa-report-2020”",
    "source/cnipa-report-2021/record.yml:1: “id” is “2021!”",
    f"{PLAN}/record.yml:2: this is not YAML",
]


@pytest.mark.parametrize("arguments", [(), ("check",), ("account",)], ids=str)
def test_every_fault_of_an_awful_project_is_listed_at_once(
    root: Path, arguments: tuple[str, ...]
) -> None:
    awful(root)
    before = contents(root, *WRITTEN)
    problems = listed(run(root, *arguments))
    assert [f"{a}<>{b}" for a, b in zip(problems, AWFUL, strict=True) if not a.startswith(b)] == []
    assert contents(root, *WRITTEN) == before


def test_what_is_wrong_can_be_mended_and_built(root: Path) -> None:
    before = contents(root, *WRITTEN)
    awful(root)
    assert command(root).returncode == 1
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


def test_the_account_of_one_document_adds_up_to_its_capture(good: Path) -> None:
    done = run(good, "account", "ip-plan-2021-2025")
    assert (done.returncode, done.stderr) == (0, "")
    head, *table = done.stdout.splitlines()
    assert head == "ip-plan-2021-2025: 12,907 characters in the capture"
    *counted, total = rows("\n".join(table))
    assert total == ("sum", 12_907)
    assert sum(number for _name, number in counted) == 12_907
    assert len((ROOT / PLAN / "capture.txt").read_bytes().decode("utf-8")) == 12_907


def test_the_account_of_all_documents_adds_up_for_each(good: Path) -> None:
    tables = command(good, "account").stdout.split("\n\n")
    assert [table.split(":")[0] for table in tables] == [
        "cnipa-report-2020",
        "cnipa-guidelines-2020",
        "cnipa-priorities-2021",
        "ip-plan-2021-2025",
        "cnipa-report-2021",
    ]
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
def test_a_new_capture_becomes_a_document(small: Path, data: bytes) -> None:
    done = add(small, data)
    assert (done.returncode, done.stderr) == (0, "")
    folder = small / "source/cnipa-notice-2022"
    assert sorted(path.name for path in folder.iterdir()) == ["capture.txt", "en.po", "record.yml"]
    assert (folder / "capture.txt").read_bytes() == data
    record = (folder / "record.yml").read_text(encoding="utf-8")
    assert "\nid: cnipa-notice-2022\n" in record
    assert f"\n  sha256: {hashlib.sha256(data).hexdigest()}\n" in record
    assert '\n  printed: "国家知识产权局办公室关于开展专项行动的通知"\n' in record
    assert '\n  zh: "国知办发〔2022〕5号"\n' in record
    built = command(small)
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.startswith("3 documents, ")
    pages = small / "docs/documents/cnipa-notice-2022"
    assert {"index.md", "about.md", "capture.md", "chapter-1.md", "chapter-2.md"} <= {
        path.name for path in pages.iterdir()
    }
    assert "严格依法行政" in (pages / "chapter-1.md").read_text(encoding="utf-8")
    assert command(small).stdout.splitlines()[-1] == "0 files written, 0 removed"


def test_the_first_ids_of_a_document_stay_when_it_is_built(small: Path) -> None:
    add(small, NOTICE.encode())
    assert ledger_ids(small) == IDS
    command(small)
    assert ledger_ids(small) == IDS


def test_add_says_what_it_was_unsure_of_with_line_and_words(small: Path) -> None:
    said = add(small, NOTICE.encode()).stdout.splitlines()
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


def test_add_is_sure_of_a_clean_capture(small: Path) -> None:
    clean = NOTICE.replace("了了", "了").replace("（含电子数据", "")
    said = add(small, clean.encode()).stdout
    assert "Nothing was unsure." in said.splitlines()


def test_add_is_unsure_of_a_text_without_title_and_headings(small: Path) -> None:
    said = add(small, "没有标题的一段文字，说明事情的经过。\n".encode()).stdout
    assert "capture.txt:1: no line looks like the title" in said
    assert "capture.txt:1: no heading was found" in said
    assert command(small).returncode == 0


def test_add_makes_the_pages_too(small: Path) -> None:
    """The help says so, and what it says to do next begins with one of them."""
    add(small, NOTICE.encode())
    assert (small / "docs/documents/cnipa-notice-2022/capture.md").is_file()


def test_add_speaks_to_a_terminal_that_has_no_chinese(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = run(small, "add", capture(small, NOTICE.encode()), "--id", "cnipa-notice-2022")
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
def test_after_an_odd_capture_the_build_passes(small: Path, data: bytes) -> None:
    done = add(small, data)
    assert "Traceback" not in done.stderr
    if done.returncode == 0:
        built = command(small)
        assert (built.returncode, built.stderr) == (0, "")
        assert command(small).stdout.splitlines()[-1] == "0 files written, 0 removed"


def refused(root: Path, path: Path, name: str) -> str:
    """Why nothing was made of a capture, in one line."""
    before = contents(root, *WRITTEN)
    said = add_to(root, path, name, build_site.document)
    assert said.failed
    assert contents(root, *WRITTEN) == before
    assert sorted(path.name for path in (root / "source").iterdir()) == [
        "cnipa-guidelines-2020",
        "cnipa-priorities-2021",
        "cnipa-report-2020",
        "cnipa-report-2021",
        "ip-plan-2021-2025",
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
    said = refused(good, path, "cnipa-report-2020")
    assert said == "source/cnipa-report-2020 exists already; choose another id"


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


def test_the_example_of_the_help_names_a_document_that_exists(good: Path) -> None:
    (name,) = re.findall(r"build_site\.py account (\S+)$", run(good, "--help").stdout, re.MULTILINE)
    assert run(good, "account", name).returncode == 0


@pytest.mark.parametrize("command", ["check", "account", "add"])
def test_every_command_has_help(good: Path, command: str) -> None:
    done = run(good, command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: build_site.py {command} ")


@pytest.mark.parametrize(
    "arguments",
    [("publish",), ("check", "x"), ("--quiet",), ("add",), ("add", "x.txt"), ("add", "--id", "x")],
    ids=" ".join,
)
def test_a_wrong_command_line_is_refused(good: Path, arguments: tuple[str, ...]) -> None:
    done = run(good, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: build_site.py")
