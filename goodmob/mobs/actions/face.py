"""The post that is the face of a mob, as posts take it."""

from goodmob.core.settings import Settings
from goodmob.mobs.rules.addresses import url_of
from goodmob.mobs.rules.wishes import Wish
from goodmob.mobs.rules.wording import face_text
from goodmob.posts.actions.edit import Revision
from goodmob.posts.actions.publish import Draft

FACET = "mob"


def face(settings: Settings, mob_id: int, wish: Wish, application_id: int | None = None) -> Draft:
    """The post to publish; Invalid "text" where it does not fit."""
    return Draft(
        text=face_text(wish, url_of(settings, mob_id)),
        spoiler_text=wish.spoiler_text,
        visibility=wish.visibility,
        language=wish.language,
        media_ids=wish.media_ids,
        application_id=application_id,
        facet=FACET,
    )


def new_face(settings: Settings, mob_id: int, wish: Wish) -> Revision:
    """The post as it is to be from now on; Invalid "text" where it does not fit."""
    draft = face(settings, mob_id, wish)
    return Revision(
        text=draft.text, spoiler_text=draft.spoiler_text, language=draft.language, media_ids=draft.media_ids
    )
