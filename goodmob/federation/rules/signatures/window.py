"""In which time a signature counts."""

from datetime import UTC
from email.utils import parsedate_to_datetime

from goodmob.core.activitypub.bounds import SIGNATURE_AGE, SIGNATURE_SKEW
from goodmob.core.clock import SECOND
from goodmob.federation.rules.signatures.message import BadSignature


def check_window(created: int, expires: int | None, now: int) -> None:
    """BadSignature where it was made too long ago or ahead, or has run out; all in us."""
    if created > now + SIGNATURE_SKEW:
        raise BadSignature("The signature is from the future")
    if created < now - SIGNATURE_AGE - SIGNATURE_SKEW:
        raise BadSignature("The signature is too old")
    if expires is not None and expires < max(created, now - SIGNATURE_SKEW):
        raise BadSignature("The signature has expired")


def moment_of(date: str) -> int:
    """The moment (us) of a Date header; BadSignature where it is none."""
    try:
        moment = parsedate_to_datetime(date)
        return int(moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()) * SECOND
    except (ValueError, OverflowError, TypeError) as error:
        raise BadSignature("The Date is none") from error
