"""The main script that Streamlit runs, and what every page asks it for: who reads, in which language, and the frame.

Pages import it; run by Streamlit itself it registers the pages and runs the one that was asked for.
"""

from collections.abc import Mapping
from typing import Literal, NoReturn
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from participation import texts
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.store import Database, the_database
from participation.web import as_typed, asker, at_hand, calm, failures, go, header, listen, navigation

Frame = Literal["door", "desk", "console", "screen"]


def database() -> Database:
    """The database of this process."""
    return the_database()


def language() -> str:
    """The language of whoever reads the page."""
    return asker.language()


def visitor() -> str:
    """The browser's own token; empty when it keeps no cookies."""
    return asker.visitor()


def say(message_id: str | Texts, **values: object) -> str:
    """The sentence in the reader's language; a text of the project is said in it, too."""
    if isinstance(message_id, Texts):
        return message_id.say(language())
    return texts.say(language(), message_id, **values)


def typed(message_id: str | Texts, **values: object) -> str:
    """The same where Streamlit reads Markdown: a text that people wrote, or the values of a sentence, stand as they were typed."""
    if isinstance(message_id, Texts):
        return as_typed.label(message_id.say(language()))
    return say(message_id, **as_typed.values(values, language()))


def say_many(one: str, many: str, number: int, **values: object) -> str:
    """The sentence in the form that the number needs, in the reader's language."""
    return texts.say_many(language(), one, many, number, **values)


def staff(*roles: str) -> Staff:
    """The signed-in person when they have one of the roles (an administrator has each); otherwise a calm page, and the end."""
    who = asker.staff()
    if who is None or (roles and not who.roles & {*roles, "admin"}):
        _not_for(who)
    return who


def _not_for(who: Staff | None) -> NoReturn:
    with frame("door"):
        header.sign()
        if who is None:
            st.markdown(say(N_("Sign in to see this page.")))
            if st.button(say(N_("Sign in")), type="primary", key="to-sign-in"):
                st.switch_page(navigation.page("sign_in"), query_params={"back": here()})
        else:
            st.markdown(say(N_("You need another role for this. Ask an administrator.")))
            st.page_link(navigation.page(""), label=say(calm.START))
    st.stop()


def frame(kind: Frame) -> DeltaGenerator:
    """The container that everything on a page stands in; the style file gives it its size and place."""
    listen.whole_page()
    at_hand.ready()
    page = st.container(key=f"page-{kind}")
    with page:
        failures.show("page")
    return page


def staff_header(who: Staff) -> None:
    """The line at the top of a staff page: the sign, the pages of this person, their language and the way out."""
    header.staff(who, here(), say)


def here(query: Mapping[str, str] | None = None) -> str:
    """The address of the present page with its query, to come back to."""
    query = st.query_params.to_dict() if query is None else query
    path = navigation.present()
    return f"/{path}" + (f"?{urlencode(query)}" if query else "")


def leave_to(address: str) -> None:
    """Sends the browser to an address that is no Streamlit page, such as a route that sets a cookie."""
    go.to(address)


def refused(error: Refused) -> None:
    """Shows the one sentence of a refusal."""
    failures.alert(failures.say(error))


def sorry(error: Exception) -> None:
    """Shows what a person can be told of an error: a refusal's sentence, otherwise that it was our fault."""
    failures.alert(failures.say(error))


if __name__ == "__main__":
    navigation.run()
