"""The doors of a feed, one for each form, and its answer, sent again only when something in it changed."""

from collections.abc import Callable
from typing import NamedTuple

from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.feeds.atom import write_atom
from goodmob.core.web.feeds.channel import Channel
from goodmob.core.web.feeds.json_feed import write_json
from goodmob.core.web.feeds.rss import write_rss
from goodmob.core.web.freshness import unless_known
from goodmob.core.web.routes import OPTIONAL_SESSION, Handler, Route, get


class Form(NamedTuple):
    """A form of feeds: its type, and what writes it for an address."""

    media_type: str
    write: Callable[[Channel, str], bytes]


FORMS = {
    ".rss": Form("application/rss+xml", write_rss),
    ".atom": Form("application/atom+xml", write_atom),
    ".json": Form("application/feed+json", write_json),
}
"""By the end of the address. Actors and posts of other servers' protocols have addresses of their own below /ap."""


def feed_pages(path: str, handler: Handler) -> tuple[Route, ...]:
    """The doors at which the handler's feed stands beside the page of this path."""
    return tuple(get(path + ending, handler, viewer=OPTIONAL_SESSION) for ending in FORMS)


def ending_of(call: Call) -> str:
    """The form that is asked for, as the end of the address."""
    path: str = call.scope["path"]
    return next(ending for ending in FORMS if path.endswith(ending))


def feed(call: Call, channel: Channel) -> Response:
    """The feed in the form of the address, or 304 for a reader that has it as it is."""
    ending = ending_of(call)
    form = FORMS[ending]
    content = form.write(channel, channel.address + ending)
    return unless_known(call, content, f"{form.media_type}; charset=utf-8", channel.changed)
