"""Every API route of this slice."""

from goodmob.discovery.api import directory, search, suggestions, trends

ROUTES = (*search.ROUTES, *suggestions.ROUTES, *directory.ROUTES, *trends.ROUTES)
