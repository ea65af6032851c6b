"""From whom somebody wants to hear: part of the settings."""

from msgspec import Struct, structs
from starlette.responses import RedirectResponse, Response

from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post
from goodmob.notifications.actions.set_policy import PolicyWish, set_policy
from goodmob.notifications.pages.device import device_of
from goodmob.notifications.queries.policies import policy_of
from goodmob.notifications.rules.policy import Outcome

ADDRESS = "/settings/notifications"


class Choices(Struct):
    """A filled-in form."""

    for_not_following: Outcome
    for_not_followers: Outcome
    for_new_accounts: Outcome
    for_private_mentions: Outcome
    for_limited_accounts: Outcome
    for_bots: Outcome


async def show_form(call: Call) -> Response:
    """The choices there are, for each kind of sender."""
    policy = await policy_of(call.house.db, call.account_id)
    return call.house.pages.render(
        call,
        "notifications/policy.html",
        chosen=policy._asdict(),
        kinds=_kinds(call),
        device=await device_of(call),
    )


async def take_form(call: Call, params: Choices) -> Response:
    """What was chosen counts from now on; notices that are there stay where they are."""
    wish = PolicyWish(**structs.asdict(params))
    await call.house.db.act(set_policy, call.account_id, wish)
    call.notify(call.gettext("Your choices are saved."))
    return RedirectResponse(ADDRESS, 303)


def _kinds(call: Call) -> list[tuple[str, str, str]]:
    gettext = call.gettext
    return [
        ("for_not_following", gettext("People you do not follow"), ""),
        (
            "for_not_followers",
            gettext("People who do not follow you"),
            gettext("Or have followed you for less than 3 days."),
        ),
        ("for_new_accounts", gettext("New accounts"), gettext("Those made in the last 30 days.")),
        (
            "for_private_mentions",
            gettext("Unasked private mentions"),
            gettext("Those that answer no private post of yours."),
        ),
        ("for_limited_accounts", gettext("Limited accounts"), gettext("Those whose reach our moderators limited.")),
        ("for_bots", gettext("Bots"), gettext("Accounts that say they are run by a program.")),
    ]


PAGES = (
    get(ADDRESS, show_form, viewer=SESSION),
    post(ADDRESS, take_form, viewer=SESSION),
)
