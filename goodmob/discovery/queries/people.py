"""Who is named in queries."""

from collections.abc import Collection

from goodmob.accounts.queries.accounts import accounts_by_handles
from goodmob.accounts.queries.mentions import at_home
from goodmob.core.database.interface import Reads
from goodmob.core.settings import Settings
from goodmob.core.text.usernames import Handle
from goodmob.discovery.rules.asking import names_in
from goodmob.discovery.rules.queries import Query


async def people_in(reads: Reads, settings: Settings, queries: Collection[Query]) -> dict[str, int]:
    """The accounts whose handles stand in the queries, by those handles; without those that nobody has."""
    names = {name for query in queries for name in names_in(query)}
    handles = {name: at_home(settings, Handle(*name.split("@", 1))) for name in names}
    accounts = await accounts_by_handles(reads, handles.values())
    return {name: accounts[handle].id for name, handle in handles.items() if handle in accounts}
