"""The first person comes in by the link that the server printed and becomes its owner."""

from goodmob.accounts.actions.create_account import Created, NewPerson, create_account
from goodmob.accounts.queries.people import is_anybody_here
from goodmob.accounts.rules.sign_up import SignUp, sign_up_faults
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Gone
from goodmob.core.house import House
from goodmob.core.passwords import hash_password


async def become_owner(house: House, form: SignUp) -> Created:
    """The owner's account; the link is worth nothing afterwards. Faulty, or Gone where somebody was faster."""
    has_faults = any(sign_up_faults(form, "open", may_be_reserved=True).values())
    password_hash = "" if has_faults else await hash_password(form.password)
    created = await house.db.act(admit_owner, form, password_hash)
    house.owner_token = ""
    return created


async def admit_owner(tx: Transaction, form: SignUp, password_hash: str) -> Created:
    """The owner's account, confirmed and approved, as long as nobody else is here."""
    if await is_anybody_here(tx):
        raise Gone("This server has its owner already; sign in instead")
    faults = sign_up_faults(form, "open", may_be_reserved=True)

    new = NewPerson(
        username=form.username,
        email=form.email,
        password_hash=password_hash,
        locale=form.locale,
        posting_language=form.posting_language,
        role="owner",
    )

    return await create_account(tx, new, faults)
