"""Finds themes that say nearly the same as a text, in Finnish and Swedish with their many endings."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from participation.plain_text import comparable

NEAR = 55.0  # of 100: on the demo themes rewordings reach 58 or more, other matters 47 or less
ALIKE = 78.0  # for spelling mistakes and for texts of a word or two, which share a word too easily
FEWEST_STEMS = 3
STEM = 5
LONGEST = 1_000  # signs of a text that are looked at
WORD = re.compile(r"\w+")


def near(text: str, candidates: Mapping[str, str], limit: int = 2) -> list[str]:
    """The ids of the candidates (text by id) that say nearly the same, the nearest first, at most `limit`."""
    return [found for found, _ in scored(text, candidates)[:limit]]


def scored(text: str, candidates: Mapping[str, str]) -> list[tuple[str, float]]:
    """The ids of the near candidates with how near they are, 0 to 100; equally near ones in the order given."""
    plain = _plain(text)
    if not plain:
        return []
    written = {known: _plain(words) for known, words in candidates.items()}
    spelled_alike = process.extract(plain, written, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=None)
    found = {known: score for _, score, known in spelled_alike}
    own = _stems(plain)
    for known, words in written.items():
        score = _shared(own, _stems(words))
        if score >= NEAR:
            found[known] = max(score, found.get(known, 0.0))
    order = {known: place for place, known in enumerate(candidates)}
    return sorted(found.items(), key=lambda item: (-item[1], order[item[0]]))


def _plain(text: str) -> str:
    return " ".join(WORD.findall(comparable(text[:LONGEST]).casefold()))


def _stems(plain: str) -> set[str]:
    """The beginnings of the words: where Finnish and Swedish words stay the same in every form."""
    return {word[:STEM] for word in plain.split()}


def _shared(one: set[str], other: set[str]) -> float:
    """How much of the shorter text stands in the other, long words weighing more; 0 when a text is too short to tell."""
    if min(len(one), len(other)) < FEWEST_STEMS:
        return 0.0
    return 100 * _letters(one & other) / min(_letters(one), _letters(other))


def _letters(stems: set[str]) -> int:
    return sum(map(len, stems))
