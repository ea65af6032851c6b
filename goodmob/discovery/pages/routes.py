"""Every page of this slice."""

from goodmob.discovery.pages import looking, saved

PAGES = (*looking.PAGES, *saved.PAGES)
