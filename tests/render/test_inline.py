"""Inline: what a reader sees is the text, whatever signs it holds; marks nest."""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from workshop import paragraph, rendered, words

from pipeline.model.blocks import TEXT, Block
from pipeline.model.document import Segment
from pipeline.model.sentences import SentencePair
from pipeline.render import inline
from pipeline.render.inline import Linker, bare_clause, plain
from pipeline.terms.link import EN, ZH, Occurrence

VOID = ("br",)


class Page(HTMLParser):
    """HTML taken apart: the text, the elements with their text, and whether they nest."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.elements: list[tuple[str, str, str]] = []
        self.attributes: list[dict[str, str | None]] = []
        self._open: list[tuple[str, str, int]] = []
        self.feed(page)
        self.close()
        assert self._open == [], f"not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where an element begins."""
        self.attributes.append(dict(attrs))
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("class") or "", len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        """Note an element with its text; the one that was opened last has to be closed first."""
        opened, name, start = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"
        self.elements.append((tag, name, self.text[start:]))

    def handle_data(self, data: str) -> None:
        """Gather the text."""
        self.text += data


def segment(zh: str, en: str = "", lead: int = 0, head: int = 0) -> Segment:
    """A paragraph with a lead sentence or a run-in heading of so many characters."""
    block = Block(TEXT, "paragraph", zh, 1, level=2 if head else 0, head=head, lead=lead)
    return Segment("s1-1-1", "s1-1-0", "paragraph", zh, en, "draft", "", (), block)


def occurrence(column: str, start: int, end: int, linked: bool = True) -> Occurrence:
    """The concept ``term`` at this place."""
    return Occurrence("term", "form", "example", "s1-1-1", column, start, end, linked)


def chinese(of: Segment, occurrences: Iterable[Occurrence], link: Linker) -> str:
    """The Chinese of a segment that is one sentence."""
    whole = SentencePair("s1-1-1.1", (0, len(of.zh)), (0, len(of.en)))
    return inline.chinese(of, occurrences, link, [whole])[0]


def english(of: Segment, head: str, occurrences: Iterable[Occurrence], link: Linker) -> str:
    """The English of a segment that is one sentence."""
    whole = SentencePair("s1-1-1.1", (0, len(of.zh)), (0, len(of.en)))
    return inline.english(of, head, occurrences, link, [whole])[0]


def to_term(_one: Occurrence) -> str:
    """Where the links of these tests lead."""
    return "../../glossary/term.md#term"


LINK = "(../../glossary/term.md#term)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("知识产权", "知识产权"),
        ("a*b_c`d", r"a\*b\_c\`d"),
        ("[a](b) #c", r"\[a\](b) \#c"),
        ("a<b>&c", "a&lt;b&gt;&amp;c"),
        ("&amp;", "&amp;amp;"),
        ("甲\n乙", "甲<br>\n乙"),
        ("\\", "\\\\"),
    ],
)
def test_signs_that_markdown_reads_are_escaped(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "**重要**和__强调__",
        '[链接](https://example.org "title")',
        "![图](x.png)",
        "`代码`和``更多``",
        "<b>粗</b>和<!-- 注 -->",
        "&lt;和&#60;和&amp;",
        "1~2和~~删除~~",
        "甲|乙||丙",
        "\\*和\\\\",
        "# 不是标题 #",
        "甲{.class #id}",
        "甲{: .class }",
        "*甲*{.class}",
        "http://example.org/a_b_c?d=1&e=2",
        "<https://example.org>",
        "a@example.org",
        "[^1]和[1]: x",
        "*[HTML]: x",
        '“引号”和"引号"',
        "2020年1—12月、5%、3‰、45.3万件",
        "1. 不是列表",
        "- 不是列表",
        "+ 不是列表",
        "=====",
        "!!! note",
        "$甲$和^乙^和==丙==",
        ":smile:和:material-home:",
        "甲\n{.class}",
        "甲\n# 乙\n- 丙\n1. 丁",
        "甲\n===\n乙\n---",
    ],
)
def test_a_reader_sees_the_text_as_it_is(text: str) -> None:
    assert Page(paragraph(plain(text))).text == text
    assert Page(paragraph(chinese(segment(text), (), to_term))).text == text


