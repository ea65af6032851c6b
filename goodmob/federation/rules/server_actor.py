"""The actor of the server itself: who signs what is fetched, and nobody's name."""

from goodmob.core.settings import Settings

SERVER_ACTOR = "/actor"
"""Its path."""

SERVER_ID = 0
"""What stands for it where an account is named."""


def server_uri(settings: Settings) -> str:
    """The address of the server's actor."""
    return settings.base_url + SERVER_ACTOR


def server_name(settings: Settings) -> str:
    """Its name: the domain without a port, as in Mastodon, which no account can have, for the dot in it.

    Where the domain has no dot it ends with one character more than a name may have on its own.
    """
    domain = settings.local_domain.partition(":")[0]
    return domain if "." in domain else f"{domain}.server"
