"""The counter of each workshop and topic: raised inside the transaction, told to listeners after the commit."""

from participation.store.interface import Listener, Raised

RAISE = (
    "INSERT INTO counter (workshop_id, topic, value) VALUES (:workshop_id, :topic, 1)"
    " ON CONFLICT (workshop_id, topic) DO UPDATE SET value = counter.value + 1"
)


class Listeners:
    """Those who want to hear what a commit raised."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def add(self, listener: Listener) -> None:
        """Adds one who listens from now on."""
        self._listeners.append(listener)

    def tell(self, raised: Raised) -> None:
        """Tells everyone what was raised."""
        if raised:
            for listener in self._listeners:
                listener(raised)
