"""Ask the authors of posts elsewhere whether something may be done with them, and answer those who ask about ours."""

from goodmob.accounts.entities.addresses import uri_of
from goodmob.accounts.queries.accounts import AccountRow, account_by_id, accounts_by_id
from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.posts.actions.stamp import drop_stamp, keep_stamp
from goodmob.posts.activities.sending.carrying import carry, may_leave
from goodmob.posts.activities.writing.addresses import favourite_uri, own_uri, post_uri, request_uri
from goodmob.posts.activities.writing.consent import accepted, rejected, request_said, revoked, stamp_said
from goodmob.posts.activities.writing.deeds import favourited, published
from goodmob.posts.activities.writing.gathering import gather_rows
from goodmob.posts.activities.writing.note import note_said
from goodmob.posts.activities.writing.stamped import address_of
from goodmob.posts.permissions import may_see
from goodmob.posts.queries.approvals import RequestRow, request_by_id
from goodmob.posts.queries.posts import PostRow, body_of, post_by_id, tombstones
from goodmob.posts.queries.stamps import StampRow, stamp_on


async def ask_to_quote(house: House, post_id: int) -> None:
    """Asks whom the post of ours quotes, and who lives elsewhere, to allow that."""
    row = await post_by_id(house.db, post_id)
    if row is None or not may_leave(row) or row.quote_state != "pending":
        return
    gathered = await gather_rows(house, [row])
    owner = (await accounts_by_id(house.db, [row.quote_of_account_id or 0])).get(row.quote_of_account_id or 0)
    note = note_said(gathered, row.id) if row.id in gathered.bodies else {}
    if owner is None or owner.domain is None or "quote" not in note:
        return
    made = await _as_seen(house, owner, row, note)
    await _ask(house, "quote", f"quote/{row.id}", row.account_id, owner, note["quote"], made)


async def ask_leave(house: House, request_id: int) -> None:
    """Asks who wrote the post elsewhere to let in what somebody here made of it."""
    request = await request_by_id(house.db, request_id)
    if request is None or not request.is_open:
        return
    people = await accounts_by_id(house.db, [request.owner_id, request.account_id])
    owner, asker = people.get(request.owner_id), people.get(request.account_id)
    about = await _uri(house, request.status_id)
    if owner is None or asker is None or owner.domain is None or asker.domain is not None or about is None:
        return
    made = await _made(house, request, about, owner)
    if made is not None:
        await _ask(house, request.kind, str(request.id), asker.id, owner, about, made)


async def _as_seen(house: House, owner: AccountRow, row: PostRow, said: Json) -> Json | str:
    """What was made, whole for whoever it is meant for too; who is only asked about it learns its id."""
    is_theirs = row.boost_of_id is not None or await may_see(house.db, owner.id, row)
    return said if is_theirs else str(said["id"])


async def _ask(
    house: House, kind: str, mark: str, asker_id: int, owner: AccountRow, about: str, made: Json | str
) -> None:
    actor, request = actor_uri(house.settings, asker_id), request_uri(house.settings, asker_id, mark)
    said = request_said(kind, request, actor, uri_of(house.settings, owner), about, made)
    await carry(house, asker_id, said, also=[owner.id])


async def _made(house: House, request: RequestRow, about: str, owner: AccountRow) -> Json | str | None:
    if request.kind == "favourite":
        like = favourite_uri(house.settings, request.account_id, request.id)
        return favourited(house.settings, request.account_id, like, about, uri_of(house.settings, owner))
    row = None if request.post_id is None else await post_by_id(house.db, request.post_id)
    if row is None or row.local_only or row.held:
        return None
    gathered = await gather_rows(house, [row])
    if not {row.id, row.boost_of_id or row.id} <= gathered.bodies.keys():
        return None
    said = published(gathered, row.id) if row.boost_of_id is not None else note_said(gathered, row.id)
    return await _as_seen(house, owner, row, said)


