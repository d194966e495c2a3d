"""Text: whatever is edited, the runs stay a partition of the capture and lines know their place."""

from __future__ import annotations

from collections.abc import Iterable

import cases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.cleaned import Cleaned, account
from pipeline.model.text import (
    BODY,
    CHANGED,
    HEADING,
    KEPT,
    LIST,
    REMOVED,
    Edit,
    Line,
    Run,
    Text,
)

THOROUGH = settings(max_examples=250, deadline=None)
CAPTURES = st.text(alphabet="知识产权,， \n()ab", max_size=40)
ZONES = ("metadata/title", "figure/graphic", BODY)


def edit(start: int, end: int, text: str | None, zone: str = "") -> Edit:
    """An edit of a kind that does not matter."""
    return Edit(start, end, text, "kind", zone)


def applied(capture: str, *edits: Edit) -> Text:
    """A capture after one cleaner called ``hand``."""
    return Text.of(capture).apply(edits, "hand")


def brief(text: Text) -> list[tuple[str, str, str]]:
    """Each run as (what it was, what it is, its state)."""
    return [(text.capture[run.start : run.end], run.text, run.state) for run in text.runs]


@st.composite
def edits_of(draw: st.DrawFn, length: int) -> list[Edit]:
    """Any edits of a text so long: removals, replacements, zones, insertions; they may overlap."""
    places = st.integers(0, length)
    found = []
    for _ in range(draw(st.integers(0, 6))):
        start, end = sorted((draw(places), draw(places)))
        text = draw(st.one_of(st.none(), st.just(""), st.text("知权,，\nab", max_size=6)))
        zone = draw(st.sampled_from(ZONES)) if text is None else ""
        found.append(edit(start, end, text, zone))
    return found


@st.composite
def edited(draw: st.DrawFn) -> Text:
    """A capture after several cleaners, each with any edits."""
    text = Text.of(draw(CAPTURES))
    for name in draw(st.lists(st.sampled_from("ABC"), max_size=4)):
        text = text.apply(draw(edits_of(len(text.now))), name)
    return text


def carried_out(now: str, edits: Iterable[Edit]) -> str:
    """What edits make of a string, said again in the plainest way: the model to compare with."""
    pieces, at = [], 0
    for one in sorted(edits, key=lambda one: (one.start, one.end)):
        if one.start >= at:
            kept = now[one.start : one.end] if one.text is None else one.text
            pieces += [now[at : one.start], kept]
            at = one.end
    return "".join([*pieces, now[at:]])


# --- Edits ---------------------------------------------------------------------------------


def test_a_capture_is_one_run() -> None:
    assert Text.of("知识产权").runs == (Run(0, 4, "知识产权"),)


def test_an_empty_capture_has_no_runs() -> None:
    text = Text.of("")
    assert (text.runs, text.now, list(text.lines())) == ((), "", [])


def test_no_edits_leave_the_very_same_text() -> None:
    text = Text.of("知识")
    assert text.apply([], "hand") is text


def test_a_removal() -> None:
    text = applied("知(zhī)识", edit(1, 6, ""))
    assert text.now == "知识"
    assert brief(text) == [("知", "知", KEPT), ("(zhī)", "", REMOVED), ("识", "识", KEPT)]


def test_a_removal_says_by_whom_and_why() -> None:
    text = Text.of("知 识").apply([Edit(1, 2, "", "space")], "spacing")
    assert [(run.by, run.kind) for run in text.runs] == [("", ""), ("spacing", "space"), ("", "")]


def test_a_replacement_of_the_same_length() -> None:
    text = applied("加强,促进", edit(2, 3, "，"))
    assert brief(text) == [("加强", "加强", KEPT), (",", "，", CHANGED), ("促进", "促进", KEPT)]


def test_a_replacement_of_another_length() -> None:
    text = applied("发展?fàn)顩r报告", edit(2, 9, "状况"))
    assert text.now == "发展状况报告"
    assert brief(text)[1] == ("?fàn)顩r", "状况", CHANGED)


def test_an_insertion_has_no_origin() -> None:
    text = applied("全球第", edit(3, 3, "一"))
    assert text.now == "全球第一"
    assert brief(text) == [("全球第", "全球第", KEPT), ("", "一", CHANGED)]


def test_an_insertion_into_an_empty_capture() -> None:
    text = applied("", edit(0, 0, "一"))
    assert (text.now, cases.faults(text)) == ("一", [])


def test_a_zone_changes_no_character() -> None:
    text = applied("题目\n正文", edit(0, 2, None, "metadata/title"))
    assert text.now == "题目\n正文"
    assert [(run.text, run.zone) for run in text.runs] == [
        ("题目", "metadata/title"),
        ("\n正文", BODY),
    ]


