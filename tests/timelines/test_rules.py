"""Which post stands in whose home and on which list: tables of cases."""

from typing import Any

import pytest

from goodmob.core.database.paging import Window
from goodmob.posts.queries.posts import PostRow
from goodmob.timelines.rules import BEGINNING, Standing, belongs_at_home, belongs_on_list, cut

ADA, BEN, CLEO = 1, 2, 3


def post(**different: Any) -> PostRow:
    plain: dict[str, Any] = dict.fromkeys(PostRow._fields)
    return PostRow(**{**plain, "id": 10, "account_id": BEN, "visibility": "public", "held": False, **different})


FOLLOWS = Standing(follows=True)

AT_HOME = {
    "by a followed account": (post(), FOLLOWS, True),
    "by a stranger": (post(), Standing(), False),
    "one's own": (post(account_id=ADA), Standing(), True),
    "one's own answer to a stranger": (post(account_id=ADA, in_reply_to_account_id=CLEO), Standing(), True),
    "by somebody hidden": (post(), FOLLOWS._replace(hides=True), False),
    "held back": (post(held=True), FOLLOWS, False),
    "an answer to somebody not followed": (post(in_reply_to_account_id=CLEO), FOLLOWS, False),
    "an answer to somebody followed": (
        post(in_reply_to_account_id=CLEO),
        FOLLOWS._replace(follows_answered=True),
        True,
    ),
    "an answer to oneself": (post(in_reply_to_account_id=BEN), FOLLOWS, True),
    "an answer to the reader": (post(in_reply_to_account_id=ADA), FOLLOWS, True),
    "a boost": (post(boost_of_id=9), FOLLOWS, True),
    "a boost nobody wants": (post(boost_of_id=9), FOLLOWS._replace(wants_boosts=False), False),
    "in another language": (post(language="de"), FOLLOWS._replace(languages=["fr"]), False),
    "in a wanted language": (post(language="fr"), FOLLOWS._replace(languages=["fr"]), True),
    "in no known language": (post(language=None), FOLLOWS._replace(languages=["fr"]), True),
    "direct, to others": (post(visibility="direct"), FOLLOWS, False),
    "direct, to the reader": (post(visibility="direct"), FOLLOWS._replace(addressed=True), True),
    "direct, by a stranger": (post(visibility="direct"), Standing(addressed=True), False),
    "read on an exclusive list": (post(), FOLLOWS._replace(keeps_for_list=True), False),
    "with a followed tag": (post(), Standing(follows_tag=True), True),
    "unlisted, with a followed tag": (post(visibility="unlisted"), Standing(follows_tag=True), False),
}


@pytest.mark.parametrize("case", AT_HOME)
def test_home(case: str) -> None:
    row, standing, belongs = AT_HOME[case]
    assert belongs_at_home(row, ADA, standing) is belongs


ANSWER = post(in_reply_to_account_id=CLEO)
ON_LIST = {
    "no answer": (post(), FOLLOWS, "none", False, True),
    "an answer, none wanted": (ANSWER, FOLLOWS._replace(follows_answered=True), "none", True, False),
    "an answer to a member": (ANSWER, FOLLOWS, "list", True, True),
    "an answer to no member": (ANSWER, FOLLOWS._replace(follows_answered=True), "list", False, False),
    "an answer to somebody followed": (ANSWER, FOLLOWS._replace(follows_answered=True), "followed", False, True),
    "an answer to nobody followed": (ANSWER, FOLLOWS, "followed", True, False),
    "an answer to the owner": (post(in_reply_to_account_id=ADA), FOLLOWS, "none", False, True),
    "by somebody hidden": (post(), FOLLOWS._replace(hides=True), "followed", True, False),
    "an unwanted boost": (post(boost_of_id=9), FOLLOWS._replace(wants_boosts=False), "followed", True, False),
    "direct, to others": (post(visibility="direct"), FOLLOWS, "followed", True, False),
}


@pytest.mark.parametrize("case", ON_LIST)
def test_list(case: str) -> None:
    row, standing, replies, answers_member, belongs = ON_LIST[case]
    assert belongs_on_list(row, ADA, standing, replies=replies, answers_member=answers_member) is belongs


HELD = [9, 8, 7, 6, 5]
CUTS = {
    "the first page": (HELD, Window(limit=2), [9, 8], True),
    "the next page": (HELD, Window(max_id=8, limit=2), [7, 6], True),
    "a page over the edge": (HELD, Window(max_id=7, limit=3), [6, 5], False),
    "beyond the edge": (HELD, Window(max_id=5, limit=3), [], False),
    "what is new": (HELD, Window(since_id=7, limit=5), [9, 8], True),
    "new since before the edge": (HELD, Window(since_id=3, limit=9), HELD, False),
    "right after one": (HELD, Window(min_id=6, limit=2), [8, 7], True),
    "right after one before the edge": (HELD, Window(min_id=3, limit=2), [6, 5], False),
    "the end of all": ([*HELD, BEGINNING], Window(max_id=7, limit=3), [6, 5], True),
    "from the beginning": ([*HELD, BEGINNING], Window(min_id=0, limit=2), [6, 5], True),
    "nothing at all": ([BEGINNING], Window(), [], True),
}


@pytest.mark.parametrize("case", CUTS)
def test_cut(case: str) -> None:
    held, window, page, complete = CUTS[case]
    assert cut(held, window) == (page, complete)
