"""The JSON of announcements, for apps and for open screens."""
