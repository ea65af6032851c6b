"""What the house holds in memory of the blocked networks is made true again."""

from goodmob.accounts.queries.ip_blocks import networks_without_access
from goodmob.core.house import House


async def shut_out_blocked(house: House) -> None:
    """From now on nobody is answered who comes from a network without access.

    Called when the house opens and after every change. The server alone answers requests, and hears of a change
    whichever process made it, as it runs the subscribers of all.
    """
    house.shut_out.replace(await networks_without_access(house.db, house.clock.now()))
