"""Whether a post waits for the card of what it links to, so that it travels with it."""

from goodmob.core.house import House
from goodmob.posts.linked.addresses import first_link
from goodmob.posts.queries.cards import card_by_url
from goodmob.posts.queries.posts import bodies, post_by_id


async def awaits_card(house: House, post_id: int) -> bool:
    """Whether the site that the post links to was not asked yet, or did not answer so far."""
    row = await post_by_id(house.db, post_id)
    if row is None or not row.local or row.boost_of_id is not None or not house.settings.link_cards:
        return False
    texts = await bodies(house.db, {row.id, row.quote_of_id or row.id})
    quoted = texts.get(row.quote_of_id or 0)
    known = {address for address in (quoted.uri, quoted.url) if address} if quoted else set[str]()
    html = texts[row.id].html if row.id in texts else ""
    url = first_link(html, own_host=house.settings.local_domain, without=known)
    card = None if url is None else await card_by_url(house.db, url)
    return url is not None and (card is None or card.state == "asked")
