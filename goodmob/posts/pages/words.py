"""What the composer says beside a field that cannot be accepted."""

from goodmob.core import bounds
from goodmob.core.errors import Conflict, Forbidden, Invalid, NotFound, Refusal
from goodmob.core.i18n import gettext as _
from goodmob.media.actions.refusals import CannotAttach
from goodmob.media.entities.trouble import trouble_with, why_not_attached
from goodmob.posts.pages.moment_words import remedy_for_moment, too_many
from goodmob.posts.rules.refusals import CANNOT_QUOTE, CANNOT_QUOTE_ALONE, NOT_LET

PLACES = {
    "poll_options": "poll",
    "poll_expires_in": "poll",
    "file": "media",
    "media_ids": "media",
    "time_zone": "scheduled_at",
}
"""Where the form says what is wrong with a field that has no place of its own."""


def words_for(refusal: Refusal) -> dict[str, str]:
    """The remedy by the place in the form, "form" for all of it; a refusal of something else is raised again."""
    if isinstance(refusal, Invalid) and refusal.field:
        return {PLACES.get(refusal.field, refusal.field): _remedy(refusal.field, refusal.message)}
    if words := too_many(refusal):
        return words
    if isinstance(refusal, CannotAttach):
        return {"media": why_not_attached(refusal.error)}
    if refusal.error == CANNOT_QUOTE:
        return {"quoted": cannot_quote()}
    if CANNOT_QUOTE_ALONE in refusal.error:
        return {
            "quoted": _("Whom you quote has to be named in a post that only those named in it read. Let more read it.")
        }
    if isinstance(refusal, NotFound):
        return {"form": _("The post that this answers is gone, or is no longer meant for you.")}
    if refusal.error == NOT_LET["reply"]:
        return {"form": _("Whoever wrote that post does not let you answer it.")}
    if isinstance(refusal, Forbidden):
        return {"form": _("This cannot be posted here. Please read the rules of this place.")}
    if isinstance(refusal, Conflict):
        return {"form": _("This post was changed elsewhere meanwhile. Load the page again and look at it once more.")}
    if refusal.status == Invalid.status:
        return {"form": _("This cannot be posted as it is. Please change it.")}
    raise refusal


def cannot_quote() -> str:
    """Why there is no quote in the form."""
    return _("That post cannot be quoted: it is gone, or its author does not want it. You can link to it instead.")


def _remedy(field: str, reason: str) -> str:
    if field == "text" and reason == "can't be blank":
        return _("Write something, or add a picture.")
    if field == "text" or field.startswith("part-"):
        return _("This is too long; %(number)s characters are the most.", number=bounds.STATUS_CHARACTERS)
    if field == "poll_options":
        return _(
            "A poll needs two to %(most)s answers, all different, each of up to %(length)s characters.",
            most=bounds.POLL_OPTIONS,
            length=bounds.POLL_OPTION_CHARACTERS,
        )
    if field == "poll_expires_in":
        return _("Choose how long the poll runs: from five minutes to a month.")
    if field == "description":
        return _("This description is too long. Please make it shorter.")
    if field == "scheduled_at":
        return remedy_for_moment(reason)
    if field == "time_zone":
        return _("Choose a time zone, such as Europe/Paris.")
    if field == "language":
        return _("Choose a language from the list.")
    return trouble_with(reason) if field == "file" else _("This cannot be used. Please change it.")
