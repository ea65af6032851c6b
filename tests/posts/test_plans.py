"""Every question about posts finds its rows by an index: none walks through a whole table."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw

import goodmob.posts
from goodmob.core.database.paging import Paged
from goodmob.core.database.statements import Statement
from goodmob.posts.queries.feeds import ACCOUNT_MEDIA_PAGE
from goodmob.posts.tables import polls, posts, reactions, scheduled, tags

TABLES = {
    *(posts.post, posts.post_count, posts.post_edit, posts.mention, posts.tombstone),
    *(tags.tag, tags.post_tag, tags.tag_day, tags.tag_day_account, tags.tag_follow, tags.featured_tag),
    *(polls.poll, polls.poll_option, polls.poll_vote),
    *(reactions.interaction, reactions.favourite, reactions.bookmark, reactions.pin),
    *(scheduled.scheduled_post, scheduled.idempotency),
}
NAMES = {table.name for table in TABLES}
INSERTS = re.compile(r"INSERT INTO \w+ \([^)]*\) VALUES")
WALK = re.compile(r"^SCAN (\w+)(?! USING (?:COVERING )?INDEX)")
MEANT = re.compile(r"FROM post JOIN post_count ON [^W]*WHERE post\.visibility != \?")
"""The one list that is meant to be walked, newest first: everything that was posted."""


def statements_in(value: Any) -> Iterator[Statement[Any]]:
    """The statements that a name of a module stands for."""
    if isinstance(value, Statement):
        yield value
    elif isinstance(value, Paged):
        yield from (value.newest_first, value.oldest_first)
    elif isinstance(value, tuple | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from statements_in(part)


def statements() -> set[str]:
    """The SQL of every statement of the slice that looks for rows."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(goodmob.posts.__path__, "goodmob.posts.")
        if ".queries." in found.name or ".actions." in found.name
    ]
    found = {each.sqlite.sql for module in modules for value in vars(module).values() for each in statements_in(value)}
    return {sql for sql in found if NAMES & set(re.findall(r"\w+", sql)) and not INSERTS.match(sql)}


def test_no_statement_walks_through_a_table(sqlite_template: Path) -> None:
    database = apsw.Connection(str(sqlite_template), flags=apsw.SQLITE_OPEN_READONLY)
    walks = []
    for sql in sorted(statements()):
        steps = [str(row[3]) for row in database.execute(f"EXPLAIN QUERY PLAN {sql}", (None,) * sql.count("?"))]
        walked = [step for step in steps if (found := WALK.match(step)) and found[1] in {*NAMES, "parent", "child"}]
        if walked and not MEANT.search(sql):
            walks.append(f"{walked}: {sql}")
    database.close()

    assert walks == []


def test_the_pictures_of_an_account_are_found_without_its_other_posts(sqlite_template: Path) -> None:
    database = apsw.Connection(str(sqlite_template), flags=apsw.SQLITE_OPEN_READONLY)
    sql = ACCOUNT_MEDIA_PAGE.newest_first.sqlite.sql
    steps = [str(row[3]) for row in database.execute(f"EXPLAIN QUERY PLAN {sql}", (None,) * sql.count("?"))]
    database.close()

    assert "ix_post_media_account_id_id" in steps[0]
