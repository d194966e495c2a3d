"""Links: where concepts occur, in Chinese by the longest form, in English where it is aligned."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workshop import concept, document

from pipeline.model.records import Concept
from pipeline.terms.link import EN, ZH, Occurrence, Site, Sought, link, sought, stands, touched

CAMPAIGN = concept("campaign", "专项行动", "special campaign")
BLUE_SKY = concept("blue-sky", "蓝天专项行动", "Blue Sky campaign", zh_variants=("蓝天行动",))
PATENT = concept("patent", "专利", "patent", exclude=("专利代理",))
LAW = concept("patent-law", "专利法", "Patent Law", en_variants=("Law on Patents",))
CENTER = concept("center", "技术与创新支持中心", "support center", abbreviation="TISC")
CATEGORY = concept("category", "类别", "category")
BRAND = concept("brand", "商标品牌", "trademarks")
NOTICE = concept("notice", "告知承诺制", "notification")
GLOSSARY = (CAMPAIGN, BLUE_SKY, PATENT, LAW, CENTER, CATEGORY, BRAND, NOTICE)


def linked(*pairs: tuple[str, str], concepts: tuple[Concept, ...] = GLOSSARY) -> Site:
    """A site of one document with these lines, each with its English."""
    text = "\n".join(zh for zh, _en in pairs)
    english = dict(pairs)
    ledger = tuple(replace(entry, en=english.get(entry.zh, "")) for entry in document(text).ledger)
    return link((document(text, ledger),), concepts)


def found(site: Site, column: str = ZH) -> list[tuple[str, str, str, bool]]:
    """Each occurrence in one column: segment, concept, the words, and whether it is a link."""
    (only,) = site.documents
    said = {segment.id: segment.zh if column == ZH else segment.en for segment in only.segments}
    return [
        (one.segment, one.concept, said[one.segment][one.start : one.end], one.linked)
        for segment in only.segments
        for one in site.by_segment["example", segment.id]
        if one.column == column
    ]


def in_chinese(text: str) -> list[tuple[str, str]]:
    """The concepts found in one Chinese line, with the words."""
    return [(name, said) for _segment, name, said, _linked in found(linked((text, "")))]


def in_english(zh: str, en: str) -> list[tuple[str, str]]:
    """The concepts found in the English of one Chinese line, with the words."""
    return [(name, said) for _segment, name, said, _linked in found(linked((zh, en)), EN)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("继续开展专项行动。", [("campaign", "专项行动")]),
        ("继续开展蓝天专项行动。", [("blue-sky", "蓝天专项行动")]),
        ("继续开展蓝天行动。", [("blue-sky", "蓝天行动")]),
        ("修改专利法，审查专利。", [("patent-law", "专利法"), ("patent", "专利")]),
        ("专利专利法专利", [("patent", "专利"), ("patent-law", "专利法"), ("patent", "专利")]),
        ("规范专利代理行业。", []),
        ("规范专利代理，审查专利。", [("patent", "专利")]),
        ("蓝天保卫战与行动计划。", []),
    ],
)
def test_the_longest_form_wins_and_what_it_holds_gives_way(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert in_chinese(text) == expected


def test_an_excluded_compound_hides_no_longer_form() -> None:
    agency = concept("agency", "专利代理机构", "patent agency")
    site = linked(("规范专利代理机构，不含专利代理师。", ""), concepts=(*GLOSSARY, agency))
    assert found(site) == [("s0-0-1", "agency", "专利代理机构", True)]


def test_an_exclusion_of_one_concept_does_not_exclude_the_form_of_another() -> None:
    agency = concept("agency", "专利代理", "patent agency")
    site = linked(("规范专利代理行业。", ""), concepts=(*GLOSSARY, agency))
    assert found(site) == [("s0-0-1", "agency", "专利代理", True)]


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        pytest.param(
            "开展专项行动。",
            "Conduct a special campaign.",
            [("campaign", "special campaign")],
            id="the preferred form",
        ),
        pytest.param(
            "修改专利法。",
            "Amend the Law on Patents.",
            [("patent-law", "Law on Patents")],
            id="a variant",
        ),
        pytest.param("建设技术与创新支持中心。", "Build a TISC.", [("center", "TISC")], id="short"),
        pytest.param(
            "建设技术与创新支持中心。",
            "Build TISCs and support centers.",
            [("center", "TISCs"), ("center", "support centers")],
            id="plurals",
        ),
        pytest.param("分类别管理。", "Manage by categories.", [("category", "categories")], id="y"),
        pytest.param(
            "审查专利。",
            "PATENTS, Patent.",
            [("patent", "PATENTS"), ("patent", "Patent")],
            id="capitals",
        ),
        pytest.param(
            "审查专利。",
            "patent’s (patent)",
            [("patent", "patent"), ("patent", "patent")],
            id="signs around",
        ),
        pytest.param("审查专利。", "Patentees, nonpatent, patent2.", [], id="inside a word"),
        pytest.param(
            "实施商标品牌战略。",
            "trademarks, trademarkss",
            [("brand", "trademarks")],
            id="no plural of a plural",
        ),
        pytest.param(
            "修改专利法。",
            "Patents, the Patent Law.",
            [("patent-law", "Patent Law")],
            id="only what the Chinese has",
        ),
        pytest.param("发出通知。", "Give notification.", [], id="another word in the Chinese"),
        pytest.param(
            "实行告知承诺制。",
            "Use notification.",
            [("notice", "notification")],
            id="the word in the Chinese",
        ),
        pytest.param("开展专项行动。", "", [], id="no English"),
    ],
)
def test_english_is_found_as_whole_words_where_the_chinese_has_the_concept(
    zh: str, en: str, expected: list[tuple[str, str]]
) -> None:
    assert in_english(zh, en) == expected


def test_a_longer_form_that_is_no_whole_word_hides_no_shorter_one() -> None:
    assert in_english("律师审查专利。", "A patent lawyer examines.") == [("patent", "patent")]


def test_a_longer_form_of_an_absent_concept_hides_no_present_one() -> None:
    """蓝天 is not said here, so that the words can only stand for the campaign in general."""
    sky = concept("sky", "蓝天", "Blue Sky special campaign")
    said = ("开展专项行动。", "Run the Blue Sky special campaign.")
    site = linked(said, concepts=(CAMPAIGN, sky))
    assert found(site, EN) == [("s0-0-1", "campaign", "special campaign", True)]


def test_places_are_right_behind_signs_outside_the_basic_plane() -> None:
    assert found(linked(("𠮷家审查专利。", "😀 Examine patents."))) == [
        ("s0-0-1", "patent", "专利", True)
    ]
    assert in_english("𠮷家审查专利。", "😀 Examine patents.") == [("patent", "patents")]


def test_places_are_right_where_lower_case_is_longer() -> None:
    assert in_english("审查专利。", "İstanbul: patents.") == [("patent", "patents")]


def test_the_first_occurrence_in_a_section_is_a_link_in_both_columns() -> None:
    site = linked(
        ("一、专利工作", "I. Patent work"),
        ("审查专利，转化专利，完成任务。", "Examine patents and put patents to use."),
        ("运用专利，扩大规模，提高水平。", "Make use of patents."),
        ("（一）专利审查", "(1) Patent examination"),
        ("审查专利申请，缩短周期，提高质量。", "Examine each patent filed."),
        ("二、其他工作", "II. Other work"),
        ("再次审查专利，完成任务，总结经验。", "Examine patents again."),
    )
    assert found(site) == [
        ("s1-0-0", "patent", "专利", False),
        ("s1-0-1", "patent", "专利", True),
        ("s1-0-1", "patent", "专利", False),
        ("s1-0-2", "patent", "专利", False),
        ("s1-1-0", "patent", "专利", False),
        ("s1-1-1", "patent", "专利", True),
        ("s2-0-1", "patent", "专利", True),
    ]
    assert found(site, EN) == [
        ("s1-0-0", "patent", "Patent", False),
        ("s1-0-1", "patent", "patents", True),
        ("s1-0-1", "patent", "patents", False),
        ("s1-0-2", "patent", "patents", False),
        ("s1-1-0", "patent", "Patent", False),
        ("s1-1-1", "patent", "patent", True),
        ("s2-0-1", "patent", "patents", True),
    ]


def test_the_columns_are_linked_each_for_itself() -> None:
    site = linked(
        ("审查专利，完成任务，总结经验。", ""),
        ("运用专利，扩大规模，提高水平。", "Make use of patents."),
    )
    assert [one[3] for one in found(site)] == [True, False]
    assert found(site, EN) == [("s0-0-2", "patent", "patents", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设TISC。", [("tisc", "TISC")]),
        ("TISC的TISCs", [("tisc", "TISC"), ("tisc", "TISCs")]),
        ("建设TISCO公司和ATISC，5TISC。", []),
        ("TISC2中心和（TISC）", [("tisc", "TISC")]),
        ("TISC中心TISC中心5", [("tisc-center", "TISC中心"), ("tisc-center", "TISC中心")]),
        ("ATISC中心", []),
    ],
)
def test_latin_words_in_chinese_are_whole_words(text: str, expected: list[tuple[str, str]]) -> None:
    short, center = concept("tisc", "TISC", "TISC"), concept("tisc-center", "TISC中心", "center")
    site = linked((text, ""), concepts=(short, center))
    assert [(name, said) for _segment, name, said, _linked in found(site)] == expected


def test_what_a_cut_off_match_has_hidden_is_found() -> None:
    whole, part = concept("whole", "专利A", "patent A"), concept("part", "专利", "patent")
    site = linked(("专利AB和专利A", ""), concepts=(whole, part))
    assert [(one[1], one[2]) for one in found(site)] == [("part", "专利"), ("whole", "专利A")]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("center for IP operation", "two centers for IP operation"),
        ("center", "Two Centers"),
        ("branch", "branches"),
        ("agency", "agencies"),
        ("key", "keys"),
        ("process", "processes"),
        ("rights protection", "a rights-protection center"),
        ("rights-protection", "rights protection"),
        ("Chengdu–Chongqing circle", "the Chengdu-Chongqing circle"),
    ],
)
def test_inflections_and_hyphens_do_not_matter(form: str, text: str) -> None:
    assert stands(text, form)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("center", "centered"),
        ("IP", "IPs2"),
        ("art", "start"),
        ("branch", "branchs"),
        ("a b", "ab"),
    ],
)
def test_other_words_are_not_taken_for_inflections(form: str, text: str) -> None:
    assert not stands(text, form)


QUALITY = concept("quality", "高质量发展", "high-quality development",
                  en_variants=("high-quality IP development",))  # fmt: skip
IP = concept("ip", "知识产权", "IP")
NAVIGATION = concept("navigation", "专利导航", "patent navigation")
HUB = concept("hub", "保护中心", "protection center")
RAPID = concept("rapid", "快速维权机构", "rapid protection center")


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        pytest.param(
            "推动知识产权高质量发展。",
            "Promote high-quality IP development.",
            [("quality", "high-quality IP development"), ("ip", "IP")],
            id="one thing is said inside the words for another",
        ),
        pytest.param(
            "推动专利导航，审查专利。",
            "Promote patent navigation and examine inventions.",
            [("navigation", "patent navigation")],
            id="what belongs to the longer term is not lent to the shorter one",
        ),
        pytest.param(
            "推动专利导航，审查专利。",
            "Promote patent navigation; examine for patent navigation.",
            [("navigation", "patent navigation"), ("navigation", "patent navigation"),
             ("patent", "patent")],
            id="unless the longer one is named more often than in the Chinese",
        ),
        pytest.param(
            "新建保护中心和快速维权机构。",
            "Set up rapid protection centers.",
            [("rapid", "rapid protection centers")],
            id="what only names the kind of another thing is not lent",
        ),
        pytest.param(
            "新建保护中心和快速维权机构。",
            "Set up protection centers and rapid protection centers.",
            [("hub", "protection centers"), ("rapid", "rapid protection centers")],
            id="but stands where it is named by itself",
        ),
    ],
)  # fmt: skip
def test_english_inside_the_english_of_another_concept(
    zh: str, en: str, expected: list[tuple[str, str]]
) -> None:
    site = linked((zh, en), concepts=(QUALITY, IP, NAVIGATION, PATENT, HUB, RAPID))
    assert sorted(one[1:3] for one in found(site, EN)) == sorted(expected)


def test_what_stands_inside_a_link_is_no_link() -> None:
    site = linked(
        ("推动知识产权高质量发展。", "Promote high-quality IP development."), concepts=(QUALITY, IP)
    )
    assert [(one[1], one[3]) for one in found(site, EN)] == [("quality", True), ("ip", False)]


def test_an_occurrence_knows_the_form_of_the_glossary() -> None:
    site = linked(("建设技术与创新支持中心。", "Build TISCs and support centers."))
    forms = [(one.column, one.form) for one in site.by_concept["center"]]
    assert forms == [(ZH, "技术与创新支持中心"), (EN, "TISC"), (EN, "support center")]


def test_occurrences_are_listed_by_concept_too_and_a_concept_that_stands_nowhere_is_there() -> None:
    site = linked(("一、专利工作", ""), ("审查专利，完成任务，总结经验。", "Examine patents."))
    assert site.by_concept["patent"] == (
        Occurrence("patent", "专利", "example", "s1-0-0", ZH, 2, 4, False),
        Occurrence("patent", "专利", "example", "s1-0-1", ZH, 2, 4, True),
        Occurrence("patent", "patent", "example", "s1-0-1", EN, 8, 15, True),
    )
    assert site.by_concept["blue-sky"] == ()


def test_a_glossary_without_concepts_links_nothing() -> None:
    assert found(linked(("审查专利，完成任务。", "Examine patents."), concepts=())) == []


PIECES = st.lists(
    st.sampled_from(["专利", "专利法", "专利代理", "专项行动", "蓝天", "行动", "法", "，", "类别"]),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_occurrences_are_forms_of_their_concept_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces).strip("，") or "专利"
    forms = {one.id: one.zh_forms for one in GLOSSARY}
    site = linked((text, ""))
    end = 0
    for one in (one for found in site.by_segment.values() for one in found):
        assert one.start >= end
        end = one.end
        said = next(s.zh for s in site.documents[0].segments if s.id == one.segment)
        assert said[one.start : one.end] in forms[one.concept]


def test_what_is_sought_names_every_text_that_a_concept_may_be_found_by() -> None:
    forms = ("TISC", "party")
    tisc = concept("tisc", "技术中心", "center", zh_variants=forms, exclude=("技术中心办",))
    found = sought(tisc)
    assert set(found.chinese) == {"技术中心", "TISC", "TISCs", "party", "parties"}
    assert found.excluded == ("技术中心办",)
    assert found.english == ("center",)


SOME = Sought(("甲", "乙"), ("甲丙",), ("a",))


@pytest.mark.parametrize(
    ("now", "forms"),
    [
        pytest.param(SOME, set(), id="nothing"),
        pytest.param(Sought(("甲",), ("甲丙",), ("a",)), {"乙"}, id="a form less"),
        pytest.param(Sought(("甲", "乙"), (), ("a",)), {"甲丙"}, id="a compound less"),
        pytest.param(Sought(("甲",), ("甲丙", "乙"), ("a",)), {"乙"}, id="a form now excluded"),
        pytest.param(Sought(("甲", "乙"), ("甲丙",), ("b",)), {"甲", "乙", "甲丙"}, id="English"),
        pytest.param(None, {"甲", "乙", "甲丙"}, id="the concept is gone"),
    ],
)
def test_a_text_is_touched_by_what_is_looked_for_in_it_no_more_or_anew(
    now: Sought | None, forms: set[str]
) -> None:
    assert touched(SOME, now) == touched(now, SOME) == forms
