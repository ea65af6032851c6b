"""What of a person counts in one of their accounts: the role in their main one alone, and whether staff let it in."""

from sqlalchemy import BigInteger, and_, case, cast, null

from goodmob.accounts.tables import account, person, person_account

ROLE_HERE = case((person_account.c.main, person.c.role), (person_account.c.person_id.is_not(None), "user"))
"""The role that an account shows and acts with: no badge tells whose the others are, and no app of theirs is staff."""

_IS_FURTHER_AND_WAITS = and_(person.c.confirmed_at.is_not(None), account.c.state == "pending")

APPROVED_HERE = case((_IS_FURTHER_AND_WAITS, cast(null(), BigInteger)), else_=person.c.approved_at)
"""Since when staff need not look at the account any more; null while they have to, at a further account too."""
