"""The benchmark of the rules on a set that is given to it: its files, its figures, its faults."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import proof

PAIRS = [
    {"id": "a", "zh": "共有120家企业参加。", "en": "A total of 120 enterprises took part."},
    {"id": "b", "zh": "增长5%。", "en": "It grew 5%."},
    {"id": "c", "zh": "共有30人。", "en": "There were 40 people."},
]
PLANTED = [
    ("a", "A total of 1,200 enterprises took part.", "wrong-power-of-ten", "strict"),
    ("a", "A total of 120 enterprises took part", "lost-stop", "strict"),
    ("a", "Some of 120 enterprises took part.", "wrong-scope", "soft"),
    ("c", "There were 40 people.", "nothing", "strict"),
]


def written(folder: Path, name: str, rows: list[dict[str, str]]) -> Path:
    path = folder / name
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    zh = {pair["id"]: pair["zh"] for pair in PAIRS}
    planted = [
        {"id": f"e{i}", "pair": of, "zh": zh[of], "en": en, "kind": kind, "reach": reach}
        for i, (of, en, kind, reach) in enumerate(PLANTED)
    ]
    pairs = written(tmp_path, "pairs.jsonl", PAIRS)
    return ["--pairs", str(pairs), "--planted", str(written(tmp_path, "planted.jsonl", planted))]


def test_the_figures_of_a_given_set(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Style is no false alarm, and what is wrong in the correct pair too is not caught."""
    assert proof.main([*files, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "pairs": 3,
        "false_alarms": 1,
        "strict": 3,
        "strict_caught": 1,
        "by_kind": {
            "lost-stop": {"planted": 1, "caught": 0},
            "nothing": {"planted": 1, "caught": 0},
            "wrong-power-of-ten": {"planted": 1, "caught": 1},
            "wrong-scope": {"planted": 1, "caught": 0},
        },
    }


def test_rules_can_be_left_out(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    proof.main([*files, "--json", "--without", "figures", "style"])
    found = json.loads(capsys.readouterr().out)
    assert (found["false_alarms"], found["strict_caught"]) == (0, 0)


def test_the_figures_in_words_and_what_was_missed(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    proof.main([*files, "--misses"])
    said = capsys.readouterr().out
    assert "false alarms on 1 of 3 correct pairs" in said
    assert "reach strict: 1 of 3 caught" in said
    assert "e3 nothing: There were 40 people." in said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "pairs.jsonl:4: not JSON"),
        ('{"id": "d", "zh": "好。"}', "pairs.jsonl:4: no text under en"),
        ("[]", "pairs.jsonl:4: no text under id, zh, en"),
    ],
)
def test_a_line_that_is_wrong_is_named(files: list[str], line: str, said: str) -> None:
    path = Path(files[1])
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{line}\n", "utf-8")
    with pytest.raises(SystemExit) as stopped:
        proof.main(files)
    assert said in str(stopped.value)


@pytest.mark.parametrize(
    ("change", "said"),
    [({"pair": "z"}, "e0 is of “z”, no pair"), ({"reach": "far"}, "e0 has the reach “far”")],
)
def test_an_error_of_no_pair_or_reach_is_named(
    files: list[str], change: dict[str, str], said: str
) -> None:
    path = Path(files[3])
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"{json.dumps({**json.loads(first), **change})}\n{rest}", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        proof.main(files)
    assert said in str(stopped.value)


@pytest.mark.parametrize(
    "arguments", [["--json"], ["--pairs", "x.jsonl"], ["--without", "grammar"]]
)
def test_a_command_line_that_is_wrong_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        proof.main(arguments)
    assert stopped.value.code == 2


def test_a_file_that_is_not_there_is_named(files: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        proof.main(["--pairs", f"{files[1]}.gone", *files[2:]])
    assert "pairs.jsonl.gone: cannot be read" in str(stopped.value)
