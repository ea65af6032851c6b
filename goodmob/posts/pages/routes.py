"""Every page of this slice."""

from goodmob.core.web.routes import Route
from goodmob.posts.pages import (
    collected,
    compose,
    conversation,
    deeds,
    delete,
    drafts,
    edit,
    embed,
    emoji_reactions,
    folders,
    interaction_requests,
    pictures,
    tags,
    translation,
    voting,
)

PAGES: tuple[Route, ...] = (
    *conversation.PAGES,
    *embed.PAGES,
    *compose.PAGES,
    *pictures.PAGES,
    *edit.PAGES,
    *delete.PAGES,
    *deeds.PAGES,
    *tags.PAGES,
    *translation.PAGES,
    *voting.PAGES,
    *collected.PAGES,
    *emoji_reactions.PAGES,
    *folders.PAGES,
    *drafts.PAGES,
    *interaction_requests.PAGES,
)
