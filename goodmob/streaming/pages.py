"""The door for browsers: everything that the pages of one browser want to hear, over one stream."""

from functools import partial

import msgspec
from msgspec import structs
from starlette.responses import Response

from goodmob.accounts.queries.people import accounts_of_person
from goodmob.core.errors import Forbidden, Malformed, Refusal
from goodmob.core.viewer import ANYONE, Viewer
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, Route, get
from goodmob.streaming.connection import MOST_STREAMS, Connection
from goodmob.streaming.hub import Streams
from goodmob.streaming.messages import socket_frame
from goodmob.streaming.rules import NAMES, Wanted, wanted
from goodmob.streaming.sse import EventStream

SCOPES = frozenset({"read"})
"""What a person's own browser may hear, in the words of tokens."""

WITH_SUBJECT = {"hashtag": "tag", "hashtag:local": "tag", "list": "list_id", "mob": "mob_id"}
AS = "@"
"""Between the name of a stream and the account that hears it, where that is not the session's."""

REFUSED = "refused"
"""The event that tells a page that a stream of its is not for it; the others go on."""


def pages(streams: Streams) -> tuple[Route, ...]:
    """The door, for the streams of this table."""

    async def live(call: Call) -> Response:
        """Watch any number of streams, named by `stream`: user, public:local, mob:5, hashtag:tea.

        What another account of the same person hears is named by that account: user@7, list:9@7.
        """
        labels = list(dict.fromkeys(call.query_params.getlist("stream")))
        if not 0 < len(labels) <= MOST_STREAMS:
            raise Malformed(f"Name one to {MOST_STREAMS} streams")
        if call.method == "HEAD":
            return Response(media_type="text/event-stream")
        connection: Connection[bytes] = Connection(
            streams, streams.hub(call.house), _listener(call.viewer), call.address
        )
        try:
            await connection.open()
            ears = _Ears(call, connection)
            for label in labels:
                await _listen(ears, label)
        except BaseException:
            connection.close()
            raise
        connection.hub.keep_alive(connection.outlet)
        return EventStream(connection)

    return (get("/live", live, viewer=OPTIONAL_SESSION),)


def named(label: str) -> Wanted:
    """The stream that a page calls so; Malformed where there is none."""
    if label in NAMES - WITH_SUBJECT.keys():
        return wanted(label, tag="", list_id="", mob_id="")
    name, _, subject = label.rpartition(":")
    about = dict.fromkeys(("tag", "list_id", "mob_id"), "")
    if name in WITH_SUBJECT:
        about[WITH_SUBJECT[name]] = subject
    return wanted(name, **about)


class _Ears:
    """As which accounts one screen hears: the session's own, and others of its person."""

    def __init__(self, call: Call, connection: Connection[bytes]) -> None:
        self.outlet = connection.outlet
        self._call = call
        self._own = connection
        self._others: dict[int, Connection[bytes]] = {}

    async def of(self, account: str) -> Connection[bytes]:
        """The connection of an account, by its id; of the session's where none is named. Forbidden for others."""
        if not account or account == str(self._own.viewer.account_id):
            return self._own
        account_id = int(account) if account.isascii() and account.isdigit() and len(account) < 20 else 0
        if account_id not in self._others:
            person_id = self._own.viewer.person_id
            if person_id is None or account_id not in await accounts_of_person(self._call.house.db, person_id):
                raise Forbidden
            viewer = structs.replace(self._own.viewer, account_id=account_id, role="")
            self._others[account_id] = await self._own.beside(viewer)
        return self._others[account_id]


async def _listen(ears: _Ears, label: str) -> None:
    name, _, account = label.partition(AS)
    try:
        connection = await ears.of(account)
        await connection.listen(named(name), partial(_frame, label=label))
    except Refusal as refusal:
        told = {"stream": [label], "event": REFUSED, "payload": refusal.error}
        ears.outlet.offer(_event(msgspec.json.encode(told)))


def _frame(message: bytes, label: str) -> bytes:
    return _event(socket_frame(message, (label,)).encode())


def _event(data: bytes) -> bytes:
    return b"data: %b\n\n" % data


def _listener(viewer: Viewer) -> Viewer:
    return viewer if viewer is ANYONE else structs.replace(viewer, scopes=SCOPES)
