"""What pages say where a mob is to be larger than it may be, or says too much."""

from goodmob.core.i18n import gettext as _


def order_remedies() -> dict[str, str]:
    """What to do about it, by the refusal; a key that ends in `for now` is how many refusals begin."""
    home = _("This leads to somebody's home. Choose a place where everybody may go.")
    said = {
        "can't lead to a private home: choose a place where everybody may go": home,
        "can't name a flat or a door: choose a place where everybody may go": home,
        "can't hold a telephone number: people can write to you in the conversation": _(
            "Leave the telephone number out. People can write to you in the conversation."
        ),
        "can't hold coordinates: choose the area of the place instead": _(
            "Leave the coordinates out, and choose the area of the place instead."
        ),
        "can't hold an address that may be somebody's home: name the park, café or hall that is there": _(
            "This may be somebody's home. Name the park, café or hall that is there."
        ),
    }
    fields = ("title", "text", "spoiler_text", "place[text]", "place[exact]", "rules")
    return {
        **{f"{field} {message}": words for field in fields for message, words in said.items()},
        "account_id must have been here for a week": _("Ask somebody who has been here for a week."),
        "account_id": _("There is nobody of this name here whom you can ask. Check how it is written."),
        "seconds": _("An hour is the longest."),
    }


def too_many_for_now() -> str:
    """What to do where more are needed than may come."""
    return _(
        "So many may not come yet. Keep it as a draft, and ask somebody to look after it with you, or send us a plan."
    )
