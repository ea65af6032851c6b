"""Which site a page belongs to."""

from urllib.parse import urlsplit

from goodmob.core.text.hosts import with_parents


def site_of(page_url: str) -> str:
    """The name of the site that published the page, without the www that many have."""
    return (urlsplit(page_url).hostname or "").removeprefix("www.")


def domains_of(page_url: str) -> list[str]:
    """The site of the page, and those that it stands below, the nearest first, without the top-level domain."""
    names = with_parents(site_of(page_url))
    return names[:-1] or names
