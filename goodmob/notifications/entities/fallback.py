"""What apps say of notices whose type they do not know."""

from collections.abc import Collection, Mapping

from msgspec import Struct

from goodmob.accounts.queries.people import person_of
from goodmob.core import i18n
from goodmob.core.house import House
from goodmob.core.i18n import gettext as _
from goodmob.notifications.rules import kinds


class NotificationFallback(Struct, frozen=True):
    """Mastodon's NotificationFallback: words for the notice itself, in the language of whoever is told."""

    title: str
    summary: str | None
    details: str | None = None


async def fallbacks(house: House, viewer_id: int, types: Collection[str]) -> Mapping[str, NotificationFallback]:
    """The words for those of the types that apps may not know; no query where there are none."""
    unknown = frozenset(types).intersection(kinds.HARDLY_KNOWN)
    if not unknown:
        return {}
    person = await person_of(house.db, viewer_id)
    before = i18n.current.set(i18n.choose(person.locale if person else ""))
    try:
        return {type_: NotificationFallback(*said) for type_, said in _words().items() if type_ in unknown}
    finally:
        i18n.current.reset(before)


def _words() -> dict[str, tuple[str, str]]:
    return {
        kinds.SIGN_UP: (_("Somebody signed up"), _("Look at them in your tools of staff.")),
        kinds.REPORT: (_("Somebody reported an account"), _("Look at the report in your tools of staff.")),
        kinds.SEVERED: (
            _("You lost followers, or people you follow"),
            _("A server, or an account elsewhere, was shut out by you or by this server."),
        ),
        kinds.WARNING: (
            _("You got a warning from those who run this server"),
            _("Read it in your notifications here."),
        ),
        kinds.ADDED_TO_COLLECTION: (
            _("Somebody recommends you in a collection"),
            _("Open it to see who, or to leave it."),
        ),
        kinds.COLLECTION_UPDATE: (_("A collection that names you was changed"), _("Open it to see how.")),
        kinds.EMOJI_REACTION: (_("Somebody reacted to your post"), _("Look at the post to see the emoji.")),
        kinds.SEARCH: (_("A new post fits a search that you saved"), _("Look at the post.")),
        kinds.PENDING["reply"]: (_("An answer waits for you"), _("It is shown once you let it in.")),
        kinds.PENDING["reblog"]: (_("A boost waits for you"), _("Your post is boosted once you allow it.")),
        kinds.PENDING["favourite"]: (_("A favourite waits for you"), _("It counts once you let it in.")),
        kinds.REJECTED["reply"]: (_("Your answer was not let in"), _("Nobody but you sees it.")),
        kinds.REJECTED["reblog"]: (_("Your boost was not let in"), _("Whoever wrote the post does not want it.")),
        kinds.REJECTED["favourite"]: (
            _("Your favourite was not let in"),
            _("Whoever wrote the post does not want it."),
        ),
        **_words_of_mobs(),
        **_words_around_mobs(),
    }


def _words_of_mobs() -> dict[str, tuple[str, str]]:
    return {
        kinds.MOB_CONFIRMED: (_("You are in!"), _("A place is kept for you.")),
        kinds.MOB_WAITLISTED: (_("You are on the waiting list"), _("We will tell you when a place comes free.")),
        kinds.MOB_OFFER: (_("A place is free for you"), _("Join to take it, or it goes to whoever is next.")),
        kinds.MOB_EXPIRED: (_("Your place went to somebody else"), _("Join again to wait for another.")),
        kinds.MOB_LAPSED: (
            _("What you waited for did not come true"),
            _("So you are not in. Join again if you want to come anyway."),
        ),
        kinds.MOB_REFUSED: (_("That did not work"), _("What you asked for in your reply is not possible now.")),
        kinds.MOB_TIPPED: (_("It is on!"), _("Enough people joined.")),
        kinds.MOB_TOMORROW: (_("It is tomorrow"), _("Look up when and where.")),
        kinds.MOB_SOON: (_("It begins soon"), _("Get ready!")),
        kinds.MOB_LIVE: (_("It has begun"), _("What you do counts from now on.")),
        kinds.MOB_CHANGED: (_("Plans have changed"), _("Look again at what, when and where.")),
        kinds.MOB_CANCELLED: (_("It is called off"), _("The host cancelled it.")),
        kinds.MOB_FAILED: (_("It will not happen"), _("Too few people joined.")),
        kinds.MOB_REPORTED: (_("Look what you did together"), _("The final figures are in.")),
        kinds.MOB_AREA_TIPPED: (_("It is on where you are!"), _("Enough people of your area joined.")),
        kinds.MOB_HALTED: (_("It has been stopped"), _("Those who run this server stopped it. Do not go there now.")),
        kinds.MOB_RESUMED: (_("It goes on"), _("It had been stopped, and is let go on. Look again at when and where.")),
        kinds.MOB_ANNOUNCEMENT: (_("The host has something to say"), _("Read it on the page of the mob.")),
        kinds.MOB_COUNTED: (_("That counts!"), _("What you did is part of the tally.")),
    }


def _words_around_mobs() -> dict[str, tuple[str, str]]:
    return {
        kinds.MOB_ANSWERED: (
            _("Whom you ask has answered"),
            _("Read it on the page, and say if it is met."),
        ),
        kinds.MOB_MET: (_("What you asked for is met"), _("Nobody needs to ask any more. Thank you!")),
        kinds.MOB_ADDRESSED: (_("People turn to you together"), _("Read what they ask, and answer on their page.")),
        kinds.MOB_CHAPTER_ASKED: (_("Somebody calls your mob elsewhere"), _("Say if it may be a part of yours.")),
        kinds.MOB_CHAPTER_ACCEPTED: (_("Your mob is a part of the larger one"), _("Its figures count there, too.")),
        kinds.MOB_CHAPTER_DECLINED: (_("Your mob stands by itself"), _("It is no part of the larger one.")),
        kinds.MOB_INVITED: (_("You are asked to come"), _("Join in if you like.")),
        kinds.MOB_NEED_ASKED: (_("Somebody answers what you put on the board"), _("Say if it suits you.")),
        kinds.MOB_NEED_ACCEPTED: (_("It is yours"), _("You see now how to reach each other.")),
        kinds.MOB_NEED_DECLINED: (_("It does not work out"), _("Look at the board for something else.")),
        kinds.MOB_STEWARD: (_("Somebody asks you to look after a mob together"), _("Say yes or no on its page.")),
        kinds.MOB_PAUSED: (
            _("Your mob grows fast"),
            _("Those who run this server look at it before more people are shown it. Nothing changes for who joined."),
        ),
    }
