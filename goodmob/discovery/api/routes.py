"""Every API route of this slice."""

from goodmob.discovery.api import (
    admin_links,
    admin_tags,
    admin_trends,
    directory,
    people,
    saved_searches,
    search,
    suggestions,
    trends,
)

ROUTES = (
    *search.ROUTES,
    *saved_searches.ROUTES,
    *people.ROUTES,
    *suggestions.ROUTES,
    *directory.ROUTES,
    *trends.ROUTES,
    *admin_tags.ROUTES,
    *admin_trends.ROUTES,
    *admin_links.ROUTES,
)
