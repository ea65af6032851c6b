"""What follows from what happens to posts: where they appear, who is told, and what is found."""

from goodmob.announcements import subscribers as announcements
from goodmob.announcements.events import AnnouncementMade, AnnouncementRemoved, ReactionChanged
from goodmob.app import between
from goodmob.core.events import Subscriptions, abroad, acts, writes
from goodmob.discovery import subscribers as discovery
from goodmob.discovery.events import PostMatched, SavedSearchDeleted
from goodmob.media import subscribers as media
from goodmob.media.events import EmojiRemoved, MediaDeleted, MediaReceived
from goodmob.mobs.subscribers import asking as mob_asking
from goodmob.mobs.subscribers import calendars as mob_calendars
from goodmob.mobs.subscribers import faces, mentions, replies, touches
from goodmob.mobs.subscribers import spreading as mob_spreading
from goodmob.mobs.subscribers import words_abroad as mob_words_abroad
from goodmob.notifications.events import (
    ClearingAsked,
    MentionsMerged,
    NotificationsMerged,
    Notified,
    SenderAccepted,
    SenderDismissed,
    Surged,
)
from goodmob.notifications.subscribers import about_people, about_posts, clearing, pushes
from goodmob.notifications.subscribers import screens as notice_screens
from goodmob.posts.events import (
    ApprovalAnswered,
    ApprovalAsked,
    ConversationOpened,
    FarFiguresShown,
    FolderDeleted,
    InteractionPolicyChanged,
    PollClosed,
    PollRemoved,
    PollVoted,
    PostDeleted,
    PostEdited,
    PostFavourited,
    PostFound,
    PostImported,
    PostPinned,
    PostPublished,
    PostReacted,
    PostScheduled,
    PostUnfavourited,
    PostUnpinned,
    PostUnreacted,
    QuoteAnswered,
    QuotePolicyChanged,
    QuoteRevoked,
    TagFollowed,
    TagUnfollowed,
)
from goodmob.posts.subscribers import asking, telling
from goodmob.posts.subscribers import far as far_posts
from goodmob.posts.subscribers import upkeep as posts
from goodmob.timelines.events import ConversationChanged, ConversationRemoved
from goodmob.timelines.subscribers import conversations, feeds, screens

POSTS: Subscriptions = {
    MediaReceived: [writes(media.order_conversion)],
    MediaDeleted: [acts(media.delete_files)],
    EmojiRemoved: [writes(announcements.forget_reactions)],
    AnnouncementMade: [writes(announcements.plan_hours)],
    AnnouncementRemoved: [acts(announcements.take_off_screens)],
    ReactionChanged: [acts(announcements.count_on_screens)],
    TagFollowed: [acts(feeds.rebuild_home_with_tags)],
    TagUnfollowed: [acts(feeds.rebuild_home_with_tags)],
    PostPublished: [
        abroad(acts(asking.ask_to_quote)),
        abroad(acts(telling.tell_published)),
        acts(feeds.hand_round),
        writes(between.join_conversation),
        writes(about_posts.tell_of_post),
        writes(posts.plan_poll_end),
        acts(posts.look_at_link),
        writes(discovery.index_post),
        acts(replies.obey_command),
        acts(mentions.note_links),
        acts(touches.note_touches),
    ],
    PostImported: [writes(discovery.index_imported)],
    PostFound: [
        writes(far_posts.tie_conversation),
        writes(far_posts.plan_far_result),
        writes(discovery.index_found),
    ],
    FarFiguresShown: [writes(far_posts.ask_for_figures)],
    ConversationOpened: [writes(far_posts.order_asking)],
    PostEdited: [
        abroad(acts(telling.tell_edited)),
        acts(screens.change_on_screens),
        writes(between.join_newly_named),
        writes(about_posts.tell_of_edit),
        writes(mob_calendars.revise_with_face),
        abroad(acts(mob_spreading.spread_words)),
        writes(posts.plan_poll_end),
        acts(posts.look_at_link),
        writes(discovery.index_post),
    ],
    PostDeleted: [
        abroad(acts(telling.tell_deleted)),
        writes(mob_asking.forget_answer),
        acts(feeds.take_out),
        writes(conversations.end_with_post_before),
        writes(about_posts.forget_post_notices),
        writes(posts.clean_up_after_post),
        writes(discovery.index_post),
        writes(discovery.forget_review_of_post),
        acts(faces.cancel_with_post),
        writes(mentions.forget_links),
    ],
    PostFavourited: [abroad(acts(telling.tell_favourite)), writes(about_posts.tell_of_favourite)],
    ApprovalAsked: [abroad(acts(asking.ask_leave)), writes(about_posts.tell_of_asking)],
    ApprovalAnswered: [abroad(acts(asking.tell_answer)), writes(about_posts.tell_of_answer)],
    PostUnfavourited: [abroad(acts(telling.tell_unfavourite)), writes(about_posts.forget_unfavourited)],
    PostReacted: [abroad(acts(telling.tell_reaction)), writes(about_posts.tell_of_reaction)],
    PostUnreacted: [abroad(acts(telling.tell_unreaction)), writes(about_posts.forget_unreacted)],
    PostMatched: [writes(between.tell_of_match)],
    SavedSearchDeleted: [writes(between.forget_matches)],
    FolderDeleted: [writes(posts.empty_deleted_folder)],
    PostScheduled: [writes(posts.plan_publication)],
    PollClosed: [abroad(acts(telling.tell_result)), writes(about_posts.tell_of_poll)],
    PollRemoved: [writes(posts.clean_up_after_poll)],
    ConversationChanged: [acts(conversations.stream_conversation)],
    ConversationRemoved: [writes(conversations.forget_removed)],
    PostPinned: [abroad(acts(telling.tell_pinned))],
    PostUnpinned: [abroad(acts(telling.tell_unpinned))],
    QuotePolicyChanged: [abroad(acts(telling.tell_policy))],
    InteractionPolicyChanged: [abroad(acts(telling.tell_policy))],
    PollVoted: [
        abroad(acts(telling.tell_votes)),
        abroad(writes(telling.plan_counting)),
        abroad(acts(mob_words_abroad.heed_yes)),
    ],
    QuoteAnswered: [abroad(acts(asking.tell_quote_answer))],
    QuoteRevoked: [abroad(acts(asking.tell_revocation))],
    SenderAccepted: [writes(about_people.merge_accepted)],
    SenderDismissed: [writes(about_people.discard_dismissed)],
    ClearingAsked: [writes(clearing.order_clearing)],
    Surged: [writes(about_people.order_surge)],
    MentionsMerged: [writes(between.join_accepted)],
    NotificationsMerged: [acts(notice_screens.stream_merged)],
    Notified: [acts(notice_screens.stream_notice), writes(pushes.order_pushes)],
}
