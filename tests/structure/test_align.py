"""Alignment: an id stays with its text, English with the Chinese that it was made for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workshop import NOWHERE, document, of_blocks

from pipeline.model.blocks import TEXT, Block
from pipeline.model.document import Document
from pipeline.model.records import Entry, SourceNote

ID = re.compile(r"[nscef]\d+-\d+-\d+")

# Paragraphs that share hardly a character, each of more than 20 Han.
QUALITY = "加强创造的质量管理，完善以质量为导向的统计指标体系，优化资助奖励政策。"
LABELS = "提升地理标志产品市场竞争力，支持各省区建设示范区域与专业服务站点。"
LICENCE = "推动专利开放许可落地见效，鼓励高校院所盘活存量，扩大许可覆盖范围。"
CLINIC = "培训调解员队伍，依法裁决侵权纠纷，缩短办案周期，公开典型案件文书。"
ABROAD = "深化多双边合作交流，积极参与全球治理，讲好中国故事，传播中国声音。"

# QUALITY edited once (similarity .94) and once more (.86 to the first form).
QUALITY_2 = QUALITY.replace("质量管理", "全程管理")
QUALITY_3 = QUALITY_2.replace("资助奖励政策", "资助激励措施")


def lines(*paragraphs: str) -> str:
    """A capture of these lines."""
    return "\n".join(paragraphs)


def english(made: Document) -> tuple[Entry, ...]:
    """The ledger after a translator has been through it: English for everything, confirmed."""
    return tuple(
        replace(entry, en=f"EN {entry.zh}", fuzzy=False, previous="", status="draft")
        for entry in made.ledger
    )


def ids(made: Document) -> dict[str, str]:
    """The id of each text that stands in the document."""
    return {segment.zh: segment.id for segment in made.segments}


def entry(made: Document, name: str) -> Entry:
    """The one entry of the ledger with this id."""
    (found,) = (one for one in made.ledger if one.id == name)
    return found


def first(*paragraphs: str) -> tuple[Entry, ...]:
    """The translated ledger of a document's first version."""
    return english(document(lines(*paragraphs)))


def test_fresh_ids_follow_the_documents_own_numbering() -> None:
    made = document(
        lines(
            "前言说明本文件的来由，并且概述起草的过程。",
            "一、总体要求",
            QUALITY,
            "（一）基本原则",
            LABELS,
            CLINIC,
            "（二）主要目标",
            ABROAD,
            "二、重点任务",
            "（三）开放许可",
            LICENCE,
        )
    )
    assert [(segment.id, segment.section, segment.zh[:4]) for segment in made.segments] == [
        ("s0-0-1", "", "前言说明"),
        ("s1-0-0", "s1-0-0", "一、总体"),
        ("s1-0-1", "s1-0-0", "加强创造"),
        ("s1-1-0", "s1-1-0", "（一）基"),
        ("s1-1-1", "s1-1-0", "提升地理"),
        ("s1-1-2", "s1-1-0", "培训调解"),
        ("s1-2-0", "s1-2-0", "（二）主"),
        ("s1-2-1", "s1-2-0", "深化多双"),
        ("s2-0-0", "s2-0-0", "二、重点"),
        ("s2-3-0", "s2-3-0", "（三）开"),
        ("s2-3-1", "s2-3-0", "推动专利"),
    ]


def test_the_outline_names_its_parents() -> None:
    made = document(lines("一、总体要求", "（一）基本原则", QUALITY, "二、重点任务", LABELS))
    assert [(one.id, one.level, one.number, one.parent) for one in made.sections] == [
        ("s1-0-0", 1, "一", ""),
        ("s1-1-0", 2, "一", "s1-0-0"),
        ("s2-0-0", 1, "二", ""),
    ]


def test_every_part_of_a_document_has_its_own_letter() -> None:
    made = document(
        lines(
            "各省、自治区、直辖市知识产权局：",
            "现将要点印发给你们，请结合实际认真贯彻落实。",
            "年度工作要点",
            "一、总体要求",
            QUALITY,
            "同志们！让我们团结起来，共同奋斗，再创佳绩。",
            "附件：1. 任务分工表",
        ),
        printed="年度工作要点",
    )
    assert [segment.id for segment in made.segments] == [
        "n0-0-1",
        "n0-0-2",
        "s1-0-0",
        "s1-0-1",
        "c0-0-1",
        "e0-0-1",
    ]


