"""Change what the server is called and looks like."""

import re

from msgspec import Struct, structs
from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.accounts import account_by_handle
from goodmob.core.audit import record
from goodmob.core.colours import is_colour
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.core.house import Face
from goodmob.core.text.cleaning import clean_line, clean_text
from goodmob.instance.queries.settings import stored_face
from goodmob.instance.tables import server_setting
from goodmob.media.actions.delete import drop_files

ADDRESS = re.compile(r"[^@\s<>,;:\"()]+@[^@\s<>,;:\"()]+\.[^@\s<>,;:\"().]+")
LONGEST_TITLE = 60
LONGEST_DESCRIPTION = 500

_put = insert(server_setting)
PUT = statement(
    _put.on_conflict_do_update(
        index_elements=["name"], set_={name: _put.excluded[name] for name in ("value", "changed_at")}
    ).inline()
)
END = statement(delete(server_setting).where(server_setting.c.name == bindparam("which")))


class FaceWish(Struct, frozen=True, kw_only=True):
    """What the server is to show; what is empty is as file and environment say.

    logo: a key, None leaves it as it is.
    """

    title: str
    description: str
    accent: str
    contact_email: str
    contact_account: str
    logo: str | None = None


async def change_face(tx: Transaction, actor_id: int, wish: FaceWish) -> None:
    """The server is called and looks as wished; Invalid names what cannot be."""
    before = await stored_face(tx)
    after = await _checked(tx, wish, before.logo)

    changed = [name for name in after.__struct_fields__ if getattr(after, name) != getattr(before, name)]
    for name in changed:
        if value := getattr(after, name):
            await tx.run(PUT, name=name, value=value, changed_at=tx.now)
        else:
            await tx.run(END, which=name)
    if before.logo and "logo" in changed:
        await drop_files(tx, [before.logo])
    if changed:
        told = {name: getattr(after, name) for name in changed}
        await record(tx, actor_id=actor_id, action="server.change", target="server", details=told)


async def _checked(tx: Transaction, wish: FaceWish, logo: str) -> Face:
    values = structs.asdict(wish)
    face = Face(
        **{
            **{name: clean_line(value or "") for name, value in values.items()},
            "description": clean_text(wish.description),
            "accent": wish.accent.strip().lower(),
            "contact_account": wish.contact_account.strip().removeprefix("@"),
            "logo": logo if wish.logo is None else wish.logo,
        }
    )
    for name, most in (("title", LONGEST_TITLE), ("description", LONGEST_DESCRIPTION)):
        if len(getattr(face, name)) > most:
            raise Invalid(name, f"is too long (maximum is {most} characters)")
    if face.accent and not is_colour(face.accent):
        raise Invalid("accent", "is not a colour")
    if face.contact_email and not ADDRESS.fullmatch(face.contact_email):
        raise Invalid("contact_email", "is not an e-mail address")
    if face.contact_account:
        account = await account_by_handle(tx, face.contact_account)
        if account is None or account.state != "active":
            raise Invalid("contact_account", "is nobody here")
    return face
