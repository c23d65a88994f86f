"""What participants are told about their data before they join, and its version, which stays with each workshop.

The text stands in `docs/privacy.md`, too. Whoever changes it gives it a new version.
"""

from participation.model.texts import N_, Texts
from participation.texts import everywhere

VERSION = "2026-11-24"
SENTENCES = (
    N_("The tool keeps your role, your language, what you write and what you choose."),
    N_("It does not keep your name."),
    N_("You can take everything back on your own page."),
    N_("The organisation that arranges the workshop answers for the data and tells why it may use it."),
)


def text() -> Texts:
    """The whole text, in its present version."""
    said = [everywhere(sentence) for sentence in SENTENCES]
    return Texts(*(" ".join(sentence.say(language) for sentence in said) for language in ("fi", "sv", "en")))