def test_ids_have_one_form() -> None:
    made = document(lines("一、总体要求", QUALITY, "（一）原则。要求从严从实，注重实效。", CLINIC))
    assert [one.id for one in made.ledger if not ID.fullmatch(one.id)] == []


def test_a_run_in_heading_has_an_entry_and_its_paragraph_another() -> None:
    made = document(lines("一、总体要求", "（一）原则。要求从严从实，注重实效。", QUALITY))
    assert [(one.id, one.zh) for one in made.ledger] == [
        ("s1-0-0", "一、总体要求"),
        ("s1-1-0", "（一）原则。"),
        ("s1-1-1", "（一）原则。要求从严从实，注重实效。"),
        ("s1-1-2", QUALITY),
    ]
    assert [(one.id, one.section) for one in made.segments] == [
        ("s1-0-0", "s1-0-0"),
        ("s1-1-1", "s1-1-0"),
        ("s1-1-2", "s1-1-0"),
    ]
    assert [(one.id, one.run_in) for one in made.sections] == [("s1-0-0", False), ("s1-1-0", True)]


def test_a_run_in_heading_of_the_third_level_has_an_entry_of_its_own_too() -> None:
    text = ("一、总体要求", "（一）服务工作", "1．信息服务。健全信息传播网络，方便公众取用。")
    made = document(lines(*text))
    assert [one.zh for one in made.ledger] == [*text[:2], "1．信息服务。", text[2]]
    translated = english(made)
    section = document(lines(*text), translated).sections[-1]
    assert section.run_in
    assert section.heading.en == "EN 1．信息服务。"


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param((ABROAD, QUALITY, LABELS, CLINIC), id="put in before"),
        pytest.param((QUALITY, ABROAD, LABELS, CLINIC), id="put in between"),
        pytest.param((QUALITY, LABELS, CLINIC, ABROAD), id="put in after"),
        pytest.param((CLINIC, LABELS, QUALITY), id="turned round"),
        pytest.param((LABELS, CLINIC, QUALITY), id="moved to the end"),
        pytest.param((QUALITY, CLINIC), id="taken out"),
        pytest.param(("一、新增章节", QUALITY, "二、又一章节", LABELS, CLINIC), id="new headings"),
    ],
)
def test_text_that_is_found_again_keeps_its_id_and_english(changed: tuple[str, ...]) -> None:
    ledger = first(QUALITY, LABELS, CLINIC)
    made = document(lines(*changed), ledger)
    known = {QUALITY: "s0-0-1", LABELS: "s0-0-2", CLINIC: "s0-0-3"}
    for segment in made.segments:
        if segment.zh in known:
            assert (segment.id, segment.en) == (known[segment.zh], f"EN {segment.zh}")
            assert segment.status == "draft"


def test_a_paragraph_put_in_gets_the_next_free_number_and_nothing_is_renumbered() -> None:
    ledger = first("一、总体要求", QUALITY, LABELS, CLINIC)
    made = document(lines("一、总体要求", QUALITY, ABROAD, LABELS, CLINIC), ledger)
    assert [segment.id for segment in made.segments] == [
        "s1-0-0",
        "s1-0-1",
        "s1-0-4",
        "s1-0-2",
        "s1-0-3",
    ]
    assert entry(made, "s1-0-4") == Entry("s1-0-4", ABROAD)


def test_text_taken_out_is_retired_with_its_english() -> None:
    made = document(lines(QUALITY, CLINIC), first(QUALITY, LABELS, CLINIC))
    assert entry(made, "s0-0-2") == Entry(
        "s0-0-2", LABELS, f"EN {LABELS}", status="draft", retired=True
    )
    assert made.retired == ("s0-0-2",)


def test_an_edited_paragraph_keeps_its_id_and_its_english_marked_as_older() -> None:
    made = document(lines(QUALITY_2, LABELS), first(QUALITY, LABELS))
    assert entry(made, "s0-0-1") == Entry(
        "s0-0-1", QUALITY_2, f"EN {QUALITY}", fuzzy=True, previous=QUALITY, status="draft"
    )
    assert [(one.id, one.status, one.previous) for one in made.segments] == [
        ("s0-0-1", "fuzzy", QUALITY),
        ("s0-0-2", "draft", ""),
    ]


