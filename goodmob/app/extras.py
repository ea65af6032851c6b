"""What upper slices add to the frame of every page."""

from typing import Any

from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.web.call import Call
from goodmob.core.web.frame import Face, Way


async def extras(call: Call) -> dict[str, Any]:
    """The ways to go, and who is signed in."""
    me = await _me(call)
    return {"navigation": _ways(call, me), "me": me}


async def _me(call: Call) -> Face | None:
    if call.session is None:
        return None
    [account] = await show_accounts(call.house, [call.session.account_id])
    return Face(
        account.display_name or account.username, f"@{account.acct}", account.avatar_static, f"/@{account.username}"
    )


def _ways(call: Call, me: Face | None) -> list[Way]:
    everybody = Way(call.gettext("Public"), "/", "globe")
    about = Way(call.gettext("About"), "/about", "info")
    if me is None:
        return [everybody, about]
    profile = Way(call.gettext("Profile"), me.url, "person")
    return [everybody, profile, Way(call.gettext("Settings"), "/settings/profile", "gear"), about]
