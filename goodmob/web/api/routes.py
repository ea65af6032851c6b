"""Every door of this slice that is no page."""

from goodmob.web.api.previews import ROUTES as PREVIEWS

ROUTES = (*PREVIEWS,)
