"""What a new document learns from the earlier ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.model.records import Entry
from pipeline.read.corpus import read
from pipeline.structure.memory import filled, frequent

ROOT = Path(__file__).resolve().parents[2]
OLD = "各地要加强对重点产业的专利导航，支持企业开展海外布局，建成20个产业运营中心。"
EDITED = OLD.replace("20个", "25个")
OTHER = "完善商标审查的质量评价办法，定期公布各类案件的审查周期，接受社会的监督。"
KNOWN = (Entry("s1-0-1", OLD, "All localities must …", status="compared"),)


def test_the_same_chinese_brings_its_english_as_a_draft() -> None:
    (entry,) = filled((Entry("s2-0-1", OLD),), KNOWN)
    assert entry == Entry("s2-0-1", OLD, "All localities must …", status="draft")


def test_close_chinese_brings_it_as_fuzzy_with_what_it_was_made_from() -> None:
    (entry,) = filled((Entry("s2-0-1", EDITED),), KNOWN)
    assert entry == Entry(
        "s2-0-1", EDITED, "All localities must …", fuzzy=True, previous=OLD, status="draft"
    )


def test_other_chinese_short_chinese_and_what_has_english_stay_as_they_are() -> None:
    entries = (Entry("s2-0-1", OTHER), Entry("s2-0-2", "特此通知。"), Entry("s2-0-3", OLD, "Mine."))
    assert filled(entries, (*KNOWN, Entry("s1-0-2", "特此公告。", "Hereby."))) == entries


def test_sentences_that_are_all_known_bring_their_english_before_close_chinese_does() -> None:
    (entry,) = filled((Entry("s2-0-1", EDITED),), KNOWN, {EDITED: "Sentence by sentence."}.get)
    assert entry == Entry("s2-0-1", EDITED, "Sentence by sentence.", status="draft")
    (entry,) = filled((Entry("s2-0-1", OLD),), KNOWN, {OLD: "Sentence by sentence."}.get)
    assert entry.en == "All localities must …"


def test_a_fuzzy_translation_is_nobodys_memory() -> None:
    stale = (replace(KNOWN[0], fuzzy=True, previous=OTHER),)
    assert filled((Entry("s2-0-1", OLD),), stale) == (Entry("s2-0-1", OLD),)


def test_frequent_terms_are_the_longest_that_stand_often_and_none_that_is_covered() -> None:
    concepts = tuple(one for one in read(ROOT)[0].concepts if one.id == "patent-navigation")
    texts = [
        "推进专利导航和湖滨创新工程。",
        "湖滨创新工程取得成效。",
        "支持湖滨创新工程，专利导航，专利导航",
    ]
    assert frequent(texts, concepts) == [("湖滨创新工程", 3)]
