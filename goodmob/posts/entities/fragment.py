"""What of a Status is the same for every viewer until the post is edited, kept in the house's cache."""

from collections.abc import Mapping, Sequence

from msgspec import UNSET, Struct, structs

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.addresses import acct_of
from goodmob.accounts.entities.addresses import url_of as url_of_account
from goodmob.accounts.queries.accounts import AccountRow, accounts_by_id
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.core.text.tags import tag_url
from goodmob.media.entities import attachment as media
from goodmob.media.entities.emoji import render_emojis
from goodmob.media.queries.emojis import emojis_called
from goodmob.oauth.queries.applications import applications
from goodmob.posts.entities.addresses import uri_of, url_of
from goodmob.posts.entities.emojis import called_in
from goodmob.posts.entities.status import QuoteApproval, Status, StatusApplication, StatusMention, StatusTag
from goodmob.posts.queries.mentions import mentioned_in
from goodmob.posts.queries.posts import PostBody, PostRow, bodies, unpacked
from goodmob.posts.queries.tags import TagOfPost, tags_of

_FRAGMENT_BYTES = 2_500

_NOBODY_QUOTES = QuoteApproval((), (), "denied")


class _Parts(Struct, frozen=True):
    bodies: Mapping[int, PostBody]
    media: media.Gathered
    mentions: Mapping[int, Sequence[int]]
    mentioned: Mapping[int, AccountRow]
    tags: Mapping[int, Sequence[TagOfPost]]
    applications: Mapping[int, StatusApplication]


class _Kept(Struct, frozen=True):
    """What is kept of a post: emoji by their names, as they come and go whatever becomes of the post."""

    status: Status
    emojis: Sequence[str]


async def fragments_of(house: House, rows: Sequence[PostRow], authors: Mapping[int, Account]) -> dict[int, Status]:
    """The posts as a Status without counters, poll, quote and viewer.

    Seven queries at most; for what is kept, one for the emoji that the words name, if they name any.
    """
    fragments: dict[int, _Kept] = {}
    missing: list[PostRow] = []
    for row in rows:
        kept = house.cache.get(("post", row.id, row.version))
        if isinstance(kept, _Kept):
            fragments[row.id] = kept
        else:
            missing.append(row)
    if missing:
        parts = await _parts(house, missing)
        for row in missing:
            if row.id in parts.bodies:
                fragments[row.id] = fragment = _fragment(house, row, authors[row.account_id], parts)
                size = _FRAGMENT_BYTES + 2 * len(parts.bodies[row.id].html)
                house.cache.put(("post", row.id, row.version), fragment, size)
    return await _with_emojis(house, fragments)


async def _parts(house: House, rows: Sequence[PostRow]) -> _Parts:
    ids = [row.id for row in rows]
    texts = await bodies(house.db, ids)
    mentions = await mentioned_in(house.db, [row.id for row in rows if row.boost_of_id is None])
    media_ids = [id_ for body in texts.values() for id_ in unpacked(body.media_ids)]
    application_ids = {body.application_id for body in texts.values() if body.application_id is not None}
    used = await applications(house.db, application_ids)
    return _Parts(
        texts,
        await media.gather(house, media_ids),
        mentions,
        await accounts_by_id(house.db, {id_ for named in mentions.values() for id_ in named}),
        await tags_of(house.db, ids),
        {id_: StatusApplication(row.name, row.website) for id_, row in used.items()},
    )


async def _with_emojis(house: House, fragments: Mapping[int, _Kept]) -> dict[int, Status]:
    known = await emojis_called(house.db, {name for kept in fragments.values() for name in kept.emojis})
    shown = {id_: kept.status for id_, kept in fragments.items()}
    for id_, kept in fragments.items() if known else ():
        if used := [known[name] for name in kept.emojis if name in known]:
            shown[id_] = structs.replace(kept.status, emojis=render_emojis(house.blobs, used))
    return shown


def _fragment(house: House, row: PostRow, author: Account, parts: _Parts) -> _Kept:
    body = parts.bodies[row.id]
    settings = house.settings
    named = [parts.mentioned[id_] for id_ in parts.mentions.get(row.id, ()) if id_ in parts.mentioned]
    status = Status(
        id=str(row.id),
        uri=uri_of(author, row, body),
        created_at=iso(row.created_at),
        account=author,
        content=body.html,
        visibility=row.visibility,
        sensitive=body.sensitive,
        spoiler_text=body.spoiler_text,
        media_attachments=media.render_all(parts.media, unpacked(body.media_ids)),
        application=parts.applications.get(body.application_id or 0),
        mentions=[
            StatusMention(str(account.id), account.username, url_of_account(settings, account), acct_of(account))
            for account in named
        ],
        tags=[StatusTag(tag.display_name, tag_url(settings.base_url, tag.name)) for tag in parts.tags.get(row.id, ())],
        url=url_of(settings, author, row, body),
        imported_from=body.url if row.local and body.url else UNSET,
        in_reply_to_account_id=None if row.in_reply_to_account_id is None else str(row.in_reply_to_account_id),
        language=row.language,
        edited_at=None if row.edited_at is None else iso(row.edited_at),
        quote_approval=_NOBODY_QUOTES,
    )
    domain = author.acct.partition("@")[2]
    return _Kept(status, called_in((body.text, body.spoiler_text), domain))
