"""A return code is easy to write down, to say and to type again, and nobody can guess it."""

from itertools import combinations
from math import perm

import pytest

from participation import return_codes, shared_texts
from participation.model import limits
from participation.model.texts import LANGUAGES

WORDS = shared_texts.return_words()


def one_letter_apart(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    shorter, longer = sorted((one, other), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_is_three_different_words_of_the_language_and_a_number(language: str) -> None:
    for _ in range(300):
        *words, number = return_codes.make(language).split("-")
        assert len(set(words)) == len(words) == 3
        assert set(words) <= set(WORDS[language])
        assert 100 <= int(number) <= 999


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_some_thousand_million_codes(language: str) -> None:
    assert perm(len(WORDS[language]), 3) * 900 > 4_000_000_000


HURTS = "köysi sakset silta juna raketti kynttilä kräfta hängmatta sax tåg båt rope scissors swallow candle bridge whale mäntti nuotio"


@pytest.mark.parametrize("word", HURTS.split())
def test_a_word_that_can_hurt_a_child_is_not_given(word: str) -> None:
    assert all(word not in given for given in WORDS.values())


def test_a_retired_word_is_given_in_no_language_and_still_understood() -> None:
    retired = {word for words in shared_texts.retired_return_words().values() for word in words}
    assert retired.isdisjoint(word for words in WORDS.values() for word in words)
    assert len(retired) > 80
    for word in retired:
        assert return_codes.words_in(f"{word} {word} 193") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_words_are_one_letter_apart(language: str) -> None:
    known = (*WORDS[language], *shared_texts.retired_return_words()[language])
    plain = [word.translate(return_codes.PLAIN_LETTERS) for word in known]
    assert [pair for pair in combinations(plain, 2) if one_letter_apart(*pair)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_short_and_have_only_letters(language: str) -> None:
    assert [word for word in WORDS[language] if not (3 <= len(word) <= 9 and word.isalpha() and word.islower())] == []


def test_a_word_without_dots_and_rings_means_one_word_only() -> None:
    every = {word for lists in (WORDS, shared_texts.retired_return_words()) for words in lists.values() for word in words}
    assert len({word.translate(return_codes.PLAIN_LETTERS) for word in every}) == len(every)


@pytest.mark.parametrize(
    "typed",
    [
        "pöllö-mäyrä-193",
        "Pöllö Mäyrä 193",
        "  pollo  mayra  193 ",
        "PÖLLÖ–MÄYRÄ—193",
        "pöllö, mäyrä, 193.",
        "pöllö_mäyrä_193",
        "pöllömäyrä".replace("ömä", "ö mä") + "193",
        "po\u0308llo\u0308 ma\u0308yra\u0308 193",
    ],
)
def test_capitals_spaces_dashes_and_missing_dots_do_not_matter(typed: str) -> None:
    assert return_codes.normal(typed) == "pöllö-mäyrä-193"


def test_another_code_stays_another_code() -> None:
    assert return_codes.normal("pöllö mäyrä 139") != return_codes.normal("pöllö mäyrä 193")
    assert return_codes.normal("mäyrä pöllö 193") != return_codes.normal("pöllö mäyrä 193")


@pytest.mark.parametrize("typed", ["", "🙂", "-" * 10_000, "193", "a" * 10_000, "\x00"])
def test_anything_can_be_typed(typed: str) -> None:
    assert len(return_codes.normal(typed)) <= limits.RETURN_CODE


def test_the_digest_is_the_same_for_the_same_code_however_it_was_typed() -> None:
    code = return_codes.make("fi")
    assert return_codes.digest(code, "secret") == return_codes.digest(code.upper().replace("-", "  "), "secret")


def test_the_digest_needs_the_secret_and_does_not_hold_the_code() -> None:
    code = return_codes.make("sv")
    digest = return_codes.digest(code, "one secret")
    assert digest != return_codes.digest(code, "another secret")
    assert len(digest) == 64
    assert code.split("-")[0] not in digest
