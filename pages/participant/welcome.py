"""The first page: a join code for participants, a way to "what happened", and the start of a new installation."""

from participation.web import shell, start

with shell.frame("door"):
    start.top()
    if start.is_new():
        start.first_steps()
    start.doors()
