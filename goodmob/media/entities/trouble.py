"""What a form says of a file that cannot be used."""

from goodmob.core.i18n import gettext as _
from goodmob.media.rules.limits import IMAGE_BYTES, MEGABYTE, MOST_ATTACHED, VIDEO_BYTES


def trouble_with(reason: str) -> str:
    """The remedy for a file that was refused for this reason, in the reader's language."""
    if reason.startswith(("is too large", "needs more", "takes too long", "has ")):
        return _(
            "This file is too large. Pictures may have %(picture)s MB, films and sounds %(film)s MB.",
            picture=IMAGE_BYTES // MEGABYTE,
            film=VIDEO_BYTES // MEGABYTE,
        )
    if reason.startswith("is a video or sound"):
        return _("Only pictures can be added here.")
    if reason.startswith(("is damaged", "is empty")):
        return _("This file is damaged or not complete. Save it anew and try again.")
    return _("A file of this kind cannot be used. Choose a picture as JPEG, PNG, WebP or GIF, for example.")


def why_not_attached(error: str) -> str:
    """Why files cannot hang on one post, in the reader's language."""
    if error.startswith("Cannot attach more"):
        return _("At most %(number)s pictures fit on a post.", number=MOST_ATTACHED)
    if error.startswith("Cannot attach a video"):
        return _("A film or a sound stands alone: take the other files out.")
    if error.startswith("Cannot attach files that have not"):
        return _("A file is still being prepared. Try again in a moment.")
    return _("A file is no longer there. Take it out, or add it again.")
