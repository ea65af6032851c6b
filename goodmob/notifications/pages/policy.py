"""From whom somebody wants to hear: part of the settings."""

from msgspec import Struct, structs
from starlette.responses import RedirectResponse, Response

from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post
from goodmob.notifications.actions.set_policy import PolicyWish, set_policy
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
    return call.house.pages.render(call, "notifications/policy.html", chosen=policy._asdict(), kinds=_kinds(call))


async def take_form(call: Call, params: Choices) -> Response:
    """What was chosen counts from now on; notices that are there stay where they are."""
    wish = PolicyWish(**structs.asdict(params))
    await call.house.db.act(set_policy, call.account_id, wish)
    call.notify(call.gettext("Your choices are saved."))
    return RedirectResponse(ADDRESS, 303)


def _kinds(call: Call) -> list[tuple[str, str, str]]:
    say = call.gettext
    return [
        ("for_not_following", say("People you do not follow"), ""),
        ("for_not_followers", say("People who do not follow you"), say("Or have followed you for less than 3 days.")),
        ("for_new_accounts", say("New accounts"), say("Those made in the last 30 days.")),
        ("for_private_mentions", say("Unasked private mentions"), say("Those that answer no private post of yours.")),
        ("for_limited_accounts", say("Limited accounts"), say("Those whose reach our moderators limited.")),
        ("for_bots", say("Bots"), say("Accounts that say they are run by a program.")),
    ]


PAGES = (
    get(ADDRESS, show_form, viewer=SESSION),
    post(ADDRESS, take_form, viewer=SESSION),
)
