"""The Mob: a call as everybody sees it, and what it is to the viewer."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import Gathered as GatheredAccounts
from goodmob.accounts.entities.account import gather as gather_accounts
from goodmob.accounts.entities.account import render as render_account
from goodmob.commitments.queries.areas import AreaRow
from goodmob.commitments.queries.calls import CallRow, Figures, calls_by_id, figures_of
from goodmob.commitments.queries.commitments import commitments_of, joined_among
from goodmob.core.clock import iso
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.media.entities.attachment import MediaAttachment
from goodmob.mobs.entities.answer import MobAnswer, render_answer
from goodmob.mobs.entities.commitment import (
    Commitment,
    GatheredCommitments,
    gather_commitments,
    render_commitment,
)
from goodmob.mobs.entities.crowd import MobCrowd, gather_crowds
from goodmob.mobs.entities.joining import MobArea, MobRole, areas_shown, gather_areas
from goodmob.mobs.entities.particulars import (
    GatheredParticulars,
    MobAddressee,
    addressee_shown,
    addressees,
    gather_particulars,
    pictures_shown,
)
from goodmob.mobs.permissions import seen_mob, visible_mobs
from goodmob.mobs.queries.abroad import FarRow, JoinRow, far_mobs, joins_of
from goodmob.mobs.queries.choices import choices_of
from goodmob.mobs.queries.mobs import MobRow, mobs_by_id
from goodmob.mobs.queries.particulars import languages_of, rules_of
from goodmob.mobs.rules.addresses import report_url_of, url_of
from goodmob.mobs.rules.choices import Choices
from goodmob.posts.queries.paces import paces_of
from goodmob.social.queries.follows import following_of

MOST_FACES = 5


class Place(Struct, frozen=True):
    """Where it is: in words, as an h3 cell, and exactly, which only people who are in are told unless it is public."""

    text: str
    cell: str | None
    exact: str | None


class Mob(Struct, frozen=True, kw_only=True):
    """A mob. Places: threshold, cap, joined, waiting, present; done: people; tally, verified: units done in time.
    status_id is null while it is a draft, place where none was named, report_url until there is a report. The first of
    the languages is that of its post. parent_id: the mob that it is a chapter of. following: whether the viewer is.
    demand, answer, met_at: of an organisation. choices: what the host lets others do. origin: its page on another
    server, where that alone gives places and tells the figures."""

    id: str
    status_id: str | None
    url: str
    title: str
    verb: str
    unit: str
    state: str
    starts_at: str
    ends_at: str
    time_zone: str
    server_time: str
    threshold: int | None
    cap: int | None
    join_by: str | None
    place: Place | None
    joined: int
    waiting: int
    present: int
    done: int
    tally: int
    verified: int
    host: Account
    joined_by_following: Sequence[Account]
    me: Commitment | None
    chapters: Sequence[str]
    report_url: str | None
    addressee: MobAddressee | None
    languages: Sequence[str]
    rules: Sequence[str]
    media_attachments: Sequence[MediaAttachment]
    parent_id: str | None
    following: bool
    roles: Sequence[MobRole]
    area_threshold: int | None
    areas: Sequence[MobArea]
    crowd: MobCrowd | None
    paused: bool
    slow: int
    demand: str | None
    answer: MobAnswer | None
    met_at: str | None
    chapter_state: str | None
    choices: Choices
    origin: str | None = None


class GatheredMobs(Struct, frozen=True):
    """Some mobs and all that is needed to render them for one viewer.

    faces: people whom the viewer follows and who are in, by mob. mine: the viewer's commitments by mob.
    """

    house: House
    viewer_id: int | None
    rows: Mapping[int, MobRow]
    calls: Mapping[int, CallRow]
    figures: Mapping[int, Figures]
    accounts: GatheredAccounts
    faces: Mapping[int, Sequence[int]]
    mine: Mapping[int, int]
    commitments: GatheredCommitments
    particulars: GatheredParticulars
    areas: Mapping[int, Sequence[AreaRow]]
    crowds: Mapping[int, MobCrowd]
    paces: Mapping[int, int]
    far: Mapping[int, FarRow]
    told: Mapping[int, JoinRow]


async def gather_mobs(house: House, viewer_id: int | None, rows: Collection[MobRow]) -> GatheredMobs:
    """What these mobs need to be rendered; the number of queries does not grow with them."""
    ids = [row.id for row in rows]
    faces = await _faces(house, viewer_id, ids)
    mine = {} if viewer_id is None else await commitments_of(house.db, viewer_id, ids)
    met = {account_id for those in faces.values() for account_id in those}
    accounts = await gather_accounts(house, {row.account_id for row in rows} | met | addressees(rows))
    calls, figures = await calls_by_id(house.db, ids), await figures_of(house.db, ids)
    far = await far_mobs(house.db, [id_ for id_, call in calls.items() if call.far])
    return GatheredMobs(
        house,
        viewer_id,
        {row.id: row for row in rows if row.id in calls and row.id in figures},  # a draft may go while it is read
        calls,
        figures,
        accounts,
        faces,
        {mob_id: row.id for mob_id, row in mine.items()},
        await gather_commitments(house, viewer_id, mine.values()),
        await gather_particulars(house, viewer_id, rows),
        await gather_areas(house.db, calls.values()),
        await gather_crowds(house, rows),
        await paces_of(house.db, [row.post_id for row in rows if row.post_id is not None]),
        far,
        {} if viewer_id is None else await joins_of(house.db, viewer_id, far),
    )


def render_mob(gathered: GatheredMobs, mob_id: int) -> Mob:
    """The Mob of a gathered id that the viewer may see."""
    row, call, figures = gathered.rows[mob_id], gathered.calls[mob_id], gathered.figures[mob_id]
    settings = gathered.house.settings
    return Mob(
        id=str(mob_id),
        status_id=None if row.post_id is None else str(row.post_id),
        url=url_of(settings, mob_id),
        title=row.title,
        verb=row.verb,
        unit=row.unit,
        state=call.state,
        starts_at=iso(call.starts_at),
        ends_at=iso(call.ends_at),
        time_zone=row.time_zone,
        server_time=iso(gathered.house.clock.now()),
        threshold=call.threshold,
        cap=figures.capacity,
        join_by=None if call.join_by is None else iso(call.join_by),
        place=_place(gathered, row),
        joined=figures.joined,
        waiting=figures.waiting,
        present=figures.present,
        done=figures.doers,
        tally=figures.units,
        verified=figures.verified,
        host=render_account(gathered.accounts, row.account_id),
        joined_by_following=_met(gathered, mob_id),
        me=_mine(gathered, mob_id),
        chapters=[str(id_) for id_ in gathered.particulars.chapters.get(mob_id, ())],
        report_url=None if row.report is None else report_url_of(settings, mob_id),
        addressee=addressee_shown(gathered.accounts, row),
        languages=languages_of(row),
        rules=rules_of(row),
        media_attachments=pictures_shown(gathered.particulars, row),
        parent_id=None if row.parent_id is None else str(row.parent_id),
        following=mob_id in gathered.particulars.followed,
        roles=[MobRole(*role) for role in figures.roles],
        area_threshold=call.area_threshold,
        areas=areas_shown(gathered.areas.get(mob_id, ())),
        crowd=gathered.crowds.get(mob_id),
        paused=row.paused_at is not None,
        slow=gathered.paces.get(row.post_id or 0, 0),
        demand=row.demand,
        answer=render_answer(gathered.particulars.answers.get(mob_id)),
        met_at=None if row.met_at is None else iso(row.met_at),
        chapter_state=row.chapter_state,
        choices=choices_of(row),
        origin=origin.url or origin.uri if (origin := gathered.far.get(mob_id)) else None,
    )


async def show_mobs(house: House, viewer_id: int | None, ids: Sequence[int]) -> list[Mob]:
    """The mobs with these ids, in this order; those that the viewer may not see are left out."""
    rows = await mobs_by_id(house.db, ids)
    visible = {row.id for row in await visible_mobs(house.db, viewer_id, rows.values())}
    return await show_seen_mobs(house, viewer_id, [rows[id_] for id_ in ids if id_ in visible])


async def show_one_mob(house: House, viewer_id: int | None, mob_id: int) -> Mob:
    """The mob; NotFound where it does not exist or the viewer may not see it."""
    shown = await show_seen_mobs(house, viewer_id, [await seen_mob(house.db, viewer_id, mob_id)])
    if not shown:
        raise NotFound
    return shown[0]


async def show_seen_mobs(house: House, viewer_id: int | None, rows: Sequence[MobRow]) -> list[Mob]:
    """As `show_mobs`, for mobs that were read and may be seen, as was asked before."""
    gathered = await gather_mobs(house, viewer_id, rows)
    return [render_mob(gathered, row.id) for row in rows if row.id in gathered.rows]


async def _faces(house: House, viewer_id: int | None, ids: Collection[int]) -> Mapping[int, Sequence[int]]:
    if viewer_id is None or not ids:
        return {}
    joined = await joined_among(house.db, ids, await following_of(house.db, viewer_id))
    return {mob_id: account_ids[:MOST_FACES] for mob_id, account_ids in joined.items()}


def _met(gathered: GatheredMobs, mob_id: int) -> list[Account]:
    standings = gathered.accounts.standings
    present = [id_ for id_ in gathered.faces.get(mob_id, ()) if id_ in standings and standings[id_].state == "active"]
    return [render_account(gathered.accounts, id_) for id_ in present]


def _mine(gathered: GatheredMobs, mob_id: int) -> Commitment | None:
    commitment_id = gathered.mine.get(mob_id)
    is_there = commitment_id is not None and commitment_id in gathered.commitments.rows
    return render_commitment(gathered.commitments, commitment_id or 0) if is_there else None


def _place(gathered: GatheredMobs, row: MobRow) -> Place | None:
    exact = told.place if (told := gathered.told.get(row.id)) else row.place_exact
    if not (row.place_text or row.place_cell or exact):
        return None
    is_told = row.place_policy == "public" or row.account_id == gathered.viewer_id or _is_in(gathered, row.id)
    return Place(row.place_text, row.place_cell, exact if is_told and exact else None)


def _is_in(gathered: GatheredMobs, mob_id: int) -> bool:
    shown = gathered.commitments.shown.get(gathered.mine.get(mob_id, 0))
    return shown is not None and shown.is_in
