"""Tell relays where posts are."""

from goodmob.core.database.interface import Transaction
from goodmob.core.settings import Settings
from goodmob.federation.actions.send import send
from goodmob.federation.queries.relays import accepted_relays
from goodmob.federation.rules.relays import announce_said
from goodmob.federation.rules.server_actor import SERVER_ID


async def announce_to_relays(tx: Transaction, settings: Settings, post_id: int, post_uri: str) -> None:
    """Those relays that hand on addresses, and serve us, learn of a post of ours from the server's actor, once."""
    inboxes = [relay.inbox for relay in await accepted_relays(tx) if relay.actor_uri is not None]
    if inboxes:
        await send(tx, SERVER_ID, announce_said(settings, post_id, post_uri), inboxes)
