"""Everything that follows from something: each event, and who hears of it."""

from goodmob.accounts import subscribers as accounts
from goodmob.accounts.events import (
    AccountCreated,
    AccountDeleted,
    ConfirmationWanted,
    IpBlocksChanged,
    LockedOut,
    PasswordChanged,
    PersonSignedUp,
    ProfileChanged,
    RoleGiven,
    SessionEnded,
)
from goodmob.announcements import subscribers as announcements
from goodmob.announcements.events import AnnouncementMade, AnnouncementRemoved, ReactionChanged
from goodmob.app import between
from goodmob.broadcasts import subscribers as broadcasts
from goodmob.broadcasts.events import LetterDue
from goodmob.commitments.events import (
    AreaTipped,
    CallCancelled,
    CallChanged,
    CallClosed,
    CallFailed,
    CallHalted,
    CallOpened,
    CallPublished,
    CallReported,
    CallResumed,
    CallTipped,
    CheckedIn,
    Committed,
    ConditionLapsed,
    ConditionMet,
    DeedDone,
    DeedJudged,
    OfferExpired,
    PlaceHeld,
    PlaceOffered,
    PlacesLeft,
    Released,
    WaitsUntil,
)
from goodmob.commitments.subscribers import clock, friends, offers
from goodmob.core.events import Subscriptions, acts, writes
from goodmob.discovery import subscribers as discovery
from goodmob.discovery.events import PostMatched, SavedSearchDeleted
from goodmob.media import subscribers as media
from goodmob.media.events import EmojiRemoved, MediaDeleted, MediaReceived
from goodmob.mobs.events import HostSpoke, MobMoved
from goodmob.mobs.subscribers import accounts as mob_accounts
from goodmob.mobs.subscribers import deeds as mob_deeds
from goodmob.mobs.subscribers import faces, followers, mentions, notices, replies, reports, words
from goodmob.mobs.subscribers import places as mob_places
from goodmob.mobs.subscribers import screens as mob_screens
from goodmob.moderation.events import AccountWarned, ReportFiled
from goodmob.moderation.subscribers import reports as cases
from goodmob.moderation.subscribers import sanctions
from goodmob.notifications.events import (
    MentionsMerged,
    NotificationsMerged,
    Notified,
    SenderAccepted,
    SenderDismissed,
    Surged,
)
from goodmob.notifications.subscribers import about_collections, about_people, about_posts, pushes
from goodmob.notifications.subscribers import screens as notice_screens
from goodmob.oauth import subscribers as oauth
from goodmob.oauth.events import TokenRevoked
from goodmob.portability import subscribers as portability
from goodmob.portability.events import ArchiveAsked, ArchiveReady, ImportConfirmed, ImportForgotten
from goodmob.posts import subscribers as posts
from goodmob.posts.events import (
    ApprovalAnswered,
    ApprovalAsked,
    FolderDeleted,
    PollClosed,
    PollRemoved,
    PostDeleted,
    PostEdited,
    PostFavourited,
    PostPublished,
    PostReacted,
    PostScheduled,
    PostUnfavourited,
    PostUnreacted,
    TagFollowed,
    TagUnfollowed,
)
from goodmob.social import subscribers as social
from goodmob.social.events import (
    AddedToCollection,
    Blocked,
    CollectionChanged,
    CollectionDeleted,
    DomainBlocked,
    FiltersChanged,
    FollowAccepted,
    FollowChanged,
    Followed,
    FollowRejected,
    FollowRequested,
    ListChanged,
    Muted,
    TakenFromCollection,
    Unblocked,
    Unfollowed,
    Unmuted,
)
from goodmob.timelines.events import ConversationChanged, ConversationRemoved
from goodmob.timelines.subscribers import conversations, feeds, screens