async def tell_answer(house: House, request_id: int) -> None:
    """Tells who asked from elsewhere that it was let in, with the stamp that proves it, or that it was not."""
    request = await request_by_id(house.db, request_id)
    if request is None or request.is_open:
        return
    people = await accounts_by_id(house.db, [request.owner_id, request.account_id])
    owner, asker = people.get(request.owner_id), people.get(request.account_id)
    if owner is None or asker is None or owner.domain is not None or asker.domain is None:
        return
    made = request.object_uri or await _uri(house, request.post_id)
    row = await post_by_id(house.db, request.status_id)
    if made is None or row is None:
        return
    asked = await asked_for(house, row, request.kind, asker.id, made, request.uri)
    if request.rejected_at is not None:
        await refuse(house, row, asker.id, asked, str(request.id))
    else:
        await grant(house, row, request.kind, asker.id, made, asked)


async def asked_for(house: House, row: PostRow, kind: str, asker_id: int, made: str, uri: str | None) -> Json | str:
    """What an answer is to: the request, or, where there was none, the id of what was made."""
    asker = await account_by_id(house.db, asker_id)
    if uri is None or asker is None:
        return made
    owner, about = actor_uri(house.settings, row.account_id), own_uri(house.settings, row.account_id, row.id)
    return request_said(kind, uri, uri_of(house.settings, asker), owner, about, made)


async def grant(house: House, row: PostRow, kind: str, asker_id: int, made: str, asked: Json | str) -> bool:
    """Gives the asker a stamp for what they made of the post of ours; False where that has one of somebody else's."""
    about = {"owner_id": row.account_id, "account_id": asker_id, "post_id": row.id}
    stamp: StampRow | None = await house.db.act(keep_stamp, kind, **about, object_uri=made)
    asker = await account_by_id(house.db, asker_id)
    if stamp is None or asker is None:
        return False
    owner = actor_uri(house.settings, row.account_id)
    said = accepted(address_of(house.settings, stamp), owner, uri_of(house.settings, asker), asked)
    await carry(house, row.account_id, said, also=[asker_id])
    return True


async def refuse(house: House, row: PostRow, asker_id: int, asked: Json | str, mark: str) -> None:
    """Tells the asker that the author of the post does not let them. mark: tells it from other refusals."""
    asker = await account_by_id(house.db, asker_id)
    if asker is not None:
        owner = actor_uri(house.settings, row.account_id)
        said = rejected(owner, mark, uri_of(house.settings, asker), asked)
        await carry(house, row.account_id, said, also=[asker_id])


async def take_back(house: House, quoting_id: int, quoted_id: int) -> None:
    """Tells others that somebody here took their post back out of one that quotes it."""
    made, quoted = await _uri(house, quoting_id), await post_by_id(house.db, quoted_id)
    stamp = None if made is None else await stamp_on(house.db, made, "quote")
    if stamp is None or stamp.uri is not None or quoted is None:
        return
    owner = actor_uri(house.settings, quoted.account_id)
    about = own_uri(house.settings, quoted.account_id, quoted.id)
    said = stamp_said("quote", address_of(house.settings, stamp), owner, about, stamp.object_uri)
    asker = await account_by_id(house.db, stamp.account_id)
    await carry(
        house,
        quoted.account_id,
        revoked(said, uri_of(house.settings, asker) if asker else owner),
        followers=not quoted.local_only,
        also=[stamp.account_id],
    )
    await house.db.act(drop_stamp, stamp.id)


async def _uri(house: House, post_id: int | None) -> str | None:
    """The id of a post, or boost, also of one from elsewhere that is gone."""
    if post_id is None:
        return None
    row, body = await post_by_id(house.db, post_id), await body_of(house.db, post_id)
    if row is not None and body is not None:
        return post_uri(house.settings, row, body.uri)
    gone = (await tombstones(house.db, [post_id])).get(post_id)
    return None if gone is None else gone.uri
