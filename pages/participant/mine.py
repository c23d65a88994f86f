"""What this person has sent, and what the tool holds of them."""

from participation.web import shell, tablet

tablet.mount("mine", language=shell.language())
