"""What a saved search may be like, and how often it tells of posts."""

from typing import NamedTuple

from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_line, is_blank
from goodmob.discovery.rules.queries import LONGEST_QUERY

MOST_SEARCHES = 20
LONGEST_TITLE = 100
ALERTS_AN_HOUR = 10


class SearchWish(NamedTuple):
    """A saved search as somebody wants it; without a title it is called what it looks for."""

    title: str
    query: str
    alert: bool = False

    def cleaned(self) -> "SearchWish":
        """As it is kept; Invalid where it is too long, or looks for nothing."""
        query = clean_line(self.query)
        if is_blank(query):
            raise Invalid("query", "can't be blank")
        if len(query) > LONGEST_QUERY:
            raise Invalid("query", f"is too long (at most {LONGEST_QUERY} characters)")
        title = clean_line(self.title)
        if len(title) > LONGEST_TITLE:
            raise Invalid("title", f"is too long (at most {LONGEST_TITLE} characters)")
        return SearchWish(query[:LONGEST_TITLE] if is_blank(title) else title, query, self.alert)
