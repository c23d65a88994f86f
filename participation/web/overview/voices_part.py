"""What experts by experience voted for most, in people's own words, with what became of it."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from participation.insight import roles
from participation.model.people import GROUP_SIGNS
from participation.model.texts import N_
from participation.overview.contributions import EVERYBODY, Contribution
from participation.overview.voices import Voice
from participation.project.structure import Round, WorkPackage
from participation.web.desk import words
from participation.web.overview import bars, parts
from participation.web.overview.bars import Bar, Block
from participation.web.project import html
from participation.web.shell import say, say_many


def draw(voices: Sequence[Voice], rounds: Mapping[str, Round], packages: Mapping[str, WorkPackage]) -> None:
    """The five most chosen themes."""
    about = N_("What experts by experience voted for most, in people's own words.")
    with parts.panel("voices", N_("Voices of experts by experience"), about):
        if not voices:
            parts.words(say(N_("These come after a vote in which five experts by experience or more have voted.")))
            return
        st.html("<ol class='things'>" + "".join(_voice(voice, rounds, packages) for voice in voices) + "</ol>")


def _voice(voice: Voice, rounds: Mapping[str, Round], packages: Mapping[str, WorkPackage]) -> str:
    chose = say(N_("{votes} of {people} experts by experience chose this."), votes=voice.votes, people=voice.people)
    package, round_ = packages.get(voice.work_package_id or ""), rounds.get(voice.round_id or "")
    where = [say(N_("Round {number}"), number=round_.number)] if round_ else []
    where += [f"{package.number}. {say(package.name)}"] if package else []
    sign = html.sign(package) if package else ""
    example = f"<p>{words.written(voice.example.text, voice.example.language)}</p>" if voice.example else ""
    facts = f"<p class='quiet'>{escape(chose)} {sign}{escape(' · '.join(where))}</p>"
    return f"<li><h3>{words.written(voice.words.text, voice.words.language)}</h3>{example}{facts}</li>"


def contributions(found: Sequence[Contribution], *, whole: bool) -> None:
    """How many themes each role group brought, and how many of those were acted on."""
    about = N_("How many themes came from each role group, and how many of them were acted on.")
    with parts.panel("contributions", N_("Contributions by role group"), about):
        if not found:
            few = N_("This is shown when the themes of each group come from five people or more.")
            parts.words(say(few if whole else N_("By action set this could tell of a few people. Look at the whole project.")))
            return
        sentence = contributions_sentence(found)
        parts.lead(sentence)
        most = max(one.themes for one in found)
        blocks = [_block(one, most) for one in found if one.themes]
        columns = [say(N_("Role group")), say(N_("Themes")), say(N_("Acted on"))]
        rows = [(_name(one), [str(one.themes), str(one.acted_on)]) for one in found]
        bars.draw(blocks, "chart-contributions", sentence, bars.table(say(N_("Contributions by role group")), columns, rows))
        if any(one.group not in GROUP_SIGNS for one in found):
            parts.quiet(say(N_("Groups are put together so that nobody can be found among a few people.")))


def contributions_sentence(found: Sequence[Contribution]) -> str:
    """How many themes experts by experience brought; of everybody where no groups stand apart."""
    one = next((each for each in found if each.group == "E"), found[0])
    if one.group != "E":
        return say_many(
            "People brought {n} theme; {acted} led to something.",
            "People brought {n} themes; {acted} led to something.",
            one.themes,
            acted=one.acted_on,
        )
    return say_many(
        "Experts by experience brought {n} theme; {acted} led to something.",
        "Experts by experience brought {n} themes; {acted} led to something.",
        one.themes,
        acted=one.acted_on,
    )


def _block(one: Contribution, most: int) -> Block:
    themes = Bar("", one.themes / most, str(one.themes), say(N_("themes")), one.group)
    acted = Bar("", one.acted_on / most, str(one.acted_on), say(N_("acted on")), one.group)
    sign = words.column_sign(one.group)[0]
    return Block(f"{sign} {_name(one)}", (themes, acted))


def _name(one: Contribution) -> str:
    return say(N_("Everyone together")) if one.group == EVERYBODY else say(roles.name(one.group))
