"""Questions about reports: who can be reported, and with which of their posts."""

from goodmob.accounts.queries.accounts import AccountRow, account_by_id
from goodmob.core.database.interface import Reads
from goodmob.core.errors import Invalid, NotFound
from goodmob.moderation.rules.reports import Complaint
from goodmob.posts.permissions import reportable


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
    post_ids = set(complaint.post_ids)
    if complaint.collection_ids or post_ids - await reportable(reads, account_id, complaint.target_id, post_ids):
        raise NotFound
