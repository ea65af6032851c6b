"""Every page of this slice."""

from goodmob.discovery.pages import completing, looking, saved

PAGES = (*looking.PAGES, *saved.PAGES, *completing.PAGES)
