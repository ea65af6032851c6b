"""Which types of notices there are, and what is particular to some of them."""

MENTION = "mention"
STATUS = "status"
REBLOG = "reblog"
FOLLOW = "follow"
FOLLOW_REQUEST = "follow_request"
FAVOURITE = "favourite"
POLL = "poll"
UPDATE = "update"
QUOTE = "quote"
QUOTED_UPDATE = "quoted_update"
SIGN_UP = "admin.sign_up"
REPORT = "admin.report"
SEVERED = "severed_relationships"
WARNING = "moderation_warning"
ADDED_TO_COLLECTION = "added_to_collection"
COLLECTION_UPDATE = "collection_update"
EMOJI_REACTION = "pleroma:emoji_reaction"

SEARCH = "search"
"""Our own type of a new post that fits a search which somebody saved; it is about the search."""

MOB_CONFIRMED = "mob.confirmed"
MOB_WAITLISTED = "mob.waitlisted"
MOB_OFFER = "mob.offer"
MOB_EXPIRED = "mob.expired"
MOB_LAPSED = "mob.lapsed"
MOB_REFUSED = "mob.refused"
MOB_TIPPED = "mob.tipped"
MOB_TOMORROW = "mob.tomorrow"
MOB_SOON = "mob.soon"
MOB_LIVE = "mob.live"
MOB_CHANGED = "mob.changed"
MOB_CANCELLED = "mob.cancelled"
MOB_FAILED = "mob.failed"
MOB_REPORTED = "mob.reported"
MOB_COUNTED = "mob.counted"
MOB_AREA_TIPPED = "mob.area_tipped"
MOB_HALTED = "mob.halted"
MOB_RESUMED = "mob.resumed"
MOB_ANNOUNCEMENT = "mob.announcement"
MOB_ANSWERED = "mob.answered"
MOB_MET = "mob.met"
MOB_ADDRESSED = "mob.addressed"
MOB_CHAPTER_ASKED = "mob.chapter_asked"
MOB_CHAPTER_ACCEPTED = "mob.chapter_accepted"
MOB_CHAPTER_DECLINED = "mob.chapter_declined"
MOB_INVITED = "mob.invited"
MOB_NEED_ASKED = "mob.need_asked"
MOB_NEED_ACCEPTED = "mob.need_accepted"
MOB_NEED_DECLINED = "mob.need_declined"

MOB_STEWARD = "mob.steward"
MOB_PAUSED = "mob.paused"

PENDING = {"favourite": "pending.favourite", "reply": "pending.reply", "reblog": "pending.reblog"}
"""GoToSocial's types of what waits to be let in, by the kind of deed."""

REJECTED = {"favourite": "rejected.favourite", "reply": "rejected.reply", "reblog": "rejected.reblog"}
"""Our own types of what was not let in."""

TOLD_FROM_ABOVE = (REPORT, SEVERED, WARNING, ADDED_TO_COLLECTION, COLLECTION_UPDATE)
"""Of Mastodon's types those about something that an upper slice keeps."""

MASTODON_TYPES = (
    *(MENTION, STATUS, REBLOG, FOLLOW, FOLLOW_REQUEST, FAVOURITE, POLL, UPDATE),
    *(QUOTE, QUOTED_UPDATE, SIGN_UP),
    *TOLD_FROM_ABOVE,
)
"""Mastodon's notification types that exist here."""

MOB_TYPES = (
    *(MOB_CONFIRMED, MOB_WAITLISTED, MOB_OFFER, MOB_EXPIRED, MOB_LAPSED, MOB_REFUSED),
    *(MOB_TIPPED, MOB_TOMORROW, MOB_SOON, MOB_LIVE),
    *(MOB_CHANGED, MOB_CANCELLED, MOB_FAILED, MOB_REPORTED, MOB_COUNTED),
    *(MOB_AREA_TIPPED, MOB_HALTED, MOB_RESUMED, MOB_ANNOUNCEMENT),
    *(MOB_STEWARD, MOB_PAUSED),
    *(MOB_ANSWERED, MOB_MET, MOB_ADDRESSED),
    *(MOB_CHAPTER_ASKED, MOB_CHAPTER_ACCEPTED, MOB_CHAPTER_DECLINED),
    MOB_INVITED,
    *(MOB_NEED_ASKED, MOB_NEED_ACCEPTED, MOB_NEED_DECLINED),
)
"""What mobs tell, which Mastodon does not have."""

APPROVAL_TYPES = (*PENDING.values(), *REJECTED.values())
"""What is told of deeds that an author lets in or not, which Mastodon does not have."""

BEYOND_MASTODON = (*MOB_TYPES, *APPROVAL_TYPES, EMOJI_REACTION, SEARCH)
"""Types that Mastodon does not have; apps for Akkoma and Pleroma know that of an emoji."""

HARDLY_KNOWN = (*BEYOND_MASTODON, SIGN_UP, *TOLD_FROM_ABOVE)
"""Types that apps may not know, for which there are words: Mastodon's own late ones too, as in 4.6."""

TYPES = (*MASTODON_TYPES, *BEYOND_MASTODON)
"""Every type there is."""

ABOUT = {
    REPORT: "report",
    SEVERED: "event",
    WARNING: "moderation_warning",
    ADDED_TO_COLLECTION: "collection",
    COLLECTION_UPDATE: "collection",
    EMOJI_REACTION: "emoji",
    SEARCH: "search",
    MOB_ANNOUNCEMENT: "announcement",
}
"""Under which key the JSON of a notice shows what an upper slice keeps, by type."""

REPLACING = frozenset(
    {
        *(UPDATE, QUOTED_UPDATE, COLLECTION_UPDATE, SEARCH),
        *(MOB_CHANGED, MOB_OFFER, MOB_LAPSED, MOB_TOMORROW, MOB_SOON, MOB_HALTED, MOB_RESUMED),
        *(MOB_ANSWERED, MOB_CHAPTER_ASKED, MOB_CHAPTER_ACCEPTED, MOB_CHAPTER_DECLINED),
    }
)
"""Of these a newer notice takes the place of the older; of all others the first stays."""

OWN = frozenset(
    {
        *(POLL, SEVERED, WARNING),
        *(MOB_TIPPED, MOB_TOMORROW, MOB_SOON, MOB_LIVE, MOB_FAILED, MOB_REPORTED, MOB_HALTED),
        *(MOB_PAUSED, MOB_RESUMED, MOB_MET),
    }
)
"""Of these one is told even though one is their author."""

GROUPED = frozenset({FAVOURITE, EMOJI_REACTION, REBLOG, FOLLOW, SIGN_UP, SEARCH})
"""Types whose notices can stand together: as in Mastodon those of one post, or about no post; those of a search."""

FILTERABLE = frozenset(
    {
        *(MENTION, REBLOG, FOLLOW, FOLLOW_REQUEST, FAVOURITE, EMOJI_REACTION, QUOTE, ADDED_TO_COLLECTION),
        *PENDING.values(),
        *(MOB_STEWARD, MOB_CHAPTER_ASKED),
    }
)
"""Types of which a policy can keep some away; the others tell of what one asked for, or of one's own things."""

REQUESTING = (MENTION, QUOTE)
"""Types that ask to be let in when they are filtered, as in Mastodon: those with words for who is told."""