@pytest.mark.parametrize(
    ("capture", "new", "changed"),
    [
        ("会议上的 的工作", "会议上的工作", [(" 的", "", REMOVED)]),
        ("思想 and 党的", "思想和党的", [(" and ", "和", CHANGED)]),
        ("甲乙丙", "甲丁丙", [("乙", "丁", CHANGED)]),
        ("甲乙", "甲丙乙", [("", "丙", CHANGED)]),
        ("甲乙", "甲乙", []),
        ("甲甲甲", "甲甲", [("甲", "", REMOVED)]),
    ],
)
def test_a_replacement_counts_only_what_it_changes(
    capture: str, new: str, changed: list[tuple[str, str, str]]
) -> None:
    text = applied(capture, edit(0, len(capture), new))
    assert text.now == new
    assert [one for one in brief(text) if one[2] != KEPT] == changed


def test_of_two_edits_that_overlap_the_first_wins() -> None:
    assert applied("一二三四五", edit(1, 4, "甲"), edit(3, 5, "乙")).now == "一甲五"


def test_the_first_is_the_one_that_begins_first_in_whatever_order_they_come() -> None:
    assert applied("一二三四五", edit(3, 5, "乙"), edit(1, 4, "甲")).now == "一甲五"


def test_an_edit_of_what_an_earlier_replacement_wants_to_stay_loses_too() -> None:
    assert applied("一二三四五", edit(0, 5, "甲二三四五"), edit(2, 3, "乙")).now == "甲二三四五"


def test_edits_that_touch_are_both_carried_out() -> None:
    assert applied("一二三四", edit(0, 2, "甲"), edit(2, 4, "乙")).now == "甲乙"


def test_two_insertions_at_one_place_keep_their_order() -> None:
    assert applied("一二", edit(1, 1, "甲"), edit(1, 1, "乙")).now == "一甲乙二"


def test_what_two_hands_changed_is_told_of_the_first() -> None:
    torn = applied("導航?Q策", edit(2, 4, "決")).apply([Edit(2, 3, "决", "simplified")], "next")
    assert torn.now == "導航决策"
    assert [(run.by, run.kind) for run in torn.runs if run.state == CHANGED] == [("hand", "kind")]


def test_a_later_cleaner_sees_what_the_earlier_left() -> None:
    text = applied("知(zhī)識产", edit(1, 6, "")).apply([edit(1, 2, "识")], "next")
    assert text.now == "知识产"
    assert [run.by for run in text.runs] == ["", "hand", "next", ""]


def test_a_change_across_a_removed_stretch_leaves_it_removed() -> None:
    text = applied("知(zhī)識产", edit(1, 6, "")).apply([edit(0, 2, "智慧")], "next")
    assert brief(text) == [
        ("知", "智", CHANGED),
        ("(zhī)", "", REMOVED),
        ("識", "慧", CHANGED),
        ("产", "产", KEPT),
    ]


def test_removing_a_change_leaves_it_removed_by_the_later_hand() -> None:
    text = applied("知,识", edit(1, 2, "，")).apply([edit(1, 2, "")], "next")
    assert brief(text)[1] == (",", "", REMOVED)
    assert text.runs[1].by == "next"


@THOROUGH
@given(text=edited())
def test_the_runs_are_a_partition_of_the_capture(text: Text) -> None:
    assert cases.faults(text) == []


@THOROUGH
@given(text=edited())
def test_every_character_of_the_capture_is_in_one_category(text: Text) -> None:
    found = account(Cleaned(text, tuple(text.lines()), ()))
    assert found.size == len(text.capture)
    assert sum(count for _category, _kind, count in found.counts) == found.size
    assert all(count > 0 for _category, _kind, count in found.counts)


@THOROUGH
@given(data=st.data(), text=edited())
def test_edits_do_what_the_plainest_way_of_doing_them_does(data: st.DataObject, text: Text) -> None:
    edits = data.draw(edits_of(len(text.now)))
    assert text.apply(edits, "last").now == carried_out(text.now, edits)


@THOROUGH
@given(capture=CAPTURES, data=st.data())
def test_what_no_edit_touches_is_kept(capture: str, data: st.DataObject) -> None:
    edits = data.draw(edits_of(len(capture)))
    touched = {i for one in edits for i in range(one.start, one.end)}
    text = applied(capture, *edits)
    kept = {i for run in text.runs if run.state == KEPT for i in range(run.start, run.end)}
    assert set(range(len(capture))) - touched <= kept


