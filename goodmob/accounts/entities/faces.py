"""An account as the frame of every page shows it."""

from goodmob.accounts.entities.account import Account
from goodmob.core.web.frame import Face


def face_of(account: Account) -> Face:
    """The face of a local account."""
    name = account.display_name or account.username
    return Face(name, f"@{account.acct}", account.avatar_static, f"/@{account.username}", account.id)
