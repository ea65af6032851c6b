"""What columns are called, as whom they are read, and where their news is announced."""

from collections.abc import Callable, Collection, Mapping, Sequence
from urllib.parse import quote, urlencode, urlsplit

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.house import House
from goodmob.core.i18n import gettext as _
from goodmob.deck.entities.words import notices_words
from goodmob.deck.queries import ColumnRow
from goodmob.deck.rules import MINE, Kind
from goodmob.discovery.queries.saved_searches import SearchRow, searches_by_id
from goodmob.mobs.permissions import visible_mobs
from goodmob.mobs.queries.mobs import MobRow, mobs_by_id
from goodmob.posts.entities.show import show as show_posts
from goodmob.posts.entities.status import Status
from goodmob.social.queries.collections import CollectionRow, collections_by_id
from goodmob.social.queries.lists import ListRow, lists_of


class Column(Struct, frozen=True):
    """A column with its name and what is said below it; `account` is None where that is gone.

    address: the page that shows the same. stream: where its news is announced, empty where nowhere; that of another
    account than the reader's names it. subject: what it is about, as its kind writes it.
    """

    row: ColumnRow
    title: str
    detail: str
    icon: str
    address: str
    stream: str
    account: Account | None


class Known(Struct, frozen=True):
    """The things that columns are about, by id; what is gone, or not for a column's account, is missing."""

    accounts: Mapping[int, Account]
    lists: Mapping[int, ListRow]
    searches: Mapping[int, SearchRow]
    mobs: Mapping[int, MobRow]
    posts: Mapping[int, Status]
    collections: Mapping[int, CollectionRow]


async def named(house: House, rows: Sequence[ColumnRow], account_id: int) -> list[Column]:
    """The columns in their order, for a reader who is signed in as this account."""
    known = await _gather(house, rows)
    return [_column(known, row, account_id) for row in rows]


async def _gather(house: House, rows: Sequence[ColumnRow]) -> Known:
    """Everything in batches; what is one account's own, or not for everybody, in one for each account."""
    readers = {row.account_id for row in rows}
    lists: dict[int, ListRow] = {}
    mobs: dict[int, MobRow] = {}
    posts: dict[int, Status] = {}
    mob_rows = await mobs_by_id(house.db, _about(rows, Kind.MOB)) if _about(rows, Kind.MOB) else {}
    for reader in readers:
        own = [row for row in rows if row.account_id == reader]
        if _about(own, Kind.LIST):
            lists |= {one.id: one for one in await lists_of(house.db, reader)}
        if about := _about(own, Kind.MOB):
            met = await visible_mobs(house.db, reader, [mob_rows[id_] for id_ in about if id_ in mob_rows])
            mobs |= {one.id: one for one in met}
        if about := _about(own, Kind.POST):
            posts |= {int(one.id): one for one in await show_posts(house, reader, sorted(about))}
    people = readers | _about(rows, Kind.PROFILE)
    saved, collected = _about(rows, Kind.SAVED), _about(rows, Kind.COLLECTION)
    return Known(
        accounts={int(one.id): one for one in await show_accounts(house, sorted(people))} if people else {},
        lists=lists,
        searches=await searches_by_id(house.db, saved) if saved else {},
        mobs=mobs,
        posts=posts,
        collections=await collections_by_id(house.db, collected) if collected else {},
    )


def _about(rows: Collection[ColumnRow], kind: Kind) -> set[int]:
    return {int(row.subject) for row in rows if row.kind == kind}


def _column(known: Known, row: ColumnRow, reader_id: int) -> Column:
    kind = Kind(row.kind)
    title, detail, address = _FACES[kind](known, row)
    stream = _stream(kind, row.subject)
    if stream and row.account_id != reader_id:
        stream += f"@{row.account_id}"
    return Column(row, title, detail, _ICONS[kind], address, stream, known.accounts.get(row.account_id))


Face = tuple[str, str, str]


def _tag(_known: Known, row: ColumnRow) -> Face:
    return f"#{row.subject}", _("Tag"), f"/tags/{quote(row.subject, safe='')}"


def _search(_known: Known, row: ColumnRow) -> Face:
    return row.subject, _("Search"), f"/search?{urlencode({'q': row.subject})}"


def _saved(known: Known, row: ColumnRow) -> Face:
    kept = known.searches.get(int(row.subject))
    kept = kept if kept is not None and kept.account_id == row.account_id else None
    return (kept.title if kept else _("Saved search")), (kept.query if kept else ""), f"/searches/{row.subject}"


