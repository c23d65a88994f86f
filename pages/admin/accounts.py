"""Accounts: one's own password for everyone on the staff, and all accounts for an administrator."""

import streamlit as st

from participation.errors import Refused
from participation.model.people import STAFF_ROLES
from participation.model.texts import N_
from participation.staff import accounts
from participation.web import account_parts, shell
from participation.web.shell import say

who = shell.staff(*STAFF_ROLES)
database = shell.database()

with shell.frame("desk"):
    shell.staff_header(who)
    st.title(say(N_("Accounts")), anchor=False)
    account_parts.say_what_was_done()
    try:
        if "admin" in who.roles:
            for account in accounts.every(database, who):
                account_parts.listed(database, who, account)
        with st.container(key="two", horizontal=True):
            if "admin" in who.roles:
                account_parts.create(database, who)
            account_parts.own(database, who)
    except Refused as error:
        shell.refused(error)
