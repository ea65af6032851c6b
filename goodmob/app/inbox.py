"""What other servers may say here: each type of activity, and who reads it."""

from collections.abc import Mapping, Sequence

from goodmob.federation.activities import reading as actors
from goodmob.federation.activities import relays
from goodmob.federation.rules.arrival import Reader
from goodmob.mobs.activities import hearing, joining
from goodmob.moderation.activities import flags
from goodmob.posts.activities.receiving import consenting, deeds, pins, relayed, saying
from goodmob.social.activities import moving
from goodmob.social.activities import reading as social

READERS: Mapping[str, Sequence[Reader]] = {
    "Follow": (social.read_follow, relays.read_follow),
    "Accept": (social.read_accept, relays.read_accept, consenting.read_accept, joining.read_answer),
    "Reject": (social.read_reject, relays.read_reject, consenting.read_reject, joining.read_answer),
    "Block": (social.read_block,),
    "Flag": (flags.read_flag,),
    "Undo": (social.read_undo, deeds.read_undo, joining.read_undo),
    "TentativeAccept": (joining.read_answer,),
    "Join": (joining.read_join,),
    "Invite": (hearing.read_invite,),
    "Leave": (joining.read_leave,),
    "Move": (moving.read_move,),
    "Create": (
        hearing.read_event,
        saying.read_create,
    ),
    "Update": (
        actors.read_update,
        hearing.read_event,
        saying.read_update,
    ),
    "Delete": (
        actors.read_delete,
        consenting.read_delete,
        saying.read_delete,
    ),
    "Announce": (relayed.read_relayed, deeds.read_announce),
    "Like": (deeds.read_like,),
    "EmojiReact": (deeds.read_like,),
    **dict.fromkeys(consenting.KINDS, (consenting.read_request,)),
    "Add": (pins.read_add,),
    "Remove": (pins.read_remove,),
}
"""Of several readers each is asked until one says that the activity was meant for it."""
