"""Keep what a linked page said, or that it said nothing, and when its site may be asked again."""

from sqlalchemy import BigInteger, Integer, bindparam, update

from goodmob.accounts.queries.mentions import mentioned
from goodmob.core.clock import DAY, HOUR
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.settings import Settings
from goodmob.core.text.usernames import parse_handle
from goodmob.media.actions.delete import drop_files
from goodmob.media.actions.keep_far_picture import FarPicture
from goodmob.posts.linked.orders import Page
from goodmob.posts.queries.cards import CardRow, cards_by_id
from goodmob.posts.tables.cards import card

FRESH = 7 * DAY
"""A site is asked no more often than once a week what a page of it says."""

FIRST_WAIT, LONGEST_WAIT = HOUR, 30 * DAY

_SAID = (
    *("page_url", "type", "title", "description", "language", "author_name", "author_url", "creator_id"),
    *("provider_name", "provider_url", "html", "embed_url", "width", "height", "picture", "blurhash", "published_at"),
)
_CARD_ID = bindparam("of_card_id", type_=BigInteger)
KEEP = statement(
    update(card)
    .where(card.c.id == _CARD_ID)
    .values(
        {name: bindparam(f"new_{name}") for name in _SAID}
        | {"state": "ready", "failures": 0, "next_at": bindparam("new_next_at", type_=BigInteger)}
    )
)
REFUSED = statement(
    update(card)
    .where(card.c.id == _CARD_ID)
    .values(
        state=bindparam("new_state"),
        failures=bindparam("new_failures", type_=Integer),
        next_at=bindparam("new_next_at", type_=BigInteger),
    )
)


async def keep_card(tx: Transaction, settings: Settings, card_id: int, page: Page, picture: FarPicture | None) -> None:
    """Keeps what the page says, with its picture; the earlier picture goes. So does this one if the card is gone."""
    before = (await cards_by_id(tx, [card_id])).get(card_id)
    if before is None:
        await drop_files(tx, [picture.key] if picture else [])
        return
    by_picture = picture is not None and page.type == "link"
    said = {
        "page_url": page.url,
        **{name: getattr(page, name) for name in ("type", "title", "description", "language", "html", "embed_url")},
        **{name: getattr(page, name) for name in ("author_name", "author_url", "provider_name", "provider_url")},
        "published_at": page.published_at,
        "creator_id": await _creator(tx, settings, page.creator),
        "width": picture.width if picture and by_picture else page.width,
        "height": picture.height if picture and by_picture else page.height,
        "picture": picture.key if picture else None,
        "blurhash": picture.blurhash if picture else None,
    }

    values = {f"new_{name}": value for name, value in said.items()}
    await tx.run(KEEP, of_card_id=card_id, new_next_at=tx.now + FRESH, **values)

    await drop_files(tx, [before.picture] if before.picture else [])


async def _creator(tx: Transaction, settings: Settings, handle: str) -> int | None:
    named = parse_handle(handle) if handle else None
    found = await mentioned(tx, settings, [named]) if named is not None and named.domain else {}
    return next((account.id for account in found.values()), None)


async def keep_refusal(tx: Transaction, row: CardRow, wait: int) -> int:
    """Remembers that the site gave nothing; says until when (us) it is left alone, twice as long each time.

    wait (us): how long the site itself asks for. What it said before stays on the card.
    """
    failures = row.failures + 1
    rest = min(max(FIRST_WAIT << min(failures - 1, 10), wait), LONGEST_WAIT)
    state = row.state if row.state == "ready" else "none"
    await tx.run(REFUSED, of_card_id=row.id, new_state=state, new_failures=failures, new_next_at=tx.now + rest)
    return tx.now + rest