# Any sign but those that control something; spaces at the ends are cut off before this stage.
SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
OFTEN = st.sampled_from("\\`*_{}[]()<>#+-.!|~&;:=^$\"'“” 甲乙a1")
STRINGS = st.lists(SIGNS | OFTEN, min_size=1, max_size=30).map(lambda signs: "".join(signs).strip())


@settings(max_examples=150, deadline=None)
@given(STRINGS.filter(bool))
@example("~")
@example("a{b}")
@example("&#42;")
@example("\\_")
def test_any_text_is_seen_as_it_is(text: str) -> None:
    assert words(paragraph(plain(text))) == text


@settings(max_examples=100, deadline=None)
@given(STRINGS.filter(lambda text: "*" not in text and bool(text)))
def test_any_english_is_seen_as_it_is(text: str) -> None:
    """A star is left out: it sets the titles of instruments in italics."""
    assert words(paragraph(english(segment("甲", text), "", (), to_term))) == text


@settings(max_examples=100, deadline=None)
@given(STRINGS.filter(bool))
@example("!")
@example("{.class}")
def test_any_text_around_a_link_is_seen_as_it_is(text: str) -> None:
    said = f"{text}甲乙{text}"
    place = occurrence(ZH, len(text), len(text) + 2)
    page = Page(paragraph(chinese(segment(said), (place,), to_term)))
    assert page.text == said
    assert page.elements == [("a", "", "甲乙")]


@settings(max_examples=100, deadline=None)
@given(STRINGS.filter(bool))
def test_any_text_of_a_heading_is_seen_as_it_is(text: str) -> None:
    """A heading ends in attributes of its own, which must not be taken from the text."""
    zh = f'<span class="cip-zh" lang="zh-Hans">{plain(text)}</span>'
    page = rendered(f"## {zh} {{ #s1-1-0 .cip-pair }}")
    assert words(page).strip() == text
    assert page.startswith('<h2 class="cip-pair" id="s1-1-0">')


def test_english_sets_titles_in_italics() -> None:
    made = english(segment("甲", "Implement the *Patent Law* (《专利法》)."), "", (), to_term)
    zh = '<span lang="zh-Hans">《专利法》</span>'
    assert paragraph(made) == f"Implement the <em>Patent Law</em> ({zh})."


def test_a_star_of_the_chinese_stays_a_star() -> None:
    assert paragraph(chinese(segment("*甲*"), (), to_term)) == "*甲*"


def test_a_linked_occurrence_becomes_a_link_and_nothing_more() -> None:
    made = chinese(segment("审查专利。"), (occurrence(ZH, 2, 4),), to_term)
    assert made == f"审查[专利]{LINK}。"


def test_an_occurrence_of_the_other_column_or_without_a_link_stays_text() -> None:
    places = (occurrence(ZH, 2, 4, linked=False), occurrence(EN, 0, 2))
    assert chinese(segment("审查专利。"), places, to_term) == "审查专利。"
    assert english(segment("审查专利。", "Patents."), "", places[:1], to_term) == "Patents."


def test_places_count_characters_of_the_plain_text() -> None:
    made = chinese(segment("*<𠮷>专利"), (occurrence(ZH, 4, 6),), to_term)
    assert made == rf"\*&lt;𠮷&gt;[专利]{LINK}"


def test_links_side_by_side_do_not_touch_each_other() -> None:
    places = (occurrence(ZH, 0, 2), occurrence(ZH, 2, 5))
    assert chinese(segment("专利商标法"), places, to_term) == f"[专利]{LINK}[商标法]{LINK}"


LEAD = ("strong", "cip-lead")
CLAUSE = ("span", "cip-clause")


def test_a_lead_sentence_holds_its_links() -> None:
    zh = "健全专利法。开展研究。"
    made = chinese(segment(zh, lead=6), (occurrence(ZH, 2, 5),), to_term)
    assert made == f'<strong class="cip-lead">健全[专利法]{LINK}。</strong>开展研究。'


def test_a_link_may_begin_with_the_lead_or_be_all_of_it() -> None:
    zh = "专利法。开展研究。"
    made = chinese(segment(zh, lead=4), (occurrence(ZH, 0, 4),), to_term)
    assert made == f'<strong class="cip-lead">[专利法。]{LINK}</strong>开展研究。'


def test_a_link_that_follows_a_lead_stands_behind_it() -> None:
    zh = "健全法规。专利优先。"
    made = chinese(segment(zh, lead=5), (occurrence(ZH, 5, 7),), to_term)
    assert made == f'<strong class="cip-lead">健全法规。</strong>[专利]{LINK}优先。'


