"""Near themes: on the demo project's own themes, obvious rewordings are found and other matters are not."""

import time
from statistics import median

import pytest

from participation.insight.similarity import LONGEST, near, scored

THEMES = {
    "told back": "Kerro, mitä ehdotukselleni tapahtui.",
    "told back sv": "Berätta vad som hände med mitt förslag.",
    "same worker": "Sama työntekijä koko ajan. En jaksa kertoa alusta joka kerta.",
    "meet": "Tavataan siellä, missä minulla on helppo olla. Vaikka kävelyllä.",
    "ask first": "Kysy ensin, mitä minä itse ajattelen tilanteesta.",
    "ask first sv": "Fråga mig först och skriv sedan.",
    "show me": "Näytä minulle, mitä olet kirjoittanut minusta.",
    "fee": "Kokemuksesta kuuluu maksaa palkkio, kuten muustakin työstä.",
    "message": "Viestillä on helpompi vastata kuin puhelimessa.",
    "home": "Haluan, että apu tulee meille kotiin. Toimistolle meneminen jännittää.",
    "breaks": "Työpajassa pitäisi olla taukoja ja mahdollisuus olla hiljaa.",
    "peers": "Vertaisryhmä auttoi eniten. Huomasin, etten ole ainoa.",
    "too late": "Älkää kutsuko meitä mukaan vasta, kun kaikki on jo päätetty.",
    "permission": "Meiltä kysyttiin lupa joka vaiheessa. Siitä tuli kunnioitettu olo.",
    "own language": "Det är skönt när alla på mötet får tala sitt eget språk.",
    "swedish": "Jag vill tala svenska när jag pratar om svåra saker.",
    "school": "Koulu pitää kutsua mukaan ajoissa, myös ruotsinkielinen koulu.",
    "school meeting": "Koulu, psykiatria ja lastensuojelu samaan palaveriin, eikä kolmeen eri palaveriin.",
    "curious": "Uteliaisuus on tärkeämpää kuin nopea ratkaisu.",
    "results": "Kerro selvästi, mitä arvioidaan ja kuka näkee tulokset.",
    "new worker": "Uusi työntekijä tarvitsee perehdytyksen systeemisyyteen heti alussa.",
}
REWORDINGS = {
    "Kertokaa mitä mun ehdotukselle tapahtui": "told back",
    "Haluaisin tietää, mitä ehdotuksilleni on tapahtunut": "told back",
    "Berätta vad som hände med förslaget": "told back sv",
    "Samat työntekijät koko ajan, en jaksa kertoa kaikkea alusta": "same worker",
    "sama työntekijä pysyy, ei tarvii alottaa alusta joka kerta": "same worker",
    "Tavataan paikassa missä mulla on helppo olla": "meet",
    "Voidaan tavata kävelyllä": "meet",
    "Kysykää ensin mitä minä ajattelen": "ask first",
    "Kysy minulta ensin mitä itse ajattelen": "ask first",
    "Fråga mig först innan du skriver": "ask first sv",
    "Näytä mulle mitä oot kirjottanut minusta": "show me",
    "Kokemuksesta pitää maksaa palkkio": "fee",
    "viestiin on helpompi vastata": "message",
    "apu tulisi kotiin, toimistolle jännittää mennä": "home",
    "Työpajoissa pitäisi olla enemmän taukoja": "breaks",
    "Vertaisryhmästä oli eniten apua": "peers",
    "Älkää kutsuko mukaan vasta kun kaikki on päätetty": "too late",
    "Meiltä kysyttiin lupaa joka vaiheessa": "permission",
    "Låt alla på mötet tala sitt eget språk": "own language",
    "Jag vill prata svenska när det är svåra saker": "swedish",
    "Krero mitä ehdotukseleni tapahtui": "told back",
    "Uteliasuus tärkeempää kun nopea ratkaisu": "curious",
}
OTHER_MATTERS = [
    "Bussit kulkevat liian harvoin",
    "Haluan oman huoneen ja oman avaimen",
    "Wifi pitää saada toimimaan",
    "Harrastus maksaa liikaa",
    "Saisiko enemmän viikkorahaa?",
    "Minulla on ikävä isää",
    "Hyvä työntekijä kuuntelee",
    "Päätös tuli kirjeenä enkä ymmärtänyt sitä",
    "Jag vill ha en hund",
    "Jag är trött på mötena",
    "koulu",
    "apua",
    "Haluan",
    "",
    "!?",
]


@pytest.mark.parametrize("text", REWORDINGS)
def test_an_obvious_rewording_finds_its_theme_first(text: str) -> None:
    assert near(text, THEMES)[:1] == [REWORDINGS[text]]


@pytest.mark.parametrize("text", OTHER_MATTERS)
def test_another_matter_finds_nothing(text: str) -> None:
    assert near(text, THEMES) == []


def test_a_theme_finds_itself_but_no_other_theme_of_the_demo() -> None:
    assert {known: near(text, THEMES) for known, text in THEMES.items()} == {known: [known] for known in THEMES}


def test_a_word_shared_with_a_very_short_theme_is_not_enough() -> None:
    assert near("Koulu pitää kutsua mukaan ajoissa", {"short": "Koulu"}) == []
    assert near("kouluun", {"short": "Kouluun!"}) == ["short"]


def test_no_more_than_the_limit_and_the_nearest_first() -> None:
    themes = {"part": "Koulu ja kerho pitää kutsua mukaan juhlaan", "same": "Koulu pitää kutsua mukaan ajoissa"}
    assert near("Koulu pitää kutsua mukaan ajoissa", themes) == ["same", "part"]
    assert near("Koulu pitää kutsua mukaan ajoissa", themes, limit=1) == ["same"]
    scores = [score for _, score in scored("Koulu pitää kutsua mukaan ajoissa", themes)]
    assert scores == sorted(scores, reverse=True)


def test_two_hundred_long_themes_are_compared_in_a_few_milliseconds() -> None:
    words = list(THEMES.values())
    many = {str(n): " ".join(words[(n + step) % len(words)] for step in range(6))[:280] for n in range(200)}
    times = []
    for _ in range(9):
        begin = time.perf_counter()
        near(many["3"], many)
        times.append(time.perf_counter() - begin)
    assert median(times) < 0.02, "4 ms on a quiet machine; five times that is allowed for a busy one"


def test_a_very_long_text_is_cut_before_it_is_compared() -> None:
    assert near("sanoja " * LONGEST + THEMES["fee"], THEMES) == []
    assert near(THEMES["fee"] + " sanoja" * LONGEST, THEMES) == ["fee"]
