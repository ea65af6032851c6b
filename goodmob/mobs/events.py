"""What happened to mobs beyond their calls."""

from goodmob.core.events import Event


class MobMoved(Event, frozen=True):
    """The host changed the times or the place of a published mob."""

    mob_id: int


class AddresseeAnswered(Event, frozen=True):
    """The organisation that a mob turns to has answered, at that moment (us)."""

    mob_id: int
    answered_at: int


class DemandMet(Event, frozen=True):
    """What a mob asks of an organisation was met: the asks stop."""

    mob_id: int


class QuestionChanged(Event, frozen=True):
    """Somebody asked something around a mob, voted for it, or it was marked."""

    mob_id: int
    question_id: int


class DeedHung(Event, frozen=True):
    """The host lets a deed hang on the wall."""

    mob_id: int
    deed_id: int


class HostSpoke(Event, frozen=True):
    """The host has something to say to everybody who takes part."""

    mob_id: int
    broadcast_id: int


class CreditTaken(Event, frozen=True):
    """Somebody who had been brought was brought by nobody, so that others no longer stand as deep."""

    mob_id: int


class NamingChanged(Event, frozen=True):
    """The account chose whether others see whom it brought."""

    account_id: int


class PlanSent(Event, frozen=True):
    """The host of a mob asks staff for a larger crowd; sent_at in us."""

    mob_id: int
    sent_at: int


class MobPaused(Event, frozen=True):
    """A mob grew so fast that nobody is shown it any more who does not know of it. places: taken and waited for."""

    mob_id: int
    why: str
    places: int
    paused_at: int


class MobReset(Event, frozen=True):
    """A person has looked at a mob that was paused, and it is shown to everybody again."""

    mob_id: int


class JoinTaken(Event, frozen=True):
    """Somebody elsewhere joined a mob of ours, by the Join of that number, or stands otherwise now."""

    mob_id: int
    account_id: int
    number: int


class JoinRefused(Event, frozen=True):
    """Somebody elsewhere may not join a mob of ours, by the Join of that number; why says so to people."""

    mob_id: int
    account_id: int
    number: int
    why: str


class JoinAsked(Event, frozen=True):
    """Somebody here wants to come to a mob elsewhere, by the Join of that number."""

    mob_id: int
    account_id: int
    number: int
    party_size: int
    role: str


class LeftElsewhere(Event, frozen=True):
    """Somebody here gives back what they have of a mob elsewhere; number names what is sent."""

    mob_id: int
    account_id: int
    number: int


class AnswerDue(Event, frozen=True):
    """Somebody elsewhere, whose server knows no mobs, is to be told in words what came of the post; told: as notices
    name it."""

    mob_id: int
    account_id: int
    post_id: int
    told: str


class GuestAsked(Event, frozen=True):
    """The host asked somebody elsewhere to come, by the poll of that post."""

    mob_id: int
    account_id: int
    post_id: int