SUBSCRIPTIONS: Subscriptions = {
    MediaReceived: [writes(media.order_conversion)],
    MediaDeleted: [acts(media.delete_files)],
    EmojiRemoved: [writes(announcements.forget_reactions)],
    AnnouncementMade: [writes(announcements.plan_hours)],
    AnnouncementRemoved: [acts(announcements.take_off_screens)],
    ReactionChanged: [acts(announcements.count_on_screens)],
    PersonSignedUp: [writes(about_people.tell_staff)],
    ConfirmationWanted: [acts(accounts.send_confirmation)],
    AccountCreated: [writes(discovery.index_account)],
    ProfileChanged: [writes(social.let_in_after_unlock), writes(discovery.index_profile)],
    SessionEnded: [acts(accounts.close_browsers)],
    PasswordChanged: [writes(oauth.lock_apps_out), acts(accounts.close_browsers)],
    IpBlocksChanged: [acts(accounts.heed_ip_blocks)],
    LockedOut: [acts(oauth.ask_anew), acts(accounts.close_screens)],
    RoleGiven: [acts(oauth.ask_anew)],
    AccountDeleted: [
        acts(accounts.close_screens),
        writes(oauth.end_tokens_of_account),
        writes(social.clear_after_deletion),
        writes(friends.part_from_deleted),
        writes(posts.clean_up_after_account),
        writes(conversations.forget_conversations),
        writes(about_people.forget_account_notices),
        writes(pushes.end_pushes_of_account),
        writes(discovery.forget_after_deletion),
        writes(announcements.forget_after_deletion),
        writes(broadcasts.forget_after_deletion),
        writes(sanctions.forget_after_deletion),
        writes(portability.forget_after_deletion),
        writes(mob_accounts.forget_after_deletion),
    ],
    TokenRevoked: [acts(oauth.close_what_it_opened), writes(pushes.end_push_of_token)],
    Followed: [writes(about_people.tell_of_follow), acts(feeds.rebuild_home_of_follower)],
    FollowRequested: [writes(about_people.tell_of_request)],
    FollowAccepted: [writes(about_people.tell_of_acceptance), acts(feeds.rebuild_home_of_follower)],
    FollowRejected: [writes(about_people.forget_rejected), acts(feeds.rebuild_home_of_follower)],
    FollowChanged: [acts(feeds.rebuild_home_of_follower)],
    Unfollowed: [writes(about_people.forget_unfollowed), acts(feeds.rebuild_home_of_follower)],
    Blocked: [
        writes(friends.part_blocked),
        acts(feeds.rebuild_both_sides),
        acts(social.refresh_screens),
        writes(conversations.read_what_is_hidden),
        writes(about_people.forget_blocked),
    ],
    Unblocked: [acts(feeds.rebuild_both_sides), acts(social.refresh_screens)],
    DomainBlocked: [writes(social.part_from_hidden_domain), writes(about_people.forget_hidden_domain)],
    Muted: [acts(feeds.rebuild_own_side), acts(social.refresh_screens), writes(about_people.forget_muted)],
    Unmuted: [acts(feeds.rebuild_own_side), acts(social.refresh_screens)],
    ListChanged: [acts(feeds.rebuild_list), writes(social.clear_after_list)],
    FiltersChanged: [acts(social.tell_of_filters)],
    AddedToCollection: [writes(about_collections.tell_of_collection)],
    TakenFromCollection: [writes(about_collections.forget_taken)],
    CollectionChanged: [writes(about_collections.tell_of_collection_change)],
    CollectionDeleted: [writes(about_collections.forget_collection)],
    TagFollowed: [acts(feeds.rebuild_home_with_tags)],
    TagUnfollowed: [acts(feeds.rebuild_home_with_tags)],
    PostPublished: [
        acts(feeds.hand_round),
        writes(between.join_conversation),
        writes(about_posts.tell_of_post),
        writes(posts.plan_poll_end),
        acts(posts.look_at_link),
        writes(discovery.index_post),
        acts(replies.obey_command),
        acts(mentions.note_links),
    ],
    PostEdited: [
        acts(screens.change_on_screens),
        writes(between.join_newly_named),
        writes(about_posts.tell_of_edit),
        writes(posts.plan_poll_end),
        acts(posts.look_at_link),
        writes(discovery.index_post),
    ],
    PostDeleted: [
        acts(feeds.take_out),
        writes(conversations.end_with_post_before),
        writes(about_posts.forget_post_notices),
        writes(posts.clean_up_after_post),
        writes(discovery.index_post),
        writes(discovery.forget_review_of_post),
        acts(faces.cancel_with_post),
        writes(mentions.forget_links),
    ],
    PostFavourited: [writes(about_posts.tell_of_favourite)],
    ApprovalAsked: [writes(about_posts.tell_of_asking)],
    ApprovalAnswered: [writes(about_posts.tell_of_answer)],
    PostUnfavourited: [writes(about_posts.forget_unfavourited)],
    PostReacted: [writes(about_posts.tell_of_reaction)],
    PostUnreacted: [writes(about_posts.forget_unreacted)],
    PostMatched: [writes(between.tell_of_match)],
    SavedSearchDeleted: [writes(between.forget_matches)],
    FolderDeleted: [writes(posts.empty_deleted_folder)],
    PostScheduled: [writes(posts.plan_publication)],
    PollClosed: [writes(about_posts.tell_of_poll)],
    PollRemoved: [writes(posts.clean_up_after_poll)],
    ConversationChanged: [acts(conversations.stream_conversation)],
    ConversationRemoved: [writes(conversations.forget_removed)],
    SenderAccepted: [writes(about_people.merge_accepted)],
    SenderDismissed: [writes(about_people.discard_dismissed)],
    Surged: [writes(about_people.order_surge)],
    MentionsMerged: [writes(between.join_accepted)],
    NotificationsMerged: [acts(notice_screens.stream_merged)],
    Notified: [acts(notice_screens.stream_notice), writes(pushes.order_pushes)],
    CallPublished: [
        writes(clock.plan_next_state),
        writes(notices.plan_reminders),
        acts(mob_screens.show_tally),
    ],
    CallChanged: [
        writes(clock.plan_next_state),
        writes(notices.plan_reminders),
        acts(mob_screens.show_tally),
    ],
    CallTipped: [
        writes(clock.plan_next_state),
        writes(notices.tell_of_tip),
        writes(followers.tell_followers_of_tip),
        acts(mob_screens.show_state),
    ],
    AreaTipped: [writes(notices.tell_of_area)],
    CallOpened: [
        writes(words.say_at_once),
        writes(notices.tell_of_opening),
        writes(followers.tell_followers_of_opening),
        acts(mob_screens.show_state),
    ],
    CallClosed: [acts(mob_screens.show_state)],
    CallReported: [
        writes(clock.settle_call),
        writes(notices.tell_of_report),
        writes(followers.tell_followers_of_report),
        writes(words.forget_unsaid),
        acts(reports.publish_report),
        writes(mob_places.plan_forgetting),
        acts(mob_screens.show_state),
    ],
    CallFailed: [
        writes(mob_places.plan_forgetting),
        writes(notices.tell_of_failure),
        writes(words.forget_unsaid),
        acts(mob_screens.show_state),
    ],
    CallCancelled: [
        writes(mob_places.plan_forgetting),
        writes(notices.tell_of_cancelling),
        writes(words.forget_unsaid),
        acts(mob_screens.show_state),
    ],
    CallHalted: [writes(mob_places.plan_forgetting), writes(notices.tell_of_halt), acts(mob_screens.show_state)],
    CallResumed: [
        writes(clock.plan_next_state),
        writes(notices.tell_of_resuming),
        writes(words.say_at_once),
        acts(mob_screens.show_state),
    ],
    Committed: [writes(notices.greet_newcomer), acts(mob_screens.show_tally)],
    ConditionMet: [writes(notices.tell_of_condition)],
    Released: [writes(words.take_back), acts(mob_screens.show_tally)],
    PlaceOffered: [
        writes(offers.plan_expiry),
        writes(notices.tell_of_offer),
        acts(mob_screens.show_tally),
    ],
    OfferExpired: [writes(notices.tell_of_expiry), acts(mob_screens.show_tally)],
    PlaceHeld: [writes(offers.plan_expiry), acts(mob_screens.show_tally)],
    WaitsUntil: [writes(offers.plan_lapse)],
    ConditionLapsed: [acts(mob_screens.show_tally)],
    PlacesLeft: [writes(offers.hand_out_the_rest)],
    CheckedIn: [acts(mob_screens.show_tally)],
    DeedDone: [acts(mob_deeds.compare_pictures), acts(mob_screens.show_deed)],
    DeedJudged: [acts(mob_screens.show_deed)],
    MobMoved: [writes(notices.tell_of_move)],
    HostSpoke: [writes(notices.tell_of_announcement)],
    LetterDue: [acts(broadcasts.send_letter)],
    ImportConfirmed: [writes(portability.order_import)],
    ImportForgotten: [writes(portability.order_clearing)],
    ArchiveAsked: [writes(portability.order_archive)],
    ArchiveReady: [acts(portability.send_archive_letter)],
    AccountWarned: [writes(sanctions.tell_of_warning), acts(sanctions.send_warning)],
    ReportFiled: [writes(cases.tell_of_report)],
}
