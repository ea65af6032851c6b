"""Hide everything of another server, for oneself."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.core.text.hosts import normalise_domain
from goodmob.social.events import DomainBlocked, DomainUnblocked
from goodmob.social.tables.ties import domain_block

ADD_DOMAIN = statement(insert(domain_block).on_conflict_do_nothing(index_elements=["account_id", "domain"]).inline())
END_DOMAIN = statement(
    delete(domain_block).where(
        domain_block.c.account_id == bindparam("account_id"), domain_block.c.domain == bindparam("domain")
    )
)


async def block_domain(tx: Transaction, account_id: int, domain: str) -> None:
    """Hides the domain from the account; hidden already, nothing happens."""
    name = normalise_domain(domain)
    if name is None:
        raise Invalid("domain", "is not a valid domain name")

    if await tx.run(ADD_DOMAIN, id=tx.new_id(), account_id=account_id, domain=name):
        await tx.announce(DomainBlocked(account_id, name))


async def unblock_domain(tx: Transaction, account_id: int, domain: str) -> None:
    """Shows the domain again; not hidden, nothing happens."""
    name = normalise_domain(domain)
    if name is None:
        raise Invalid("domain", "is not a valid domain name")

    if await tx.run(END_DOMAIN, account_id=account_id, domain=name):
        await tx.announce(DomainUnblocked(account_id, name))
