"""The terms of service, as the operator publishes them."""

from goodmob.app.commands.wishes import NewTerms
from goodmob.core.house import House
from goodmob.instance.actions.publish_terms import publish_terms


async def publish(house: House, wish: NewTerms) -> None:
    """The terms hold from their day on; Invalid where they are empty, or the day cannot be."""
    await house.db.act(publish_terms, wish.text, wish.effective_date)
