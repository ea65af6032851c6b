"""Replies that order something are obeyed."""

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.commitments.queries.calls import figures_of
from goodmob.core.errors import NotFound, Refusal
from goodmob.core.house import House
from goodmob.core.text.plain import own_text
from goodmob.mobs.actions.obey_reply import Reply, obey_reply, refuse_reply
from goodmob.mobs.queries.abroad import far_mob
from goodmob.mobs.queries.mobs import mob_by_post
from goodmob.mobs.rules.commands import command_in, role_in
from goodmob.posts.events import PostPublished
from goodmob.posts.queries.posts import body_of


async def obey_command(house: House, event: PostPublished) -> None:
    """An answer in the conversation of a mob joins, leaves, is there or does; a refusal is told to its author."""
    reply = await _ordering(house, event)
    if reply is None:
        return
    try:
        await _act(house, reply)
    except NotFound:
        # It is not for whoever may not see the mob, nor can be told to them.
        return


async def _act(house: House, reply: Reply) -> None:
    try:
        await house.db.act(obey_reply, reply, lane=reply.mob_id)
    except Refusal as refusal:
        if refusal.status >= 500:
            raise
        await house.db.act(refuse_reply, reply, lane=reply.mob_id)


async def _ordering(house: House, event: PostPublished) -> Reply | None:
    if event.conversation_id is None or not event.tagged:
        return None
    mob = await mob_by_post(house.db, event.conversation_id)
    if mob is not None and not await _is_ours_to_obey(house, event, mob.id):
        return None
    body = None if mob is None else await body_of(house.db, event.post_id)
    said = "" if body is None else own_text(body.html) if "<blockquote" in body.html else body.text
    command = command_in(said)
    if mob is None or body is None or command is None:
        return None
    if command.verb in {"did", "here"} and await far_mob(house.db, mob.id) is not None:
        # The reply goes to the server of the mob, which counts it, or them.
        return None
    roles = (await figures_of(house.db, [mob.id]))[mob.id].roles if command.verb == "join" else ()
    role = role_in(said, [one.name for one in roles])
    return Reply(event.post_id, event.author_id, mob.id, command, role)


async def _is_ours_to_obey(house: House, event: PostPublished, mob_id: int) -> bool:
    """Whether the mob is ours, or its author is: what somebody elsewhere says around a mob elsewhere is said there."""
    if await far_mob(house.db, mob_id) is None:
        return True
    author = await account_by_id(house.db, event.author_id)
    return author is not None and author.domain is None
