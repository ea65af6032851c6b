"""Every API route of this slice."""

from goodmob.social.api import collections, endorsements, familiar, filters, follows, hiding, lists, old_filters

ROUTES = (
    *familiar.ROUTES,
    *follows.ROUTES,
    *endorsements.ROUTES,
    *collections.ROUTES,
    *hiding.ROUTES,
    *lists.ROUTES,
    *filters.ROUTES,
    *old_filters.ROUTES,
)
