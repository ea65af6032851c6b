"""Every page of the first steps."""

from goodmob.core.web.routes import Route
from goodmob.web.pages.settling import first_post, interests, mobs, people, you

PAGES: tuple[Route, ...] = (*you.PAGES, *interests.PAGES, *people.PAGES, *mobs.PAGES, *first_post.PAGES)
