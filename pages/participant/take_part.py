"""Taking part in the open stage."""

from participation.web import shell, tablet

tablet.mount("take_part", language=shell.language())
