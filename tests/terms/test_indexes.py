"""The lists of the glossary: their parts, their order, and what the filter finds entries by."""

from __future__ import annotations

import pytest
from workshop import concept

from pipeline.model.records import Concept, Elsewhere
from pipeline.terms.indexes import Index, category_name, extra, indexes, key

BLUE_SKY = concept(
    "blue-sky", "蓝天", "“Blue Sky” campaign", pinyin="Lán Tiān", category="campaign"
)
AGENCY = concept("agency", "国知局", "CNIPA", pinyin="Guózhījú", category="institution")
LAW = concept("law", "专利法", "Patent Law", pinyin="Zhuānlì Fǎ", category="law")
GREEN = concept("green", "绿色专利", "green patent", pinyin="lǜsè zhuānlì", category="concept")
PLAN = concept("plan", "“十四五”", "14th Five-Year Plan", pinyin="Shísì Wǔ", category="plan")
PCT = concept("pct", "5G专利", "5G patents", pinyin="5G zhuānlì", category="concept")
ELITE = concept("elite", "卓越", "élite", pinyin="zhuóyuè", category="concept")
LOWER = concept("lower", "立法", "lawmaking", pinyin="lìfǎ", category="procedure")
GLOSSARY = (LAW, PLAN, GREEN, BLUE_SKY, AGENCY, PCT, ELITE, LOWER)


def parts(index: Index) -> list[tuple[str, str, list[str]]]:
    """The anchors and names of the parts of a list, with the ids under them."""
    return [(one.id, one.name, [each.id for each in one.concepts]) for one in index.groups]


def test_there_are_three_lists_and_the_first_is_the_front_page() -> None:
    assert [(one.name, one.title) for one in indexes(GLOSSARY)] == [
        ("index", "By pinyin"),
        ("by-english", "By English"),
        ("by-category", "By category"),
    ]


def test_the_first_list_goes_by_the_letters_of_pinyin() -> None:
    assert parts(indexes(GLOSSARY)[0]) == [
        ("letter-0-9", "0-9", ["pct"]),
        ("letter-g", "G", ["agency"]),
        ("letter-l", "L", ["blue-sky", "lower", "green"]),
        ("letter-s", "S", ["plan"]),
        ("letter-z", "Z", ["law", "elite"]),
    ]


def test_the_second_list_goes_by_english_without_marks_accents_and_capitals() -> None:
    assert parts(indexes(GLOSSARY)[1]) == [
        ("letter-0-9", "0-9", ["plan", "pct"]),
        ("letter-b", "B", ["blue-sky"]),
        ("letter-c", "C", ["agency"]),
        ("letter-e", "E", ["elite"]),
        ("letter-g", "G", ["green"]),
        ("letter-l", "L", ["lower"]),
        ("letter-p", "P", ["law"]),
    ]


def test_the_third_list_has_the_categories_in_their_order_and_english_within() -> None:
    assert parts(indexes(GLOSSARY)[2]) == [
        ("plan", "Plan", ["plan"]),
        ("campaign", "Campaign", ["blue-sky"]),
        ("institution", "Institution", ["agency"]),
        ("law", "Law", ["law"]),
        ("procedure", "Procedure", ["lower"]),
        ("concept", "Concept", ["pct", "elite", "green"]),
    ]


def test_party_language_is_the_last_part_of_the_third_list_and_in_no_other_part_of_it() -> None:
    phrase = concept("phrase", "抓手", "starting point", category="concept", party=True)
    *_others, last = indexes((*GLOSSARY, phrase))[2].groups
    assert (last.id, last.name, last.concepts) == (
        "party-language",
        "Party and administrative language",
        (phrase,),
    )
    assert last.note
    by_pinyin, by_english, by_category = indexes((*GLOSSARY, phrase))
    for index in (by_pinyin, by_english, by_category):
        assert [one.id for group in index.groups for one in group.concepts].count("phrase") == 1


def test_what_is_the_same_in_letters_has_an_order_all_the_same() -> None:
    same = tuple(
        concept(name, zh, en, pinyin=pinyin)
        for name, zh, en, pinyin in (
            ("c", "权力", "power", "quánlì"),
            ("a", "权利", "Power", "quánlì"),
            ("b", "全力", "all force", "quánlì"),
        )
    )
    for given in (same, same[::-1]):
        by_pinyin, by_english, _by_category = indexes(given)
        assert parts(by_pinyin) == [("letter-q", "Q", ["b", "a", "c"])]
        assert parts(by_english) == [("letter-a", "A", ["b"]), ("letter-p", "P", ["a", "c"])]


def test_no_concepts_are_three_empty_lists() -> None:
    assert [one.groups for one in indexes(())] == [(), (), ()]


@pytest.mark.parametrize(
    ("category", "name"),
    [("law", "Law"), ("legal-term", "Legal term"), ("party-formula", "Party formula")],
)
def test_a_category_is_named_as_in_a_sentence(category: str, name: str) -> None:
    assert category_name(category) == name


