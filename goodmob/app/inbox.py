"""What other servers may say here: each type of activity, and who reads it."""

from collections.abc import Mapping, Sequence

from goodmob.federation.rules.arrival import Reader
from goodmob.social.activities import reading as social

READERS: Mapping[str, Sequence[Reader]] = {
    "Follow": (social.read_follow,),
    "Accept": (social.read_accept,),
    "Reject": (social.read_reject,),
    "Block": (social.read_block,),
    "Undo": (social.read_undo,),
}
"""Of several readers each is asked until one says that the activity was meant for it."""
