"""What other servers may say here: each type of activity, and who reads it."""

from collections.abc import Mapping, Sequence

from goodmob.federation.rules.arrival import Reader
from goodmob.posts.activities.receiving import deeds, pins, saying
from goodmob.social.activities import reading as social

READERS: Mapping[str, Sequence[Reader]] = {
    "Follow": (social.read_follow,),
    "Accept": (social.read_accept,),
    "Reject": (social.read_reject,),
    "Block": (social.read_block,),
    "Undo": (social.read_undo, deeds.read_undo),
    "Create": (saying.read_create,),
    "Update": (saying.read_update,),
    "Delete": (saying.read_delete,),
    "Announce": (deeds.read_announce,),
    "Like": (deeds.read_like,),
    "EmojiReact": (deeds.read_like,),
    "Add": (pins.read_add,),
    "Remove": (pins.read_remove,),
}
"""Of several readers each is asked until one says that the activity was meant for it."""
