"""The page for newcomers, part by part, and the link to it for whoever has not read it yet."""

import re
from html import escape
from pathlib import Path

import streamlit as st

from participation.model.people import STAFF_ROLE_MEANINGS, Staff
from participation.model.texts import N_
from participation.staff import newcomers
from participation.store import the_database
from participation.web import navigation, pages
from participation.web.project import html
from participation.web.shell import language, say

GUIDES = Path(__file__).parents[2] / "docs" / "guide"
CHAPTERS = {"facilitator": 2, "coordinator": 2, "reviewer": 3, "evaluator": 3, "management": 3, "admin": 4}
FOR = (
    N_("People say what they think in a workshop, each on a tablet or a phone. Nobody gives a name."),
    N_("A facilitator reads each thought before the others see it."),
    N_("Afterwards it is decided what happens to each thought, and everyone hears what happened to their own."),
)
RULES = (
    (
        N_("Hold first, then show"),
        N_("Read each text before you show it. If somebody may be in danger, hold it for care and find an adult."),
    ),
    (N_("Five people"), N_("A group of fewer than five people is never shown. Do not write down who said what, either.")),
    (N_("Own words"), N_("Never change what somebody wrote. A translation or a summary stands beside it and says what it is.")),
    (N_("Tell what happened"), N_("Decide about each theme, with a reason that its writer understands.")),
    (N_("No names"), N_("No names of participants in titles, decisions or comments. Roles are enough.")),
)
WORDS = (
    (N_("Workshop"), N_("One meeting with a join code, made from a template.")),
    (N_("Stage"), N_("One step of a workshop: adding themes, a vote, a break.")),
    (N_("Theme"), N_("One thought in its writer's own words.")),
    (N_("Round"), N_("A pass over the same questions, with an aim and dates.")),
    (N_("Held for care"), N_("A text that an adult must see and nobody else may.")),
    (N_("Decision"), N_("What happens to a theme, and why. The writer reads it.")),
    (N_("Return code"), N_("Three words and a number. With it a participant comes back and sees what happened.")),
)


def draw(who: Staff) -> None:
    """The whole page."""
    with st.container(key="panel-purpose"):
        st.html(f"<h2>{escape(say(N_('What this tool is for')))}</h2>" + "".join(f"<p>{escape(say(line))}</p>" for line in FOR))
    with st.container(key="panel-rules"):
        lines = "".join(f"<li><b>{escape(say(name))}.</b> {escape(say(what))}</li>" for name, what in RULES)
        st.html(f"<h2>{escape(say(N_('Five rules')))}</h2><ol class='points'>{lines}</ol>")
    with st.container(key="panel-may"):
        _may_see(who)
    with st.container(key="panel-words"):
        st.html(f"<h2>{escape(say(N_('The words')))}</h2>" + html.meanings((say(word), say(meaning)) for word, meaning in WORDS))
        st.page_link(navigation.page("glossary"), label=say(N_("What the words mean")))
    with st.container(key="panel-guide"):
        st.html(f"<h2>{escape(say(N_('The guide')))}</h2><p>{escape(say(N_('The guide tells everything step by step.')))}</p>")
        with st.expander(say(N_("Read the chapter for your role"))):
            st.markdown(chapter(who, language()))


def _may_see(who: Staff) -> None:
    roles = "".join(f"<li>{escape(say(label))}</li>" for role, label in STAFF_ROLE_MEANINGS.items() if role in who.roles)
    st.html(f"<h2>{escape(say(N_('What you may see')))}</h2><ul>{roles}</ul><p>{escape(say(N_('These pages are open to you.')))}</p>")
    with st.container(key="newcomer-pages", horizontal=True):
        for known in navigation.for_header(who):
            if known.path != navigation.present():
                st.page_link(navigation.page(known.path), label=say(known.name))


def chapter(who: Staff, of_language: str) -> str:
    """The chapter of the guide for the first role of the person; without pictures, which stand beside the guide's file."""
    role = next((role for role in STAFF_ROLE_MEANINGS if role in who.roles), "facilitator")
    text = (GUIDES / f"{of_language}.md").read_text("utf-8")
    found = re.search(rf"^## {CHAPTERS[role]}\. .*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    without = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", found[0] if found else text)
    plain = re.sub(r"\[([^\]]*)\]\((?!https?:)[^)]*\)", r"\1", without)
    return re.sub(r"^---$", "", re.sub(r"^#(?=#)", "", plain, flags=re.MULTILINE), flags=re.MULTILINE).strip()


def link(who: Staff) -> None:
    """On the first page of somebody who has not read it: where to begin."""
    if navigation.present() == pages.first_for(who.roles) and newcomers.is_new(the_database(), who):
        with st.container(key="new-here", width="content"):
            st.page_link(navigation.page("start_here"), label=say(N_("New here? Begin with this: two minutes.")))
