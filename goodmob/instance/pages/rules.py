"""The rules of the place: read, added, said in other words, put in order, taken away."""

from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.errors import Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.instance.actions.keep_rules import (
    LONGEST_HINT,
    LONGEST_RULE,
    MOST_RULES,
    add_rule,
    change_rule,
    move_rule,
    remove_rule,
)
from goodmob.instance.queries.rules import rules_of_the_place

ADDRESS = "/settings/server/rules"


class NewRule(Struct, kw_only=True):
    """A rule, and what explains it."""

    text: str = ""
    hint: str = ""


class OneRule(NewRule, kw_only=True):
    """A rule that is there, and what is to become of it."""

    id: Id
    deed: Literal["save", "up", "down", "remove"] = "save"


async def show_rules(call: Call) -> Response:
    """The rules in their order, each with its form."""
    return await _page(call, NewRule(), "")


async def take_rule(call: Call, params: NewRule) -> Response:
    """One more rule after the others."""
    _admit(call)
    try:
        await call.house.db.act(add_rule, params.text, params.hint, actor_id=call.account_id)
    except Invalid as refusal:
        return await _page(call, params, _words(call, refusal))
    call.notify(call.gettext("The rule is added."))
    return RedirectResponse(ADDRESS, 303)


async def take_change(call: Call, params: OneRule) -> Response:
    """The rule has other words, another place, or is gone."""
    _admit(call)
    act, actor_id = call.house.db.act, call.account_id
    try:
        if params.deed == "remove":
            await act(remove_rule, params.id, actor_id=actor_id)
            call.notify(call.gettext("The rule is removed."))
        elif params.deed == "save":
            await act(change_rule, actor_id, params.id, params.text, params.hint)
            call.notify(call.gettext("The rule is saved."))
        else:
            await act(move_rule, actor_id, params.id, -1 if params.deed == "up" else 1)
    except Invalid as refusal:
        call.notify(_words(call, refusal), "warn")
    return RedirectResponse(f"{ADDRESS}#rule-{params.id}", 303)


def _admit(call: Call) -> None:
    require_permission(call.viewer, Permission.MANAGE_RULES)


async def _page(call: Call, form: NewRule, error: str) -> Response:
    _admit(call)
    rules = await rules_of_the_place(call.house.db)
    status = 422 if error else 200
    return call.house.pages.render(
        call, "instance/rules.html", status=status, rules=rules, form=form, error=error, most=MOST_RULES
    )


def _words(call: Call, refusal: Invalid) -> str:
    if refusal.message.endswith("blank"):
        return call.gettext("A rule needs some words.")
    if refusal.message.endswith("rules"):
        return call.gettext("%(number)s rules are the most; nobody reads more.", number=MOST_RULES)
    most = LONGEST_HINT if refusal.field == "hint" else LONGEST_RULE
    return call.gettext("This is too much; %(number)s is the most.", number=most)


PAGES = (
    get(ADDRESS, show_rules, viewer=SESSION),
    post(ADDRESS, take_rule, viewer=SESSION),
    post(f"{ADDRESS}/:id", take_change, viewer=SESSION),
)
