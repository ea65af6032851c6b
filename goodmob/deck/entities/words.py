"""The words in which kinds of columns are chosen."""

from goodmob.core.i18n import gettext as _
from goodmob.deck.rules import MINE, Kind


def notices_words() -> dict[str, str]:
    """What a column of notices shows, by its subject."""
    return {
        "": _("Everything, grouped"),
        "mention": _("Mentions"),
        "status": _("New posts of whom you watch"),
        "reblog": _("Boosts"),
        "favourite": _("Favourites"),
        "follow": _("New followers"),
        "poll": _("Polls that ended"),
        "update": _("Edits of what you boosted"),
        "quote": _("Quotes"),
    }


def choices_of(kind: Kind) -> dict[str, str]:
    """The choices of a kind of which one of a few is chosen, by subject; none for others."""
    if kind is Kind.NOTIFICATIONS:
        return notices_words()
    if kind is Kind.PUBLIC:
        return {"": _("Everybody"), "local": _("On this server")}
    if kind is Kind.TRENDS:
        return {"": _("Posts that people like"), "news": _("News")}
    if kind is Kind.MOBS:
        return {"": _("Happening now and soon"), MINE: _("Yours")}
    return {}


def explained() -> dict[Kind, tuple[str, str]]:
    """Each kind by its name, with what it shows."""
    return {
        Kind.HOME: (_("Home"), _("What the people say whom you follow.")),
        Kind.NOTIFICATIONS: (_("Notifications"), _("Who answered, boosted or followed you; all of it, or one kind.")),
        Kind.MENTIONS: (_("Mentions"), _("Posts that name you, to answer them in place.")),
        Kind.MESSAGES: (_("Messages"), _("Your conversations with people named in them.")),
        Kind.PUBLIC: (_("Public"), _("What everybody says in public, or everybody here.")),
        Kind.LIST: (_("List"), _("What the people on one of your lists say.")),
        Kind.TAG: (_("Tag"), _("Public posts with a #tag.")),
        Kind.SEARCH: (_("Search"), _("Posts that fit your words, newest first.")),
        Kind.SAVED: (_("Saved search"), _("Posts that fit a search you saved.")),
        Kind.PROFILE: (_("Profile"), _("What one person posts.")),
        Kind.BOOKMARKS: (_("Bookmarks"), _("Posts that you bookmarked.")),
        Kind.FAVOURITES: (_("Favourites"), _("Posts that you favourited.")),
        Kind.MOBS: (_("Mobs"), _("Mobs that happen now and soon; yours, or those near a place.")),
        Kind.MOB: (_("Mob, live wall"), _("One mob: its tally as it grows, and every deed.")),
        Kind.POST: (_("Conversation"), _("One post with all its answers.")),
        Kind.COLLECTION: (_("Collection"), _("What the people in a collection post.")),
        Kind.TRENDS: (_("Trends"), _("Posts or news that many people like these days.")),
        Kind.LINK: (_("Link"), _("Public posts with a link to one page of the web.")),
    }
