"""From the parts of a page, or an oEmbed answer, to what a card says."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import regex

from goodmob.core.clock import SECOND
from goodmob.core.text.cleaning import clean_name, is_blank
from goodmob.core.text.usernames import parse_handle
from goodmob.posts.linked.addresses import host_of, normalised
from goodmob.posts.linked.articles import article_in
from goodmob.posts.linked.charsets import decoded
from goodmob.posts.linked.frames import frame, frame_in, size_of
from goodmob.posts.linked.heads import Head, head_of
from goodmob.posts.linked.orders import CardType, Page, ReadEmbed, ReadPage

LONGEST_TITLE, LONGEST_DESCRIPTION, LONGEST_NAME = 300, 1_000, 200
EMBED_TYPES = frozenset({"application/json+oembed", "text/json+oembed"})
LANGUAGE = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
NEVER = datetime(9000, 1, 1, tzinfo=UTC)


def read_page(order: ReadPage) -> Page:
    """What the page says of itself: first as an article, then to social networks, then to everybody."""
    head = head_of(decoded(order.body, order.charset))
    article = article_in(head.data)
    width, height = size_of(head.metas.get("twitter:player:width")), size_of(head.metas.get("twitter:player:height"))
    player = _first(head, "twitter:player")
    html = frame(player, order.url, order.own_host, width, height) if player else ""
    picture = _first(head, "og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
    return Page(
        url=_own_address(head, order.url),
        type="video" if html else "link",
        title=_line(article.title or _first(head, "og:title", "twitter:title") or head.title, LONGEST_TITLE),
        description=_line(
            article.description or _first(head, "og:description", "twitter:description", "description"),
            LONGEST_DESCRIPTION,
        ),
        language=_language(article.language or _first(head, "og:locale") or head.language),
        author_name=_line(
            article.author_name or _first(head, "og:author", "og:author:username", "author"), LONGEST_NAME
        ),
        author_url=_address(article.author_url, order.url),
        creator=_handle(_first(head, "fediverse:creator")),
        provider_name=_line(article.publisher or _first(head, "og:site_name"), LONGEST_NAME),
        html=html,
        width=width if html else 0,
        height=height if html else 0,
        picture=_address(picture or article.picture, order.url),
        published_at=_moment(article.published or _first(head, "article:published_time")),
        embed=_embed(head, order.url),
    )


def read_embed(order: ReadEmbed) -> Page:
    """What an oEmbed answer says; one that shows what we do not show is a link. DecodeError where it is no JSON."""
    said = msgspec.json.decode(order.body, type=dict[str, Any])
    html = frame_in(_text(said, "html"), order.url, order.own_host)
    photo = _address(_text(said, "url"), order.url)
    kind: CardType = "link"
    match said.get("type"):
        case "video" | "rich" as framed if html:
            kind = "video" if framed == "video" else "rich"
        case "photo" if photo:
            kind = "photo"
    return Page(
        url=order.url,
        type=kind,
        title=_line(_text(said, "title"), LONGEST_TITLE),
        author_name=_line(_text(said, "author_name"), LONGEST_NAME),
        author_url=_address(_text(said, "author_url"), order.url),
        provider_name=_line(_text(said, "provider_name"), LONGEST_NAME),
        provider_url=_address(_text(said, "provider_url"), order.url),
        html=html if kind in {"video", "rich"} else "",
        embed_url=photo if kind == "photo" else "",
        width=0 if kind == "link" else size_of(said.get("width")),
        height=0 if kind == "link" else size_of(said.get("height")),
        picture=photo if kind == "photo" else _address(_text(said, "thumbnail_url"), order.url),
    )


def joined(page: Page, embed: Page) -> Page:
    """The page with what its oEmbed answer adds to it: a player or photo, and names that it does not tell itself."""
    shows = embed if embed.type != "link" else page
    return msgspec.structs.replace(
        page,
        type=shows.type,
        html=shows.html,
        embed_url=shows.embed_url,
        width=shows.width,
        height=shows.height,
        picture=embed.picture if embed.type == "photo" else page.picture or embed.picture,
        title=page.title or embed.title,
        author_name=page.author_name or embed.author_name,
        author_url=page.author_url or embed.author_url,
        provider_name=page.provider_name or embed.provider_name,
        provider_url=embed.provider_url,
    )


def _own_address(head: Head, url: str) -> str:
    """The address that the page gives as its own, if it is on the same host; a page cannot speak for another one."""
    own = normalised(url) or url
    canonical = next((href for kinds, _, href in head.links if "canonical" in kinds), "")
    for said in (canonical, _first(head, "og:url")):
        address = normalised(said, url)
        if address is not None and host_of(address) == host_of(own):
            return address
    return own


def _embed(head: Head, url: str) -> str:
    for kinds, form, href in head.links:
        if "alternate" in kinds and form in EMBED_TYPES:
            return normalised(href, url) or ""
    return ""


def _first(head: Head, *names: str) -> str:
    return next((said for name in names if (said := head.metas.get(name, "").strip())), "")


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""


def _address(said: str, url: str) -> str:
    return normalised(said, url) or ""


def _line(said: str, most: int) -> str:
    line = clean_name(said)
    if is_blank(line):
        return ""
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _language(said: str) -> str | None:
    code = said.strip().replace("_", "-")
    return code if LANGUAGE.fullmatch(code) else None


def _handle(said: str) -> str:
    handle = parse_handle(said)
    return handle.key if handle is not None else ""


def _moment(said: str) -> int | None:
    try:
        moment = datetime.fromisoformat(said.strip())
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    is_sound = datetime(1000, 1, 2, tzinfo=UTC) <= moment <= NEVER
    return int(moment.timestamp()) * SECOND if is_sound else None