def test_an_edited_paragraph_keeps_its_id_where_it_was_moved_to() -> None:
    made = document(lines(LABELS, CLINIC, QUALITY_2), first(QUALITY, LABELS, CLINIC))
    assert ids(made) == {LABELS: "s0-0-2", CLINIC: "s0-0-3", QUALITY_2: "s0-0-1"}


def test_a_second_edit_keeps_the_source_of_the_last_confirmed_translation() -> None:
    once = document(lines(QUALITY_2, LABELS), first(QUALITY, LABELS))
    twice = document(lines(QUALITY_3, LABELS), once.ledger)
    assert entry(twice, "s0-0-1") == Entry(
        "s0-0-1", QUALITY_3, f"EN {QUALITY}", fuzzy=True, previous=QUALITY, status="draft"
    )


def test_an_edit_after_a_confirmed_one_is_made_from_the_confirmed_source() -> None:
    once = document(lines(QUALITY_2, LABELS), first(QUALITY, LABELS))
    twice = document(lines(QUALITY_3, LABELS), english(once))
    assert entry(twice, "s0-0-1").previous == QUALITY_2


def test_text_that_returns_to_its_confirmed_form_is_current_again() -> None:
    ledger = first(QUALITY, LABELS)
    once = document(lines(QUALITY_2, LABELS), ledger)
    back = document(lines(QUALITY, LABELS), once.ledger)
    assert back.ledger == ledger


def test_text_that_returns_after_two_edits_is_current_again() -> None:
    ledger = first(QUALITY, LABELS)
    once = document(lines(QUALITY_2, LABELS), ledger)
    twice = document(lines(QUALITY_3, LABELS), once.ledger)
    assert document(lines(QUALITY, LABELS), twice.ledger).ledger == ledger


def test_an_edited_paragraph_without_english_is_pending_and_not_fuzzy() -> None:
    made = document(lines(QUALITY_2, LABELS), document(lines(QUALITY, LABELS)).ledger)
    assert entry(made, "s0-0-1") == Entry("s0-0-1", QUALITY_2)
    assert made.segments[0].status == "pending"


def test_a_short_edited_paragraph_that_was_moved_says_too_little_to_keep_its_id() -> None:
    ledger = first("特此通知，请予执行。", QUALITY, LABELS)
    made = document(lines(QUALITY, LABELS, "特此通知，请即执行。"), ledger)
    assert ids(made)["特此通知，请即执行。"] == "s0-0-4"
    assert entry(made, "s0-0-1").retired


def test_a_dissimilar_replacement_gets_a_new_id_and_the_old_one_is_retired() -> None:
    made = document(lines(ABROAD, LABELS), first(QUALITY, LABELS))
    assert ids(made) == {ABROAD: "s0-0-3", LABELS: "s0-0-2"}
    assert entry(made, "s0-0-3") == Entry("s0-0-3", ABROAD)
    assert made.retired == ("s0-0-1",)


# Two paragraphs of one kind of text: .55 alike, as unrelated ones are at most.
PLEDGE = "加强知识产权质押融资工作，鼓励银行开发适合中小企业的信贷产品，降低融资成本。"
TALENT = "加强知识产权人才培养工作，鼓励高校开设适合中小企业的专业课程，提升服务水平。"


def test_an_unrelated_paragraph_of_the_same_style_in_the_same_place_gets_a_new_id() -> None:
    made = document(lines(TALENT, LABELS), first(PLEDGE, LABELS))
    assert ids(made)[TALENT] == "s0-0-3"
    assert entry(made, "s0-0-3") == Entry("s0-0-3", TALENT)
    assert made.retired == ("s0-0-1",)


def test_a_paragraph_put_in_before_an_edited_one_does_not_take_its_id() -> None:
    edited = PLEDGE.replace("信贷产品", "金融产品")
    made = document(lines(TALENT, edited, LABELS), first(PLEDGE, LABELS))
    assert ids(made) == {TALENT: "s0-0-3", edited: "s0-0-1", LABELS: "s0-0-2"}
    assert entry(made, "s0-0-3").en == ""


