"""What follows from what happens to people: accounts, sessions, ties, what they bring and take along, and sanctions."""

from goodmob.accounts import subscribers as accounts
from goodmob.accounts.events import (
    AccountCreated,
    AccountDeleted,
    AccountMet,
    AccountMoved,
    AccountSwitched,
    ConfirmationWanted,
    EmailChangeAsked,
    IpBlocksChanged,
    LockedOut,
    PasswordChanged,
    PasswordForgotten,
    PersonSignedUp,
    ProfileChanged,
    RoleGiven,
    SessionEnded,
)
from goodmob.announcements import subscribers as announcements
from goodmob.broadcasts import subscribers as broadcasts
from goodmob.commitments.subscribers import friends
from goodmob.core.events import Subscriptions, abroad, acts, writes
from goodmob.deck import subscribers as deck
from goodmob.discovery import subscribers as discovery
from goodmob.instance import subscribers as instance
from goodmob.instance.events import PolicyChanged
from goodmob.mobs.subscribers import accounts as mob_accounts
from goodmob.mobs.subscribers import asking as mob_asking
from goodmob.mobs.subscribers import calendars as mob_calendars
from goodmob.mobs.subscribers import growth
from goodmob.moderation.events import AccountWarned, ReportFiled
from goodmob.moderation.subscribers import cases, sanctions
from goodmob.moderation.subscribers import reports as reported
from goodmob.notifications.subscribers import about_collections, about_people, pushes
from goodmob.oauth import subscribers as oauth
from goodmob.oauth.events import TokenRevoked
from goodmob.portability import subscribers as portability
from goodmob.portability.events import ArchiveAsked, ArchiveReady, ImportConfirmed, ImportForgotten
from goodmob.posts.subscribers import far as far_posts
from goodmob.posts.subscribers import upkeep as posts
from goodmob.social import subscribers as social
from goodmob.social.activities import profile
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
    FollowersDiffer,
    FollowRejected,
    FollowRequested,
    ListChanged,
    Muted,
    ShieldPressed,
    TakenFromCollection,
    TiesSevered,
    Unblocked,
    Unfollowed,
    Unmuted,
)
from goodmob.timelines.subscribers import conversations, feeds, views

PEOPLE: Subscriptions = {
    PersonSignedUp: [writes(about_people.tell_staff)],
    ConfirmationWanted: [acts(accounts.send_confirmation)],
    PasswordForgotten: [acts(accounts.send_reset_link)],
    EmailChangeAsked: [acts(accounts.send_change_letters)],
    AccountCreated: [writes(discovery.index_account), writes(accounts.order_verifying)],
    AccountMet: [writes(instance.meet_as_domain), writes(discovery.index_account), writes(accounts.order_verifying)],
    PolicyChanged: [writes(instance.order_standing), writes(social.part_from_closed_server)],
    FollowersDiffer: [writes(social.order_synchronisation)],
    TiesSevered: [writes(about_people.tell_of_severance)],
    AccountMoved: [writes(social.order_leading), acts(oauth.ask_anew), abroad(acts(profile.tell_of_move))],
    ProfileChanged: [
        writes(social.let_in_after_unlock),
        writes(discovery.index_profile),
        writes(accounts.order_verifying),
        abroad(acts(profile.tell_of_profile)),
    ],
    SessionEnded: [acts(accounts.close_browsers)],
    AccountSwitched: [acts(accounts.close_browsers)],
    PasswordChanged: [writes(oauth.lock_apps_out), acts(accounts.close_browsers), acts(accounts.tell_of_new_password)],
    IpBlocksChanged: [acts(accounts.heed_ip_blocks)],
    LockedOut: [acts(oauth.ask_anew), acts(accounts.close_screens), writes(social.part_after_suspension)],
    RoleGiven: [acts(oauth.ask_anew)],
    AccountDeleted: [
        acts(accounts.close_screens),
        writes(oauth.end_tokens_of_account),
        writes(social.clear_after_deletion),
        abroad(writes(social.take_leave)),
        writes(friends.part_from_deleted),
        writes(posts.clean_up_after_account),
        writes(conversations.forget_conversations),
        writes(views.forget_after_deletion),
        writes(about_people.forget_account_notices),
        writes(pushes.end_pushes_of_account),
        writes(discovery.forget_after_deletion),
        writes(announcements.forget_after_deletion),
        writes(broadcasts.forget_after_deletion),
        writes(sanctions.forget_after_deletion),
        writes(portability.forget_after_deletion),
        writes(mob_accounts.forget_after_deletion),
        writes(mob_calendars.forget_link),
        writes(growth.forget_host_after_deletion),
        writes(mob_asking.forget_what_was_asked),
        writes(deck.forget_after_deletion),
    ],
    TokenRevoked: [acts(oauth.close_what_it_opened), writes(pushes.end_push_of_token)],
    Followed: [
        abroad(acts(social.tell_other_server)),
        writes(about_people.tell_of_follow),
        acts(feeds.rebuild_home_of_follower),
    ],
    FollowRequested: [abroad(acts(social.tell_other_server)), writes(about_people.tell_of_request)],
    FollowAccepted: [
        abroad(acts(social.tell_other_server)),
        writes(about_people.tell_of_acceptance),
        abroad(writes(far_posts.order_featured)),
        acts(feeds.rebuild_home_of_follower),
    ],
    FollowRejected: [
        abroad(acts(social.tell_other_server)),
        writes(about_people.forget_rejected),
        acts(feeds.rebuild_home_of_follower),
    ],
    FollowChanged: [acts(feeds.rebuild_home_of_follower)],
    Unfollowed: [
        abroad(acts(social.tell_other_server)),
        writes(about_people.forget_unfollowed),
        acts(feeds.rebuild_home_of_follower),
    ],
    Blocked: [
        abroad(acts(social.tell_other_server)),
        writes(friends.part_blocked),
        acts(feeds.rebuild_both_sides),
        acts(social.refresh_screens),
        writes(conversations.read_what_is_hidden),
        writes(about_people.forget_blocked),
    ],
    Unblocked: [abroad(acts(social.tell_other_server)), acts(feeds.rebuild_both_sides), acts(social.refresh_screens)],
    DomainBlocked: [writes(social.part_from_hidden_domain), writes(about_people.forget_hidden_domain)],
    Muted: [acts(feeds.rebuild_own_side), acts(social.refresh_screens), writes(about_people.forget_muted)],
    Unmuted: [acts(feeds.rebuild_own_side), acts(social.refresh_screens)],
    ListChanged: [acts(feeds.rebuild_list), writes(social.clear_after_list)],
    FiltersChanged: [acts(social.tell_of_filters)],
    AddedToCollection: [writes(about_collections.tell_of_collection)],
    TakenFromCollection: [writes(about_collections.forget_taken)],
    CollectionChanged: [writes(about_collections.tell_of_collection_change)],
    CollectionDeleted: [writes(about_collections.forget_collection)],
    ShieldPressed: [writes(cases.open_attack)],
    ImportConfirmed: [writes(portability.order_import)],
    ImportForgotten: [writes(portability.order_clearing)],
    ArchiveAsked: [writes(portability.order_archive)],
    ArchiveReady: [acts(portability.send_archive_letter)],
    AccountWarned: [writes(sanctions.tell_of_warning), acts(sanctions.send_warning)],
    ReportFiled: [writes(reported.tell_of_report), abroad(acts(reported.forward_report))],
}
