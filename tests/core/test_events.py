"""Events as text, and the names of those who hear them."""

import msgspec
import pytest

from goodmob.core.events import Event, acts, writes


class LampLit(Event, frozen=True):
    lamp_id: int


class LampPutOut(Event, frozen=True):
    lamp_id: int


def test_an_event_survives_being_written_down() -> None:
    text = msgspec.json.encode(LampLit(7))

    assert msgspec.json.decode(text, type=LampLit | LampPutOut) == LampLit(7)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=LampPutOut)


def test_events_of_different_kinds_differ() -> None:
    lit, put_out = (kind(7) for kind in (LampLit, LampPutOut))
    assert lit != put_out


def test_subscribers_are_named_by_slice_and_function() -> None:
    async def count_lamp(tx: object, event: LampLit) -> None:
        """Stands for a subscriber."""

    count_lamp.__qualname__ = "count_lamp"
    count_lamp.__module__ = "goodmob.lighting.subscribers.counters"

    assert writes(count_lamp).name == acts(count_lamp).name == "lighting.count_lamp"
    assert (writes(count_lamp).kind, acts(count_lamp).kind) == ("writes", "acts")