def test_of_two_edits_of_one_text_the_closer_one_keeps_the_id() -> None:
    near = QUALITY.replace("质量管理", "全程管理")
    far = QUALITY.replace("质量管理", "全程监测").replace("奖励政策", "激励办法")
    made = document(lines(LABELS, far, near), first(QUALITY, LABELS))
    assert ids(made) == {LABELS: "s0-0-2", far: "s0-0-3", near: "s0-0-1"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("一、加强产权保护", "一、全面加强产权保护", id="words put in"),
        pytest.param("一、保护工作要点", "一、保护工作重点", id="a word changed"),
        pytest.param("一、加强保护", "一、加强保护。", id="a full stop"),
    ],
)
def test_a_heading_edited_in_place_keeps_its_id(old: str, new: str) -> None:
    made = document(lines(new, QUALITY), first(old, QUALITY))
    assert entry(made, "s1-0-0") == Entry(
        "s1-0-0", new, f"EN {old}", fuzzy=True, previous=old, status="draft"
    )


def test_another_heading_in_the_same_place_gets_a_new_id() -> None:
    made = document(lines("一、深化国际合作", QUALITY), first("一、总体要求", QUALITY))
    assert ids(made) == {"一、深化国际合作": "s1-0-2", QUALITY: "s1-0-1"}
    assert made.retired == ("s1-0-0",)


def test_an_edited_run_in_heading_keeps_both_its_ids() -> None:
    old = "（一）工作原则。要求从严从实，注重实效，加强协同，压实各级各部门责任。"
    new = old.replace("工作原则", "基本原则")
    made = document(lines("一、总体要求", new), first("一、总体要求", old))
    assert [(one.id, one.zh, one.fuzzy) for one in made.ledger] == [
        ("s1-0-0", "一、总体要求", False),
        ("s1-1-0", "（一）基本原则。", True),
        ("s1-1-1", new, True),
    ]


@pytest.mark.parametrize("at", [24, 41, 58])
def test_a_split_leaves_text_on_the_old_id_and_the_rest_gets_a_new_one(at: int) -> None:
    whole = QUALITY + CLINIC
    parts = (whole[:at].rstrip("，") + "。", whole[at:])
    made = document(lines(*parts, LABELS), first(whole, LABELS))
    assert sorted(ids(made).values()) == ["s0-0-1", "s0-0-2", "s0-0-3"]
    assert ids(made)[LABELS] == "s0-0-2"
    assert entry(made, "s0-0-1").previous == whole
    assert entry(made, "s0-0-1").fuzzy
    assert entry(made, "s0-0-3").en == ""


def test_a_retired_id_is_never_given_to_other_text() -> None:
    gone = document(lines(QUALITY, LABELS), first(QUALITY, LABELS, CLINIC))
    made = document(lines(QUALITY, LABELS, ABROAD), gone.ledger)
    assert ids(made)[ABROAD] == "s0-0-4"
    assert entry(made, "s0-0-3").zh == CLINIC
    assert entry(made, "s0-0-3").retired


def test_a_retired_heading_id_is_never_given_to_another_heading() -> None:
    gone = document(QUALITY, first("一、总体要求", QUALITY))
    made = document(lines("一、深化国际合作", QUALITY), gone.ledger)
    assert ids(made)["一、深化国际合作"] == "s1-0-2"
    assert entry(made, "s1-0-0").zh == "一、总体要求"


def test_retired_text_that_comes_back_gets_its_id_and_english_back() -> None:
    ledger = first(QUALITY, LABELS, CLINIC)
    gone = document(lines(QUALITY, CLINIC), ledger)
    back = document(lines(QUALITY, LABELS, CLINIC), gone.ledger)
    assert back.ledger == ledger
    assert back.retired == ()


def test_retired_text_that_comes_back_edited_gets_its_id_back_marked_as_older() -> None:
    gone = document(LABELS, first(QUALITY, LABELS))
    back = document(lines(QUALITY_2, LABELS), gone.ledger)
    assert entry(back, "s0-0-1") == Entry(
        "s0-0-1", QUALITY_2, f"EN {QUALITY}", fuzzy=True, previous=QUALITY, status="draft"
    )


