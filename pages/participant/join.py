"""Joining a workshop: who asks and why, the rules, a role."""

import streamlit as st

from participation.web import shell, tablet

tablet.mount("join", code=st.query_params.get("code", ""), language=shell.language())
