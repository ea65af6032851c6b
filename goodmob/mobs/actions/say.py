"""Say something to everybody who takes part in a mob."""

from goodmob.broadcasts.actions.deliver import deliver
from goodmob.broadcasts.actions.send import Circumstance, Message, send
from goodmob.core.database.interface import Transaction
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.addresses import path_of
from goodmob.mobs.rules.circumstances import HOSTS_TOO, NOTICES, TO_LOOK_AT
from goodmob.posts.queries.posts import posts_by_id


async def say(
    tx: Transaction,
    mob: MobRow,
    circumstance: Circumstance,
    *,
    occasion: str = "",
    text: str = "",
    new_id: int | None = None,
) -> int | None:
    """Keeps the message and gives its id; None where the circumstance was told of before or has no page to look at.

    The host hears of it at once, unless it is the host's own doing; the others are told by `mobs.tell_committed`.
    """
    face_id = await _face(tx, mob)
    if face_id is None and circumstance in TO_LOOK_AT:
        return None
    message = Message(
        subject_id=mob.id,
        circumstance=circumstance,
        occasion=occasion,
        type=NOTICES[circumstance],
        account_id=mob.account_id,
        post_id=face_id,
        title=mob.title,
        path=path_of(mob.id),
        text=text,
    )
    broadcast_id = await send(tx, message, new_id)
    if broadcast_id is not None and circumstance in HOSTS_TOO:
        await deliver(tx, broadcast_id, [mob.account_id])
    return broadcast_id


async def _face(tx: Transaction, mob: MobRow) -> int | None:
    """The post that notices show; None where it is gone, as a notice about it would be."""
    if mob.post_id is None or mob.post_id not in await posts_by_id(tx, [mob.post_id]):
        return None
    return mob.post_id
