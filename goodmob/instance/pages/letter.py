"""A letter that tells whether letters arrive."""

from starlette.responses import RedirectResponse, Response

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.accounts.queries.people import person_by_id
from goodmob.core.errors import NotFound
from goodmob.core.mail import MailError
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, post

WAY_BACK = "/welcome#mail"


async def send_letter(call: Call) -> Response:
    """A letter goes to whoever asks for it, and the page says what became of it."""
    require_permission(call.viewer, Permission.MANAGE_SETTINGS)
    house, person_id = call.house, call.viewer.person_id
    person = await person_by_id(house.db, person_id) if person_id is not None else None
    if person is None:
        raise NotFound
    title = house.settings.title
    subject = call.gettext("%(title)s can write letters", title=title)
    text = call.gettext(
        "You asked for this letter on the page of your server, %(title)s. As you can read it, letters arrive.",
        title=title,
    )
    try:
        await house.mail.send(person.email, subject, f"{text}\n\n{house.settings.base_url}/welcome\n")
    except (MailError, ValueError) as error:
        call.notify(
            call.gettext("The letter could not be sent. What the mail server said: %(error)s", error=error), "warn"
        )
    else:
        call.notify(call.gettext("A letter is on its way to %(email)s. Look whether it arrives.", email=person.email))
    return RedirectResponse(WAY_BACK, 303)


PAGES = (post("/settings/server/letter", send_letter, viewer=SESSION, limit="confirmation"),)
