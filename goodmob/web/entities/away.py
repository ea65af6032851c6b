"""What was said at home while somebody was away, and how it is sorted."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.core.ids import id_at
from goodmob.posts.permissions import met, with_originals
from goodmob.posts.queries.posts import PostRow, posts_by_id
from goodmob.posts.queries.strangers import kept_off
from goodmob.timelines.queries.home import home_ids

MOST_POSTS = 400
"""So many posts are looked at, the newest."""

FROM_BOOSTERS = 2
"""From so many boosters on a post is told of as one that many passed on."""

Kind = Literal["posts", "answers", "boosts", "pictures", "links", "polls", "mobs"]
KINDS: tuple[Kind, ...] = ("posts", "answers", "boosts", "pictures", "links", "polls", "mobs")


class Away(NamedTuple):
    """The posts and boosts of the others at home, newest first, and by id the posts that they show.

    newest_id: of what stands at home, 0 for nothing. is_cut: whether there were more than MOST_POSTS.
    """

    rows: Sequence[PostRow]
    posts: Mapping[int, PostRow]
    newest_id: int
    is_cut: bool

    def shown(self, row: PostRow) -> PostRow:
        """The post that stands there: itself, or what it boosts."""
        return row if row.boost_of_id is None else self.posts[row.boost_of_id]

    def by_author(self) -> dict[int, list[PostRow]]:
        """What each of the others said themselves, newest first."""
        found: defaultdict[int, list[PostRow]] = defaultdict(list)
        for row in self.rows:
            if row.boost_of_id is None:
                found[row.account_id].append(row)
        return found

    def boosters(self) -> dict[int, list[int]]:
        """By post, who boosted it, for posts with many of them; those with most first, then the latest."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for row in self.rows:
            if row.boost_of_id is not None:
                found[row.boost_of_id].append(row.account_id)
        many = [post_id for post_id in found if len(found[post_id]) >= FROM_BOOSTERS]
        return {post_id: found[post_id] for post_id in sorted(many, key=lambda id_: (-len(found[id_]), -id_))}

    def sharers(self) -> dict[int, list[int]]:
        """By card, who linked to its page or passed that on; those of most people first, then the latest."""
        found: defaultdict[int, dict[int, None]] = defaultdict(dict)
        for row in self.rows:
            if (card_id := self.shown(row).card_id) is not None:
                found[card_id].setdefault(row.account_id)
        order = sorted(found, key=lambda card_id: -len(found[card_id]))
        return {card_id: list(found[card_id]) for card_id in order}

    def counts(self) -> Counter[Kind]:
        """How many there are of each kind; one may be of several."""
        return Counter(kind for row in self.rows for kind in KINDS if self.is_of(kind, row))

    def is_of(self, kind: Kind, row: PostRow) -> bool:
        """Whether the entry is of this kind."""
        shown = self.shown(row)
        of_its_own = row.boost_of_id is None
        is_answer = row.in_reply_to_account_id not in {None, row.account_id}
        return {
            "posts": of_its_own and not is_answer,
            "answers": of_its_own and is_answer,
            "boosts": not of_its_own,
            "pictures": shown.has_media,
            "links": shown.card_id is not None,
            "polls": shown.poll_id is not None,
            "mobs": shown.facet == "mob",
        }[kind]


async def away_since(house: House, account_id: int, since: int) -> Away:
    """What the others said at the account's home since that moment (us)."""
    ids = await home_ids(house, account_id, Window(since_id=id_at(since), limit=MOST_POSTS))
    found = await posts_by_id(house.db, ids)
    rows = [found[id_] for id_ in ids if id_ in found and found[id_].account_id != account_id]
    off = await kept_off(house.db, account_id, rows, house.clock.now())
    seen = await met(house.db, account_id, [row for row in rows if row.id not in off])
    posts = await with_originals(house.db, seen)
    whole = [row for row in seen if row.boost_of_id is None or row.boost_of_id in posts]
    return Away(whole, posts, max(ids, default=0), len(ids) == MOST_POSTS)