def test_the_same_text_in_a_second_place_copies_the_english() -> None:
    made = document(lines("一、要求", QUALITY, "二、任务", QUALITY), first("一、要求", QUALITY))
    copies = [(one.id, one.en, one.fuzzy) for one in made.ledger if one.zh == QUALITY]
    assert copies == [("s1-0-1", f"EN {QUALITY}", False), ("s2-0-1", f"EN {QUALITY}", False)]


def test_a_fuzzy_translation_is_not_copied() -> None:
    once = document(lines(QUALITY_2, LABELS), first(QUALITY, LABELS))
    made = document(lines(QUALITY_2, LABELS, QUALITY_2), once.ledger)
    assert entry(made, "s0-0-3") == Entry("s0-0-3", QUALITY_2)


def test_duplicates_of_one_text_have_ids_of_their_own() -> None:
    made = document(lines(QUALITY, LABELS, QUALITY, QUALITY))
    assert [segment.id for segment in made.segments] == ["s0-0-1", "s0-0-2", "s0-0-3", "s0-0-4"]


def test_duplicates_keep_their_own_ids_when_text_is_put_in_before_them() -> None:
    ledger = first("一、要求", QUALITY, "二、任务", QUALITY)
    made = document(lines("一、要求", LABELS, QUALITY, "二、任务", CLINIC, QUALITY), ledger)
    assert [(one.id, one.zh) for one in made.segments if one.zh == QUALITY] == [
        ("s1-0-1", QUALITY),
        ("s2-0-1", QUALITY),
    ]


def test_another_duplicate_does_not_take_the_id_of_the_next_one() -> None:
    ledger = first("一、要求", QUALITY, "二、任务", QUALITY)
    made = document(lines("一、要求", QUALITY, QUALITY, "二、任务", QUALITY), ledger)
    *chapter_1, chapter_2 = [one.id for one in made.segments if one.zh == QUALITY]
    assert sorted(chapter_1) == ["s1-0-1", "s1-0-2"]
    assert chapter_2 == "s2-0-1"


def test_of_duplicates_the_one_that_stayed_among_its_neighbours_keeps_its_id() -> None:
    made = document(lines(LABELS, QUALITY), first(QUALITY, LABELS, QUALITY))
    assert [segment.id for segment in made.segments] == ["s0-0-2", "s0-0-3"]
    assert made.retired == ("s0-0-1",)


def test_a_live_id_is_not_exchanged_for_the_retired_one_of_a_duplicate() -> None:
    fewer = document(lines(LABELS, QUALITY), first(QUALITY, LABELS, QUALITY))
    before = ids(fewer)[QUALITY]
    made = document(lines(CLINIC, LABELS, QUALITY), fewer.ledger)
    assert ids(made)[QUALITY] == before
    made = document(QUALITY, fewer.ledger)
    assert ids(made)[QUALITY] == before


def test_aligning_an_unchanged_document_changes_nothing() -> None:
    text = lines("一、总体要求", QUALITY, "（一）原则。要求从严从实，注重实效。", QUALITY)
    ledger = english(document(text))
    assert document(text, ledger).ledger == ledger


def test_a_note_on_a_slip_stands_only_where_the_slip_is() -> None:
    words = "国家知识产权"
    text = lines(f"{words}是第一处，照原文排印。", QUALITY, f"{words}是第二处，照原文排印。")
    slip = SourceNote(3, words, "As printed.", NOWHERE)
    made = document(text, notes=(slip,))
    assert [segment.notes for segment in made.segments] == [(), (), (f"{words}: As printed.",)]


def test_a_note_of_a_translator_stands_with_its_segment() -> None:
    ledger = tuple(replace(one, note="Sic.") for one in first(QUALITY))
    assert document(QUALITY, ledger).segments[0].notes == ("Sic.",)


# Properties: any edits, one after the other, by an author and a translator.


