"""The bus: heard by those who listen, kept by nobody."""

from goodmob.core.bus import InProcessBus


def test_listeners_hear_their_channel_only() -> None:
    bus = InProcessBus()
    ada: list[bytes] = []
    ben: list[bytes] = []
    bus.subscribe("user:1", ada.append)
    bus.subscribe("user:2", ben.append)

    bus.publish("user:1", b"for Ada")

    assert (ada, ben) == ([b"for Ada"], [])


def test_who_unsubscribed_hears_nothing_and_twice_does_no_harm() -> None:
    bus = InProcessBus()
    ada: list[bytes] = []
    ben: list[bytes] = []
    leave = bus.subscribe("public", ada.append)
    bus.subscribe("public", ben.append)

    leave()
    leave()
    bus.publish("public", b"news")

    assert (ada, ben) == ([], [b"news"])


def test_has_listeners_follows_the_last_one_out() -> None:
    bus = InProcessBus()
    leave = bus.subscribe("public", lambda message: None)
    assert bus.has_listeners("public")
    assert not bus.has_listeners("user:1")

    leave()

    assert not bus.has_listeners("public")


def test_a_failing_listener_does_not_silence_the_others() -> None:
    bus = InProcessBus()
    heard: list[bytes] = []

    def fail(message: bytes) -> None:
        raise ValueError(message)

    bus.subscribe("public", fail)
    bus.subscribe("public", heard.append)
    bus.publish("public", b"news")

    assert heard == [b"news"]


def test_a_listener_may_leave_while_it_is_being_called() -> None:
    bus = InProcessBus()
    heard: list[bytes] = []

    def once(message: bytes) -> None:
        heard.append(message)
        leave()

    leave = bus.subscribe("public", once)
    bus.publish("public", b"first")
    bus.publish("public", b"second")

    assert heard == [b"first"]