@THOROUGH
@given(data=st.data(), text=edited())
def test_splitting_a_run_gives_its_two_halves(data: st.DataObject, text: Text) -> None:
    for run in text.runs:
        left, right = run.split(data.draw(st.integers(0, len(run.text))))
        assert left.text + right.text == run.text
        assert (left.start, left.end, right.end) == (run.start, right.start, run.end)
        assert (left.state, left.by, left.kind, left.zone) == (
            run.state,
            run.by,
            run.kind,
            run.zone,
        )


# --- Lines ---------------------------------------------------------------------------------


def seen(line: Line) -> tuple[str, int, int]:
    """A line as (text, first line of the capture, last line of the capture)."""
    return line.text, line.number, line.last


def test_blank_lines_are_left_out_and_numbers_are_those_of_the_capture() -> None:
    lines = Text.of("\n一、目标\n \n\n二、任务\n").lines()
    assert [seen(line) for line in lines] == [("一、目标", 2, 2), ("二、任务", 5, 5)]


def test_positions_are_those_of_the_current_text() -> None:
    text = applied("甲 乙\n丙", edit(1, 2, ""))
    assert [(line.start, line.end) for line in text.lines()] == [(0, 2), (3, 4)]


def test_a_joined_line_knows_its_first_and_its_last_line() -> None:
    text = applied("前半\n\n后半\n另段", edit(2, 4, ""))
    assert [seen(line) for line in text.lines()] == [("前半后半", 1, 3), ("另段", 4, 4)]


def test_removed_lines_do_not_shift_the_numbers() -> None:
    text = applied("页眉\n正文\n页脚", edit(0, 2, ""), edit(6, 8, ""))
    assert [seen(line) for line in text.lines()] == [("正文", 2, 2)]


def test_a_line_whose_beginning_was_changed_keeps_its_number() -> None:
    text = applied("甲\n\n(一)目标", edit(3, 6, "（一）"))
    assert [seen(line) for line in text.lines()] == [("甲", 1, 1), ("（一）目标", 3, 3)]


def test_a_line_is_cut_where_its_zone_changes() -> None:
    text = applied("表示感谢！（记者摄）\n下文", edit(5, 10, None, "figure/photograph"))
    assert [(line.text, line.zone, line.number) for line in text.lines()] == [
        ("表示感谢！", BODY, 1),
        ("（记者摄）", "figure/photograph", 1),
        ("下文", BODY, 2),
    ]


@pytest.mark.parametrize(
    ("zone", "region", "role"),
    [("body", "body", ""), ("metadata/title", "metadata", "title"), ("figure", "figure", "")],
)
def test_a_zone_is_a_region_and_a_role(zone: str, region: str, role: str) -> None:
    line = Line(0, 1, "甲", zone, "", 1, 1)
    assert (line.region, line.role) == (region, role)


def test_a_removed_mark_stays_with_its_line_as_evidence() -> None:
    capture = "## 总则\n- 甲\n乙"
    text = applied(capture, Edit(0, 3, "", HEADING), Edit(6, 8, "", LIST))
    assert [(line.text, line.mark) for line in text.lines()] == [
        ("总则", HEADING),
        ("甲", LIST),
        ("乙", ""),
    ]


def test_a_mark_is_seen_through_what_else_was_removed_after_it() -> None:
    text = applied("### **总则**", Edit(0, 4, "", HEADING)).apply(
        [edit(0, 2, ""), edit(4, 6, "")], "x"
    )
    assert [(line.text, line.mark) for line in text.lines()] == [("总则", HEADING)]


def test_a_mark_does_not_pass_to_the_next_line() -> None:
    text = applied("## \n总则", Edit(0, 3, "", HEADING))
    assert [(line.text, line.mark) for line in text.lines()] == [("总则", "")]


@THOROUGH
@given(text=edited())
def test_every_character_that_is_not_blank_is_on_exactly_one_line(text: Text) -> None:
    at = 0
    for line in text.lines():
        assert text.now[at : line.start].strip() == ""
        assert text.now[line.start : line.end] == line.text
        assert "\n" not in line.text
        assert line.text.strip()
        at = line.end
    assert text.now[at:].strip() == ""


@THOROUGH
@given(text=edited())
def test_a_kept_character_stands_between_the_first_and_last_line_of_its_line(text: Text) -> None:
    lines, at = text.lines(), 0
    for run in text.runs:
        for offset in range(len(run.text)):
            here = [line for line in lines if line.start <= at < line.end]
            if run.state == KEPT and here:
                number = text.capture.count("\n", 0, run.start + offset) + 1
                assert here[0].number <= number <= here[0].last
                assert here[0].zone == run.zone
            at += 1


@THOROUGH
@given(text=edited())
def test_line_numbers_lie_in_the_capture(text: Text) -> None:
    size = text.capture.count("\n") + 1
    assert all(1 <= line.number <= line.last <= size for line in text.lines())
