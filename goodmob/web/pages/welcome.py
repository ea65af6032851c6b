"""The first page after signing up: what to do next, for whoever runs the server, and for everybody."""

from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get
from goodmob.discovery.entities.explored import people_to_meet
from goodmob.social.entities.relationship import acquaintances
from goodmob.web.entities.first_steps import OWNER, first_steps

ADDRESS = "/welcome"
MOST_PEOPLE = 6


async def welcome(call: Call) -> Response:
    """A short list of first steps: for the owner with what is done already, for others with people to follow."""
    house, account_id = call.house, call.account_id
    if call.viewer.role == OWNER:
        return house.pages.render(
            call,
            "web/welcome_owner.html",
            steps=await first_steps(house, account_id),
        )
    people = await acquaintances(house, account_id, await people_to_meet(house, account_id, MOST_PEOPLE))
    return house.pages.render(call, "web/welcome.html", people=people, back=ADDRESS)


PAGES = (get(ADDRESS, welcome, viewer=SESSION),)
