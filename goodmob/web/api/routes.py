"""Every door of this slice that is no page."""

from goodmob.web.api.previews import ROUTES as PREVIEWS
from goodmob.web.api.sitemap import ROUTES as SITEMAP

ROUTES = (*PREVIEWS, *SITEMAP)
