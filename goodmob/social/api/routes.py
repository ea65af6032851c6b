"""Every API route of this slice."""

from goodmob.social.api import familiar, follows, hiding, lists

ROUTES = (*familiar.ROUTES, *follows.ROUTES, *hiding.ROUTES, *lists.ROUTES)
