"""The call a handler answers: a request, or a socket, that knows the house and who is calling."""

from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from goodmob.core import i18n
from goodmob.core.errors import Refusal, Unauthorized
from goodmob.core.limits import Standing
from goodmob.core.viewer import ANYONE, Viewer
from goodmob.core.web.notices import Notice
from goodmob.core.web.session import Session

if TYPE_CHECKING:
    from goodmob.core.house import House
    from goodmob.core.web.routes import Route


class TooLarge(Refusal):
    """The body is larger than the route takes."""

    status = 413

    def __init__(self, most: int) -> None:
        super().__init__(f"The request is too large; {most // 1024} kB are the most")


class Call(Request):
    """One request: who calls (`viewer`, ANYONE for strangers), from which `address`, and which route it found.

    `is_secure` says that it came by TLS, to us or to a proxy that is trusted.

    Pages also know the browser's `session`, and `frame`, what `app` adds to the frame around the page.
    """

    def __init__(self, scope: Scope, receive: Receive, send: Send, house: "House", route: "Route") -> None:
        super().__init__(scope, receive, send)
        self.house = house
        self.route = route
        self.id = ""
        self.address = ""
        self.is_secure = False
        self.viewer: Viewer = ANYONE
        self.standing: Standing | None = None
        self.browser: Session | None = None
        self.new_csrf = ""
        self.new_language = ""
        self.frame: dict[str, Any] = {}
        self.notices: list[Notice] = []
        self._receive = self._bounded(receive)

    @property
    def session(self) -> Session | None:  # type: ignore[override]  # Starlette's is a dict that its middleware fills
        """The signed-in browser, on pages; None on the API and for strangers."""
        return self.browser

    @property
    def account_id(self) -> int:
        """The account that acts; Unauthorized where nobody is signed in."""
        return _account_of(self.viewer)

    @property
    def announced_length(self) -> int | None:
        """How many bytes the body will have, where the client says so."""
        length = self.headers.get("content-length", "")
        return int(length) if length.isascii() and length.isdigit() else None

    def gettext(self, message: str, **values: object) -> str:
        """The message in the language of this page, with %(name)s filled in."""
        return i18n.gettext(message, **values)

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """The message for a number of things, in the language of this page; %(num)s is the number."""
        return i18n.ngettext(one, many, number, **values)

    def notify(self, text: str, kind: str = "done", *, see: str = "", undo: str = "") -> None:
        """Show a line on the next page, after a redirect; kind, see and undo are those of a Notice."""
        self.notices.append(Notice(text, kind, see, undo))

    def _bounded(self, receive: Receive) -> Receive:
        taken = 0
        most = self.route.most_body

        async def receive_bounded() -> Message:
            nonlocal taken
            if taken == 0 and (self.announced_length or 0) > most:
                raise TooLarge(most)
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise TooLarge(most)
            return message

        return receive_bounded


class Socket(WebSocket):
    """One WebSocket, not accepted yet when its handler gets it."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, house: "House", route: "Route") -> None:
        super().__init__(scope, receive, send)
        self.house = house
        self.route = route
        self.address = ""
        self.viewer: Viewer = ANYONE

    @property
    def account_id(self) -> int:
        """The account that listens; Unauthorized where nobody is signed in."""
        return _account_of(self.viewer)

    async def welcome(self) -> None:
        """Accept the connection, with the first subprotocol offered: browsers hide the token there and insist."""
        offered = self.scope.get("subprotocols") or [None]
        await self.accept(subprotocol=offered[0])


def _account_of(viewer: Viewer) -> int:
    if viewer.account_id is None:
        raise Unauthorized
    return viewer.account_id
