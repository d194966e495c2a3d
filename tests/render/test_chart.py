"""The chart: an SVG that can be read without colour, with bars in proportion."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.render.chart import Bar, chart

THREE = (Bar("2020 · Report", 4.0, "4.0 (2 times)"), Bar("2021 · Plan", 0, "0"), Bar("x", 1, "1.0"))


def percent(element: ET.Element, name: str) -> float:
    """A width or place in percent, without its sign."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)%", element.attrib[name])
    assert found
    return float(found[1])


def bars(svg: ET.Element) -> list[ET.Element]:
    """The bars that are drawn."""
    return svg.findall("rect")


def test_a_chart_is_one_image_with_a_title() -> None:
    svg = ET.fromstring(chart(THREE, "How often"))
    assert (svg.tag, svg.attrib["role"]) == ("svg", "img")
    assert [title.text for title in svg.findall("title")] == ["How often"]
    assert svg[0].tag == "title"


def test_every_bar_has_its_label_and_its_figure_in_order() -> None:
    svg = ET.fromstring(chart(THREE, "How often"))
    assert [text.text for text in svg.findall("text")] == [
        "2020 · Report", "4.0 (2 times)", "2021 · Plan", "0", "x", "1.0",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "widths"),
    [
        ((4.0, 2.0, 1.0), [68.0, 34.0, 17.0]),
        ((1.0,), [68.0]),
        ((0.002, 0.001), [68.0, 34.0]),
        ((30_000, 10_000), [68.0, 22.7]),
        ((0, 5, 0), [68.0]),
        ((0, 0), []),
        ((), []),
    ],
)
def test_widths_are_in_proportion_and_nothing_has_no_bar(
    values: tuple[float, ...], widths: list[float]
) -> None:
    made = tuple(Bar(f"bar {i}", value, "said") for i, value in enumerate(values))
    assert [percent(one, "width") for one in bars(ET.fromstring(chart(made, "")))] == widths


def test_figures_end_at_the_right_behind_all_bars_and_rows_do_not_overlap() -> None:
    svg = ET.fromstring(chart(THREE, ""))
    figures = [one for one in svg.findall("text") if one.get("class") == "cip-chart__value"]
    assert [percent(one, "x") for one in figures] == [100, 100, 100]
    assert {one.get("text-anchor") for one in figures} == {"end"}
    tracks = svg.findall("line")
    assert [percent(one, "x2") for one in tracks] == [68, 68, 68]
    tops = [float(one.attrib["y"]) for one in svg.findall("text")]
    assert tops == sorted(set(tops))
    assert tops[-1] < float(svg.attrib["height"])


def test_a_bar_lies_between_its_label_and_the_next_one() -> None:
    svg = ET.fromstring(chart((THREE[0], THREE[2]), ""))
    labels = [float(one.attrib["y"]) for one in svg.findall("text") if "class" not in one.attrib]
    tops = [float(one.attrib["y"]) for one in bars(svg)]
    ends = [float(one.attrib["y"]) + float(one.attrib["height"]) for one in bars(svg)]
    assert labels[0] < tops[0] < ends[0] < labels[1] < tops[1] < ends[1]
    assert ends[1] <= float(svg.attrib["height"])


def test_without_bars_there_is_still_an_image_of_no_height() -> None:
    svg = ET.fromstring(chart((), "Nothing"))
    assert (svg.attrib["height"], len(svg)) == ("0", 1)


def test_a_chart_keeps_the_size_of_its_letters() -> None:
    svg = ET.fromstring(chart(THREE, ""))
    assert svg.attrib["width"] == "100%"
    assert "viewBox" not in svg.attrib


# Signs that XML admits; others are in no label, since a capture is cleaned of them.
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0xD7FF), max_size=20)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(WORDS, st.floats(0, 1e6), WORDS), max_size=6), WORDS)
def test_whatever_is_said_is_shown_as_it_is(rows: list[tuple[str, float, str]], title: str) -> None:
    text = chart(tuple(Bar(*row) for row in rows), title)
    svg = ET.fromstring(text)
    assert [one.text or "" for one in svg.findall("text")] == [
        said for label, _value, figure in rows for said in (label, figure)
    ]
    assert (svg[0].text or "") == title
    assert all(0 <= percent(one, "width") <= 68 for one in bars(svg))


@pytest.mark.parametrize("said", ["<b>", "R&D", '"quoted"', "</svg><script>", "&lt;"])
def test_markup_in_a_label_is_escaped(said: str) -> None:
    svg = ET.fromstring(chart((Bar(said, 1, said),), said))
    assert [one.text for one in svg] == [said, said, None, None, said]
    assert {one.tag for one in svg.iter()} == {"svg", "title", "text", "line", "rect"}


def test_a_chart_is_on_one_line_so_that_markdown_leaves_it_alone() -> None:
    assert "\n" not in chart(THREE, "How often")
