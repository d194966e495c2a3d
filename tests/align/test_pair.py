"""The pairs of a segment: what kind it is, what a reader has said, what the data files have."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from workshop import ROOT, document

import build_site
from benchmarks import sentences as benchmark
from pipeline.align import pair, recall
from pipeline.checks.publishable import check
from pipeline.model.document import Document
from pipeline.model.records import Begin, Entry, Pairing, Problem, Where
from pipeline.terms.link import Site, link

DOCUMENTS = (
    "cnipa-guidelines-2020",
    "cnipa-priorities-2021",
    "cnipa-report-2020",
    "cnipa-report-2021",
    "ip-plan-2021-2025",
)
HERE = Where("source/example/record.yml", 40)
ZH = "审查专利。完成任务。（甲局负责）"
EN = "Examine patents. Complete the tasks. Do it well. (Responsible: A)"


def made(zh: str, en: str, *said: Pairing, **changes: Any) -> Document:
    """A document of one paragraph with its English."""
    ledger = (Entry("s0-0-1", zh, en, **changes),)
    return document(zh, ledger, sentences=said)


def site(*documents: Document) -> Site:
    """A site without a glossary, paired."""
    return pair(link(documents, ()))


def shown(one: Site) -> list[tuple[str, str, str]]:
    """The pairs of the first segment: id, Chinese, English."""
    (first, *_rest) = one.documents[0].segments
    pairs = one.sentences[one.documents[0].record.id, first.id]
    return [(said.id, first.zh[slice(*said.zh)], first.en[slice(*said.en)]) for said in pairs]


def begins(*words: tuple[str, str], segment: str = "s0-0-1") -> Pairing:
    """What a reader has said of a segment, each pair on a line of its own."""
    lines = [Begin(zh, en, replace(HERE, line=42 + i)) for i, (zh, en) in enumerate(words)]
    return Pairing(segment, tuple(lines), HERE)


def test_a_paragraph_is_paired_and_its_clause_is_a_pair_of_its_own() -> None:
    assert shown(site(made(ZH, EN))) == [
        ("s0-0-1.1", "审查专利。", "Examine patents."),
        ("s0-0-1.2", "完成任务。", "Complete the tasks. Do it well."),
        ("s0-0-1.3", "（甲局负责）", "(Responsible: A)"),
    ]


def test_a_heading_is_one_pair() -> None:
    zh, en = "一、加强保护；完善制度", "I. Protect; improve"
    one = document(zh, (Entry("s1-0-0", zh, en),))
    assert shown(site(one)) == [("s1-0-0.1", zh, en)]


def test_without_english_all_of_the_chinese_is_one_pair() -> None:
    assert shown(site(made(ZH, ""))) == [("s0-0-1.1", ZH, "")]


# What a reader has said.


def test_a_reader_is_followed_and_nothing_else_is_cut() -> None:
    said = begins(("完成任务", "Do it"))
    assert [one[1:] for one in shown(site(made(ZH, EN, said)))] == [
        ("审查专利。", "Examine patents. Complete the tasks."),
        ("完成任务。（甲局负责）", "Do it well. (Responsible: A)"),
    ]
    assert [one[1:] for one in shown(site(made(ZH, EN, begins())))] == [(ZH, EN)]


def test_a_reader_may_cut_inside_a_sentence() -> None:
    said = begins(("乙", "then B"))
    assert [one[1:] for one in shown(site(made("先甲，乙。", "First A, then B.", said)))] == [
        ("先甲，", "First A,"),
        ("乙。", "then B."),
    ]


@pytest.mark.parametrize(
    ("said", "line", "message"),
    [
        pytest.param(
            begins(("完成任务", "Do it"), ("审查", "Examine")),
            43,
            "“审查” is not there after the pair before it in s0-0-1; mend the words",
            id="not in order",
        ),
        pytest.param(
            begins(("完成任务", "them")),
            42,
            "“them” is not there after the pair before it in s0-0-1; mend the words",
            id="other words",
        ),
        pytest.param(
            begins(("完成任务", "t")),
            42,
            "“t” is there 6 times after the pair before it in s0-0-1; write more of them",
            id="too few words",
        ),
        pytest.param(
            begins(("完成任务", "Do it"), segment="s9-9-9"),
            40,
            "the document has no segment s9-9-9; mend the id or take the entry out",
            id="no such segment",
        ),
    ],
)
def test_what_cannot_be_followed_is_a_problem_and_the_program_pairs(
    said: Pairing, line: int, message: str
) -> None:
    one = site(made(ZH, EN, said))
    found = [problem for problem in check(one) if problem.where.file == HERE.file]
    assert {problem.where.line for problem in found} == {line}
    assert message in {problem.message for problem in found}
    assert len(shown(one)) == 3


def test_a_segment_that_is_said_twice_is_a_problem() -> None:
    one = site(made(ZH, EN, begins(), begins()))
    assert check(one) == [Problem(HERE, "record", "s0-0-1 is here twice; take one of them out")]


# What is published.


@cache
def published(name: str) -> list[dict[str, Any]]:
    """The segments of a document as its data file has them."""
    data = json.loads((ROOT / f"docs/data/{name}.json").read_text(encoding="utf-8"))
    return list(data["segments"])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_joined_the_pairs_of_a_segment_are_its_text(name: str) -> None:
    for segment in published(name):
        pairs = segment["sentences"]
        for column in ("zh", "en"):
            assert "".join("".join(one[column] for one in pairs).split()) == "".join(
                segment[column].split()
            )
        assert [one["id"] for one in pairs] == [
            f"{segment['id']}.{turn}" for turn in range(1, len(pairs) + 1)
        ]
        assert all(one["zh"] and one["en"] for one in pairs)
        assert segment["kind"] != "heading" or len(pairs) == 1


@cache
def whole() -> Site:
    """The corpus, paired."""
    return build_site.load(ROOT)


def test_what_is_published_is_what_is_paired() -> None:
    for one in whole().documents:
        for segment, said in zip(one.segments, published(one.record.id), strict=True):
            pairs = whole().sentences[one.record.id, segment.id]
            assert [one["zh"] for one in said["sentences"]] == [
                segment.zh[slice(*one.zh)] for one in pairs
            ]


@pytest.mark.parametrize(("name", "least"), [("seen", 60), ("held-out", 40)])
def test_pairs_made_by_hand_are_met(name: str, least: int) -> None:
    """By the program alone and, with what a reader has mended, on the site."""
    truth = benchmark.by_hand(name)
    assert len(truth) >= least
    assert {document for document, _segment in truth} == set(DOCUMENTS)
    alone, site_ = benchmark.measured(whole(), name)
    assert alone.f1 >= 0.985, alone
    assert site_.f1 >= 0.99, site_


def test_the_two_sets_share_no_segment() -> None:
    assert not benchmark.by_hand("seen").keys() & benchmark.by_hand("held-out").keys()


# What they teach a new document.


def test_text_whose_sentences_are_all_known_is_put_together_from_them() -> None:
    known = recall.of(site(made("审查专利。完成任务。", "Examine patents. Complete the tasks.")))
    assert known("完成任务。审查专利。") == "Complete the tasks. Examine patents."
    assert known("审查专利。") == "Examine patents."
    assert known("审查专利。运用专利。") == ""
    assert known("") == ""


def test_sentences_that_were_translated_together_are_known_only_together() -> None:
    known = recall.of(site(made("查。用。护。", "Examine, use and protect them.")))
    assert known("查。用。护。") == "Examine, use and protect them."
    assert known("查。用。") == ""


def test_a_translation_of_an_earlier_text_teaches_nothing() -> None:
    assert recall.of(site(made(ZH, EN, fuzzy=True, previous="别的。")))(ZH) == ""


def test_of_several_renderings_the_most_frequent_is_taken() -> None:
    one = site(
        document(
            "完成任务。查。\n完成任务。用。\n完成任务。护。",
            (
                Entry("s0-0-1", "完成任务。查。", "Do the tasks. Examine."),
                Entry("s0-0-2", "完成任务。用。", "Complete the tasks. Use."),
                Entry("s0-0-3", "完成任务。护。", "Complete the tasks. Protect."),
            ),
        )
    )
    assert recall.of(one)("完成任务。") == "Complete the tasks."
