"""What people are told whose wish is not granted."""

from goodmob.core.errors import Refusal

NOT_LET = {
    "reply": "The author of this post does not let you answer it",
    "reblog": "The author of this post does not let you boost it",
    "favourite": "The author of this post does not let you favourite it",
}
"""What somebody is told whom the policy of a post leaves out."""


CANNOT_QUOTE = "The post you are trying to quote does not appear to exist."
CANNOT_QUOTE_ALONE = "Cannot quote a non-mentioned user in a Private Mention post."
"""Mastodon's words, for what cannot be quoted, and what cannot be quoted among those only who are mentioned."""


class Unfit(Refusal):
    """A request that is well formed but does not fit what already is; no single field is to blame."""

    status = 422

    def __init__(self, message: str) -> None:
        super().__init__(f"Validation failed: {message}")


class TooManyScheduled(Unfit):
    """So many posts of one account do not wait, of one day or at all."""


class TooManyDrafts(Unfit):
    """So many drafts of one account are not kept."""


class RecordInvalid(Refusal):
    """A value that cannot be read at all, in the words that Mastodon has for it and that clients compare."""

    status = 422

    def __init__(self, field: str) -> None:
        super().__init__("Record invalid", field=field)