def test_a_run_in_heading_is_set_as_a_lead() -> None:
    zh = "（一）原则。从严从实。"
    made = chinese(segment(zh, head=6), (), to_term)
    assert made == '<strong class="cip-lead">（一）原则。</strong>从严从实。'


def test_responsibility_clauses_are_marked_and_hold_their_links() -> None:
    zh = "开展研究。（专利局负责）继续推进。（商标局牵头负责）"
    page = Page(paragraph(chinese(segment(zh), (occurrence(ZH, 6, 9),), to_term)))
    assert page.text == zh
    assert page.elements == [
        ("a", "", "专利局"),
        (*CLAUSE, "（专利局负责）"),
        (*CLAUSE, "（商标局牵头负责）"),
    ]


@pytest.mark.parametrize(
    ("zh", "lead", "expected"),
    [
        pytest.param(
            "健全法规（专利局负责）。开展研究。",
            12,
            [(*CLAUSE, "（专利局负责）"), (*LEAD, "健全法规（专利局负责）。")],
            id="in the lead",
        ),
        pytest.param(
            "（专利局负责）健全法规。开展研究。",
            12,
            [(*CLAUSE, "（专利局负责）"), (*LEAD, "（专利局负责）健全法规。")],
            id="at the start of the lead",
        ),
        pytest.param(
            "健全法规（专利局负责）",
            11,
            [(*CLAUSE, "（专利局负责）"), (*LEAD, "健全法规（专利局负责）")],
            id="at the end of the lead",
        ),
        pytest.param(
            "健全法规。（专利局负责）",
            5,
            [(*LEAD, "健全法规。"), (*CLAUSE, "（专利局负责）")],
            id="behind the lead",
        ),
    ],
)
def test_leads_and_clauses_nest(zh: str, lead: int, expected: list[tuple[str, str, str]]) -> None:
    page = Page(paragraph(chinese(segment(zh, lead=lead), (), to_term)))
    assert page.text == zh
    assert page.elements == expected


@pytest.mark.parametrize(
    ("en", "lead"),
    [
        ("Improve laws. Conduct research.", "Improve laws."),
        ("Improve “laws.” Conduct research.", "Improve “laws.”"),
        ("What next? Conduct research.", "What next?"),
        ("Improve laws by 1.5 percent. Conduct research.", "Improve laws by 1.5 percent."),
        (
            "Carry out Document No. 13 of 2020. Conduct research.",
            "Carry out Document No. 13 of 2020.",
        ),
    ],
)
def test_the_english_of_a_lead_is_its_first_sentence(en: str, lead: str) -> None:
    zh = "健全法规。开展研究。"
    page = Page(paragraph(english(segment(zh, en, lead=5), "", (), to_term)))
    assert page.text == en
    assert page.elements == [(*LEAD, lead)]


def test_english_of_one_sentence_has_no_lead() -> None:
    en = "Improve laws."
    assert english(segment("健全法规。开展研究。", en, lead=5), "", (), to_term) == en


def test_the_english_of_a_run_in_heading_is_set_as_a_lead_with_its_full_stop() -> None:
    one = segment("（一）原则。从严从实。", "(1) Principles. Be strict.", head=6)
    made = english(one, "(1) Principles", (), to_term)
    assert made == '<strong class="cip-lead">(1) Principles.</strong> Be strict.'


def test_a_run_in_heading_whose_english_is_another_has_no_lead() -> None:
    one = segment("（一）原则。从严从实。", "(1) Basic principles. Be strict.", head=6)
    assert english(one, "(1) Rules", (), to_term) == "(1) Basic principles. Be strict."


def test_a_run_in_heading_without_english_sets_nothing_as_a_lead() -> None:
    one = segment("（一）原则。从严从实。", "(1) Principles. Be strict.", head=6)
    assert english(one, "", (), to_term) == "(1) Principles. Be strict."


def test_english_responsibility_clauses_are_marked() -> None:
    en = "Improve laws. (Responsible: CNIPA (patents), MOFCOM) Go on. (Lead: CNIPA)"
    page = Page(paragraph(english(segment("甲", en), "", (), to_term)))
    assert page.elements == [
        (*CLAUSE, "(Responsible: CNIPA (patents), MOFCOM)"),
        (*CLAUSE, "(Lead: CNIPA)"),
    ]


