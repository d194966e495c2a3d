"""Which sentences go together, by length, anchors and words that point back."""

from __future__ import annotations

import pytest

from pipeline.align.anchors import Anchor
from pipeline.align.beads import Group, Sentence, groups


def of(*lengths: int) -> list[Sentence]:
    """Sentences of these lengths."""
    return [Sentence(length) for length in lengths]


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        pytest.param((20, 20), (100, 100), [(1, 1), (1, 1)], id="one and one"),
        pytest.param((20, 60), (100, 150, 150), [(1, 1), (1, 2)], id="two for the longer one"),
        pytest.param((60, 20), (100, 100, 100, 100), [(1, 3), (1, 1)], id="three"),
        pytest.param((10, 10, 40), (100, 200), [(2, 1), (1, 1)], id="two short ones"),
        pytest.param((30,), (50, 50, 50), [(1, 3)], id="all of one"),
        pytest.param((10, 10, 10), (150,), [(3, 1)], id="all for one"),
        pytest.param(
            (160, 20), (100,) * 9, [(1, 8), (1, 1)], id="one and eight, the largest of its kind"
        ),
    ],
)
def test_lengths_decide(zh: tuple[int, ...], en: tuple[int, ...], expected: list[Group]) -> None:
    assert groups(of(*zh), of(*en), ()) == expected


def test_what_stands_in_both_languages_outweighs_lengths() -> None:
    lengths = of(30, 30), of(100, 100, 100)
    assert groups(*lengths, [Anchor(0, 1, 6.0)]) == [(1, 2), (1, 1)]
    assert groups(*lengths, [Anchor(1, 1, 6.0)]) == [(1, 1), (1, 2)]


def test_sentences_that_have_changed_places_stay_together() -> None:
    crossed = [Anchor(0, 1, 8.0), Anchor(1, 0, 8.0)]
    assert groups(of(20, 20, 20), of(100, 100, 100), crossed) == [(2, 2), (1, 1)]


def test_english_is_not_cut_inside_a_sentence_or_before_it_points_back() -> None:
    inside = [Sentence(100), Sentence(100, goes_on=True), Sentence(100)]
    assert groups(of(30, 30), inside, ()) == [(1, 1), (1, 2)]
    back = [Sentence(100), Sentence(100, back=True), Sentence(100)]
    assert groups(of(30, 30), back, ()) == [(1, 2), (1, 1)]


def test_more_sentences_than_the_largest_group_has_still_find_a_way() -> None:
    assert groups(of(10, 10), of(*[20] * 40), ()) == [(1, 20), (1, 20)]
    assert sum(en for _zh, en in groups(of(900, 10, 10), of(*[50] * 30), ())) == 30


def test_every_sentence_is_in_a_group_however_uneven_the_texts_are() -> None:
    found = groups(of(500, *[3] * 60), of(*[4] * 60, 2000), ())
    assert (sum(zh for zh, _ in found), sum(en for _, en in found)) == (61, 61)
    assert all(zh and en for zh, en in found)