def _list(known: Known, row: ColumnRow) -> Face:
    kept = known.lists.get(int(row.subject))
    kept = kept if kept is not None and kept.owner_id == row.account_id else None
    return (kept.title if kept else _("List")), _("List"), f"/lists/{row.subject}"


def _profile(known: Known, row: ColumnRow) -> Face:
    account = known.accounts.get(int(row.subject))
    if account is None:
        return _("Profile"), "", ""
    return account.display_name or account.username, f"@{account.acct}", f"/@{account.acct}"


def _mob(known: Known, row: ColumnRow) -> Face:
    mob = known.mobs.get(int(row.subject))
    return (mob.title if mob else _("Mob")), _("Mob, live wall"), f"/mobs/{row.subject}"


def _mobs(_known: Known, row: ColumnRow) -> Face:
    if row.subject == MINE:
        return _("Mobs"), _("Yours"), "/mobs/mine"
    detail = _("Near %(place)s", place=row.subject) if row.subject else _("Happening now and soon")
    return _("Mobs"), detail, "/mobs"


def _post(known: Known, row: ColumnRow) -> Face:
    post = known.posts.get(int(row.subject))
    if post is None:
        return _("Conversation"), "", ""
    return _("Conversation"), f"@{post.account.acct}", f"/@{post.account.acct}/{post.id}"


def _collection(known: Known, row: ColumnRow) -> Face:
    found = known.collections.get(int(row.subject))
    return (found.name if found else _("Collection")), _("Collection"), f"/collections/{row.subject}"


def _notifications(_known: Known, row: ColumnRow) -> Face:
    return _("Notifications"), notices_words()[row.subject], "/notifications"


def _public(_known: Known, row: ColumnRow) -> Face:
    return _("Public"), _("On this server") if row.subject else _("Everybody"), "/public"


def _trends(_known: Known, row: ColumnRow) -> Face:
    return _("Trends"), _("News") if row.subject else _("Posts that people like"), "/explore"


def _link(_known: Known, row: ColumnRow) -> Face:
    return urlsplit(row.subject).netloc or row.subject, _("Posts with this link"), row.subject


_FACES: dict[Kind, Callable[[Known, ColumnRow], Face]] = {
    Kind.HOME: lambda _known, _row: (_("Home"), _("People you follow"), "/home"),
    Kind.NOTIFICATIONS: _notifications,
    Kind.MENTIONS: lambda _known, _row: (_("Mentions"), _("Who names you"), "/notifications?only=mentions"),
    Kind.MESSAGES: lambda _known, _row: (_("Messages"), _("Only people named in it"), "/conversations"),
    Kind.PUBLIC: _public,
    Kind.LIST: _list,
    Kind.TAG: _tag,
    Kind.SEARCH: _search,
    Kind.SAVED: _saved,
    Kind.PROFILE: _profile,
    Kind.BOOKMARKS: lambda _known, _row: (_("Bookmarks"), _("Only you see them"), "/bookmarks"),
    Kind.FAVOURITES: lambda _known, _row: (_("Favourites"), _("What you favourited"), "/favourites"),
    Kind.MOB: _mob,
    Kind.MOBS: _mobs,
    Kind.POST: _post,
    Kind.COLLECTION: _collection,
    Kind.TRENDS: _trends,
    Kind.LINK: _link,
}

_ICONS = {
    Kind.HOME: "home",
    Kind.NOTIFICATIONS: "bell",
    Kind.MENTIONS: "reply",
    Kind.MESSAGES: "mail",
    Kind.PUBLIC: "globe",
    Kind.LIST: "list",
    Kind.TAG: "hash",
    Kind.SEARCH: "search",
    Kind.SAVED: "search",
    Kind.PROFILE: "person",
    Kind.BOOKMARKS: "bookmark",
    Kind.FAVOURITES: "star",
    Kind.MOB: "mob",
    Kind.MOBS: "mob",
    Kind.POST: "reply",
    Kind.COLLECTION: "users",
    Kind.TRENDS: "compass",
    Kind.LINK: "link",
}

_STREAMS = {
    Kind.HOME: "user",
    Kind.NOTIFICATIONS: "user:notification",
    Kind.MENTIONS: "user:notification",
    Kind.MESSAGES: "direct",
}
_STREAMS_ABOUT = {Kind.LIST: "list", Kind.TAG: "hashtag", Kind.MOB: "mob"}


def _stream(kind: Kind, subject: str) -> str:
    if kind is Kind.PUBLIC:
        return "public:local" if subject else "public"
    if kind in _STREAMS_ABOUT:
        return f"{_STREAMS_ABOUT[kind]}:{subject}"
    return _STREAMS.get(kind, "")
