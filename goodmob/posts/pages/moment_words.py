"""What the composer says where a post cannot wait for its hour, or there are too many."""

from goodmob.core.bounds import DRAFTS
from goodmob.core.errors import Refusal
from goodmob.core.i18n import gettext as _
from goodmob.posts.rules.refusals import TooManyDrafts, TooManyScheduled
from goodmob.posts.rules.scheduling import SCHEDULED_A_DAY, SCHEDULED_AT_ALL
from goodmob.posts.rules.threads import MOST_PARTS, ThreadTooLong


def remedy_for_moment(reason: str) -> str:
    """The remedy for a moment that cannot be."""
    if "future, by" in reason:
        return _("Choose a moment that is at least five minutes away, or post it now.")
    if "too far" in reason:
        return _("Choose a moment within the next hundred years.")
    if "skipped by the clocks" in reason:
        return _("Clocks are put forward then, so this hour does not exist. Choose another one.")
    return _("Choose a day and an hour.")


def too_many(refusal: Refusal) -> dict[str, str]:
    """The remedy where so many do not wait or are not kept, by the place in the form; empty for anything else."""
    if isinstance(refusal, TooManyDrafts):
        return {"form": _("You have %(number)s drafts, which is the most. Throw some away.", number=DRAFTS)}
    if isinstance(refusal, ThreadTooLong):
        words = _("A thread has at most %(number)s posts; with many names, tags or pictures, fewer.", number=MOST_PARTS)
        return {"form": words}
    if not isinstance(refusal, TooManyScheduled):
        return {}
    words = _("At most %(day)s posts wait for one day, and %(all)s in all.", day=SCHEDULED_A_DAY, all=SCHEDULED_AT_ALL)
    return {"scheduled_at": words}
