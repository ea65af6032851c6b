"""Questions about reports: who can be reported, and with which of their posts."""

from goodmob.accounts.queries.accounts import AccountRow, account_by_id
from goodmob.core.database.interface import Reads
from goodmob.core.errors import Invalid, NotFound
from goodmob.moderation.rules.reports import Complaint
from goodmob.posts.permissions import reportable
from goodmob.social.queries.collections import collections_by_id


async def reported_account(reads: Reads, account_id: int, target_id: int) -> AccountRow:
    """The account that somebody wants to report, whoever blocks whom; NotFound unless it is in good standing.

    Invalid for oneself.
    """
    if target_id == account_id:
        raise Invalid("target_account", "must be somebody else")
    target = await account_by_id(reads, target_id)
    if target is None or target.state != "active":
        raise NotFound
    return target


async def check_subjects(reads: Reads, account_id: int, complaint: Complaint) -> None:
    """NotFound unless all that is reported besides the account is of that account, and there for whoever reports it."""
    target_id, post_ids = complaint.target_id, set(complaint.post_ids)
    collections = await collections_by_id(reads, complaint.collection_ids)
    theirs = {row.id for row in collections.values() if row.account_id == target_id}
    if set(complaint.collection_ids) - theirs or post_ids - await reportable(reads, account_id, target_id, post_ids):
        raise NotFound
