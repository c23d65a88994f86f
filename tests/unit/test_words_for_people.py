"""Every text for people is there in Finnish, Swedish and English, and plain: short sentences, common words, no scolding."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from participation import catalogues, shared_texts, texts
from participation.model.texts import LANGUAGES, Texts
from participation.template_files import templates, yaml_files

LONGEST_SENTENCE = {"fi": 16, "sv": 18, "en": 18}
AIM_IN_FINNISH = 12
ABBREVIATIONS = {
    "fi": r"esim\.?|mm\.|ym\.|yms\.|jne\.|ts\.|eli\.|nk\.|ns\.|huom\.|klo|SYTY|MOKE|VIPU|HUS|YTA|NVR|MLL",
    "sv": r"t\.ex\.|t ex|bl\.a\.|bl a|o\.s\.v\.|osv\.?|d\.v\.s\.|dvs\.?|m\.m\.|kl\.|SYTY|MOKE|VIPU|HUS|YTA|NVR|MLL",
    "en": r"e\.g\.|i\.e\.|etc\.?|SYTY|MOKE|VIPU|HUS|YTA|NVR|MLL",
}
SCOLDING = {
    "fi": r"virhe\w*|hylät\w*|hylkä\w*|virheelli\w*|epäonnistu\w*|kielletty\w*|väär\w*",
    "sv": r"fel|felet|felaktig\w*|ogiltig\w*|avvisa\w*|förbjud\w*|misslycka\w*",
    "en": r"errors?|invalid|rejected|reject|failed|failure|forbidden|illegal",
}
OTHER_WORDS_FOR_OURS = {"fi": r"aihe|aiheen|aihetta|aiheet|istunto\w*|palaveri\w*", "sv": r"ämnet?|ämnen|session\w*|verkst[aä]d\w*"}
FOR_PARTICIPANTS = (
    "participation/web/tablet",
    "pages/participant",
    "participation/activities",
    "participation/web/calm.py",
    "participation/web/routes.py",
    *(f"participation/model/{noun}.py" for noun in ("kinds", "people", "theme", "decision")),
    *(
        f"participation/{noun}.py"
        for noun in (
            *("attendance", "ballots", "care", "delivery", "forms", "guessing", "join_page", "mine", "notice"),
            *("own_votes", "plain_text", "themes", "way", "what_happened"),
        )
    ),
)
SAME_IN_ENGLISH = {"Yhdessä", "{minutes} min", "{n} min"}


def forms(of: object) -> list[str]:
    return [of] if isinstance(of, str) else list(of) if isinstance(of, list | tuple) else []


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?:…])\s+|\n+|;", text) if part.strip()]


def length(sentence: str) -> int:
    return len(re.findall(r"[\w{}’'-]+", sentence))


def in_files() -> Iterator[Texts]:
    """Every text of the YAML files that people edit: templates and shared texts."""
    for folder in (templates.FOLDER, shared_texts.FOLDER):
        for path in sorted(folder.glob("*.yaml")):
            yield from inside(yaml_files.read(path))


def inside(part: yaml_files.Part) -> Iterator[Texts]:
    if (
        isinstance(part.content, dict)
        and set(part.content) == set(LANGUAGES)
        and all(p.tag.endswith(":str") for p in part.content.values())
    ):
        yield part.texts()
    elif isinstance(part.content, dict):
        for inner in part.content.values():
            yield from inside(inner)
    elif isinstance(part.content, list):
        for inner in part.content:
            yield from inside(inner)


def said(language: str, *, only_participants: bool = False) -> Iterator[str]:
    """Every text in a language: those of the code, and those that stand in YAML."""
    catalogue = catalogues.catalogue(language) if language != "en" else catalogues.in_code()
    for message in catalogues.sentences(catalogue):
        places = [place for place, _ in message.locations]
        if only_participants and not any(place.startswith(FOR_PARTICIPANTS) for place in places):
            continue
        yield from forms(message.string if language != "en" else message.id)
    for text in in_files():
        yield text.say(language)


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_every_sentence_of_the_code_is_translated(language: str) -> None:
    known = catalogues.catalogue(language)
    missing = []
    for message in catalogues.sentences(catalogues.in_code()):
        there = known.get(message.id)
        if there is None or not forms(there.string) or not all(forms(there.string)):
            missing.append(message.id)
    assert missing == [], "python -m participation.catalogues adds them; then translate them"


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_no_translation_is_left_of_a_sentence_that_is_gone(language: str) -> None:
    here = {message.id for message in catalogues.sentences(catalogues.in_code())}
    assert [m.id for m in catalogues.sentences(catalogues.catalogue(language)) if m.id not in here] == []


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_every_translation_fills_the_same_names(language: str) -> None:
    for message in catalogues.sentences(catalogues.catalogue(language)):
        english, translated = forms(message.id), forms(message.string)
        for form in filter(None, translated):
            assert names(form) <= names(english[-1]), message.id
        assert not translated[-1] or names(translated[-1]) == names(english[-1]), message.id


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_a_sentence_in_two_forms_has_two_forms_in_every_language(language: str) -> None:
    for message in catalogues.sentences(catalogues.catalogue(language)):
        assert len(forms(message.id)) == len(forms(message.string)), message.id


def test_no_english_is_left_in_the_finnish_texts() -> None:
    for message in catalogues.sentences(catalogues.catalogue("fi")):
        for english, finnish in zip(forms(message.id), forms(message.string), strict=True):
            spoken = re.sub(r"\{\w+\}", "", english)
            assert english != finnish or english in SAME_IN_ENGLISH or not re.search(r"[a-z]", spoken), english
    for text in in_files():
        assert text.fi != text.en, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_for_participants_are_short(language: str) -> None:
    longest = LONGEST_SENTENCE[language]
    long = [s for text in said(language, only_participants=True) for s in sentences(text) if length(s) > longest]
    assert long == []


def test_nearly_all_finnish_sentences_for_participants_have_at_most_twelve_words() -> None:
    every = [s for text in said("fi", only_participants=True) for s in sentences(text)]
    assert sum(length(sentence) <= AIM_IN_FINNISH for sentence in every) / len(every) >= 0.97


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_for_participants_has_an_abbreviation(language: str) -> None:
    pattern = re.compile(rf"(?<!\w)(?:{ABBREVIATIONS[language]})(?!\w)")
    assert [text for text in said(language, only_participants=True) if pattern.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_for_participants_scolds(language: str) -> None:
    pattern = re.compile(rf"\b(?:{SCOLDING[language]})\b", re.IGNORECASE)
    assert [text for text in said(language, only_participants=True) if pattern.search(text)] == []


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_the_same_thing_has_the_same_word(language: str) -> None:
    pattern = re.compile(rf"\b(?:{OTHER_WORDS_FOR_OURS[language]})\b", re.IGNORECASE)
    assert [text for text in said(language) if pattern.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_and_spaces_are_those_of_the_language(language: str) -> None:
    for text in said(language):
        assert text == text.strip(), text
        assert "  " not in text, text
        assert '"' not in text, text
        if language != "en":
            assert "“" not in text, text


def test_a_sentence_and_its_values_are_said_in_the_language_of_the_reader() -> None:
    where = texts.everywhere("Line {line}: {what}", line=3, what=texts.everywhere("The result"))
    assert where == Texts(fi="Rivi 3: Tulos", sv="Rad 3: Resultatet", en="Line 3: The result")


def test_the_texts_of_the_files_are_read() -> None:
    assert len(list(in_files())) > 300


def test_sentences_are_found_however_they_are_asked_for() -> None:
    source = 'say(who, "One."); reader.say("Two.", n=1); N_("Th" "ree."); say_many(who, "{n} a", "{n} b", 2); say(who, variable)'
    assert set(catalogues.in_python(source)) == {"One.", "Two.", "Three.", ("{n} a", "{n} b")}
