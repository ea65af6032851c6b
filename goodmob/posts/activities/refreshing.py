"""Posts of other servers as they are now: changed when their server says so, or asked for again."""

from goodmob.accounts.queries.elsewhere import FarRow, far_accounts
from goodmob.core.house import House
from goodmob.federation.fetching import fetch
from goodmob.federation.trouble import Gone
from goodmob.posts.actions.delete import delete
from goodmob.posts.actions.far.revise import revise_far_post
from goodmob.posts.activities.finding import look_up
from goodmob.posts.activities.keeping import keep_emojis, keep_facets, note_stamp, read_by
from goodmob.posts.queries.posts import body_of, post_by_id
from goodmob.posts.rules.far_posts import FarPost
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES


async def revise(house: House, author: FarRow, post_id: int, post: FarPost) -> None:
    """Makes our copy of the post as its author says it is now; NotFound where the copy is not theirs."""
    known = await look_up(house, author, post, depth=1, was_brought=True)
    await keep_emojis(house, author, post, known)
    await house.db.act(revise_far_post, author.id, post_id, post, known)
    await note_stamp(house, author, post, known)


async def refresh(house: House, post_id: int) -> None:
    """Asks the post's server what it says now; what it does not have any more goes here too.

    Of what is not for everybody its server has nothing for who asks: that goes where it is said to be gone for good.
    Unfetched where it cannot be asked. Nothing happens to a post of ours.
    """
    row, body = await post_by_id(house.db, post_id), await body_of(house.db, post_id)
    author = None if row is None else (await far_accounts(house.db, [row.account_id])).get(row.account_id)
    if row is None or row.boost_of_id is not None or body is None or body.uri is None or author is None:
        return
    try:
        document = await fetch(house, body.uri)
    except Gone as error:
        if error.is_for_good or row.visibility in OPEN_VISIBILITIES:
            await house.db.act(delete, row.account_id, post_id, keep_media=False)
        return
    post = read_by(house, document, author)
    if post is not None and post.uri == body.uri:
        await revise(house, author, post_id, post)
        await keep_facets(house, post_id, document)
