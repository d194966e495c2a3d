"""OmegaT works with our files: it pretranslates from the memory and reads the glossary."""

from __future__ import annotations

from pathlib import Path

import omegat
from exchange import AWKWARD, DATA, glossary, renderings

from pipeline.exports.omegat import omegat as table
from pipeline.exports.tbx import tbx2

# A paragraph of the Commissioner's report of 2020 (s3-6-1), and one that nobody has translated.
KNOWN = (
    "深化“一带一路”知识产权国际合作。办好2020年“一带一路”知识产权高级别会议。"
    "继续面向发展中国家开展知识产权学位教育培训，提升知识产权能力。"
)
ENGLISH = (
    "We will deepen Belt and Road international cooperation on IP. We will make a success of the "
    "2020 Belt and Road High-Level Conference on Intellectual Property. We will continue to "
    "provide degree education and training in IP for developing countries, and build their IP "
    "capacity."
)
UNKNOWN = "这一句话在任何文件里都没有出现过。"
FILES = {"source/text.txt": f"{KNOWN}\n\n{UNKNOWN}\n".encode()}


def ours(name: str) -> bytes:
    """One committed file."""
    return (DATA / name).read_bytes()


def test_a_known_segment_is_pretranslated_and_an_unknown_one_is_left(tmp_path: Path) -> None:
    memory = {"tm/auto/segments.tmx": ours("segments.tmx")}
    root = omegat.project(tmp_path / "project", FILES | memory)
    assert omegat.translated(root, "text.txt") == f"{ENGLISH}\n\n{UNKNOWN}\n"


def test_without_the_memory_nothing_is_translated(tmp_path: Path) -> None:
    root = omegat.project(tmp_path / "project", FILES)
    assert omegat.translated(root, "text.txt") == f"{KNOWN}\n\n{UNKNOWN}\n"


def test_the_memory_serves_every_kind_of_english(tmp_path: Path) -> None:
    memory = {"tm/auto/segments.tmx": ours("segments.tmx")}
    root = omegat.project(tmp_path / "project", FILES | memory, source="zh", target="en-GB")
    assert omegat.translated(root, "text.txt").startswith(ENGLISH)


def test_the_glossary_is_read_and_its_terms_are_found_in_a_text(tmp_path: Path) -> None:
    names = ("glossary-omegat.csv", "glossary-v2.tbx")
    files = {f"glossary/{name}": ours(name) for name in names}
    root = omegat.project(tmp_path / "project", FILES | files)
    said = omegat.glossaries(root, "支持技术与创新支持中心（TISC）建设，开展蓝天专项整治行动。")
    assert sorted(said["read"]) == sorted(names)

    wanted = {
        (zh, en)
        for one in glossary()
        for zh in (one["zh"], *one["zh_variants"])
        for en in renderings(one)
    }
    table = said["read"]["glossary-omegat.csv"]
    assert {(zh, en) for zh, en, _comment in table} == wanted
    assert len(table) == len(wanted)
    comments = {(zh, en): comment for zh, en, comment in table}
    for one in glossary():
        assert comments[one["zh"], one["en"]].startswith(one["gloss"])
    assert wanted <= {(zh, en) for zh, en, _comment in said["read"]["glossary-v2.tbx"]}

    found = {zh: en for zh, en, _comment in said["found"]}
    assert "Technology and Innovation Support Center" in found["技术与创新支持中心"]
    assert "专利导航" not in found


def test_awkward_words_are_read_as_they_are(tmp_path: Path) -> None:
    made = table(AWKWARD) | tbx2(AWKWARD)
    files = {f"glossary/{Path(path).name}": text.encode() for path, text in made.items()}
    root = omegat.project(tmp_path / "project", FILES | files)
    said = omegat.glossaries(root, "用增材制造造纸。")
    first = AWKWARD[0]
    for name in ("glossary-omegat.csv", "glossary-v2.tbx"):
        found = [(zh, en) for zh, en, _comment in said["read"][name]]
        for form in first.zh_forms:
            assert set(first.en_forms) <= {en for zh, en in found if zh == form}
    assert {zh for zh, _en, _comment in said["found"]} == {"增材制造", "制造", "纸"}
    assert all(first.gloss in comment for zh, _en, comment in said["found"] if zh == "增材制造")
