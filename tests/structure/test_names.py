"""Names in marks and lists: found however seldom they stand, unless a concept has them."""

from __future__ import annotations

from pathlib import Path

from workshop import command, concept, sources

from pipeline.structure.names import listed, quoted, titles, unlisted

TEXT = "落实《关于强化知识产权保护的意见》和“蓝天”行动，推广“一站式”服务。"


def test_what_stands_in_marks_is_a_name() -> None:
    assert list(titles(TEXT)) == ["《关于强化知识产权保护的意见》"]
    assert list(quoted(TEXT)) == ["“蓝天”", "“一站式”"]
    assert list(titles("《“十三五”国家知识产权保护和运用规划》")) == [
        "《“十三五”国家知识产权保护和运用规划》"
    ]


def test_a_sentence_that_is_quoted_is_no_name() -> None:
    assert list(quoted("他说“小智治事，大智治制。”")) == []


def test_the_items_of_a_list_are_names_but_the_first() -> None:
    assert list(listed("深化与欧盟、日本、韩国等的合作。")) == ["日本", "韩国"]
    assert list(listed("完善专利、商标、地理标志和集成电路制度")) == ["商标", "地理标志"]


def test_two_items_are_no_list_and_a_clause_is_no_item() -> None:
    assert list(listed("专利、商标")) == []
    assert list(listed("第一、全面落实知识产权强国建设各项任务、其他")) == ["其他"]


def test_what_a_concept_has_is_left_out_with_or_without_its_marks() -> None:
    known = (
        concept("sky", "“蓝天”专项整治行动", "sky"),
        concept("opinions", "关于强化知识产权保护的意见", "opinions"),
    )
    assert unlisted([TEXT], known) == [
        ("names in 《》", []),
        ("phrases in “”", [("“一站式”", 1)]),
        ("items of lists", []),
    ]


def test_the_frequent_ones_come_first_and_items_made_of_forms_are_left_out() -> None:
    known = (concept("patent", "专利", "patent"), concept("right", "权", "right"))
    texts = ["保护版权、专利权、肖像权、名称权等", "保护商标、肖像权、著作权。"]
    assert dict(unlisted(texts, known))["items of lists"] == [
        ("肖像权", 2),
        ("名称权", 1),
        ("著作权", 1),
    ]


def test_the_command_lists_them_under_what_they_are(tmp_path: Path) -> None:
    root = sources(tmp_path)
    done = command(root, "gaps")
    assert done.returncode == 0
    heads = [line for line in done.stdout.splitlines() if line.endswith(":")]
    assert set(heads) <= {"frequent runs:", "names in 《》:", "phrases in “”:", "items of lists:"}
    assert "names in 《》:" in heads
