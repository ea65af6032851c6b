"""What the oauth slice tidies up at night."""

from goodmob.core.clock import DAY
from goodmob.core.house import House
from goodmob.oauth.actions.redeem_code import forget_old_codes


async def sweep(house: House) -> None:
    """Codes are forgotten a day after they expired; until then one that comes twice is noticed."""
    await house.db.act(forget_old_codes, house.clock.now() - DAY)
