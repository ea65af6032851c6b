"""Every page of this slice."""

from goodmob.discovery.pages import completing, exploring, looking, saved

PAGES = (*exploring.PAGES, *looking.PAGES, *saved.PAGES, *completing.PAGES)
