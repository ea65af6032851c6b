"""Whether a post waits for the card of what it links to, so that it travels with it."""

from goodmob.core.house import House
from goodmob.posts.actions.tie_card import tie_card
from goodmob.posts.queries.cards import cards_by_id
from goodmob.posts.queries.posts import post_by_id


async def awaits_card(house: House, post_id: int) -> bool:
    """Whether the site that the post links to was not asked yet, or did not answer so far; ties it to a known card."""
    row = await post_by_id(house.db, post_id)
    if row is None or not row.local or row.boost_of_id is not None or not house.settings.link_cards:
        return False
    await house.db.act(tie_card, post_id, house.settings.local_domain, 0)
    row = await post_by_id(house.db, post_id)
    card_id = None if row is None else row.card_id
    card = None if card_id is None else (await cards_by_id(house.db, [card_id])).get(card_id)
    return card is not None and card.state == "asked"
