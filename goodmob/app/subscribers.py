"""Everything that follows from something: each event, and who hears of it."""

from goodmob.accounts.events import AccountDeleted, PersonSignedUp, ProfileChanged
from goodmob.core.events import Event, Subscriptions, acts, writes
from goodmob.notifications import subscribers as notifications
from goodmob.notifications.events import Notified
from goodmob.posts import subscribers as posts
from goodmob.posts.events import (
    PollClosed,
    PollRemoved,
    PostDeleted,
    PostEdited,
    PostFavourited,
    PostPublished,
    PostScheduled,
    PostUnfavourited,
    TagFollowed,
    TagUnfollowed,
)
from goodmob.social import subscribers as social
from goodmob.social.events import (
    Blocked,
    FollowAccepted,
    FollowChanged,
    Followed,
    FollowRejected,
    FollowRequested,
    ListChanged,
    Muted,
    Unblocked,
    Unfollowed,
    Unmuted,
)
from goodmob.timelines.subscribers import feeds, screens

SUBSCRIPTIONS: Subscriptions = {
    PersonSignedUp: [writes(notifications.tell_staff)],
    ProfileChanged: [writes(social.let_in_after_unlock)],
    AccountDeleted: [
        writes(social.clear_after_deletion),
        writes(posts.clean_up_after_account),
        writes(notifications.forget_account_notices),
    ],
    Followed: [writes(notifications.tell_of_follow), acts(feeds.rebuild_after_follow)],
    FollowRequested: [writes(notifications.tell_of_request)],
    FollowAccepted: [writes(notifications.tell_of_acceptance), acts(feeds.rebuild_after_acceptance)],
    FollowRejected: [writes(notifications.forget_rejected), acts(feeds.rebuild_after_rejection)],
    FollowChanged: [acts(feeds.rebuild_after_change)],
    Unfollowed: [writes(notifications.forget_unfollowed), acts(feeds.rebuild_after_unfollow)],
    Blocked: [acts(feeds.rebuild_after_block)],
    Unblocked: [acts(feeds.rebuild_after_unblock)],
    Muted: [acts(feeds.rebuild_after_mute)],
    Unmuted: [acts(feeds.rebuild_after_unmute)],
    ListChanged: [acts(feeds.rebuild_after_list_change)],
    TagFollowed: [acts(feeds.rebuild_after_tag_follow)],
    TagUnfollowed: [acts(feeds.rebuild_after_tag_unfollow)],
    PostPublished: [
        acts(feeds.hand_round),
        writes(notifications.tell_of_post),
        writes(posts.plan_poll_end),
    ],
    PostEdited: [acts(screens.change_on_screens), writes(notifications.tell_of_edit), writes(posts.plan_poll_end)],
    PostDeleted: [
        acts(feeds.take_out),
        writes(notifications.forget_post_notices),
        writes(posts.clean_up_after_post),
    ],
    PostFavourited: [writes(notifications.tell_of_favourite)],
    PostUnfavourited: [writes(notifications.forget_unfavourited)],
    PostScheduled: [writes(posts.plan_publication)],
    PollClosed: [writes(notifications.tell_of_poll)],
    PollRemoved: [writes(posts.clean_up_after_poll)],
    Notified: [acts(notifications.stream_notice)],
}

UNHEARD: dict[type[Event], str] = {}
"""Events that nobody listens to, with the reason why they are announced all the same."""
