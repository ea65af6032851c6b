"""Refusals: each carries its status and what the client is told."""

import pytest

from goodmob.core.errors import (
    Conflict,
    Duplicate,
    Forbidden,
    Gone,
    Invalid,
    Malformed,
    NotFound,
    Refusal,
    TooMany,
    Unauthorized,
    Unavailable,
)


@pytest.mark.parametrize(
    ("refusal", "status", "error"),
    [
        (Malformed("That is no JSON"), 400, "That is no JSON"),
        (Unauthorized(), 401, "The access token is invalid"),
        (Forbidden(), 403, "This action is not allowed"),
        (NotFound(), 404, "Record not found"),
        (Conflict("Two at once"), 409, "Two at once"),
        (Gone(), 410, "Gone"),
        (Duplicate("uq_person_email"), 422, "Duplicate record"),
        (TooMany(30), 429, "Too many requests"),
        (Unavailable(), 503, "Goodmob is busy at the moment"),
    ],
)
def test_a_refusal_carries_its_status_and_its_words(refusal: Refusal, status: int, error: str) -> None:
    assert (refusal.status, refusal.error, str(refusal)) == (status, error, error)


@pytest.mark.parametrize(
    ("field", "spoken"),
    [("text", "Text"), ("spoiler_text", "Spoiler text"), ("in_reply_to_id", "In reply to")],
)
def test_an_invalid_field_is_named_in_words(field: str, spoken: str) -> None:
    refusal = Invalid(field, "can't be blank")

    assert refusal.error == f"Validation failed: {spoken} can't be blank"
    assert (refusal.status, refusal.field, refusal.message) == (422, field, "can't be blank")


def test_those_who_come_too_often_or_too_early_hear_when_to_come_back() -> None:
    assert TooMany(30).retry_after == 30
    assert Unavailable(retry_after=7).retry_after == 7
