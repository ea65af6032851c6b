"""Where an account is found: its name for the world, its page, its actor and the pictures of those who have none."""

from goodmob.accounts.queries.accounts import AccountRow
from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.settings import Settings

# Clients take a picture whose address ends like this for none at all.
_MISSING = "original/missing.png"


def acct_of(account: AccountRow) -> str:
    """The name that people write after an @: ada, or ben@far.example."""
    return account.username if account.domain is None else f"{account.username}@{account.domain}"


def url_of(settings: Settings, account: AccountRow) -> str:
    """The page of the account."""
    return account.url or (f"{settings.base_url}/@{account.username}" if account.domain is None else account.uri or "")


def uri_of(settings: Settings, account: AccountRow) -> str:
    """The id of the actor, opaque for our own so that a name may change."""
    return account.uri or actor_uri(settings, account.id)


def default_picture(settings: Settings, shelf: str) -> str:
    """The picture of whoever has none; `shelf` is avatar or header."""
    return f"{settings.base_url}/{shelf}s/{_MISSING}"
