"""The terms of service: published from a day on."""

from collections.abc import Mapping

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.clock import date
from goodmob.core.errors import Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post
from goodmob.instance.actions.publish_terms import publish_terms
from goodmob.instance.queries.terms import current_terms, versions_of_terms

ADDRESS = "/settings/server/terms"


class TermsForm(Struct, kw_only=True):
    """Terms, and the day from which they hold."""

    text: str = ""
    effective_date: str = ""


async def show_form(call: Call) -> Response:
    """What holds today, ready to be said anew."""
    house, today = call.house, date(call.house.clock.now())
    held = await current_terms(house.db, today)
    return await _page(call, TermsForm(text=held.text if held else "", effective_date=today), {})


async def take_form(call: Call, params: TermsForm) -> Response:
    """The terms are published, or the form says why they cannot be."""
    require_permission(call.viewer, Permission.MANAGE_RULES)
    try:
        await call.house.db.act(publish_terms, params.text, params.effective_date, actor_id=call.account_id)
    except Invalid as refusal:
        return await _page(call, params, {refusal.field or "text": _words(call, refusal)})
    call.notify(call.gettext("The terms are published."))
    return RedirectResponse(ADDRESS, 303)


async def _page(call: Call, form: TermsForm, errors: Mapping[str, str]) -> Response:
    require_permission(call.viewer, Permission.MANAGE_RULES)
    days = await versions_of_terms(call.house.db)
    status = 422 if errors else 200
    return call.house.pages.render(call, "instance/terms.html", status=status, form=form, errors=errors, days=days)


def _words(call: Call, refusal: Invalid) -> str:
    reason = refusal.message
    if reason.endswith("taken"):
        return call.gettext("Other terms hold from this day on already. Choose another.")
    if reason.startswith(("is no day", "is too soon")):
        return call.gettext("Please choose a day that is not before today, nor before what holds now.")
    if reason.endswith("blank"):
        return call.gettext("Please write what people agree to.")
    return call.gettext("This is too much, or there are too many versions already.")


PAGES = (
    get(ADDRESS, show_form, viewer=SESSION),
    post(ADDRESS, take_form, viewer=SESSION),
)
