"""The list of themes: a page of rows, what is chosen from them, and what can be done with all of those at once."""

from collections.abc import Sequence

import streamlit as st

from participation.model.texts import N_
from participation.review import Reviewed
from participation.web.desk import address, filters, words
from participation.web.shell import say, say_many

A_PAGE = 12
PICKED = "review-picked"
TOGETHER = "review-together"


def draw(fitting: Sequence[Reviewed], open_id: str, *, may_pick: bool = True) -> None:
    """One page of the list, with the theme that is open marked; `may_pick`: several can be chosen to decide about together."""
    here = page(fitting, open_id)
    with st.container(key="rows", gap=None):
        for place, line in enumerate(here, 1):
            _row(line, place, is_open=line.theme.id == open_id, may_pick=may_pick)
    with st.container(key="bulk", horizontal=True, vertical_alignment="center"):
        if may_pick:
            _bulk(here)
        _pages(fitting, open_id)


def page(fitting: Sequence[Reviewed], open_id: str = "") -> Sequence[Reviewed]:
    """The rows of the page that the address says; where it says none, of the page with the theme that is open."""
    first = (_number(fitting, open_id) - 1) * A_PAGE
    return fitting[first : first + A_PAGE]


def _number(fitting: Sequence[Reviewed], open_id: str) -> int:
    place = _place(fitting, open_id)
    if address.value("page") or place is None:
        return address.number("page", pages(fitting))
    return place // A_PAGE + 1


def _place(fitting: Sequence[Reviewed], theme_id: str) -> int | None:
    return next((place for place, line in enumerate(fitting) if line.theme.id == theme_id), None)


def pages(fitting: Sequence[Reviewed]) -> int:
    """How many pages the list has."""
    return max(1, -(-len(fitting) // A_PAGE))


def open_theme(fitting: Sequence[Reviewed], theme_id: str) -> None:
    """Opens a theme, and the page of the list where it stands."""
    place = _place(fitting, theme_id)
    st.session_state.pop(TOGETHER, None)
    address.go(theme=theme_id, **({} if place is None else {"page": _page_name(place // A_PAGE + 1)}))


def picked() -> list[str]:
    """The themes that are chosen, also those on other pages."""
    found: list[str] = st.session_state.setdefault(PICKED, [])
    return found


def forget_gone(lines: Sequence[Reviewed]) -> None:
    """Themes that were taken back or held meanwhile are not chosen any more."""
    here = {line.theme.id for line in lines}
    st.session_state[PICKED] = [theme_id for theme_id in picked() if theme_id in here]


def pick_none() -> None:
    """Chooses nothing any more."""
    st.session_state[PICKED] = []
    st.session_state.pop(TOGETHER, None)


def in_numbers(lines: Sequence[Reviewed]) -> str:
    """How many themes are decided about and how many not, which together are all."""
    decided = sum(1 for line in lines if line.status)
    return say(N_("**{left}** without a decision · **{decided}** decided"), left=len(lines) - decided, decided=decided)


def empty(waiting: int) -> None:
    """What stands where the list would be: what will be here, and what to do."""
    with st.container(key="nothing"):
        if filters.any_chosen():
            st.markdown(say(N_("No theme fits this search. Take a filter off, or look at all themes.")))
            st.button(say(N_("Show all themes")), key="show-all", on_click=filters.clear)
        else:
            st.markdown(say(N_("Here you will see every theme that a facilitator has shown in a workshop.")))
    still_waiting(waiting)


def still_waiting(waiting: int) -> None:
    """That some themes are not in the list yet, and why."""
    if waiting:
        sentence = say_many("{n} theme waits for a facilitator to read it.", "{n} themes wait for a facilitator to read them.", waiting)
        st.markdown(f":gray[{sentence}]")


def _row(line: Reviewed, place: int, *, is_open: bool, may_pick: bool) -> None:
    theme = line.theme
    with st.container(
        key=f"row-{'on' if is_open else 'off'}-{place}", horizontal=True, vertical_alignment="center", wrap=False, gap="small"
    ):
        name = words.letters(theme.text) or str(place)
        if may_pick:
            st.session_state[f"pick-{theme.id}"] = theme.id in picked()
            st.checkbox(
                say(N_("Choose: {theme}"), theme=name),
                key=f"pick-{theme.id}",
                label_visibility="collapsed",
                on_change=_pick,
                args=(theme.id,),
            )
        with st.container(key=f"line-{place}"):
            st.html(words.line(line))
            st.button(
                say(N_("Open: {theme}"), theme=name),
                key=f"open-{theme.id}",
                type="tertiary",
                width="stretch",
                on_click=_open_row,
                args=(theme.id,),
            )


def _open_row(theme_id: str) -> None:
    st.session_state.pop(TOGETHER, None)
    address.go(theme=theme_id)


def _pick(theme_id: str) -> None:
    others = [known for known in picked() if known != theme_id]
    st.session_state[PICKED] = [*others, theme_id] if st.session_state[f"pick-{theme_id}"] else others


def _pick_page(theme_ids: list[str]) -> None:
    st.session_state[PICKED] = [*picked(), *(theme_id for theme_id in theme_ids if theme_id not in picked())]


def _together(status: str) -> None:
    st.session_state[TOGETHER] = status


def _bulk(here: Sequence[Reviewed]) -> None:
    number = len(picked())
    if not number:
        st.button(say(N_("Choose all on this page")), key="pick-page", on_click=_pick_page, args=([line.theme.id for line in here],))
        return
    st.markdown(f"**{say_many('{n} theme chosen', '{n} themes chosen', number)}**", width="content")
    st.button(say(N_("Merge themes")), key="merge", on_click=_together, args=("merged",), disabled=number < 2)
    st.button(say(N_("Give the same decision")), key="same", on_click=_together, args=("",))
    st.button(say(N_("Choose none")), key="pick-none", type="tertiary", on_click=pick_none)


def _pages(fitting: Sequence[Reviewed], open_id: str) -> None:
    number, last = _number(fitting, open_id), pages(fitting)
    if last == 1:
        return
    with st.container(key="pages", horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        st.markdown(f":gray[{say(N_('Page {number} of {last}'), number=number, last=last)}]", width="content")
        if number > 1:
            st.button(say(N_("Previous page")), key="page-before", on_click=_turn, args=(number - 1,))
        if number < last:
            st.button(say(N_("Next page")), key="page-after", on_click=_turn, args=(number + 1,))


def _turn(number: int) -> None:
    address.go(page=_page_name(number), theme="")


def _page_name(number: int) -> str:
    return "" if number == 1 else str(number)