def test_an_english_lead_does_not_end_inside_a_clause() -> None:
    en = "Improve laws (Responsible: CNIPA, the Gov. Offices Admin.) soon. Go on."
    page = Page(paragraph(english(segment("健全法规。推进。", en, lead=5), "", (), to_term)))
    assert page.text == en


PARTS = st.lists(
    st.sampled_from(["健全", "专利", "。", "（某局负责）", "（注）", "，", "*", "<", "推进"]),
    min_size=1,
    max_size=10,
)


@settings(max_examples=150, deadline=None)
@given(PARTS, st.data())
def test_marks_nest_whatever_the_text_holds(parts: list[str], data: st.DataObject) -> None:
    """A lead ends with a sentence, a term is a word: neither is cut by the other."""
    zh = "".join(parts)
    ends = [i + 1 for i, sign in enumerate(zh) if sign == "。"]
    lead = data.draw(st.sampled_from([0, *ends]))
    places = [
        occurrence(ZH, sum(map(len, parts[:i])), sum(map(len, parts[: i + 1])))
        for i, part in enumerate(parts)
        if part in ("专利", "健全") and data.draw(st.booleans())
    ]
    page = Page(paragraph(chinese(segment(zh, lead=lead), places, to_term)))
    assert page.text == zh
    assert [said for tag, _name, said in page.elements if tag == "a"] == [
        zh[one.start : one.end] for one in places
    ]


# A clause that has a row of its own, and Chinese within English.


def test_a_bare_clause_has_its_label_and_brackets_that_are_copied_and_not_seen() -> None:
    en = "(Responsible: CNIPA (patents))"
    made = bare_clause(english(segment("甲", en), "", (), to_term))
    unseen = [("span", "cip-unseen", one) for one in "(:)"]
    page = Page(paragraph(made))
    assert page.text == en
    assert sorted(page.elements) == sorted([*unseen, ("b", "", "Responsible")])


def test_the_label_of_a_bare_clause_may_be_a_term() -> None:
    en = "(Lead: CNIPA; responsible: MOJ)"
    made = bare_clause(english(segment("甲", en), "", (occurrence(EN, 1, 5),), to_term))
    page = Page(paragraph(made))
    assert page.text == en
    assert [one for one in page.elements if one[0] in ("a", "b")] == [
        ("a", "", "Lead"),
        ("b", "", "Lead"),
    ]


def test_a_bare_clause_of_the_chinese_keeps_its_words() -> None:
    zh = "（专利局牵头，商标局负责）"
    page = Page(paragraph(bare_clause(chinese(segment(zh), (), to_term))))
    assert page.text == zh
    assert [said for _tag, _name, said in page.elements] == ["（", "）"]


@pytest.mark.parametrize("said", ["Improve laws.", '<span class="cip-clause">(x) y', ""])
def test_what_is_no_clause_stays_as_it_is(said: str) -> None:
    assert bare_clause(said) == said


def test_chinese_within_english_is_said_to_be_chinese() -> None:
    made = english(segment("甲", "Judge by 三合一 (*Law* 《专利法》)."), "", (), to_term)
    assert made == (
        'Judge by <span lang="zh-Hans">三合一</span> '
        '(*Law* <span lang="zh-Hans">《专利法》</span>).'
    )


# --- As HTML ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "seen"),
    [
        (f"say [a term]{LINK}.", 'say <a href="../../../glossary/term/#term">a term</a>.'),
        (f"[a \\[b\\]]{LINK}", '<a href="../../../glossary/term/#term">a [b]</a>'),
        (f"[a *b*]{LINK}", '<a href="../../../glossary/term/#term">a <em>b</em></a>'),
        ("*Law* and \\*", "<em>Law</em> and *"),
        ("a &lt;b&gt; \\\\ \\_", "a &lt;b&gt; \\ _"),
    ],
)
def test_as_html_it_is_what_markdown_makes_of_it(made: str, seen: str) -> None:
    assert inline.html(made) == seen


@given(st.text(alphabet="aB 甲专利*_`[]()<>&#!\\.“", max_size=30).filter(str.strip))
def test_any_chinese_is_the_same_as_html(text: str) -> None:
    made = chinese(segment(text.strip()), (), to_term)
    assert inline.html(made) == paragraph(made)
