"""Every API route of this slice."""

from goodmob.discovery.api import directory, people, search, suggestions, trends

ROUTES = (*search.ROUTES, *people.ROUTES, *suggestions.ROUTES, *directory.ROUTES, *trends.ROUTES)
