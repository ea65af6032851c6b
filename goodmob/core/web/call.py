"""The call a handler answers: a request, or a socket, that knows the house and who is calling."""

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from goodmob.core.errors import Unauthorized
from goodmob.core.viewer import ANYONE, Viewer
from goodmob.core.web.session import Session

if TYPE_CHECKING:
    from goodmob.core.house import House
    from goodmob.core.web.routes import Route


class Call(Request):
    """One request. `viewer` is ANYONE where nobody is signed in; `frame` is what `app` adds to a page's frame."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, house: "House", route: "Route") -> None:
        super().__init__(scope, receive, send)
        self.house = house
        self.route = route
        self.viewer: Viewer = ANYONE
        self.browser: Session | None = None

    @property
    def session(self) -> Session | None:  # type: ignore[override] # Starlette's is a dict filled by its middleware
        """The signed-in browser, on pages; None on the API and for strangers."""
        return self.browser

    @property
    def account_id(self) -> int:
        """The account that acts; Unauthorized where nobody is signed in."""
        if self.viewer.account_id is None:
            raise Unauthorized
        return self.viewer.account_id


class Socket(WebSocket):
    """One WebSocket. Nothing has been accepted yet when the handler gets it."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, house: "House", route: "Route") -> None:
        super().__init__(scope, receive, send)
        self.house = house
        self.route = route
        self.viewer: Viewer = ANYONE

    @property
    def account_id(self) -> int:
        """The account that listens; Unauthorized where nobody is signed in."""
        if self.viewer.account_id is None:
            raise Unauthorized
        return self.viewer.account_id
