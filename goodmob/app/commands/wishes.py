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
