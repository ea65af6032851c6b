"""What other servers may say here: each type of activity, and who reads it."""

from collections.abc import Mapping, Sequence

from goodmob.federation.rules.arrival import Reader

READERS: Mapping[str, Sequence[Reader]] = {}
"""Of several readers each is asked until one says that the activity was meant for it."""