@dataclass
class Story:
    """A document's versions: its paragraphs now, its ledger, what English was made for what."""

    paragraphs: list[str]
    ledger: tuple[Entry, ...] = ()
    made_for: dict[str, str] = field(default_factory=dict)

    def publish(self) -> Document:
        """Align the paragraphs with the ledger; the ledger is the new one."""
        blocks = tuple(
            Block(TEXT, "paragraph", text, number) for number, text in enumerate(self.paragraphs, 1)
        )
        made = of_blocks(blocks, self.ledger)
        self.ledger = made.ledger
        return made

    def translate(self) -> None:
        """Give every live entry English of its own, confirmed."""
        done = []
        for one in self.ledger:
            if not one.retired and (not one.en or one.fuzzy):
                text = f"English no. {len(self.made_for) + 1}"
                self.made_for[text] = one.zh
                one = replace(one, en=text, fuzzy=False, previous="")  # noqa: PLW2901
            done.append(one)
        self.ledger = tuple(done)


# Forty characters each, no character in two of them.
POOL = tuple("".join(chr(0x4E00 + 100 * i + j) for j in range(40)) for i in range(8))
# Like each other by halves: what a place in the outline might be mistaken for.
ALIKE = tuple(POOL[0][:21] + POOL[i][21:] for i in range(1, 4))

STEP = st.tuples(
    st.sampled_from(["put in", "take out", "move", "edit", "copy", "translate"]),
    st.integers(0, 11),
    st.integers(0, 11),
    st.sampled_from(POOL + ALIKE),
)
STEPS = st.lists(STEP, max_size=12)
START = st.lists(st.sampled_from(POOL + ALIKE), min_size=1, max_size=6)


def edited(text: str, at: int) -> str:
    """One character changed for one that stands nowhere else."""
    return text[: at + 1] + chr(0x9000 + at) + text[at + 2 :]


def take(story: Story, step: tuple[str, int, int, str]) -> None:
    """Carry out one step of an edit script, as far as the document allows."""
    what, one, two, text = step
    paragraphs = story.paragraphs
    here, there = one % (len(paragraphs) or 1), two % (len(paragraphs) + 1)
    if what == "translate":
        story.translate()
    elif what == "put in":
        paragraphs.insert(there, text)
    elif not paragraphs:
        return
    elif what == "take out":
        del paragraphs[here]
    elif what == "move":
        moved = paragraphs.pop(here)
        paragraphs.insert(min(there, len(paragraphs)), moved)
    elif what == "edit":
        paragraphs[here] = edited(paragraphs[here], two)
    elif what == "copy":
        paragraphs.insert(there, paragraphs[here])


@settings(max_examples=150, deadline=None)
@given(START, STEPS)
def test_whatever_is_edited_no_english_is_lost_or_stands_by_other_chinese(
    start: list[str], steps: list[tuple[str, int, int, str]]
) -> None:
    story = Story(list(start))
    story.publish()
    story.translate()
    for step in steps:
        take(story, step)
        before = story.ledger
        made = story.publish()
        assert [segment.zh for segment in made.segments] == story.paragraphs
        assert {(one.id, one.en) for one in before if one.en} <= {
            (one.id, one.en) for one in made.ledger
        }
        assert len({one.id for one in made.ledger}) == len(made.ledger)
        assert {one.id for one in before} <= {one.id for one in made.ledger}
        for one in made.ledger:
            if one.en and not one.fuzzy:
                assert story.made_for[one.en] == one.zh
            if one.en and one.fuzzy:
                assert story.made_for[one.en] == one.previous != one.zh
        assert story.publish().ledger == made.ledger


@settings(max_examples=100, deadline=None)
@given(st.permutations(POOL), st.integers(1, 5), STEPS)
def test_a_text_has_one_id_for_ever_however_it_is_moved_edited_and_taken_out(
    pool: list[str], size: int, steps: list[tuple[str, int, int, str]]
) -> None:
    """Here every paragraph has characters of its own, so that there is no doubt which it is."""
    story = Story(pool[:size])
    unused = pool[size:]
    given_to: dict[str, str] = {}
    for step in [("translate", 0, 0, ""), *steps]:
        what, one, two, _text = step
        if what == "put in" and unused:
            take(story, (what, one, two, unused.pop()))
        elif what in ("take out", "move", "translate"):
            take(story, step)
        elif what == "edit" and story.paragraphs:
            # At most two characters in all, so that it stays the text it was.
            take(story, (what, one, two % 2, ""))
        for segment in story.publish().segments:
            # No step ever changes the last characters: they tell which paragraph it is.
            assert given_to.setdefault(segment.zh[-9:], segment.id) == segment.id
    assert len(set(given_to.values())) == len(given_to)
