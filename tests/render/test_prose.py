"""English prose of a record as HTML, and dates in words."""

from __future__ import annotations

import pytest
from workshop import record

from pipeline.model.described import Day
from pipeline.render import prose


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("R&D <b>", "R&amp;D &lt;b&gt;"),
        ("the *Patent Law* of 2020", "the <i>Patent Law</i> of 2020"),
        ("boxes (专栏): 15", 'boxes (<span lang="zh-Hans">专栏</span>): 15'),
        (
            "Outline (《纲要（2021—2035年）》)",
            'Outline (<span lang="zh-Hans">《纲要（2021—2035年）》</span>)',
        ),
        ("“Blue Sky” is no Chinese", "“Blue Sky” is no Chinese"),
        ("国发〔2021〕20号, signed", '<span lang="zh-Hans">国发〔2021〕20号</span>, signed'),
    ],
)
def test_prose_is_escaped_and_its_chinese_marked(text: str, html: str) -> None:
    assert prose.html(text) == html


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2021-10-09", "October 9, 2021"),
        ("2022-03", "March 2022"),
        ("2021", "2021"),
        ("", ""),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(day: str, words: str) -> None:
    assert prose.date(day) == words


@pytest.mark.parametrize(
    ("day", "row"),
    [
        ("2021-10-09", ("2021", "October 9")),
        ("2022-03", ("2022", "March")),
        ("2021", ("2021", "day not known")),
        ("", ("Undated", "")),
    ],
)
def test_a_list_shows_the_year_and_what_more_is_known(day: str, row: tuple[str, str]) -> None:
    assert prose.row(record(dates={"issued": Day(day)})) == row
