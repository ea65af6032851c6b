"""What somebody new may care for, and who writes about it."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.accounts.queries.discoverable import discoverable_among
from goodmob.core.clock import DAY
from goodmob.core.house import House
from goodmob.core.text.tags import tag_key
from goodmob.discovery.entities.explored import people_to_meet, tags_lately
from goodmob.discovery.queries.dismissed import dismissed_among
from goodmob.discovery.rules.interests import seeds_of
from goodmob.posts.queries.reviewed_tags import reviewed_tags, unusable_among
from goodmob.posts.queries.tags import tags_followed_by
from goodmob.posts.queries.writers import writers_about
from goodmob.social.queries.follows import follows_among
from goodmob.social.queries.hidden import hidden_accounts

TRENDING = 12
LATELY = 90 * DAY
LOOKED_AT = 400
"""Of so many pairs of an author and a tag, those who write most are chosen."""


class Interest(Struct, frozen=True):
    """A tag to follow: how it is spelt, and whether it is followed."""

    name: str
    is_chosen: bool


class Kindred(Struct, frozen=True):
    """Somebody to follow, and what they write about of all that one follows; nothing for those who are only here."""

    account_id: int
    tags: Sequence[str]


async def interests_for(house: House, viewer_id: int, language: str) -> list[Interest]:
    """What the viewer follows, then what people talk of, then what they may care for in this language; each once."""
    followed = await reviewed_tags(house.db, await tags_followed_by(house.db, viewer_id))
    lately = await tags_lately(house, None, most=TRENDING)
    found = {tag.name: Interest(tag.display_name, True) for tag in sorted(followed, key=lambda tag: tag.name)}
    for name in (*(tag.name for tag in lately), *seeds_of(language)):
        found.setdefault(tag_key(name), Interest(name, False))
    unusable = {tag_key(name) for name in await unusable_among(house.db, found.keys())}
    return [interest for key, interest in found.items() if key not in unusable]


async def kindred(house: House, viewer_id: int, most: int) -> list[Kindred]:
    """People whom the viewer does not follow: those first who write about most of what the viewer follows."""
    tag_ids = await tags_followed_by(house.db, viewer_id)
    about: dict[int, list[str]] = {}
    for writer in await writers_about(house.db, tag_ids, house.clock.now() - LATELY, LOOKED_AT):
        about.setdefault(writer.account_id, []).append(writer.tag)
    wanted = await discoverable_among(house.db, about.keys())
    known = {viewer_id, *await follows_among(house.db, viewer_id, list(about))}
    known |= await hidden_accounts(house.db, viewer_id, house.clock.now())
    known |= await dismissed_among(house.db, viewer_id, list(about))
    writers = sorted((id_ for id_ in about if id_ in wanted and id_ not in known), key=lambda id_: -len(about[id_]))
    others = [id_ for id_ in await people_to_meet(house, viewer_id, most) if id_ not in writers]
    return [Kindred(id_, about.get(id_, ())) for id_ in (*writers, *others)][:most]
