"""Reports that go to the server of whom they are about, and reports that come from other servers."""

from collections.abc import Sequence

from goodmob.accounts.queries.elsewhere import far_accounts, id_in, inboxes_of, local_ids_by_uri
from goodmob.core import bounds
from goodmob.core.activitypub.context import with_context
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import ids, words
from goodmob.core.clock import DAY
from goodmob.core.errors import Invalid, NotFound, TooMany
from goodmob.core.house import House
from goodmob.core.text.cleaning import clean_text
from goodmob.federation.actions.send import send
from goodmob.federation.activities.actor import server_actor
from goodmob.federation.permissions import policy_for
from goodmob.federation.rules.arrival import Arrival
from goodmob.moderation.actions.drop_flag import drop_flag
from goodmob.moderation.actions.file_report import file_report
from goodmob.moderation.queries.reports import ReportRow, is_repeated, report_by_id, subjects_of
from goodmob.moderation.rules.reports import POST, Complaint
from goodmob.posts.permissions import reportable
from goodmob.posts.queries.posts import bodies, id_by_uri, posts_by_id

_THE_SERVER = 0
_MOST_OBJECTS = bounds.REPORT_SUBJECTS
REPEATED_WITHIN = DAY
"""The same report is a second one after so long, if staff are done with the first."""


async def forward(house: House, report_id: int) -> None:
    """Has a report brought to the server of the reported account, where whoever made it wished so.

    It speaks for the server: who reported is told nobody elsewhere.
    """
    row = await report_by_id(house.db, report_id)
    if row is None or not row.forwarded:
        return
    target = (await far_accounts(house.db, [row.target_account_id])).get(row.target_account_id)
    if target is None:
        return
    post_ids = [one.id for one in (await subjects_of(house.db, [row.id]))[row.id] if one.kind == POST]
    said = await bodies(house.db, post_ids)
    posts = [uri for id_ in post_ids if id_ in said and (uri := said[id_].uri)]
    actor = (await server_actor(house))["id"]
    flag = flag_of(actor, row, [target.uri, *posts])
    await house.db.act(send, _THE_SERVER, flag, await inboxes_of(house.db, [target.id], shared=False))


def flag_of(actor: str, row: ReportRow, about: Sequence[str]) -> Json:
    """The Flag of a report by the server's own actor, about an account and its posts by their addresses."""
    said = {"id": f"{actor}#flags/{row.id}", "type": "Flag", "actor": actor, "to": about[0]}
    return with_context({**said, "content": row.comment, "object": list(about)})


async def read_flag(house: House, arrival: Arrival) -> bool:
    """Somebody there reports people here: one report for each of them, unless reports from there are not taken.

    What was reported in the same words of late is no second report; beyond what is taken of one actor and of one
    server in a day, reports are only counted.
    """
    server = host_of(arrival.actor_uri) or ""
    if (await policy_for(house.db, server)).reject_reports:
        return True
    about = ids(arrival.activity.get("object"))[:_MOST_OBJECTS]
    comment = clean_text(words(arrival.activity, "content")[0], bounds.REPORT_COMMENT_LENGTH)
    for account_id, post_ids in (await _reported(house, about)).items():
        there = await reportable(house.db, arrival.actor_id, account_id, post_ids)
        complaint = Complaint(target_id=account_id, comment=comment, post_ids=sorted(there))
        if await is_repeated(house.db, arrival.actor_id, complaint, house.clock.now() - REPEATED_WITHIN):
            continue
        try:
            house.limits.demand("flags_of_actor", arrival.actor_id)
            house.limits.demand("flags_of_server", server)
            await house.db.act(file_report, arrival.actor_id, complaint)
        except TooMany:
            await house.db.act(drop_flag, arrival.actor_id, server)
        except (Invalid, NotFound):
            continue
    return True


async def _reported(house: House, about: Sequence[str]) -> dict[int, list[int]]:
    """Who of ours is meant, each with the posts that are."""
    people = [uri for uri in about if id_in(house.settings, uri) is not None]
    named = await local_ids_by_uri(house.db, house.settings, people)
    found: dict[int, list[int]] = {id_: [] for id_ in named.values()}
    post_ids = [await id_by_uri(house.db, house.settings, uri) for uri in about if uri not in named]
    rows = await posts_by_id(house.db, [id_ for id_ in post_ids if id_ is not None])
    for row in rows.values():
        if row.local:
            found.setdefault(row.account_id, []).append(row.id)
    return found
