"""What this place is and by which rules people live here."""

from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.queries.staff import staff_accounts
from goodmob.core.web.call import Call
from goodmob.core.web.pages import PageAnswer
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.instance.queries.rules import rules_of_the_place
from goodmob.instance.queries.terms import has_terms


async def about(call: Call) -> PageAnswer:
    """The description of the server, its rules, and who runs it."""
    return call.house.pages.render(
        call,
        "web/about.html",
        has_terms=await has_terms(call.house.db),
        rules=await rules_of_the_place(call.house.db),
        staff=await show_accounts(call.house, await staff_accounts(call.house.db)),
    )


PAGES = (get("/about", about, viewer=OPTIONAL_SESSION),)
