"""The JSON of emoji with which people reacted to a post, as apps for Akkoma read it."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.house import House
from goodmob.media.queries.emojis import Emoji, emojis_called
from goodmob.posts.permissions import unwelcome_among
from goodmob.posts.queries.emoji_reactions import ReactionCount, reaction_counts, reactions_by_id, reactors_of
from goodmob.posts.queries.posts import PostRow

MOST_REACTORS = 400
"""Of so many reactions it is told who gave them, the latest."""


class EmojiReaction(Struct, frozen=True):
    """An emoji and how many reacted with it; url and static_url are those of a custom one."""

    name: str
    count: int
    me: bool
    url: str | None = None
    static_url: str | None = None


class EmojiReactors(Struct, frozen=True):
    """An emoji and who reacted with it, latest first."""

    name: str
    count: int
    me: bool
    url: str | None
    static_url: str | None
    accounts: Sequence[Account]


class ReactionSign(Struct, frozen=True):
    """The emoji of one reaction."""

    name: str
    url: str | None


class ReactionNotice:
    """Shows the emoji that notices of reactions are about; those that were taken back are left out."""

    async def gather(self, house: House, viewer_id: int, ids: Sequence[int]) -> Mapping[int, object]:
        """The ReactionSign of each of these reactions."""
        rows = await reactions_by_id(house.db, ids)
        known = await _custom(house, {row.name for row in rows.values()})
        return {id_: ReactionSign(row.name, _url(house, known.get(row.name))) for id_, row in rows.items()}


NOTICE = ReactionNotice()


async def reactions_to(
    house: House, viewer_id: int | None, rows: Collection[PostRow]
) -> Mapping[int, Sequence[EmojiReaction]]:
    """The reactions to those of the posts that have some; no query where none has."""
    counts = await reaction_counts(house.db, viewer_id, [row.id for row in rows if row.reactions > 0])
    known = await _custom(house, {one.name for of_post in counts.values() for one in of_post})
    return {post_id: [_reaction(house, one, known) for one in of_post] for post_id, of_post in counts.items()}


async def show_reactors(
    house: House, viewer_id: int | None, post_id: int, name: str | None = None
) -> list[EmojiReactors]:
    """Who reacted to the post, by emoji, without whom the viewer does not want to meet; name: with this emoji only."""
    counts = (await reaction_counts(house.db, viewer_id, [post_id])).get(post_id, ())
    wanted = [one for one in counts if name in {None, one.name}]
    known = await _custom(house, {one.name for one in wanted})
    reactors = await reactors_of(house.db, post_id, name, MOST_REACTORS) if wanted else []
    givers = {row.account_id for row in reactors}
    shown = await show_accounts(house, givers - await unwelcome_among(house.db, viewer_id, givers, house.clock.now()))
    accounts = {int(account.id): account for account in shown}
    by_name: dict[str, list[Account]] = {one.name: [] for one in wanted}
    for row in reactors:
        if row.account_id in accounts and row.name in by_name:
            by_name[row.name].append(accounts[row.account_id])
    signs = [_reaction(house, one, known) for one in wanted]
    return [
        EmojiReactors(sign.name, sign.count, sign.me, sign.url, sign.static_url, by_name[sign.name]) for sign in signs
    ]


def _reaction(house: House, one: ReactionCount, known: Mapping[str, Emoji]) -> EmojiReaction:
    emoji = known.get(one.name)
    still = house.blobs.url(emoji.static_key) if emoji else None
    return EmojiReaction(one.name, one.accounts, one.mine, _url(house, emoji), still)


def _url(house: House, emoji: Emoji | None) -> str | None:
    return house.blobs.url(emoji.file_key) if emoji else None


async def _custom(house: House, names: Collection[str]) -> dict[str, Emoji]:
    return await emojis_called(house.db, sorted(name for name in names if name[-1:].isascii()))
