"""Other servers are asked for leave, and hear what is decided here."""

from goodmob.core.house import House
from goodmob.posts.activities.sending import consent, posts
from goodmob.posts.events import ApprovalAnswered, ApprovalAsked, PostPublished, QuoteAnswered, QuoteRevoked


async def ask_to_quote(house: House, event: PostPublished) -> None:
    """Whom a new post quotes, and who lives elsewhere, is asked."""
    if event.about_id is not None:
        await consent.ask_to_quote(house, event.post_id)


async def ask_leave(house: House, event: ApprovalAsked) -> None:
    """Who wrote the post elsewhere is asked to let in what somebody here made of it."""
    await consent.ask_leave(house, event.request_id)


async def tell_answer(house: House, event: ApprovalAnswered) -> None:
    """Who asked from elsewhere learns what was decided."""
    await consent.tell_answer(house, event.request_id)


async def tell_quote_answer(house: House, event: QuoteAnswered) -> None:
    """Whoever has the quoting post of ours learns whether it stands, and by which stamp."""
    await posts.tell_updated(house, event.post_id, f"quote/{house.ids.new()}")


async def tell_revocation(house: House, event: QuoteRevoked) -> None:
    """Others learn that a quote is no longer wanted."""
    await consent.take_back(house, event.post_id, event.quoted_id)
    await posts.tell_updated(house, event.post_id, f"quote/{house.ids.new()}")
