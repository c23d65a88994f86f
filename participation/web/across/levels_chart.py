"""The five levels as bars, from everyday work to the whole country; a level of which nothing was said stands there plainly."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from participation.across import levels
from participation.across.crossing import COMMON, PARTICIPATION
from participation.across.reading import acted_on
from participation.model.texts import N_, Texts
from participation.project import tag_lists
from participation.review import Reviewed
from participation.store import Database
from participation.texts import everywhere
from participation.web.across import filter_row, theme_cards
from participation.web.across.theme_cards import Places
from participation.web.desk import address
from participation.web.project import editor
from participation.web.shell import say, say_many

ABOUT, OPEN, ALL = "about", filter_row.PLACES, "all"


def draw(database: Database, lines: Sequence[Reviewed]) -> None:
    """Which themes (those about participation at first), the bars, and the themes of one level."""
    common = {tag.id: tag.name for tag in tag_lists.every(database, COMMON)}
    options = {tag: say(common[tag]) for tag in sorted(common, key=lambda tag: tag != PARTICIPATION)}
    chosen = editor.part({**options, ALL: say(N_("All themes"))}, ABOUT)
    own = [line for line in lines if chosen == ALL or chosen in line.tags]
    found, names = levels.by_level(own), _names(database)
    with st.container(key="panel-levels"):
        editor.heading(say(N_("On which levels has something been said?")))
        st.html(f"<p>{escape(_sentence(found, names))}</p>{_bars(found, names)}")
        without = sum(1 for line in own if not levels.of(line))
        if without:
            said = say_many("{n} of these themes has no level yet.", "{n} of these themes have no level yet.", without)
            st.html(f'<p class="quiet">{escape(said)} {escape(say(N_("A theme can act on several levels.")))}</p>')
    _opened(database, found, names)


def _names(database: Database) -> dict[str, Texts]:
    """What the levels are called: as the project calls its tags, otherwise as the tool does."""
    tags = {tag.id: tag.name for tag in tag_lists.every(database, "level")}
    return {level: tags.get(f"{levels.TAG}{level}", everywhere(name)) for level, name in levels.LEVELS.items()}


def _sentence(found: Mapping[str, Sequence[Reviewed]], names: Mapping[str, Texts]) -> str:
    if not any(found.values()):
        return say(N_("Nothing has been said about any level yet."))
    most = max(found, key=lambda level: len(found[level]))
    empty = sum(1 for own in found.values() if not own)
    said = say(N_("Most was said about “{level}”: {number}."), level=names[most], number=len(found[most]))
    silent = say_many("About {n} level nothing has been said.", "About {n} levels nothing has been said.", empty) if empty else ""
    return f"{said} {silent}".strip()


def _bars(found: Mapping[str, Sequence[Reviewed]], names: Mapping[str, Texts]) -> str:
    longest = max((len(own) for own in found.values()), default=0) or 1
    rows = "".join(_row(level, own, say(names[level]), longest) for level, own in found.items())
    caption = escape(say(N_("How many themes act on each level")))
    head = "".join(f'<th scope="col">{escape(say(name))}</th>' for name in (N_("Level"), N_("Themes"), N_("Taken in or being tried")))
    return (
        f'<table class="figures levels"><caption class="unseen">{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(level: str, own: Sequence[Reviewed], name: str, longest: int) -> str:
    head = f'<th scope="row">{escape(name)}</th>'
    if not own:
        said = escape(say(N_("Nothing has been said about “{level}” yet."), level=name))
        return f'<tr class="silent">{head}<td colspan="2">{said}</td></tr>'
    bar = f'<u class="green" aria-hidden="true"><i style="width:{100 * len(own) / longest:.0f}%"></i></u>'
    link = _link(level, len(own), name)
    return f"<tr>{head}<td>{bar}{link}</td><td>{acted_on(own)}</td></tr>"


def _link(level: str, number: int, name: str) -> str:
    to = escape(filter_row.here(**{OPEN: level}), quote=True)
    said = escape(f"{name}: {say_many('{n} theme', '{n} themes', number)}", quote=True)
    return f'<a class="cell" href="{to}" target="_self" aria-label="{said}">{number}</a>'


def _opened(database: Database, found: Mapping[str, Sequence[Reviewed]], names: Mapping[str, Texts]) -> None:
    level = address.value(OPEN)
    if found.get(level):
        with st.container(key="panel-cell"):
            editor.heading(say(names[level]))
            st.html(theme_cards.cards(found[level], Places(database), most=len(found[level])))
