"""Short titles for tabs, and lines for search engines."""

from __future__ import annotations

import pytest

from pipeline.model.records import Bilingual
from pipeline.render import titles

PLAN = Bilingual("“十四五”规划", "14th Five-Year IP plan")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Bilingual("专利导航", "patent navigation"), "patent navigation · 专利导航"),
        (
            Bilingual("奥林匹克标志保护条例", "Regulations on the Protection of Olympic Symbols"),
            "Regulations on the Protection of… · 奥林匹克标志保护条例",
        ),
        (Bilingual("专利", ""), "专利"),
    ],
)
def test_of_a_long_name_the_english_is_cut_between_words(said: Bilingual, expected: str) -> None:
    assert titles.entry(said) == expected
    assert len(f"{expected} · China IP Policy") <= 70


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("I. Background to the Plan", "I. Background to the Plan · 14th Five-Year IP plan"),
        (
            "III. Strengthen IP protection across the board, and stimulate innovation",
            "III. Strengthen IP… · 14th Five-Year IP plan",
        ),
    ],
)
def test_a_chapter_names_its_document(title: str, expected: str) -> None:
    assert titles.chapter(Bilingual("规划背景", title), PLAN) == expected
    assert len(f"{expected} · China IP Policy") <= 70


def test_of_a_long_document_the_name_is_cut_too() -> None:
    long = Bilingual("指引", "High-quality development guidelines, 2020")
    said = titles.chapter(Bilingual("总体要求", "I. Overall requirements"), long)
    assert said == "I. Overall requirements · High-quality development…"
    assert titles.of_document("Capture", long) == "Capture: High-quality development guidelines, 2020"


def test_a_line_about_a_page_is_short_and_fits_between_quotation_marks() -> None:
    said = titles.line('It is *said* to be "short".\nAnd more of it, ' + "word " * 50)
    assert said.startswith("It is said to be ”short”. And more of it, word word")
    assert len(said) <= 160
    assert said.endswith("word…")
