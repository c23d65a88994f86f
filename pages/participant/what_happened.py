"""What happened to one's own themes, without an account."""

from participation.web import shell, tablet

tablet.mount("what_happened", language=shell.language())
