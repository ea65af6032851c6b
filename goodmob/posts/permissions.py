"""Who may see, boost, quote and edit a post: the one access check of everything that shows posts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

from goodmob.accounts.queries.accounts import Standing, standings_of
from goodmob.core.database.interface import Reads
from goodmob.core.errors import NotFound
from goodmob.posts.queries.bonds import bonds_with
from goodmob.posts.queries.mentions import posts_addressing
from goodmob.posts.queries.posts import PostRow, post_by_id, posts_by_id, tombstones
from goodmob.posts.rules.policies import Kind, Ruling, policy_of, rule
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES
from goodmob.social.queries.follows import follow_between, follows_among
from goodmob.social.queries.hidden import blocked_among, blockers_among, blocks_between, mutes_among

QuoteStanding = Literal["automatic", "denied"]


class Sight:
    """What a viewer (None: nobody signed in) may see of some posts, decided from facts that were read before.

    entrusted: posts that somebody showed the viewer, who is staff, in a report; those are seen by staff as they are.
    """

    def __init__(
        self,
        viewer_id: int | None,
        posts: Mapping[int, PostRow],
        *,
        authors: Mapping[int, Standing],
        blocking: set[int],
        blocked_by: set[int],
        followed: set[int],
        addressing: set[int],
        entrusted: Collection[int] = (),
    ) -> None:
        self.viewer_id = viewer_id
        self.posts = posts
        self.followed = followed
        self.blocking = blocking
        self._present = {author.id for author in authors.values() if author.state == "active"}
        self._limited = _limited(authors) - followed - {viewer_id}
        self._covered = {author.id for author in authors.values() if author.sensitized_at is not None}
        self._out_of_sight = blocking | blocked_by
        self._addressing = addressing
        self._entrusted = entrusted

    def sees(self, row: PostRow) -> bool:
        """Whether the viewer may see the post; of a boost, also what it boosts, which has to be among the posts."""
        if row.id in self._entrusted:
            return True
        if row.account_id not in self._present or row.account_id in self._out_of_sight:
            return False
        if row.boost_of_id is not None:
            original = self.posts.get(row.boost_of_id)
            if original is None or not self.sees(original):
                return False
        if row.account_id == self.viewer_id:
            return True
        if row.held or (row.local_only and self.viewer_id is None):
            return False
        if row.approval is not None and not self._decides_about(row):
            return False
        if row.visibility in OPEN_VISIBILITIES or row.id in self._addressing:
            return True
        return row.visibility == "private" and row.account_id in self.followed

    def _decides_about(self, row: PostRow) -> bool:
        """Whether it waits for the viewer: the author of what it answers or boosts."""
        original = self.posts.get(row.boost_of_id) if row.boost_of_id is not None else None
        owner_id = row.in_reply_to_account_id if original is None else original.account_id
        return row.approval == "pending" and owner_id is not None and owner_id == self.viewer_id

    def meets(self, row: PostRow) -> bool:
        """Whether the viewer, who sees the post, is shown it unasked: by a limited author only to followers."""
        return row.account_id not in self._limited

    def covers(self, row: PostRow) -> bool:
        """Whether staff cover the author's media, from everybody else."""
        return row.account_id in self._covered and row.account_id != self.viewer_id

    def sees_id(self, post_id: int | None) -> bool:
        """Whether the viewer may see the post with this id; never where it is not among the posts."""
        row = None if post_id is None else self.posts.get(post_id)
        return row is not None and self.sees(row)


async def look(
    reads: Reads,
    viewer_id: int | None,
    posts: Mapping[int, PostRow],
    authors: Mapping[int, Standing] | None = None,
    *,
    entrusted: Collection[int] = (),
    despite_blocks: bool = False,
) -> Sight:
    """What the viewer may see of these posts, in a handful of reads however many they are.

    `posts` holds what the boosts among them boost, too; `authors` says how their accounts stand, if known.
    `entrusted`: see Sight. `despite_blocks`: as if nobody blocked anybody.
    """
    if authors is None:
        authors = await standings_of(reads, {row.account_id for row in posts.values()})
    others = {row.account_id for row in posts.values()} - {viewer_id}
    if viewer_id is None or not others:
        nobody: set[int] = set()
        return Sight(
            viewer_id,
            posts,
            authors=authors,
            blocking=nobody,
            blocked_by=nobody,
            followed=nobody,
            addressing=nobody,
            entrusted=entrusted,
        )
    closed = [row for row in posts.values() if row.visibility not in OPEN_VISIBILITIES and row.account_id in others]
    kept = {row.account_id for row in closed if row.visibility == "private"}
    kept |= {row.account_id for row in posts.values() if row.quote_policy == "followers"} & others
    kept |= _limited(authors) & others
    near = set() if despite_blocks else others
    return Sight(
        viewer_id,
        posts,
        authors=authors,
        blocking=await blocked_among(reads, viewer_id, near),
        blocked_by=await blockers_among(reads, viewer_id, near),
        followed=set(await follows_among(reads, viewer_id, kept)) if kept else set(),
        addressing=await posts_addressing(reads, viewer_id, [row.id for row in closed]),
        entrusted=entrusted,
    )


