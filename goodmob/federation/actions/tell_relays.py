"""Tell relays where posts are."""

from collections.abc import Collection

from goodmob.core.database.interface import Transaction
from goodmob.core.settings import Settings
from goodmob.federation.actions.send import send
from goodmob.federation.rules.relays import announce_said
from goodmob.federation.rules.server_actor import SERVER_ID


async def announce_to_relays(
    tx: Transaction, settings: Settings, post_id: int, post_uri: str, inboxes: Collection[str]
) -> None:
    """The relays with these inboxes, which hand on addresses, learn of a post of ours from the server's actor, once."""
    await send(tx, SERVER_ID, announce_said(settings, post_id, post_uri), inboxes)
