"""How one posts unless a post says otherwise, and how one meets posts: part of the settings."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.change_preferences import PreferenceChange, change_preferences
from goodmob.accounts.queries.people import posting_defaults
from goodmob.core.database.interface import Transaction
from goodmob.core.languages import languages
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post
from goodmob.posts.actions.set_interaction_policy import set_default_policies
from goodmob.posts.rules.policies import Audience, Policy, answered_by, audience_of, own_usual
from goodmob.posts.rules.visibility import VISIBILITIES, QuotePolicy, Visibility

ADDRESS = "/settings/posting"

OPEN: tuple[Visibility, ...] = ("public", "unlisted")
"""The posts whose readers are not chosen, so that it matters who may answer."""


class Habits(Struct, kw_only=True):
    """A filled-in form; a box that is not ticked is not sent."""

    privacy: Visibility = "public"
    answers: Audience = ""
    quotes: QuotePolicy = "public"
    language: str = ""
    sensitive: bool = False
    media: str = "default"
    opens_warnings: bool = False
    plays: bool = False


async def show_form(call: Call) -> Response:
    """How it is now."""
    kept = await posting_defaults(call.house.db, call.account_id)
    return call.house.pages.render(
        call,
        "posts/habits.html",
        kept_habits=kept,
        answers=audience_of(own_usual(kept.posting_policies, "public")),
        visibilities=VISIBILITIES,
        language_names=languages(),
    )


async def take_form(call: Call, params: Habits) -> Response:
    """Posts and reading are as wished from now on."""
    await call.house.db.act(_change, call.account_id, params, lane=call.account_id)
    call.notify(call.gettext("Your choices are saved."))
    return RedirectResponse(ADDRESS, 303)


async def _change(tx: Transaction, account_id: int, params: Habits) -> None:
    """What is wished of who may answer holds for open posts; other policies stay as they are."""
    await change_preferences(
        tx,
        account_id,
        PreferenceChange(
            posting_privacy=params.privacy,
            posting_quote_policy=params.quotes,
            posting_language=params.language,
            posting_sensitive=params.sensitive,
            expand_media=params.media,
            expand_spoilers=params.opens_warnings,
            autoplay_gifs=params.plays,
        ),
    )
    kept = (await posting_defaults(tx, account_id)).posting_policies
    policies: dict[str, Policy] = {visibility: own_usual(kept, visibility) for visibility in VISIBILITIES}
    wished: dict[str, Policy] = {
        visibility: answered_by(policies[visibility], params.answers, visibility) for visibility in OPEN
    }
    await set_default_policies(tx, account_id, {**policies, **wished})


PAGES = (
    get(ADDRESS, show_form, viewer=SESSION),
    post(ADDRESS, take_form, viewer=SESSION),
)
