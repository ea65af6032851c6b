"""Every API route of this slice."""

from goodmob.discovery.api import directory, search, suggestions

ROUTES = (*search.ROUTES, *suggestions.ROUTES, *directory.ROUTES)
