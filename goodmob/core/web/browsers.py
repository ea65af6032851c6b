"""Who looks at a page: the session of the browser's cookie, its language, and whether its forms are ours."""

from goodmob.core import i18n
from goodmob.core.errors import Forbidden, HasMoved
from goodmob.core.web import cookies, csrf, throttle
from goodmob.core.web.call import Call
from goodmob.core.web.failures import SignInNeeded
from goodmob.core.web.pages import Extras
from goodmob.core.web.routes import Policy
from goodmob.core.web.session import SessionAuthenticator

ACTING_FOR = "goodmob-account"
"""The header by which a script of ours acts for another account of the same person, in this request alone.

No other site can send it: it takes a script, and the browser asks first, which is never answered for pages.
"""


async def admit_browser(call: Call, authenticate: SessionAuthenticator, extras: Extras) -> None:
    """Fill in session, viewer, language and frame of a page's call; refuses strangers, floods and foreign forms."""
    secret = cookies.read(call.house.settings, call, cookies.SESSION)
    acting_for = call.headers.get(ACTING_FOR, "")
    call.browser = await authenticate(call.house, secret, acting_for) if secret else None
    i18n.current.set(_language(call))
    if call.browser is not None:
        call.viewer = call.browser.viewer
    throttle.hold(call)
    if call.browser is None and acting_for and call.route.viewer is not Policy.SESSION:
        raise Forbidden
    call.frame = await extras(call)
    if call.browser is None and call.route.viewer is Policy.SESSION:
        raise SignInNeeded
    if call.viewer.has_moved and not call.route.is_kept:
        said = call.gettext("Your account has moved. Take that back in the settings, under Moving, to use it again.")
        raise HasMoved().told(said)
    await csrf.check(call)


def _language(call: Call) -> str:
    wanted = call.query_params.get("lang", "")
    if wanted in i18n.LANGUAGES:
        call.new_language = wanted
    chosen = call.browser.language if call.browser else ""
    remembered = cookies.read(call.house.settings, call, cookies.LANGUAGE)
    return i18n.choose(wanted, chosen, remembered, accept=call.headers.get("accept-language", ""))
