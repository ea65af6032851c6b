"""Events as text, and the names of those who hear them."""

import msgspec
import pytest

from goodmob.core.events import Event, acts, decode, encode, writes


class LampLit(Event):
    lamp_id: int


class LampPutOut(Event):
    lamp_id: int


async def count_lamp(tx: object, event: LampLit) -> None:
    """Stands for a subscriber."""


def test_an_event_survives_being_written_down() -> None:
    assert decode(encode(LampLit(7)), [LampLit, LampPutOut]) == LampLit(7)
    assert decode(encode(LampPutOut(7)), [LampLit, LampPutOut]) == LampPutOut(7)


def test_another_event_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        decode(encode(LampLit(7)), [LampPutOut])


def test_events_of_different_kinds_differ() -> None:
    assert LampLit(7) != LampPutOut(7)


def test_subscribers_are_named_by_slice_and_function() -> None:
    count_lamp.__module__ = "goodmob.lighting.subscribers.counters"

    assert writes(count_lamp).name == acts(count_lamp).name == "lighting.count_lamp"
    assert (writes(count_lamp).kind, acts(count_lamp).kind) == ("writes", "acts")
