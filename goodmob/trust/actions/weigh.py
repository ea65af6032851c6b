"""Weigh a post before anybody reads it."""

from enum import StrEnum

from goodmob.core.database.interface import Transaction


class Verdict(StrEnum):
    """What becomes of a post: everybody who may see it does, only its author does, or it is not accepted at all."""

    DELIVER = "deliver"
    HOLD = "hold"
    REFUSE = "refuse"


async def weigh(
    tx: Transaction, author_id: int, text: str, *, visibility: str, mentioned_ids: list[int], in_reply_to_id: int | None
) -> Verdict:
    """The verdict on a post that is about to be published or edited; Goodmob trusts its people until it learns not to.

    text: the warning and the source, as the author wrote them. mentioned_ids: accounts that would be told of it.
    """
    return Verdict.DELIVER
