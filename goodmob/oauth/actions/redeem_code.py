"""An app gets a token for the code it was let in by."""

from sqlalchemy import bindparam, delete, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.oauth.actions.issue_token import Holder, issue_token
from goodmob.oauth.actions.revoke import revoke_from_code
from goodmob.oauth.queries.codes import CodeRow, code_by_secret
from goodmob.oauth.rules.pkce import proves
from goodmob.oauth.tables import authorization_code

USE = statement(
    update(authorization_code)
    .values(used_at=bindparam("now"))
    .where(authorization_code.c.id == bindparam("code_id"), authorization_code.c.used_at.is_(None))
)
DROP_OLD = statement(delete(authorization_code).where(authorization_code.c.expires_at < bindparam("before")))


async def redeem_code(
    tx: Transaction, application_id: int, code: str, redirect_uri: str, verifier: str, secret: str
) -> list[str] | None:
    """The scopes of the new token with this secret; None where the code is not good for this app.

    A code that was used before was stolen once: whoever got a token for it loses it, so this must be committed.
    """
    found = await code_by_secret(tx, code)
    if found is None or not _is_for(found, application_id, redirect_uri, verifier) or found.expires_at <= tx.now:
        return None
    if found.used_at is not None or not await tx.run(USE, code_id=found.id, now=tx.now):
        await revoke_from_code(tx, found.id)
        return None

    scopes = found.scopes.split()
    holder = Holder(
        application_id=application_id, person_id=found.person_id, account_id=found.account_id, code_id=found.id
    )
    await issue_token(tx, holder, scopes, secret)
    return scopes


async def forget_old_codes(tx: Transaction, before: int) -> None:
    """Codes that expired before this moment are of no use to anybody."""
    await tx.run(DROP_OLD, before=before)


def _is_for(code: CodeRow, application_id: int, redirect_uri: str, verifier: str) -> bool:
    is_ours = code.application_id == application_id and code.redirect_uri == redirect_uri
    return is_ours and proves(verifier, code.code_challenge)
