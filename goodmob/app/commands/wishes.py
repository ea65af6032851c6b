"""What commands take and answer; apart from what carries them out, so that asking costs no more than saying."""

import msgspec

EVERY_SCOPE = "read write follow push"


class NewAccount(msgspec.Struct):
    """An account as the operator describes it; it needs neither confirmation nor approval."""

    username: str
    email: str
    password: str
    display_name: str = ""
    role: str = "user"


class ImportedAccount(NewAccount):
    """An account of a list; without a `token` it is given a new one."""

    token: str = ""
    scopes: str = EVERY_SCOPE


class NewRole(msgspec.Struct):
    """Another role for the person behind an account."""

    username: str
    role: str


class Import(msgspec.Struct):
    """A piece of a list."""

    accounts: list[ImportedAccount]


class Imported(msgspec.Struct, omit_defaults=True):
    """What came of one account: its id and token, or why there is none."""

    username: str
    id: str = ""
    token: str = ""
    refused: str = ""


class NewToken(msgspec.Struct):
    """A token as the operator wishes it; an empty `token` asks for a new secret."""

    username: str
    scopes: str = EVERY_SCOPE
    token: str = ""


class NewRule(msgspec.Struct):
    """A rule of the place, and what explains it."""

    text: str
    hint: str = ""


class OneRule(msgspec.Struct):
    """A rule by its id."""

    id: int


class KeptRule(msgspec.Struct):
    """A rule as it is kept."""

    id: int
    text: str
    hint: str


class Rules(msgspec.Struct):
    """Takes nothing."""


class NewAnnouncement(msgspec.Struct):
    """An announcement to everybody here; moments in ISO 8601, UTC unless they say otherwise, empty for none."""

    text: str
    starts_at: str = ""
    ends_at: str = ""
    all_day: bool = False
    published_at: str = ""


class OneAnnouncement(msgspec.Struct):
    """An announcement by its id."""

    id: int


class KeptAnnouncement(msgspec.Struct):
    """An announcement as it is kept; `shown_until` is empty where it stays until it is removed."""

    id: int
    text: str
    published_at: str
    shown_until: str


class Announcements(msgspec.Struct):
    """Takes nothing."""


class NewEmoji(msgspec.Struct):
    """A picture (Base64 in JSON) that everybody can write as :shortcode:."""

    shortcode: str
    picture: bytes
    category: str = ""


class OneEmoji(msgspec.Struct):
    """An emoji by its shortcode."""

    shortcode: str


class KeptEmoji(msgspec.Struct):
    """An emoji as it is kept; `category` is empty where it has none."""

    shortcode: str
    category: str
    url: str


class Emojis(msgspec.Struct):
    """Takes nothing."""


class NewTerms(msgspec.Struct):
    """Terms of service, in plain text; `effective_date` is a day in UTC, as 2026-11-21."""

    text: str
    effective_date: str


class OneMob(msgspec.Struct):
    """A mob by its id."""

    id: int


class Snapshot(msgspec.Struct):
    """Takes nothing."""


class Question(msgspec.Struct):
    """What is asked for: a command by name, with its parameters."""

    command: str
    params: msgspec.Raw = msgspec.Raw(b"{}")


class Reply(msgspec.Struct, omit_defaults=True):
    """What came of it: the answer, or one line that says why not."""

    answer: object = None
    refused: str = ""
