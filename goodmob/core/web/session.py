"""What the pages know of a signed-in browser, and who looks up sessions and tokens for the web."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from goodmob.core.viewer import Viewer

if TYPE_CHECKING:
    from goodmob.core.house import House


class Reading(Struct, frozen=True):
    """How somebody wants to meet posts, in the words of Mastodon's preferences.

    expand_media: default (sensitive pictures are covered), show_all or hide_all. expand_spoilers: what stands behind a
    warning is shown at once. autoplay_gifs: pictures that move begin by themselves.
    """

    expand_media: str = "default"
    expand_spoilers: bool = False
    autoplay_gifs: bool = False


class Session(Struct, frozen=True):
    """A signed-in browser: who it is, for which account it acts, and the secret its forms must carry.

    `csrf` is 32 hexadecimal digits or more, made when the session begins. `language` is empty where none was chosen.
    has_others: the person has further accounts to act for. is_new: the first steps are still offered to the account.
    has_moved: see Viewer.
    """

    id: int
    person_id: int
    account_id: int
    csrf: str
    role: str = ""
    language: str = ""
    has_others: bool = False
    is_new: bool = False
    reading: Reading = Reading()
    has_moved: bool = False

    @property
    def viewer(self) -> Viewer:
        """The viewer that pages show things to."""
        return Viewer(
            account_id=self.account_id,
            person_id=self.person_id,
            session_id=self.id,
            role=self.role,
            has_moved=self.has_moved,
        )


TokenAuthenticator = Callable[["House", str], Awaitable[Viewer | None]]
"""From the secret of a token to its viewer; None where the token is unknown, revoked or its person suspended."""

SessionAuthenticator = Callable[["House", str, str], Awaitable[Session | None]]
"""From the secret in a browser's cookie, and the account that a script of ours asks to act for (the text of the
header, empty where there is none), to the session; None where it is unknown or ended, Forbidden for an account that
is not the person's.
"""


class Authenticators(Struct, frozen=True):
    """How `app` lets the web layer find out who is there."""

    token: TokenAuthenticator
    session: SessionAuthenticator
