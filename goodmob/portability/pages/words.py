"""What imports and their states are called, and why rows fail, in the reader's language."""

from goodmob.core.i18n import gettext as _


def names_of_kinds() -> dict[str, str]:
    """What can be taken along or brought, in the order in which pages show it."""
    return {
        "following": _("Whom you follow"),
        "followers": _("Who follows you"),
        "lists": _("Your lists"),
        "blocks": _("Whom you block"),
        "mutes": _("Whom you mute"),
        "domain_blocks": _("Servers you block"),
        "bookmarks": _("Your bookmarks"),
        "filters": _("Your filters"),
        "posts": _("Your posts"),
    }


def names_of_states() -> dict[str, str]:
    """How far an import is."""
    return {
        "reading": _("Being read"),
        "unconfirmed": _("Waits for you"),
        "scheduled": _("Begins soon"),
        "in_progress": _("Under way"),
        "finished": _("Done"),
    }


def why(error: str) -> str:
    """Why a row failed."""
    known = {
        "This account is not known here yet.": _("This account is not known here yet."),
        "This post is not known here, or you may not see it.": _("This post is not known here, or you may not see it."),
        "This account has to accept you before it can be on a list.": _(
            "This account has to accept you before it can be on a list."
        ),
        "This is not the name of a server.": _("This is not the name of a server."),
        "This is not the address of a post.": _("This is not the address of a post."),
        "The name of the list is missing.": _("The name of the list is missing."),
        "This is not the address of an account, such as ada@far.example.": _(
            "This is not the address of an account, such as ada@far.example."
        ),
        "This must be true, false or empty.": _("This must be true, false or empty."),
        "This line is not CSV: a quotation mark is out of place.": _(
            "This line is not CSV: a quotation mark is out of place."
        ),
        "This is not a filter as Mastodon exports it.": _("This is not a filter as Mastodon exports it."),
        "This is not a post of the one whose archive this is.": _(
            "This is not a post of the one whose archive this is."
        ),
        "The post is here, but not all of its files.": _("The post is here, but not all of its files."),
        "This post is longer than a post may be.": _("This post is longer than a post may be."),
        "This action is not allowed": _("This is not allowed."),
    }
    return known.get(error, error)


def refusal_words(message: str) -> str:
    """Why a whole file cannot be used."""
    if message == "is empty":
        return _("The file is empty.")
    if message.startswith("is too large"):
        return _("The file is too large; 2 MB are the most, for an archive of posts 512 MB.")
    if message.startswith("unpacks to") or (message.startswith("has more than") and message.endswith("in it")):
        return _("There is more in the archive than can be brought; 50,000 posts and 2 GB are the most.")
    if message.startswith(("has no outbox", "has no post", "has no list of posts", "is not an archive")):
        return _("This is not an archive of posts as Mastodon gives it out, or it is damaged.")
    if message.startswith("has more than"):
        return _("The file has too many rows; 20,000 are the most.")
    if message.startswith("has no column"):
        return _("The file is of another kind: a column is missing.")
    if message == "is not a text file":
        return _("This is not a text file.")
    return _("This cannot be read as a file of the kind you chose.")
