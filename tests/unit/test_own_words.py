"""What people write stays as they typed it, is measured as they count, and holds no identity code."""

import pytest

from participation import own_words, plain_text
from participation.errors import Refused
from participation.model import limits

FAMILY, FLAG, KEYCAP, THUMB = "👨‍👩‍👧‍👦", "🇫🇮", "1️⃣", "👍🏽"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
DECOMPOSED = "a\u0308"


@pytest.mark.parametrize(
    "text",
    [
        "Kiitos 🩷 kaikille",
        f"Meidän {FAMILY} ja {FLAG}",
        f"{KEYCAP} kaveri {THUMB}",
        ENGLAND,
        DECOMPOSED * 3,
        "می‌خواهم بمانم.",  # a Persian word needs its joiner
        "Ensin\n\ntoinen rivi",
        "Auto\u00admaatti",
        "\ue000 on oma merkki",
        "\U0001fb7a\U0001fac8",
    ],
)
def test_a_text_stays_as_it_was_typed(text: str) -> None:
    assert own_words.checked(text, limits.THEME) == text
    assert own_words.checked(f" \t{text}\n ", limits.THEME) == text


@pytest.mark.parametrize("sign", [DECOMPOSED, "W", "🩷", FAMILY, FLAG, KEYCAP, THUMB, ENGLAND, "ش", "e\u0301\u0323"])
def test_what_a_person_sees_as_one_sign_is_counted_as_one(sign: str) -> None:
    assert plain_text.counted(sign * 3) == 3
    assert own_words.checked(sign * 280, limits.THEME) == sign * 280
    with pytest.raises(Refused, match="at most 280 characters"):
        own_words.checked(sign * 281, limits.THEME)


@pytest.mark.parametrize(
    "text",
    ["", " \n\t ", "\u3164", "\u2800", "\u115f\u1160", "\uffa0", "\u200b\u200d", "\ufe0f", "\u00ad", "\u202e", "\0", "\ud800", "\u2028",
     "\u2029", "\u0301", "\U000e0061\U000e0062", "\u2060\ufeff", "\u3000\u00a0", "\u180e", "\u200e\u200f", "\ufdd0\uffff", "\u034f"],
)  # fmt: skip
def test_a_text_of_which_nothing_can_be_seen_is_empty(text: str) -> None:
    with pytest.raises(Refused, match="The box is empty"):
        own_words.checked(text, limits.THEME)


@pytest.mark.parametrize(
    "harm",
    ["\0", "\x1b", "\u202e", "\u2066", "\u2069", "\u206a", "\ud83d", "\uffff", "\ufdd1", "\U000e0041", "\x85\x9f"],
)
def test_what_does_harm_is_taken_out_and_the_rest_stays(harm: str) -> None:
    assert own_words.checked(f"Yksi{harm}kaksi", limits.THEME).replace("\n", "") == "Yksikaksi"


def test_ends_of_lines_are_one_kind_and_a_tab_is_a_space() -> None:
    assert own_words.checked("yksi\r\nkaksi\u2028kolme\x0bneljä\tviisi", limits.THEME) == "yksi\nkaksi\nkolme\nneljä viisi"


def test_marks_heaped_on_one_letter_do_not_pass_as_one_sign() -> None:
    with pytest.raises(Refused, match="too long"):
        own_words.checked("Z" + "\u0301" * 5000, limits.THEME)


@pytest.mark.parametrize(
    "code",
    [
        "131052-308T", "131052+308T", "131052A308T", "131052B308T", "131052F308T", "131052X308t", "131052U308T", "131052Y308T",
        "131052–308T", "131052\u2011308T", "131052 - 308 T", "131052308T", "131052\u00ad-\u200b308T", "１３１０５２-308T",
        "811228-9874", "19811228-9874", "8112289874", "811228+9874", "811288-9871",
    ],
)  # fmt: skip
def test_a_personal_identity_code_is_refused_however_it_is_typed(code: str) -> None:
    for text in (code, f"Olen {code}.", f"({code})"):
        with pytest.raises(Refused, match="personal identity code"):
            own_words.checked(text, limits.THEME)


@pytest.mark.parametrize(
    "text",
    [
        "Vuonna 2026 aloitti 131 nuorta",
        "28.11.2026 klo 12-14",
        "Y-tunnus 1234567-8",
        "308T",
        "0401234567",
        "+358 40 123 4567",
        "311352308T",
    ],
)
def test_other_numbers_are_no_identity_code(text: str) -> None:
    assert own_words.checked(text, limits.THEME) == text


def test_each_limit_says_its_own_sentence() -> None:
    with pytest.raises(Refused, match="This name is too long. Make it at most 80 characters"):
        own_words.checked("a" * 81, limits.GROUP_NAME)
    with pytest.raises(Refused, match="at most 100 votes|1 to 100 votes"):
        limits.VOTES.checked(101)
    with pytest.raises(Refused, match="from 1 to 240 minutes"):
        limits.MINUTES.checked(0)


def test_words_are_found_however_their_letters_were_typed() -> None:
    assert plain_text.comparable("pa\u0308iva\u0308") == plain_text.comparable("päivä")
