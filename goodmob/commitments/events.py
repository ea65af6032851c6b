"""What happened to calls and to those who are committed to them."""

from goodmob.core.events import Event


class CallPublished(Event, frozen=True):
    """People may join from now on."""

    call_id: int


class CallChanged(Event, frozen=True):
    """The host changed its times, its threshold or its places."""

    call_id: int


class CallCounted(Event, frozen=True):
    """The server of a call elsewhere tells its figures anew."""

    call_id: int


class CallTipped(Event, frozen=True):
    """The threshold was reached, once and for ever."""

    call_id: int


class CallOpened(Event, frozen=True):
    """Its window has opened: deeds count from now on."""

    call_id: int


class CallClosed(Event, frozen=True):
    """Its window has closed: deeds are late from now on."""

    call_id: int


class CallReported(Event, frozen=True):
    """Its figures are final."""

    call_id: int


class CallFailed(Event, frozen=True):
    """The threshold was not reached in time."""

    call_id: int


class CallCancelled(Event, frozen=True):
    """The host called it off."""

    call_id: int


class CallHalted(Event, frozen=True):
    """Staff stopped it."""

    call_id: int


class CallResumed(Event, frozen=True):
    """Staff let it go on."""

    call_id: int


class Committed(Event, frozen=True):
    """The account is in, in the line, or waits for its condition, as `state` says; its area, where it is known.

    kind: what the call is the call of.
    """

    call_id: int
    account_id: int
    state: str
    kind: str
    area: str | None = None


class ConditionMet(Event, frozen=True):
    """The account waited for its condition, which came true: it is in, or in the line, as `state` says."""

    call_id: int
    account_id: int
    state: str


class Released(Event, frozen=True):
    """The account gave its place, its offer or its turn in the line back."""

    call_id: int
    account_id: int


class PlaceOffered(Event, frozen=True):
    """The first in the line is offered a place until `expires_at` (us)."""

    call_id: int
    account_id: int
    commitment_id: int
    expires_at: int


class OfferExpired(Event, frozen=True):
    """The account did not take the offered place in time."""

    call_id: int
    account_id: int


class PlacesLeft(Event, frozen=True):
    """More places can be handed out than one action may; the next slice is due."""

    call_id: int


class CheckedIn(Event, frozen=True):
    """The account is there."""

    call_id: int
    account_id: int


class DeedDone(Event, frozen=True):
    """The account did something that counts."""

    call_id: int
    deed_id: int
    account_id: int


class DeedJudged(Event, frozen=True):
    """Somebody witnessed the deed, disputed or doubted it, or reviewed it."""

    call_id: int
    deed_id: int
    account_id: int


class AreaTipped(Event, frozen=True):
    """Those of one area reached the threshold of an area, once and for ever."""

    call_id: int
    area: str


class PlaceHeld(Event, frozen=True):
    """The account has a place kept until `expires_at` (us), while it makes up its mind."""

    call_id: int
    account_id: int
    commitment_id: int
    expires_at: int


class WaitsUntil(Event, frozen=True):
    """The account waits for its condition, but not beyond `until` (us)."""

    call_id: int
    account_id: int
    commitment_id: int
    until: int


class ConditionLapsed(Event, frozen=True):
    """What the account waited for did not come true in time."""

    call_id: int
    account_id: int
