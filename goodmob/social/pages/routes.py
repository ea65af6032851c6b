"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.social.pages import (
    collections,
    filters,
    hiding,
    lists,
    moving,
    own_collections,
    people,
    servers,
    severed,
    shield,
    ties,
)

PAGES: tuple[Route, ...] = (
    *ties.PAGES,
    *people.PAGES,
    *hiding.PAGES,
    *filters.PAGES,
    *servers.PAGES,
    *severed.PAGES,
    *moving.PAGES,
    *shield.PAGES,
    *lists.PAGES,
    *own_collections.PAGES,
    *collections.PAGES,
)
