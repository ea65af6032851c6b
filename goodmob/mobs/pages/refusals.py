"""What pages say where something around chapters, needs, demands and questions is refused."""

from goodmob.core.i18n import gettext as _


def sentences() -> dict[str, str]:
    """In the reader's language, by what was refused."""
    return {
        "It was declined already": _("It was declined before, and has not asked again."),
        "Nothing is wanted or offered here just now": _("Nothing can be wanted or offered here just now."),
        "Join first, and then ask or offer": _("Join first, and then ask or offer."),
        "This is your own": _("This is your own."),
        "They do not take part any more": _("They do not take part any more."),
        "Too many are asking already": _("Too many are asking already. Look at the others."),
        "Nothing is asked here": _("Nothing is asked here."),
        "Nobody says that it is met": _("Nobody says that it is met."),
        "It is settled that it is met": _("It is settled that it is met."),
        "Nothing can be asked just now": _("Nothing can be asked just now."),
        "Join first, and then ask": _("Join first, and then ask."),
        "This question is closed": _("This question is closed."),
    }


def remedies() -> dict[str, str]:
    """What to do about a field, by its name and perhaps by what is wrong with it."""
    return {
        "text would be one too many (maximum is 10 each, 100 in all)": _("Take something off the board first."),
        "text would be one too many (maximum is 10 each, 500 in all)": _("You have asked enough. Vote for others now."),
        "text is too long (maximum is 200 characters)": _("This is too long; a line is enough."),
        "text is too long (maximum is 300 characters)": _("This is too long; a line or two are enough."),
        "places": _("There are not so many places. Choose a smaller number."),
        "origin": _("This is too long; a few words are enough."),
        "contact": _("This is too long; a number or an address is enough."),
        "leaves_at": _("Write the day and the time, such as 2030-01-31 12:00."),
    }
