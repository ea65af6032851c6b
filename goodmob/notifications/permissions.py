"""Who may tell whom of what, and which apps."""

from collections.abc import Collection, Mapping, Sequence

from goodmob.accounts.actions.sign_in import GOOD_FOR
from goodmob.accounts.permissions import outranks
from goodmob.accounts.queries.accounts import AccountRow, accounts_by_id
from goodmob.accounts.queries.people import person_of
from goodmob.accounts.queries.sessions import sessions_of
from goodmob.core.database.interface import Reads
from goodmob.notifications.queries.notifications import NotificationRow
from goodmob.notifications.queries.policies import Attitude, attitudes_towards
from goodmob.notifications.queries.push import Holder, SubscriptionRow
from goodmob.notifications.rules.kinds import FILTERABLE, MENTION
from goodmob.notifications.rules.notice import Notice
from goodmob.notifications.rules.policy import ACCEPT, THREAD_DEPTH, Sender, Ties, asks_for_thread, outcome
from goodmob.notifications.rules.push import FOLLOWED, FOLLOWER, NOBODY
from goodmob.oauth.queries.tokens import tokens_of_account
from goodmob.posts.queries.posts import PostRow, posts_by_id
from goodmob.posts.queries.reactions import conversation_muters
from goodmob.posts.queries.strangers import keeping_off
from goodmob.posts.queries.threads import askers_of
from goodmob.social.queries.stances import stances_towards


async def outcomes(reads: Reads, notices: Sequence[Notice], now: int) -> list[tuple[Notice, str]]:
    """What becomes of each of the notices, all by one sender and about one post; one to nobody here is left out.

    The number of queries does not grow with the notices.
    """
    sender_id, post_id = notices[0].from_account_id, notices[0].post_id
    accounts = await accounts_by_id(reads, {sender_id, *(notice.account_id for notice in notices)})
    heard = [notice for notice in notices if _is_here(accounts.get(notice.account_id))]
    sender = accounts.get(sender_id)
    if sender is None or sender.state in {"suspended", "paused", "closed"} or not heard:
        return []
    post = (await posts_by_id(reads, [post_id])).get(post_id) if post_id is not None else None
    receivers = {notice.account_id: accounts[notice.account_id] for notice in heard}
    attitudes = await _attitudes(reads, heard)
    ties = await _ties(reads, sender, receivers, attitudes, post, now)
    unasked = await _unasked(reads, heard, attitudes, ties, post)
    about = Sender(sender.created_at, sender.silenced_at is not None, sender.kind == "service")
    return [
        (
            notice,
            outcome(
                notice,
                attitudes[notice.account_id].policy,
                ties[notice.account_id],
                about,
                is_unasked=notice.account_id in unasked,
                now=now,
            ),
        )
        for notice in heard
    ]


async def kept_from_mention(reads: Reads, post: PostRow, named: Collection[int], now: int) -> set[int]:
    """Of the accounts here that the post names, those whose policy keeps it from them: it is filtered, or dropped.

    Who muted the conversation is not told either, but knows of it.
    """
    notices = [Notice(account_id, MENTION, post.account_id, post.id, post.id) for account_id in named]
    judged = await outcomes(reads, notices, now) if notices else []
    kept = {notice.account_id for notice, said in judged if said != ACCEPT}
    return kept - await conversation_muters(reads, post.conversation_id, kept) if kept else kept


async def may_push(reads: Reads, subscription: SubscriptionRow, notice: NotificationRow, now: int) -> bool:
    """Whether the app asked for such a notice by such a sender, whom its person still wants to hear."""
    me, sender = subscription.account_id, notice.from_account_id
    if notice.type not in subscription.types or notice.filtered or subscription.policy == NOBODY:
        return False
    if sender == me:
        return True
    stance = (await stances_towards(reads, sender, None, [me], now))[me]
    if stance.is_apart or stance.mutes:
        return False
    is_follower = stance.followed_since is not None
    return {FOLLOWED: stance.follows, FOLLOWER: is_follower}.get(subscription.policy, True)


async def may_hold_push(reads: Reads, account_id: int, holder: Holder, now: int) -> bool:
    """Whether the token, or the session, still opens anything of the account."""
    if holder.session_id is None:
        return holder.token_id in {token.id for token in await tokens_of_account(reads, account_id)}
    person = await person_of(reads, account_id)
    sessions = await sessions_of(reads, person.id) if person else []
    return holder.session_id in {one.id for one in sessions if now < one.used_at + GOOD_FOR}


def _is_here(account: AccountRow | None) -> bool:
    return account is not None and account.domain is None and account.state == "active"


async def _attitudes(reads: Reads, notices: Sequence[Notice]) -> Mapping[int, Attitude]:
    receivers = {notice.account_id for notice in notices}
    if not FILTERABLE.intersection(notice.type for notice in notices):
        return dict.fromkeys(receivers, Attitude())
    return await attitudes_towards(reads, notices[0].from_account_id, receivers)


async def _ties(
    reads: Reads,
    sender: AccountRow,
    receivers: Mapping[int, AccountRow],
    attitudes: Mapping[int, Attitude],
    post: PostRow | None,
    now: int,
) -> Mapping[int, Ties]:
    stances = await stances_towards(reads, sender.id, sender.domain, receivers.keys(), now)
    muters = await conversation_muters(reads, post.conversation_id, receivers.keys()) if post else set()
    shielded = await keeping_off(reads, sender.id, receivers.keys(), now)
    return {
        id_: Ties(
            is_apart=stance.is_apart,
            is_muted=stance.mutes or id_ in muters,
            hides_domain=stance.hides_domain,
            follows=stance.follows,
            followed_since=stance.followed_since,
            is_permitted=attitudes[id_].is_permitted,
            outranked=outranks(sender.role, receivers[id_].role),
            is_shielded=id_ in shielded,
        )
        for id_, stance in stances.items()
    }


async def _unasked(
    reads: Reads,
    notices: Sequence[Notice],
    attitudes: Mapping[int, Attitude],
    ties: Mapping[int, Ties],
    post: PostRow | None,
) -> Collection[int]:
    if post is None or post.visibility != "direct":
        return set()
    unasked = {notice.account_id for notice in notices if notice.type == MENTION}
    matters = any(
        asks_for_thread(notice, attitudes[notice.account_id].policy, ties[notice.account_id]) for notice in notices
    )
    if post.in_reply_to_id is not None and matters:
        unasked -= await askers_of(reads, post.id, post.account_id, THREAD_DEPTH)
    return unasked
