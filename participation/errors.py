"""The one error that people can cause: a plain sentence that says what to do next."""

from participation import texts
from participation.model.texts import Texts


class Refused(Exception):
    """Something a person asked for can't be done; the sentence says why and what to do.

    `message_id` is the English sentence, which is also the key of its translations; `values` fill its `{names}`.
    """

    def __init__(self, message_id: str, **values: object) -> None:
        super().__init__(texts.say("en", message_id, **values))
        self.message_id = message_id
        self.values = values

    def say(self, language: str) -> str:
        """The sentence in the language of the person."""
        return texts.say(language, self.message_id, **self.values)

    def texts(self) -> Texts:
        """The sentence in every language, for a tablet that knows its reader's."""
        return texts.everywhere(self.message_id, **self.values)


class NotAllowed(Refused):
    """The person who asks may not do this."""


class Unknown(NotAllowed):
    """Nobody is known by this browser's token: the only answer after which a tablet forgets its person."""


class FromElsewhere(NotAllowed):
    """The request came from another page, or through a proxy that changed the address: the same may be sent again later."""


class NotFound(Refused):
    """What was asked for isn't there."""


class Gone(Refused):
    """What was asked for was there and is closed now."""


class SlowDown(Refused):
    """Too many tries; `again_in` seconds later it may be tried again."""

    def __init__(self, message_id: str, *, again_in: float, **values: object) -> None:
        super().__init__(message_id, **values)
        self.again_in = again_in
