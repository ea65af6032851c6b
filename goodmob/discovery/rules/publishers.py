"""Which site a page belongs to."""

from urllib.parse import urlsplit


def site_of(page_url: str) -> str:
    """The name of the site that published the page, without the www that many have."""
    return (urlsplit(page_url).hostname or "").removeprefix("www.")


def domains_of(page_url: str) -> list[str]:
    """The site of the page, and those that it stands below, the nearest first."""
    labels = site_of(page_url).split(".")
    return [".".join(labels[place:]) for place in range(max(1, len(labels) - 1))]
