"""Every page of this slice."""

from goodmob.notifications.pages import policy, requests, told

PAGES = (*told.PAGES, *requests.PAGES, *policy.PAGES)
