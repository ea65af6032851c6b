"""Every page of this slice."""

from goodmob.notifications.pages import device, policy, requests, told

PAGES = (*told.PAGES, *requests.PAGES, *policy.PAGES, *device.PAGES)
