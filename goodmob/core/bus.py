"""News of the moment: whoever listens to a channel hears it, nobody keeps it."""

import logging
from collections.abc import Callable
from itertools import count
from typing import Protocol

log = logging.getLogger(__name__)

Receive = Callable[[bytes], None]


class Bus(Protocol):
    """Carries messages to whoever listens at that moment, in this process or another."""

    def publish(self, channel: str, message: bytes) -> None:
        """Hands a message to the channel's listeners; call it after the commit, never inside an action."""

    def subscribe(self, channel: str, receive: Receive) -> Callable[[], None]:
        """Calls `receive` with every message of the channel, until the answered function is called."""

    def has_listeners(self, channel: str) -> bool:
        """Tells whether rendering a message for this channel can be of use to anybody."""


class InProcessBus:
    """A bus for one process: a receiver is called at once and must neither block nor wait."""

    def __init__(self) -> None:
        self._channels: dict[str, dict[int, Receive]] = {}
        self._numbers = count()

    def publish(self, channel: str, message: bytes) -> None:
        """Calls every listener in the order of subscription; one that fails does not silence the others."""
        listeners = self._channels.get(channel)
        if not listeners:
            return
        for receive in tuple(listeners.values()):
            try:
                receive(message)
            except Exception:
                log.exception("A listener of %s failed", channel)

    def subscribe(self, channel: str, receive: Receive) -> Callable[[], None]:
        """Listens until the answered function is called (a second call of it changes nothing)."""
        number = next(self._numbers)
        self._channels.setdefault(channel, {})[number] = receive

        def unsubscribe() -> None:
            listeners = self._channels.get(channel)
            if listeners is not None:
                listeners.pop(number, None)
                if not listeners:
                    del self._channels[channel]

        return unsubscribe

    def has_listeners(self, channel: str) -> bool:
        """Tells whether anybody in this process listens."""
        return channel in self._channels
