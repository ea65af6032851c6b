"""People of other servers are asked for once somebody here names them, so that what is said reaches them."""

import asyncio
import logging
from collections.abc import Iterable
from functools import partial

from goodmob.accounts.queries.accounts import accounts_by_handles
from goodmob.accounts.queries.mentions import at_home
from goodmob.core.errors import Refusal
from goodmob.core.house import House
from goodmob.core.text.extract import Mention, entities
from goodmob.core.text.usernames import Handle
from goodmob.federation.people import actor_by_handle
from goodmob.federation.trouble import Unfetched

MOST_MET = 20
"""So many strangers one text can make us ask for."""

PATIENCE_SECONDS = 8.0
"""So long whoever names them waits for all of them; who comes later is known the next time."""

log = logging.getLogger(__name__)


async def meet_named(house: House, *texts: str) -> None:
    """Whoever these texts name is known afterwards, if their server says who they are."""
    await meet(house, [one.handle for text in texts for one in entities(text) if isinstance(one, Mention)])


async def meet(house: House, handles: Iterable[Handle]) -> None:
    """Whoever has these names at other servers is known afterwards, if their server says who they are."""
    far = {name.key: name for name in (at_home(house.settings, handle) for handle in handles) if name.domain}
    if not far:
        return
    known = await accounts_by_handles(house.db, far.values())
    strangers = [name for name in far.values() if name not in known][:MOST_MET]
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await asyncio.gather(*(_meet(house, stranger) for stranger in strangers))
    except TimeoutError:
        log.info("Some who were named have not come in time")


async def _meet(house: House, stranger: Handle) -> None:
    name = f"{stranger.username}@{stranger.domain}"
    try:
        await house.together.once(("federation.meet", stranger.key), partial(actor_by_handle, house, name))
    except (Unfetched, Refusal) as error:
        log.info("Nobody called %s: %s", stranger.key, error)
