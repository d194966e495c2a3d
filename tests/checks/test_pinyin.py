"""Pinyin: laid beside its characters, its tones and its words looked at one rule at a time."""

from __future__ import annotations

import pytest
from workshop import ROOT, concept

from pipeline.checks.pinyin import pinyin
from pipeline.checks.syllables import aligned, bare, marked, readings
from pipeline.model.records import Concept, Where
from pipeline.read.corpus import read_glossary
from pipeline.terms.link import link


def said(*concepts: Concept) -> list[str]:
    """What the rule finds in a glossary of these, without the ids in front."""
    found = [str(problem) for problem in pinyin(link((), concepts))]
    return [line.split(": ", 2)[2].removesuffix(" [pinyin]") for line in found]


def spelled(zh: str, text: str, **changes: str) -> list[str]:
    """What the rule finds in one entry."""
    return said(concept("example", zh, changes.pop("en", "example"), pinyin=text, **changes))


GOOD = [
    ("专利导航", "zhuānlì dǎoháng"),
    ("知识产权", "zhīshi chǎnquán"),
    ("技术市场合同登记", "jìshù shìchǎng hétong dēngjì"),
    ("转化奖励和报酬", "zhuǎnhuà jiǎnglì hé bàochou"),
    ("反垄断", "fǎnlǒngduàn"),
    ("非物质文化遗产", "fēiwùzhì wénhuà yíchǎn"),
    ("中非合作", "Zhōng-Fēi hézuò"),
    ("第二个百年", "dì-èr gè bǎinián"),
    ("十四五", "Shísì Wǔ"),
    ("二十国集团", "Èrshí Guó Jítuán"),
    ("互联网+", "hùliánwǎng jiā"),
    ("PCT国际申请", "PCT guójì shēnqǐng"),
    ("2035年目标", "2035 nián mùbiāo"),
    ("西安", "Xī’ān"),
    ("战略", "zhànlüè"),
    ("目的地", "mùdì dì"),
    ("不以使用为目的", "bù yǐ shǐyòng wéi mùdì"),
    ("“双轮”驱动", "shuānglún qūdòng"),
    ("防范化解", "fángfàn huàjiě"),
    ("先上岗、再考证", "xiān shànggǎng, zài kǎozhèng"),
]


@pytest.mark.parametrize(("zh", "text"), GOOD)
def test_what_is_right_is_not_found(zh: str, text: str) -> None:
    assert spelled(zh, text) == []


@pytest.mark.parametrize(
    ("zh", "text", "found"),
    [
        ("专利导航", "zhuanli daohang", "“zhuanli daohang” has no tones; write them as marks"),
        (
            "专利导航",
            "zhuan1li4 dao3hang2",
            "“zhuan1” has a figure for its tone; write the tone as",
        ),
        ("专利导航", "zhuānlì dàoháng", "“dào” has another tone than 导, which is dǎo; mend it"),
        ("专利导航", "zhuānli dǎoháng", "“li” has no tone in 专利导航, where 利 is lì; write it"),
        ("专利导航", "zhuānlì zhǐyǐn", "“zhuānlì zhǐyǐn” does not spell 专利导航, from 导航 on"),
        (
            "专利导航",
            "zhuānlì dǎohángtú",
            "“zhuānlì dǎohángtú” does not spell 专利导航, from 航 on",
        ),
        ("专利导航", "zhuānlì dǎo", "“zhuānlì dǎo” does not spell 专利导航, from 航 on"),
        ("女性", "nǔxìng", "“nǔxìng” does not spell 女性, from 女性 on; mend the syllables"),
        ("西安", "Xīān", "“ān” begins with a vowel inside a word; write ’ before it"),
        ("西安", "Xī'ān", "the apostrophe before “ān” is a straight one; write ’"),
        ("专利", "zhuān’lì", "“lì” begins with a consonant; take the apostrophe before it out"),
        ("第二", "dì'èr", "a hyphen parts “dì” and “èr”; write dì-èr"),
        ("十四五", "Shí Sì Wǔ", "十四 is one number; join “Shí” and “Sì”"),
        ("公开的信息", "gōngkāide xìnxī", "“gōngkāide” joins 的 to 公开的; write it by itself"),
        ("非正常申请", "fēi zhèngcháng shēnqǐng", "非 is a prefix; join “fēi” to “zhèngcháng”"),
        ("产业化", "chǎnyè huà", "化 is an ending; join “huà” to “chǎnyè”"),
        ("知识产权局", "zhīshichǎnquánjú", "“zhīshichǎnquánjú” has 5 syllables; part it into its"),
    ],
)
def test_what_is_wrong_is_said_with_the_text_found(zh: str, text: str, found: str) -> None:
    assert any(one.startswith(found) for one in spelled(zh, text))


@pytest.mark.parametrize(
    ("text", "en", "found"),
    [
        ("Guójì zhuānlì fēnlèi", "International Patent Classification", 1),
        ("Guójì Zhuānlì Fēnlèi", "International Patent Classification", 0),
        ("guójì zhuānlì fēnlèi", "international classification of patents", 0),
    ],
)
def test_the_pinyin_of_a_name_is_capitalized(text: str, en: str, found: int) -> None:
    assert len(spelled("国际专利分类", text, en=en, category="treaty")) == found


def test_a_word_that_is_one_here_and_two_there_is_found() -> None:
    one = concept("one", "高价值专利", "one", pinyin="gāojiàzhí zhuānlì")
    other = concept("other", "高价值组合", "other", pinyin="gāo jiàzhí zǔhé")
    message = "“gāo jiàzhí” is one word in one, “gāojiàzhí”; write 高价值 alike"
    assert said(one, other) == [message]


def test_a_word_with_two_readings_is_spelled_alike() -> None:
    one = concept("one", "重点", "one", pinyin="zhòngdiǎn")
    other = concept("other", "重点产业", "other", pinyin="chóngdiǎn chǎnyè")
    assert said(one, other) == ["“chóngdiǎn” is “zhòngdiǎn” in one; spell 重点 alike"]


def test_a_finding_has_its_place_and_the_rule() -> None:
    one = concept("alpha", "专利", "patent", pinyin="zhuanli", where=Where("glossary.yml", 17))
    (problem,) = pinyin(link((), (one,)))
    assert str(problem) == (
        "glossary.yml:17: alpha: “zhuanli” has no tones; write them as marks [pinyin]"
    )


def test_a_spelling_that_can_be_cut_in_two_ways_is_laid_by_its_characters() -> None:
    found, rest = aligned("西安事", "xī’ānshì")
    assert [(one.char, one.text, one.before) for one in found] == [
        ("西", "xī", ""),
        ("安", "ān", "’"),
        ("事", "shì", ""),
    ]
    assert rest == ""
    first, _rest = aligned("先进", "xiānjìn")
    assert [one.text for one in first] == ["xiān", "jìn"]


def test_tones_are_taken_off_and_the_diaeresis_stays() -> None:
    assert (bare("Zhànlüè"), bare("nǚ"), marked("lü"), marked("lǜ")) == (
        "zhanlüe",
        "nü",
        False,
        True,
    )


def test_readings_are_those_of_the_character() -> None:
    assert {"zhòng", "chóng"} <= readings("重")
    assert readings("，") == frozenset()


def test_the_glossary_has_no_fault_of_pinyin() -> None:
    concepts, problems = read_glossary(ROOT)
    assert problems == []
    assert [str(one) for one in pinyin(link((), concepts))] == []