# --- What the filter looks at -------------------------------------------------------------------


def found(one: Concept, typed: str) -> bool:
    """Whether the filter finds a concept by one thing that is typed, which is folded already.

    Chinese anywhere in the first part, Latin at the beginning of a word of the second, pinyin in
    one piece anywhere in the third.
    """
    chinese, words, pinyin = key(one).split("|")
    if not typed.isascii():
        return typed in chinese
    return f" {typed}" in words or any(typed in whole for whole in pinyin.split(" "))


ENTRY = concept(
    "green",
    "“绿色”知识产权",
    "green intellectual-property right",
    zh_variants=("环保专利",),
    zh_hant=("綠色智慧財產權",),
    pinyin="“lǜsè” zhīshi chǎnquán",
    en_variants=("R&D–based right",),
    elsewhere=(Elsewhere("eco patent", "WIPO"), Elsewhere("Zürich’s mark", "before 2018")),
    abbreviation="G-IPR",
)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("绿色知识产权", id="simplified without quotation marks"),
        pytest.param("识产", id="the middle of it"),
        pytest.param("環保專利", id="a variant in traditional script"),
        pytest.param("綠色知識產權", id="traditional"),
        pytest.param("智慧財產權", id="what Taiwan says"),
        pytest.param("環保專", id="the beginning in traditional script"),
        pytest.param("green", id="English"),
        pytest.param("intellectual", id="a part of a word with a hyphen"),
        pytest.param("property", id="the other part"),
        pytest.param("intellectualprop", id="both in one piece"),
        pytest.param("righ", id="the beginning of a word"),
        pytest.param("rdbased", id="a variant, folded"),
        pytest.param("based", id="what stands behind a dash"),
        pytest.param("eco", id="a word of elsewhere"),
        pytest.param("zurichs", id="another one without its accent"),
        pytest.param("gipr", id="the abbreviation in one piece"),
        pytest.param("ipr", id="a part of the abbreviation"),
        pytest.param("luse", id="pinyin with u for ü"),
        pytest.param("lvse", id="pinyin with v for ü"),
        pytest.param("chanquan", id="a word of the pinyin"),
        pytest.param("lusezhishi", id="pinyin in one piece"),
        pytest.param("lvsezhishichanquan", id="all of it with v"),
        pytest.param("sezhi", id="the middle of it in one piece"),
    ],
)
def test_an_entry_is_found_by(typed: str) -> None:
    assert found(ENTRY, typed)


@pytest.mark.parametrize(
    "typed", ["ellectual", "ight", "wipo", "2018", "专利权", "智财", "gloss", "|", "“", "lǜsè"]
)
def test_an_entry_is_not_found_by(typed: str) -> None:
    assert not found(ENTRY, typed)


@pytest.mark.parametrize(
    ("script", "expected"),
    [("letter by letter", "裏"), ("Taiwan", "裡"), ("Hong Kong", "裏")],
)
def test_traditional_script_is_that_of_all_who_write_it(script: str, expected: str) -> None:
    assert found(concept("inside", "里面", "inside"), f"{expected}面"), script


def test_a_key_has_three_parts_whatever_the_forms_hold() -> None:
    odd = concept("odd", "甲|乙", "a | b", pinyin="jiǎ | yǐ")
    chinese, words, pinyin = key(odd).split("|")
    assert (chinese, pinyin) == ("甲乙", "jiayi")
    assert words.split() == ["a", "b", "jia", "yi"]


def test_words_of_the_pinyin_are_there_with_u_and_with_v_for_several_words_in_any_order() -> None:
    words = key(ENTRY).split("|")[1].split(" ")
    assert {"luse", "lvse", "zhishi", "chanquan"} <= set(words)


def test_a_key_names_everything_once() -> None:
    plain = concept("a", "专利", "patent", pinyin="zhuānlì", elsewhere=(Elsewhere("Patent", "x"),))
    assert key(plain) == "专利 專利| patent zhuanli|zhuanli"


# --- What of it a list does not show ------------------------------------------------------------


def test_what_a_list_does_not_show_is_the_rest_of_the_key() -> None:
    chinese, words = extra(ENTRY).split("|")
    assert chinese == ("环保专利 綠色智慧財產權 綠色知識產權 環保專利")
    assert words == "rdbased rd based eco patent zurichs mark"


def test_forms_that_a_list_shows_are_not_said_again() -> None:
    shown = concept(
        "center",
        "中心",
        "Service Center",
        pinyin="lǜ zhōngxīn",
        abbreviation="T-SC",
        en_variants=("service center",),
        elsewhere=(Elsewhere("lu SC", "others"), Elsewhere("T-SC", "others")),
    )
    assert extra(shown) == "|"


def test_a_form_in_the_other_script_is_not_shown() -> None:
    assert extra(concept("a", "专利", "patent", pinyin="zhuānlì")) == "專利|"
