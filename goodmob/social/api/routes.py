"""Every API route of this slice."""

from goodmob.social.api import (
    collections,
    domain_preview,
    edges,
    endorsements,
    familiar,
    filters,
    follows,
    hiding,
    lists,
    moving,
    old_filters,
    severed,
    shield,
    synchronisation,
)

ROUTES = (
    *domain_preview.ROUTES,
    *familiar.ROUTES,
    *follows.ROUTES,
    *edges.ROUTES,
    *endorsements.ROUTES,
    *collections.ROUTES,
    *hiding.ROUTES,
    *lists.ROUTES,
    *moving.ROUTES,
    *filters.ROUTES,
    *old_filters.ROUTES,
    *severed.ROUTES,
    *shield.ROUTES,
    *synchronisation.ROUTES,
)
