"""The parts of the page about accounts: one's own password, a new account, and what can be done to each."""

import streamlit as st

from participation.model.people import STAFF_ROLE_MEANINGS, STAFF_ROLES, Staff
from participation.model.texts import N_
from participation.staff import accounts, signing_in
from participation.store import Database
from participation.web import as_typed, sessions, shell
from participation.web.shell import say

_DONE = "accounts-done"


def say_what_was_done() -> None:
    """The word about what was done just now, once."""
    if sentence := st.session_state.pop(_DONE, None):
        st.success(sentence)


def _role(name: str) -> str:
    """What a role is called."""
    return say(STAFF_ROLE_MEANINGS[name])


def _done(sentence: str) -> None:
    """Draws the page anew, with a word about what was done."""
    st.session_state[_DONE] = sentence
    st.rerun()


def own(database: Database, who: Staff) -> None:
    """The password of whoever is here."""
    with st.container(key="story-own"):
        st.header(say(N_("My password")), anchor=False)
        with st.form("own-password", border=False):
            present = st.text_input(say(N_("Present password")), type="password", autocomplete="current-password")
            new = st.text_input(say(N_("New password")), type="password", autocomplete="new-password")
            if st.form_submit_button(say(N_("Change my password"))):
                accounts.change_password(database, who, present, new)
                shell.leave_to(sessions.hand_in(signing_in.ticket(database, shell.visitor(), who.account_id), shell.here()))
        if st.button(say(N_("Sign out everywhere")), key="everywhere"):
            signing_in.sign_out_everywhere(database, who)
            shell.leave_to("/sign_out")


def create(database: Database, who: Staff) -> None:
    """A form for a new account."""
    with st.container(key="story-new"):
        st.header(say(N_("New account")), anchor=False)
        st.markdown(say(N_("One person can have several roles. Give an evaluator who leads dialogues the role of facilitator, too.")))
        with st.form("new-account", border=False, clear_on_submit=False):
            name = st.text_input(say(N_("Name")), autocomplete="off")
            username = st.text_input(say(N_("Username")), autocomplete="off")
            roles = st.pills(say(N_("Roles")), STAFF_ROLES, selection_mode="multi", format_func=_role)
            password = st.text_input(say(N_("First password")), type="password", autocomplete="new-password")
            if st.form_submit_button(say(N_("Make the account")), type="primary"):
                made = accounts.create(database, who, username, name, roles, password)
                _done(shell.typed(N_("The account {username} is ready."), username=made.username))


def listed(database: Database, who: Staff, account: accounts.Account) -> None:
    """One account with what can be done to it."""
    state = say(N_("closed")) if account.disabled else ", ".join(_role(name).partition(":")[0] for name in sorted(account.roles))
    with st.expander(f"**{as_typed.label(account.name)}** · {as_typed.label(account.username)} · {state}"):
        if account.disabled:
            if st.button(say(N_("Open the account again")), key=f"enable-{account.id}"):
                accounts.enable(database, who, account.id)
                _done(shell.typed(N_("The account {username} is open again."), username=account.username))
            return
        with st.form(f"roles-{account.id}", border=False):
            roles = st.pills(say(N_("Roles")), STAFF_ROLES, selection_mode="multi", format_func=_role, default=sorted(account.roles))
            if st.form_submit_button(say(N_("Change the roles"))):
                accounts.set_roles(database, who, account.id, roles)
                _done(shell.typed(N_("The roles of {username} were changed."), username=account.username))
        with st.form(f"password-{account.id}", border=False):
            new = st.text_input(say(N_("New password")), type="password", autocomplete="new-password")
            if st.form_submit_button(say(N_("Give a new password"))):
                accounts.give_password(database, who, account.id, new)
                _done(shell.typed(N_("{username} has a new password and is signed out everywhere."), username=account.username))
        if st.button(say(N_("Close the account")), key=f"disable-{account.id}"):
            accounts.disable(database, who, account.id)
            _done(shell.typed(N_("The account {username} is closed."), username=account.username))
