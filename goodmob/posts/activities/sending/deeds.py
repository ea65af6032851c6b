"""Tell the authors of posts elsewhere what is done with them here, and followers what stands on top of a profile."""

from goodmob.accounts.entities.addresses import uri_of
from goodmob.accounts.queries.accounts import AccountRow, account_by_id
from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.core.text.emoji import qualified
from goodmob.media.activities.emojis import emoji_said
from goodmob.media.queries.emojis import emojis_called
from goodmob.posts.activities.sending.carrying import carry, may_leave
from goodmob.posts.activities.writing.addresses import favourite_uri, post_uri, reaction_uri
from goodmob.posts.activities.writing.deeds import favourited, pinned, reacted, undone
from goodmob.posts.activities.writing.poll import vote_said
from goodmob.posts.activities.writing.stamped import KEYS, address_of
from goodmob.posts.queries.polls import options_of, votes_by
from goodmob.posts.queries.posts import PostRow, body_of, post_by_id
from goodmob.posts.queries.stamps import stamp_on
from goodmob.posts.rules.polls import chosen
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES


async def tell_favourite(house: House, account_id: int, post_id: int, favourite_id: int, *, is_undone: bool) -> None:
    """The author of the post, who lives elsewhere, learns of a favourite, or that it was taken back."""
    like = favourite_uri(house.settings, account_id, favourite_id)
    about = await _about(house, account_id, post_id, like)
    if about is None:
        return
    activity, author = about
    stamp = await stamp_on(house.db, like, "favourite")
    if stamp is not None:
        activity[KEYS["favourite"]] = address_of(house.settings, stamp)
    await carry(house, account_id, undone(activity) if is_undone else activity, also=[author.id])


async def tell_reaction(
    house: House, account_id: int, post_id: int, reaction_id: int, name: str, *, is_undone: bool
) -> None:
    """As `tell_favourite`, of an emoji: the character, or the name of a custom one, as tea or tea@far.example."""
    about = await _about(house, account_id, post_id, reaction_uri(house.settings, account_id, reaction_id))
    if about is None:
        return
    activity, author = about
    custom = None if qualified(name) is not None else (await emojis_called(house.db, [name])).get(name)
    content = name if custom is None else f":{custom.shortcode}:"
    activity = reacted(activity, None if custom is None else emoji_said(house, name, custom), content)
    await carry(house, account_id, undone(activity) if is_undone else activity, also=[author.id])


async def _about(house: House, account_id: int, post_id: int, uri: str) -> tuple[Json, AccountRow] | None:
    """The Like under this id and the author it is for; None where it stays here."""
    found = await _far_post(house, account_id, post_id)
    if found is None:
        return None
    post, author = found
    return favourited(house.settings, account_id, uri, post, uri_of(house.settings, author)), author


async def tell_votes(house: House, account_id: int, poll_id: int, post_id: int) -> None:
    """Who asked, and lives elsewhere, gets the votes of the account, each once."""
    found = await _far_post(house, account_id, post_id)
    if found is None:
        return
    question, author = found
    actor, asker = actor_uri(house.settings, account_id), uri_of(house.settings, author)
    options = (await options_of(house.db, [poll_id])).get(poll_id, [])
    choices = (await votes_by(house.db, account_id, [poll_id])).get(poll_id, 0)
    for place in chosen(choices):
        vote = vote_said(actor, poll_id, place, options[place].title, question=question, asker=asker)
        await carry(house, account_id, vote, also=[author.id])


async def tell_pin(house: House, account_id: int, post_id: int, mark: str, *, is_pinned: bool) -> None:
    """Followers elsewhere learn that a post is shown on top of the profile, or no longer."""
    row = await post_by_id(house.db, post_id)
    if row is None or row.visibility not in OPEN_VISIBILITIES or not may_leave(row):
        return
    await carry(
        house, account_id, pinned(house.settings, account_id, post_id, mark, is_pinned=is_pinned), followers=True
    )


async def _far_post(house: House, account_id: int, post_id: int) -> tuple[str, AccountRow] | None:
    """The address of a post by somebody elsewhere, and its author, where the account is one of ours."""
    row: PostRow | None = await post_by_id(house.db, post_id)
    if row is None or row.local:
        return None
    account, author = await account_by_id(house.db, account_id), await account_by_id(house.db, row.account_id)
    body = await body_of(house.db, post_id)
    if account is None or account.domain is not None or author is None or body is None:
        return None
    return post_uri(house.settings, row, body.uri), author