def _limited(authors: Mapping[int, Standing]) -> set[int]:
    return {author.id for author in authors.values() if author.silenced_at is not None}


async def visible(reads: Reads, viewer_id: int | None, rows: Sequence[PostRow]) -> list[PostRow]:
    """Of these posts, in their order, those that the viewer may see: the one access check."""
    sight = await look(reads, viewer_id, await with_originals(reads, rows))
    return [row for row in rows if sight.sees(row)]


async def met(reads: Reads, viewer_id: int | None, rows: Sequence[PostRow]) -> list[PostRow]:
    """As `visible`, where the viewer did not ask for the authors: limited ones are met by their followers only."""
    sight = await look(reads, viewer_id, await with_originals(reads, rows))
    return [row for row in rows if sight.sees(row) and sight.meets(row)]


async def may_see(reads: Reads, viewer_id: int | None, post: PostRow) -> bool:
    """Whether the viewer may see the post."""
    return bool(await visible(reads, viewer_id, [post]))


async def reportable(reads: Reads, account_id: int, author_id: int, post_ids: Collection[int]) -> set[int]:
    """Which of these posts of the author the account can report: those that it sees, or would but for a block.

    What anyone could see can be reported after it was deleted, so that nobody escapes by being quick.
    """
    rows = [row for row in (await posts_by_id(reads, post_ids)).values() if row.account_id == author_id]
    sight = await look(reads, account_id, await with_originals(reads, rows), despite_blocks=True)
    found = {row.id for row in rows if sight.sees(row)}
    gone = (await tombstones(reads, set(post_ids) - found)).values()
    return found | {row.post_id for row in gone if row.account_id == author_id and row.visibility in OPEN_VISIBILITIES}


async def seen(reads: Reads, viewer_id: int | None, post_id: int) -> PostRow:
    """The post; NotFound both where it does not exist and where the viewer may not see it."""
    row = await post_by_id(reads, post_id)
    if row is None or not await may_see(reads, viewer_id, row):
        raise NotFound
    return row


async def seen_original(reads: Reads, viewer_id: int | None, post_id: int) -> PostRow:
    """The post, or what it boosts; NotFound both where it does not exist and where the viewer may not see it."""
    row = await seen(reads, viewer_id, post_id)
    return row if row.boost_of_id is None else await seen(reads, viewer_id, row.boost_of_id)


async def visibilities_towards(reads: Reads, viewer_id: int | None, account_id: int) -> set[str]:
    """The visibilities of the account's posts that are worth reading for the viewer; may_see decides about each."""
    if viewer_id == account_id:
        return {*OPEN_VISIBILITIES, "private", "direct"}
    if viewer_id is not None and await follow_between(reads, viewer_id, account_id):
        return {*OPEN_VISIBILITIES, "private"}
    return {*OPEN_VISIBILITIES}


async def ruling_on(reads: Reads, account_id: int, post: PostRow, kind: Kind) -> Ruling:
    """Whether the account, which sees the post, may do this with it: asked of its policy where it has one."""
    if post.interaction_policy is None:
        return "allowed"
    bond = (await bonds_with(reads, account_id, [post]))[post.id]
    return rule(kind, policy_of(post.interaction_policy, post.visibility), post.visibility, bond)


def may_boost(account_id: int, post: PostRow) -> bool:
    """Whether the account, which sees the post, may pass it on: private posts only the author, direct ones nobody."""
    if post.is_withheld:
        return False
    return post.visibility in OPEN_VISIBILITIES or (post.visibility == "private" and post.account_id == account_id)


def quote_standing(viewer_id: int | None, post: PostRow, follows_author: bool) -> QuoteStanding:
    """How a viewer, who sees the post, stands to quoting it; authors quote all of their own that is not direct."""
    if viewer_id is None or post.visibility == "direct" or post.boost_of_id is not None or post.is_withheld:
        return "denied"
    if post.account_id == viewer_id:
        return "automatic"
    if post.visibility not in OPEN_VISIBILITIES:
        return "denied"
    allowed = post.quote_policy == "public" or (post.quote_policy == "followers" and follows_author)
    return "automatic" if allowed else "denied"


async def may_quote(reads: Reads, account_id: int, post: PostRow) -> bool:
    """Whether the account, which sees the post, may quote it."""
    follows = bool(await follows_among(reads, account_id, [post.account_id]))
    return quote_standing(account_id, post, follows) == "automatic"


async def unwelcome_among(reads: Reads, viewer_id: int | None, account_ids: Collection[int], now: int) -> set[int]:
    """Of these accounts those that the viewer is spared in lists: muted ones, and those with a block between them."""
    if viewer_id is None or not account_ids:
        return set()
    muted = await mutes_among(reads, viewer_id, account_ids, now)
    return await blocks_between(reads, viewer_id, account_ids) | muted.keys()


async def with_originals(reads: Reads, rows: Iterable[PostRow]) -> dict[int, PostRow]:
    """The posts by id, together with those that the boosts among them boost."""
    posts = {row.id: row for row in rows}
    wanted = {row.boost_of_id for row in posts.values() if row.boost_of_id is not None} - posts.keys()
    return posts | await posts_by_id(reads, wanted)
