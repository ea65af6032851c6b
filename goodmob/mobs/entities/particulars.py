"""The particulars of a Mob: whom it is for, its pictures, and whether the viewer follows it."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import Gathered as GatheredAccounts
from goodmob.accounts.entities.account import render as render_account
from goodmob.accounts.permissions import is_shown
from goodmob.core.house import House
from goodmob.media.entities.attachment import Gathered as GatheredFiles
from goodmob.media.entities.attachment import MediaAttachment, render_all
from goodmob.media.entities.attachment import gather as gather_files
from goodmob.mobs.entities.answer import gather_answers
from goodmob.mobs.permissions import met_mobs
from goodmob.mobs.queries.answers import AnswerRow
from goodmob.mobs.queries.chapters import open_chapters
from goodmob.mobs.queries.follows import followed_among
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.particulars import addressee_in
from goodmob.posts.queries.posts import unpacked


class MobAddressee(Struct, frozen=True):
    """Whom a mob is for: self (whoever joins), place, organisation or cause; account: that of an organisation."""

    kind: str
    name: str
    account: Account | None


class GatheredParticulars(Struct, frozen=True):
    """The files of some mobs, which of them the viewer follows, their chapters, and what was answered to them."""

    files: GatheredFiles
    followed: frozenset[int]
    chapters: Mapping[int, Sequence[int]]
    answers: Mapping[int, AnswerRow]


async def gather_particulars(house: House, viewer_id: int | None, rows: Collection[MobRow]) -> GatheredParticulars:
    """What the particulars of these mobs need; the number of queries does not grow with them."""
    files = await gather_files(house, {media_id for row in rows for media_id in unpacked(row.media_ids)})
    followed = frozenset[int]()
    if viewer_id is not None:
        followed = await followed_among(house.db, viewer_id, [row.id for row in rows])
    chapters = await _chapters(house, viewer_id, rows)
    return GatheredParticulars(files, followed, chapters, await gather_answers(house.db, rows))


def addressees(rows: Collection[MobRow]) -> set[int]:
    """The accounts that these mobs are for."""
    return {row.addressee_id for row in rows if row.addressee_id is not None}


def addressee_shown(accounts: GatheredAccounts, row: MobRow) -> MobAddressee | None:
    """Whom the mob is for; an account that is gone is named no more."""
    whom = addressee_in(row)
    if whom is None:
        return None
    standing = accounts.standings.get(whom.account_id or 0)
    if standing is None or not is_shown(standing):
        return MobAddressee(whom.kind, whom.name, None)
    account = render_account(accounts, standing.id)
    return MobAddressee(whom.kind, whom.name or account.display_name or account.username, account)


def pictures_shown(gathered: GatheredParticulars, row: MobRow) -> Sequence[MediaAttachment]:
    """The files of the mob, in its host's order."""
    return render_all(gathered.files, unpacked(row.media_ids))


async def _chapters(house: House, viewer_id: int | None, rows: Collection[MobRow]) -> Mapping[int, Sequence[int]]:
    """The ids of the chapters of each of the mobs: those that everybody may see, as far as the viewer may."""
    named = await open_chapters(house.db, [row.id for row in rows if row.parent_id is None])
    if not named:
        return {}
    chapters = [row for those in named.values() for row in those]
    seen = {row.id for row in await met_mobs(house.db, viewer_id, chapters)}
    return {mob_id: [row.id for row in those if row.id in seen] for mob_id, those in named.items()}
