"""Translation memory by sentence: text whose sentences are all known is put together from them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from pipeline.align import split
from pipeline.align.beads import MOST
from pipeline.model.document import FUZZY, PENDING
from pipeline.terms.link import Site

SPACE = re.compile(r"\s+")


class Recall:
    """The English of every sentence pair of some documents, by its Chinese."""

    def __init__(self, known: dict[str, str]) -> None:
        self._known = known

    def __call__(self, zh: str) -> str:
        """Return English for all sentences of a Chinese text, or nothing if one is not known.

        Of sentences that were translated together the longest run that is known is taken.
        """
        sentences = [zh[start:end] for start, end in split.chinese(zh)]
        english: list[str] = []
        at = 0
        while at < len(sentences):
            ends = range(min(at + MOST, len(sentences)), at, -1)
            runs = ((end, self._known.get(_key("".join(sentences[at:end])))) for end in ends)
            end, said = next(((end, said) for end, said in runs if said), (at, ""))
            if not said:
                return ""
            english.append(said)
            at = end
        return " ".join(english)


def of(site: Site) -> Recall:
    """Return what the sentence pairs of a site teach, fuzzy translations left out.

    Of several renderings the most frequent one is taken, and of these that of the latest document.
    """
    said: dict[str, Counter[str]] = defaultdict(Counter)
    # What is counted first comes first where counts are equal.
    for document in reversed(site.documents):
        for segment in document.segments:
            if segment.status in (PENDING, FUZZY):
                continue
            for one in site.sentences[document.record.id, segment.id]:
                said[_key(segment.zh[slice(*one.zh)])][segment.en[slice(*one.en)]] += 1
    return Recall({zh: english.most_common(1)[0][0] for zh, english in said.items()})


def _key(zh: str) -> str:
    return SPACE.sub("", zh)
