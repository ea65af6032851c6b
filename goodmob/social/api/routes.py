"""Every API route of this slice."""

from goodmob.social.api import follows, hiding, lists

ROUTES = (*follows.ROUTES, *hiding.ROUTES, *lists.ROUTES)
